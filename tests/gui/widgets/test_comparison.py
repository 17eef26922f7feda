"""What two people share, by topic."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.widgets.comparison import Comparison, ComparisonRow, Tag

ROWS = (
    ComparisonRow("Languages", ("English",), ("Igbo", "Yoruba"), ("Spanish",)),
    ComparisonRow("Hobbies", (), ("Chess",), ()),
)


def _shown(qtbot: QtBot, width: int) -> Comparison:
    made = Comparison(ROWS, "Amara", "Daniel")
    qtbot.addWidget(made)
    made.resize(width, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def _groups(comparison: Comparison) -> list[str]:
    named = [child for child in comparison.findChildren(QWidget) if ": " in child.accessibleName()]
    return [child.accessibleName() for child in named if child.isVisible()]


# PRO-41
def test_tells_who_says_what(qtbot: QtBot) -> None:
    assert _groups(_shown(qtbot, 1200)) == [
        "What you share: English",
        "Only Amara: Igbo, Yoruba",
        "Only Daniel: Spanish",
        "What you share: nothing",
        "Only Amara: Chess",
        "Only Daniel: nothing",
    ]


def test_is_one_column_where_there_is_no_room_and_leaves_nothing_out(qtbot: QtBot) -> None:
    comparison = _shown(qtbot, 260)
    assert _groups(comparison)[3:] == ["Only Amara: Chess"]
    tags = [tag for tag in comparison.findChildren(Tag) if tag.isVisible()]
    assert [tag.text() for tag in tags] == ["English", "Igbo", "Yoruba", "Spanish", "Chess"]
    heights = [tag.mapTo(comparison, tag.rect().topLeft()).y() for tag in tags]
    assert heights == sorted(heights)


def test_long_words_are_cut_and_can_be_read_whole(qtbot: QtBot) -> None:
    comparison = _shown(qtbot, 300)
    text = "Anything & <everything> " * 20
    comparison.set_rows([ComparisonRow("Topics", (text,))], "Amara", "Daniel")
    qtbot.waitUntil(lambda: comparison.findChildren(Tag)[-1].toolTip() != "")
    tag = comparison.findChildren(Tag)[-1]
    assert tag.width() <= comparison.width()
    assert "&lt;everything>" in tag.toolTip()
