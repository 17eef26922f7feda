"""Answers questions that wait: pressed by the mouse as soon as the question shows."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from mentor_desktop.gui.widgets.question import Question

_LOOKS_AGAIN = 10  # milliseconds
_PATIENCE = 500  # looks


def answer(*keys: str) -> list[str]:
    """Presses these buttons in turn, "" to leave it; gives what was asked, heading and all."""
    asked: list[str] = []

    def press(question: QDialog, at: int) -> None:
        assert isinstance(question, Question)
        asked.append(f"{question.windowTitle()}\n{question.text}")
        if at + 1 < len(keys):
            when_shown(lambda other: press(other, at + 1), but=question)
        button = question.buttons[keys[at]] if keys[at] else question.leave_button
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    when_shown(lambda question: press(question, 0))
    return asked


def when_shown(act: Callable[[QDialog], None], *, but: QDialog | None = None) -> None:
    """Does something with the next dialog that waits for an answer, other than `but`."""

    def look(left: int) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog is not but and dialog.isVisible():
            act(dialog)
        elif left:
            QTimer.singleShot(_LOOKS_AGAIN, lambda: look(left - 1))

    QTimer.singleShot(0, lambda: look(_PATIENCE))
