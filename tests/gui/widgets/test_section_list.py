"""The sections of a document: picked, moved, heard."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.theme import apply_theme
from mentor_desktop.gui.widgets.section_list import SectionCombo, SectionItem, SectionList

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
ALT = Qt.KeyboardModifier.AltModifier
ITEMS = (
    SectionItem("goals", "Objective and goals", "complete"),
    SectionItem("meetings", "Meetings", "part"),
    SectionItem("boundaries", "Boundaries", "open"),
    SectionItem("signatures", "Signatures", "none"),
    SectionItem("costs", "Costs", "open", is_hidden=True),
)


@pytest.fixture
def sections(qtbot: QtBot, qapp: QApplication) -> SectionList:
    apply_theme(qapp, "light")
    made = SectionList(ITEMS, can_move=True)
    qtbot.addWidget(made)
    made.resize(240, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def _keys(sections: SectionList) -> list[str]:
    model = sections.model()
    titles = {item.title: item.key for item in ITEMS}
    return [titles[model.index(row, 0).data()] for row in range(model.rowCount())]


def _spot(sections: SectionList, row: int, below: int = 0) -> QPoint:
    return sections.visualRect(sections.model().index(row, 0)).center() + QPoint(0, below)


def test_screen_readers_hear_how_far_each_is(sections: SectionList) -> None:
    model = sections.model()
    assert [model.index(row, 0).data(SPOKEN) for row in range(model.rowCount())] == [
        "Objective and goals, complete",
        "Meetings, begun",
        "Boundaries, not yet begun",
        "Signatures",
        "Costs, left out",
    ]


def test_a_click_picks_a_section(sections: SectionList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sections.selected) as told:
        qtbot.mouseClick(sections.viewport(), Qt.MouseButton.LeftButton, pos=_spot(sections, 2))
    assert told.args == ["boundaries"]
    assert sections.current_key == "boundaries"


def test_arrow_keys_pick_sections(sections: SectionList, qtbot: QtBot) -> None:
    sections.set_current("goals")
    with qtbot.waitSignal(sections.selected) as told:
        qtbot.keyClick(sections, Qt.Key.Key_Down)
    assert told.args == ["meetings"]


def test_tells_nobody_of_what_the_program_picks(sections: SectionList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sections.selected):
        sections.set_current("meetings")
        sections.set_items(reversed(ITEMS))
    assert sections.current_key == "meetings"
    with qtbot.assertNotEmitted(sections.selected):
        sections.set_items(ITEMS[2:])
    assert sections.current_key == ""


def test_alt_and_arrows_move(sections: SectionList, qtbot: QtBot) -> None:
    sections.set_current("meetings")
    with qtbot.waitSignal(sections.moved) as told, qtbot.assertNotEmitted(sections.selected):
        qtbot.keyClick(sections, Qt.Key.Key_Down, ALT)
    assert told.args == ["meetings", 2]
    assert _keys(sections)[:3] == ["goals", "boundaries", "meetings"]
    assert sections.current_key == "meetings"
    qtbot.keyClick(sections, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(sections, Qt.Key.Key_Up, ALT)
    with qtbot.assertNotEmitted(sections.moved):
        qtbot.keyClick(sections, Qt.Key.Key_Up, ALT)
    assert _keys(sections)[0] == "meetings"


class _Dropped(QDropEvent):
    """A drop as the list's own drag makes it."""

    def __init__(self, sections: SectionList, at: QPoint) -> None:
        self._mime = QMimeData()
        super().__init__(
            QPointF(at), Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, self._mime,
             Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        self._from = sections

    def source(self) -> SectionList:
        return self._from


@pytest.mark.parametrize(
    ("key", "row", "below", "position"),
    [
        ("goals", 2, 6, 2),
        ("goals", 2, -6, 1),
        ("boundaries", 0, -6, 0),
        ("boundaries", 0, 6, 1),
        ("goals", 4, 200, 4),
    ],
)
def test_dropping_moves(
    sections: SectionList, qtbot: QtBot, key: str, row: int, below: int, position: int
) -> None:
    sections.set_current(key)
    event = _Dropped(sections, _spot(sections, row, below))
    with qtbot.waitSignal(sections.moved) as told:
        sections.dropEvent(event)
    assert told.args == [key, position]
    assert _keys(sections)[position] == key
    assert len(_keys(sections)) == len(ITEMS)
    assert event.dropAction() == Qt.DropAction.CopyAction


def test_the_order_can_be_fixed(sections: SectionList, qtbot: QtBot) -> None:
    sections.set_can_move(False)
    sections.set_current("goals")
    with qtbot.assertNotEmitted(sections.moved):
        qtbot.keyClick(sections, Qt.Key.Key_Down, ALT)
    assert _keys(sections) == [item.key for item in ITEMS]


def test_states_are_drawn_apart(sections: SectionList) -> None:
    images = []
    for state in ("complete", "part", "open", "none"):
        sections.set_items([SectionItem("one", "Meetings", state)])
        images.append(sections.viewport().grab().toImage())
    sections.set_items([SectionItem("one", "Meetings", "open", is_hidden=True)])
    images.append(sections.viewport().grab().toImage())
    pairs = [(one, other) for at, one in enumerate(images) for other in images[at + 1 :]]
    assert all(one != other for one, other in pairs)


def test_a_drop_down_does_the_same(qtbot: QtBot) -> None:
    combo = SectionCombo(ITEMS)
    qtbot.addWidget(combo)
    combo.show()
    combo.set_current("goals")
    assert combo.currentText() == "Objective and goals  ✓"
    with qtbot.waitSignal(combo.selected) as told:
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert told.args == ["meetings"]
    with qtbot.assertNotEmitted(combo.selected):
        combo.set_items(reversed(ITEMS))
    assert combo.current_key == "meetings"
    assert combo.itemData(0, SPOKEN) == "Costs, left out"
