"""Fields to type in, with texts of any size."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.form import Question
from mentor_desktop.gui.widgets.text_fields import GrowingText, TextField

MEGABYTE = 1_000_000
ANYWHERE = QTextOption.WrapMode.WrapAnywhere
USUAL = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def pasted(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


@pytest.mark.parametrize(
    ("text", "wrap"),
    [("x" * MEGABYTE, ANYWHERE), ("a few words in a line\n" * (MEGABYTE // 22), USUAL)],
    ids=["one word", "lines"],
)
def test_a_megabyte_is_taken_whole_and_laid_out(
    text: str, wrap: QTextOption.WrapMode, qtbot: QtBot
) -> None:
    edit = GrowingText()
    qtbot.addWidget(edit)
    edit.resize(500, 200)
    edit.show()
    edit.insertFromMimeData(pasted(text))
    QApplication.processEvents()  # with breaks between words, the one word takes minutes here
    assert edit.toPlainText() == text
    assert edit.wordWrapMode() == wrap


def test_another_text_breaks_between_words_again(qtbot: QtBot) -> None:
    field = TextField(Question("text", "text", "Notes"))
    qtbot.addWidget(field)
    field.put("x" * 5_000)
    assert field.edit.wordWrapMode() == ANYWHERE
    field.put("a few words")
    assert field.edit.wordWrapMode() == USUAL
    field.edit.insertFromMimeData(pasted(" more"))
    assert field.edit.wordWrapMode() == USUAL
