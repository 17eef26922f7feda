"""Bars: undo for a while, messages until they are closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.widgets.banner import KINDS, CloseButton, MessageBar, UndoBar

_SHORT = 60  # ms


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit())
    made.resize(500, 200)
    return made


def _bar(page: QWidget, qtbot: QtBot, stays: int) -> UndoBar:
    bar = UndoBar(stays=stays)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(bar)
    page.show()
    qtbot.waitExposed(page)
    return bar


def _button(bar: QWidget) -> QPushButton:
    button = bar.findChild(QPushButton)
    assert button is not None
    return button


def _close(bar: QWidget) -> CloseButton:
    close = bar.findChild(CloseButton)
    assert close is not None
    return close


def test_is_there_only_when_there_is_something_to_undo(page: QWidget, qtbot: QtBot) -> None:
    bar = _bar(page, qtbot, 10_000)
    assert not bar.isVisible()
    bar.offer("Goal removed.")
    assert bar.isVisible()
    assert bar.text == "Goal removed."
    assert _button(bar).accessibleName() == "Undo: Goal removed."


def test_undo_tells_and_goes(page: QWidget, qtbot: QtBot) -> None:
    bar = _bar(page, qtbot, 10_000)
    bar.offer("Goal removed.")
    with qtbot.waitSignal(bar.undo):
        qtbot.mouseClick(_button(bar), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_goes_by_itself(page: QWidget, qtbot: QtBot) -> None:
    bar = _bar(page, qtbot, _SHORT)
    with qtbot.assertNotEmitted(bar.undo):
        bar.offer("Goal removed.")
        qtbot.waitUntil(lambda: not bar.isVisible())


def test_stays_while_the_keyboard_is_at_it(page: QWidget, qtbot: QtBot) -> None:
    bar = _bar(page, qtbot, _SHORT)
    bar.offer("Goal removed.")
    _button(bar).setFocus()
    qtbot.wait(_SHORT * 4)
    assert bar.isVisible()
    field = page.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    qtbot.waitUntil(lambda: not bar.isVisible())


@pytest.mark.parametrize("is_cross", [True, False])
def test_can_be_closed(page: QWidget, qtbot: QtBot, is_cross: bool) -> None:
    bar = _bar(page, qtbot, 10_000)
    bar.offer("Goal removed.")
    with qtbot.assertNotEmitted(bar.undo):
        if is_cross:
            qtbot.mouseClick(_close(bar), Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(_button(bar), Qt.Key.Key_Escape)
    assert not bar.isVisible()


@pytest.mark.parametrize("kind", KINDS)
def test_a_message_offers_what_to_do(page: QWidget, qtbot: QtBot, kind: str) -> None:
    bar = MessageBar(kind, "The agreement is due for review.", "Start review")
    layout = page.layout()
    assert layout is not None
    layout.addWidget(bar)
    page.show()
    assert bar.accessibleName() == "The agreement is due for review."
    assert bar.property("role") == kind
    with qtbot.waitSignal(bar.acted):
        qtbot.mouseClick(_button(bar), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(_close(bar), Qt.Key.Key_Return)
    assert not bar.isVisible()


def test_a_message_may_have_no_button_and_no_cross(page: QWidget, qtbot: QtBot) -> None:
    bar = MessageBar("info", "<b>As it is</b>", can_close=False)
    qtbot.addWidget(bar)
    bar.show()
    assert not _button(bar).isVisible()
    assert not _close(bar).isVisible()
    assert bar.text == "<b>As it is</b>"
    bar.tell("Now there is something to do.", "Do it", kind="danger")
    assert _button(bar).isVisible()
    assert bar.kind == "danger"
