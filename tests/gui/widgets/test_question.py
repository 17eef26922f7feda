"""A question in a window of its own."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.widgets.question import Choice, Question
from tests.gui.answering import answer

WAYS = (Choice("restore", "Restore"), Choice("save", "Save & go"))


def shown(qtbot: QtBot, *choices: Choice, sentence: str = "Shall we?") -> Question:
    question = Question(None, "Heading", sentence, choices, note="A note.")
    qtbot.addWidget(question)
    with qtbot.waitActive(question):
        question.show()
    return question


@pytest.mark.parametrize("key", ["restore", "save", ""])
def test_gives_the_answer_that_was_pressed(qtbot: QtBot, key: str) -> None:
    question = Question(None, "Heading", "Shall we?", WAYS)
    qtbot.addWidget(question)
    asked = answer(key)
    assert question.ask() == key
    assert asked == ["Heading\nShall we?"]


def test_enter_takes_the_first_way_and_escape_leaves(qtbot: QtBot) -> None:
    for key, expected in ((Qt.Key.Key_Return, "restore"), (Qt.Key.Key_Escape, "")):
        question = Question(None, "Heading", "Shall we?", WAYS)
        qtbot.addWidget(question)
        QTimer.singleShot(50, lambda q=question, k=key: qtbot.keyClick(q, k))
        assert question.ask() == expected


def test_enter_leaves_where_the_first_way_is_dangerous(qtbot: QtBot) -> None:
    question = shown(qtbot, Choice("erase", "Erase", "danger"))
    qtbot.keyClick(question, Qt.Key.Key_Return)
    assert question.answer == ""
    assert not question.isVisible()


def test_each_button_says_its_name_whole(qtbot: QtBot) -> None:
    question = shown(qtbot, *WAYS)
    assert question.buttons["save"].accessibleName() == "Save & go"
    assert question.buttons["save"].text() == "Save && go"
    assert question.accessibleDescription() == "Shall we?\n\nA note."


@pytest.mark.parametrize("size", [10, 20])
def test_all_words_have_their_room(qtbot: QtBot, size: int) -> None:
    sentence = "Nobody can open the file without its passphrase, so write it down. " * 2
    question = Question(None, "A heading of some length", sentence, WAYS, note=sentence)
    qtbot.addWidget(question)
    font = question.font()
    font.setPointSize(size)
    question.setFont(font)
    question.show()
    for label in question.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())
    assert question.rect().contains(question.leave_button.geometry())
