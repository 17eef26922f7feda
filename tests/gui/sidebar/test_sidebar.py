"""The sidebar in much room and in little."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.next_step import NextStep
from mentor_desktop.domain.signals import Signal
from mentor_desktop.gui.days import short_day
from mentor_desktop.gui.sidebar.model import PageLine, need_of, reason_of
from mentor_desktop.gui.sidebar.sidebar import Sidebar
from mentor_desktop.gui.theme import apply_theme
from mentor_desktop.store.pair_lines import PairLine


@pytest.fixture
def sidebar(qtbot: QtBot, qapp: QApplication) -> Sidebar:
    """Two pages and ten pairs, in room for three of them beside what cannot make way."""
    apply_theme(qapp, "light")
    made = Sidebar()
    qtbot.addWidget(made)
    made.show_file("Harbour", "Sample data", is_sample=True)
    made.show_pages([PageLine("people", "People", 28), PageLine("programme", "Programme")])
    step = NextStep("", "", "On track", "")
    made.show_pairs(
        PairLine(str(at), f"Mentor {at}", f"Mentee {at}", step, "active") for at in range(10)
    )
    made.show()
    row = made.pairsView.sizeHintForRow(0)
    made.resize(300, made.minimumSizeHint().height() + 2 * row)
    return made


def rows_in_view(sidebar: Sidebar) -> int:
    """How many relationships can be seen whole."""
    view = sidebar.pairsView
    places = (view.visualRect(sidebar.pairs.index(row)) for row in range(10))
    return sum(view.viewport().rect().contains(place) for place in places)


def test_where_nothing_is_needed_the_next_meeting_stands() -> None:
    quiet = NextStep("", "", "On track", "Nothing waits.")
    urgent = NextStep("sign", "Sign", "Agreement awaits 1 signature", "Please sign.")
    day = date(date.today().year, 6, 12)
    assert need_of(PairLine("1", "A", "B", quiet, "active", next_meeting=day)) == (
        f"Next meeting {short_day(day, date.today())}"
    )
    for line in (
        PairLine("1", "A", "B", urgent, "active", next_meeting=day),
        PairLine("1", "A", "B", quiet, "completed", next_meeting=day),
        PairLine("1", "A", "B", quiet, "active"),
    ):
        assert need_of(line) == line.step.line


def test_the_gravest_signal_stands_in_its_words_with_all_reasons_behind() -> None:
    quiet = NextStep("", "", "On track", "Nothing waits.")
    silent = Signal("contact", "at_risk", "none", {"days": 31, "agreed": 2, "count": 0})
    late = Signal("action_items", "attention", "late", {"late": 1, "open": 3})
    line = PairLine("1", "A", "B", quiet, "active", signals=(silent, late), level="at_risk")
    assert (need_of(line), line.tone) == ("No contact for 31 days", "danger")
    assert reason_of(line).splitlines() == [
        "No contact for 31 days; agreed: at least 2 a month.",
        "Late: 1 of 3 open action items.",
        "Nothing waits.",
    ]


def test_a_pressing_step_stands_before_what_only_needs_attention() -> None:
    late = Signal("action_items", "attention", "late", {"late": 1, "open": 3})
    pressing = NextStep("sign", "Sign", "Agreement awaits 1 signature", "Please.", "warning")
    calm = NextStep("agreement", "Finish", "Amendment in draft", "Please.")
    for step, said in ((pressing, pressing.line), (calm, "1 action item late")):
        line = PairLine("1", "A", "B", step, "active", signals=(late,), level="attention")
        assert (need_of(line), line.tone) == (said, "warning")


def test_in_little_room_the_relationships_get_most_of_it(sidebar: Sidebar) -> None:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    shown = [one for one in sidebar.findChildren(QWidget, options=direct) if one.isVisible()]
    assert sidebar.pairsView in shown
    assert max(shown, key=QWidget.height) is sidebar.pairsView
    assert rows_in_view(sidebar) >= 3
    assert not sidebar.stateLabel.isVisible()
    assert "Sample data" in sidebar.name.toolTip()
    first, second = (sidebar.pagesView.visualRect(sidebar.pages.index(row)) for row in range(2))
    assert first.top() == second.top()
    assert sidebar.pagesView.viewport().rect().contains(second)


def test_the_first_relationships_get_the_room_when_they_come(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    lines = [*sidebar.pairs.lines]
    sidebar.show_pairs([])
    assert sidebar.newButton.isVisible()
    sidebar.show_pairs(lines)
    assert not sidebar.newButton.isVisible()
    qtbot.waitUntil(lambda: rows_in_view(sidebar) >= 3)


def test_many_pages_can_be_read_in_little_room(sidebar: Sidebar) -> None:
    sidebar.show_pages(
        [PageLine(key, key) for key in ("People", "Calendar", "Action items", "Programme")]
    )
    places = [sidebar.pagesView.visualRect(sidebar.pages.index(row)) for row in range(4)]
    assert len({place.top() for place in places}) == 4
    assert all(sidebar.pagesView.viewport().rect().contains(place) for place in places)


def test_with_room_all_is_said_again(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.resize(300, sidebar.fontMetrics().height() * 40)
    qtbot.waitUntil(sidebar.stateLabel.isVisible)
    assert sidebar.newButton.isVisible()
    first, second = (sidebar.pagesView.visualRect(sidebar.pages.index(row)) for row in range(2))
    assert first.left() == second.left()
    assert rows_in_view(sidebar) > 4


def test_a_very_long_name_leaves_room_for_the_relationships(sidebar: Sidebar) -> None:
    whole = "A name of many words " * 50
    sidebar.show_file(whole, "Sample data", is_sample=True)
    sidebar.resize(300, sidebar.fontMetrics().height() * 40)
    assert len(sidebar.name.shown_lines()) == 3
    assert whole in sidebar.name.toolTip()
    assert rows_in_view(sidebar) > 4


def test_an_endless_name_is_shown_cut(sidebar: Sidebar) -> None:
    endless = "ab " * 1_000_000
    step = NextStep("", "", "On track", "")
    sidebar.show_pairs([PairLine("1", endless, endless, step, "active")])
    index = sidebar.pairs.index(0)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
    ):
        assert len(index.data(role)) < 3_000
    sidebar.grab()
