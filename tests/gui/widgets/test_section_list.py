"""Sections by name, how far each is, in an order that can be changed. AG-34"""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.widgets.section_list import SectionBox, SectionItem, SectionList

ITEMS = (
    SectionItem("meetings", "Meetings", "complete"),
    SectionItem("contact", "Contact between meetings", "part"),
    SectionItem("closing", "Closing well", "open"),
)


@pytest.fixture
def sections(qtbot: QtBot) -> SectionList:
    made = SectionList()
    qtbot.addWidget(made)
    made.set_sections(ITEMS)
    made.resize(260, 200)
    made.show()
    return made


def test_says_the_state_in_words_for_screen_readers(sections: SectionList) -> None:
    said = [
        sections.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)
    ]
    assert said == [
        "Meetings: complete",
        "Contact between meetings: in part",
        "Closing well: still open",
    ]


def test_tells_which_section_is_chosen(sections: SectionList, qtbot: QtBot) -> None:
    sections.set_current("meetings")
    with qtbot.waitSignal(sections.chosen) as told:
        qtbot.keyClick(sections, Qt.Key.Key_Down)
    assert told.args == ["contact"]
    assert sections.current_key == "contact"


def test_choosing_by_the_program_tells_nobody(sections: SectionList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sections.chosen):
        sections.set_current("closing")
    assert sections.current_key == "closing"


def test_keeps_the_section_in_view_when_the_order_changes(
    sections: SectionList, qtbot: QtBot
) -> None:
    sections.set_current("contact")
    with qtbot.assertNotEmitted(sections.chosen):
        sections.set_sections(ITEMS[::-1])
    assert sections.current_key == "contact"


def test_alt_and_an_arrow_move_a_section(sections: SectionList, qtbot: QtBot) -> None:
    sections.set_current("contact")
    with qtbot.assertNotEmitted(sections.moved):
        qtbot.keyClick(sections, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    sections.set_can_move(True)
    with qtbot.waitSignal(sections.moved) as told:
        qtbot.keyClick(sections, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told.args == ["contact", 2]


@pytest.mark.parametrize(("key", "row", "place"), [("closing", 0, 0), ("meetings", 3, 2)])
def test_a_dropped_section_says_where_it_goes(
    sections: SectionList, qtbot: QtBot, key: str, row: int, place: int
) -> None:
    sections.set_can_move(True)
    assert sections.dragDropMode() == QAbstractItemView.DragDropMode.InternalMove
    model = sections.sections
    data = model.mimeData([model.index(model.place(key))])
    with qtbot.waitSignal(sections.moved) as told:
        model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert told.args == [key, place]


def test_is_the_same_as_a_drop_down(qtbot: QtBot) -> None:
    box = SectionBox()
    qtbot.addWidget(box)
    box.set_sections(ITEMS)
    box.set_current("contact")
    assert box.currentText() == "Contact between meetings: in part"
    box.show()
    with qtbot.waitSignal(box.chosen) as told:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert told.args == ["closing"]
