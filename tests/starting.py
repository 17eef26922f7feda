"""A start of the program's window within a test: what came of it, and what was told."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox

from mentor_desktop import __main__ as program
from mentor_desktop.gui import application as applications
from mentor_desktop.gui.frame import Frame
from mentor_desktop.gui.window.window import Window

_PATIENCE = 300_000  # milliseconds that a slow machine may take; a quick one never waits so long


@dataclass
class Started:
    """`title` of the window with its file open, "" where none opened; `told` what boxes said."""

    status: int = -1
    title: str = ""
    page: str = ""
    told: list[str] = field(default_factory=list)


def start(monkeypatch: pytest.MonkeyPatch, qapp: QApplication, *words: str | Path) -> Started:
    """Runs the program until its window is furnished or says why not; then closes it."""
    monkeypatch.setattr(applications, "make_application", lambda _words: qapp)
    monkeypatch.setattr("sys.excepthook", lambda *_what: None)  # taken back at the end
    started = Started()
    with _somebody_at_the_desk(started), _log_of_its_own():
        started.status = program.main([str(word) for word in words])
    return started


@contextmanager
def _log_of_its_own() -> Iterator[None]:
    logger = logging.getLogger()
    before = list(logger.handlers)
    yield
    for handler in [one for one in logger.handlers if one not in before]:
        logger.removeHandler(handler)
        handler.close()


@contextmanager
def _somebody_at_the_desk(started: Started) -> Iterator[None]:
    looking, waiting = QTimer(), QTimer()
    looking.setInterval(10)  # by name Turkish PySide would not find it
    waiting.setInterval(_PATIENCE)
    waiting.setSingleShot(True)
    looking.timeout.connect(lambda: _look(started))
    waiting.timeout.connect(lambda: QApplication.exit(99))
    looking.start()
    waiting.start()
    try:
        yield
    finally:
        looking.stop()
        waiting.stop()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, Frame):
                widget.close()
                widget.deleteLater()


def _look(started: Started) -> None:
    """Reads and closes a box; closes a window that has all it will have."""
    box = QApplication.activeModalWidget()
    frames = [one for one in QApplication.topLevelWidgets() if isinstance(one, Frame)]
    if isinstance(box, QMessageBox):
        started.told.append(box.text())
        _button(box).click()
        return
    for frame in frames:
        window = frame.findChild(Window)
        if not frame.isVisible() or window is None:
            continue
        started.page = type(frame.stack.currentWidget()).__name__
        if window.desk is not None:
            started.title = frame.windowTitle()
        if window.desk is not None or started.told:
            frame.close()


def _button(box: QMessageBox) -> QAbstractButton:
    found = box.escapeButton()
    assert found is not None
    return found
