"""Parts of what scrolls are told to screen readers without reading past their end."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QScrollArea,
    QTableWidget,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.screen_reading import survive_screen_readers


@pytest.fixture(autouse=True, scope="module")
def _surviving(qapp: QApplication) -> None:
    survive_screen_readers()


class Column(QScrollArea):
    """As many of our own do, it inherits what scrolls."""


class Sheet(QAbstractScrollArea):
    """Scrolls what it draws by itself."""


def told(area: QAbstractScrollArea) -> QAccessibleInterface:
    """What a screen reader is told of it."""
    return QAccessible.queryAccessibleInterface(area)


@pytest.mark.parametrize("kind", [Column, Sheet])
def test_a_part_that_is_not_there_is_nothing(qtbot: QtBot, kind: type[QAbstractScrollArea]) -> None:
    area = kind()
    qtbot.addWidget(area)
    area.show()
    count = told(area).childCount()
    for at in (-1, *range(count, count + 50)):
        assert told(area).child(at) is None, at


def test_what_scrolls_can_still_be_read(qtbot: QtBot) -> None:
    area = Column()
    qtbot.addWidget(area)
    label = QLabel("What we agreed")
    area.setWidget(label)
    area.setAccessibleName("The agreement")
    area.show()
    assert told(area).text(QAccessible.Text.Name) == "The agreement"
    assert told(area).role() == QAccessible.Role.Client
    view = told(area).child(0)
    assert view.object() is area.viewport()
    assert view.child(0).text(QAccessible.Text.Name) == "What we agreed"


def test_tables_and_texts_keep_their_own(qtbot: QtBot) -> None:
    for area, role in (
        (QTableWidget(2, 2), QAccessible.Role.Table),
        (QTextEdit(), QAccessible.Role.EditableText),
    ):
        qtbot.addWidget(area)
        assert told(area).role() == role
