"""Bugs are told when Qt is through with what it does, from threads too."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.faults import Faults
from mentor_desktop.gui.widgets.question import Question


@pytest.fixture
def faults(qtbot: QtBot) -> Iterator[Faults]:
    made, of_python, of_threads = Faults(), sys.excepthook, threading.excepthook
    made.install()
    yield made
    sys.excepthook, threading.excepthook = of_python, of_threads
    for box in _boxes():
        box.close()
        box.deleteLater()


def _boxes() -> list[QMessageBox | Question]:
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return [box for box in shown if isinstance(box, QMessageBox | Question)]


def test_a_fault_is_not_told_before_qt_is_through(faults: Faults) -> None:
    faults.take(KeyError, KeyError(), None)

    assert _boxes() == []
    QApplication.processEvents()
    assert len(_boxes()) == 1


def test_one_is_told_at_a_time(faults: Faults) -> None:
    for kind in (KeyError, IndexError):
        faults.take(kind, kind(), None)
        QApplication.processEvents()
    assert len(_boxes()) == 1

    _boxes()[0].close()
    faults.take(IndexError, IndexError(), None)
    QApplication.processEvents()

    assert len(_boxes()) == 1


def test_a_fault_of_a_thread_is_told_in_the_window(faults: Faults) -> None:
    thread = threading.Thread(target=lambda: 1 // len(""))
    thread.start()
    thread.join()
    QApplication.processEvents()

    assert len(_boxes()) == 1


def test_a_refusal_that_nobody_caught_is_told_in_its_words(faults: Faults) -> None:
    faults.take(Refused, Refused("Not today."), None)
    QApplication.processEvents()

    (box,) = _boxes()
    assert isinstance(box, Question)
    assert box.text == "Not today."
