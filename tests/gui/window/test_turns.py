"""What comes from outside waits its turn."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.window.turns import Turns


def test_nothing_is_done_at_once(qtbot: QtBot) -> None:
    done: list[str] = []
    owner = QObject()
    Turns(owner).add(partial(done.append, "a"))

    assert done == []
    qtbot.waitUntil(lambda: done == ["a"])


def test_waits_while_something_is_asked(qtbot: QtBot) -> None:
    done: list[str] = []
    owner, dialog, menu = QObject(), QDialog(), QMenu()
    qtbot.addWidget(dialog)
    qtbot.addWidget(menu)
    menu.addAction("a")
    turns = Turns(owner)
    for asked in (dialog, menu):
        done.clear()
        dialog.setModal(True)
        asked.show()
        turns.add(partial(done.append, "a"))
        for _time in range(3):
            QApplication.processEvents()
        assert done == []

        asked.close()
        qtbot.waitUntil(lambda: done == ["a"])


def test_one_waits_for_the_other(qtbot: QtBot) -> None:
    done: list[str] = []
    owner = QObject()
    turns = Turns(owner)

    def ask() -> None:
        turns.add(partial(done.append, "second"))
        for _time in range(3):
            QApplication.processEvents()  # as a dialog would
        done.append("first")

    turns.add(ask)

    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == ["first", "second"]
