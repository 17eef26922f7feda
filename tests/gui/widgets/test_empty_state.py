"""An empty page says what belongs here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.widgets.empty_state import EmptyState


def test_its_one_button_starts(qtbot: QtBot) -> None:
    state = EmptyState("No meetings yet", "Plan the first one together.", "Plan a meeting")
    qtbot.addWidget(state)
    state.show()
    assert [label.text() for label in state.findChildren(QLabel)] == [
        "No meetings yet",
        "Plan the first one together.",
    ]
    button = state.findChild(QPushButton)
    assert button is not None
    assert button.text() == "Plan a meeting"
    with qtbot.waitSignal(state.wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_says_something_else_without_a_button(qtbot: QtBot) -> None:
    state = EmptyState("No meetings yet", "Plan the first one together.", "Plan a meeting")
    qtbot.addWidget(state)
    state.show()
    state.tell("Nothing found", "Try another word.")
    button = state.findChild(QPushButton)
    assert button is not None
    assert not button.isVisible()
    assert state.accessibleName() == "Nothing found"
    assert state.accessibleDescription() == "Try another word."
