"""The Meetings tab: meetings planned, prepared, held and logged by real events."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.contact import Contact
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.gui.action_items.dialog import ActionItemDialog
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.meetings.call_off_dialog import CallOffDialog
from mentor_desktop.gui.meetings.log_dialog import LogDialog
from mentor_desktop.gui.meetings.page import MeetingsPage
from mentor_desktop.gui.meetings.plan_dialog import PlanDialog
from mentor_desktop.gui.when import elsewhere
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.operations import action_items, clock
from mentor_desktop.operations.agendas import add_agenda_entry
from mentor_desktop.operations.meeting_notes import set_private_note
from mentor_desktop.operations.meetings import (
    hold_meeting,
    plan_meeting,
    remove_meeting,
    set_meeting_kind,
)
from mentor_desktop.operations.people import set_profile
from mentor_desktop.store.meetings import OneMeeting, PairMeetings, one_meeting, pair_meetings
from mentor_desktop.store.opening import open_file
from tests.conftest import Pair
from tests.gui.room import give_room

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
TODAY = clock.today()
SOON = TODAY + timedelta(days=3)


@pytest.fixture
def context(pair: Pair) -> Iterator[Context]:
    made = Context(pair.database)
    made.act_as(pair.mentee_id)
    yield made
    pair.database.stop_listening(made._tell)


@pytest.fixture
def page(pair: Pair, context: Context, qtbot: QtBot) -> MeetingsPage:
    """The tab as large as in a window of 1360 x 930."""
    made = MeetingsPage(context, pair.id)
    qtbot.addWidget(made)
    give_room(made, 150, 38)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def read(pair: Pair) -> PairMeetings:
    with pair.database.reading() as session:
        return pair_meetings(session, pair.id, TODAY)


def one(pair: Pair, id: str, reader: str | None = None) -> OneMeeting:
    with pair.database.reading() as session:
        found = one_meeting(session, id, reader)
    assert found
    return found


def told_beside(form: FormView, key: str) -> str:
    """What is wrong with a field, as a screen reader says it; "" for nothing."""
    field = form.field(key).main_widget()
    return field.accessibleDescription() if field.property("problem") else ""


def press(qtbot: QtBot, within: QWidget, text: str) -> None:
    found = next(
        one for one in within.findChildren(QPushButton) if one.text() == text and one.isVisible()
    )
    qtbot.mouseClick(found, LEFT)


def test_a_contact_is_one_click_and_its_undo_another(
    page: MeetingsPage, pair: Pair, qtbot: QtBot
) -> None:  # MT-10
    assert page.overview.contact.sentence.text().startswith("In touch 0 times")
    qtbot.mouseClick(page.overview.contact.buttons["call"], LEFT)
    assert [(row.kind, row.by, row.day) for row in read(pair).contacts] == [
        ("call", "mentee", TODAY)
    ]
    assert page.overview.contact.sentence.text().startswith("In touch once")
    assert page.overview.contact.meter.value() == 1
    press(qtbot, page.overview.contact, "Undo")
    assert read(pair).contacts == ()
    with pair.database.reading() as session:
        assert session.query(Contact).count() == 0


def test_enter_alone_logs_a_meeting_of_today(pair: Pair, context: Context, qtbot: QtBot) -> None:
    dialog = LogDialog(None, context, pair.id)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert [(row.day, row.state) for row in read(pair).meetings] == [(TODAY, "held")]


def test_down_is_a_day_earlier_and_a_day_to_come_is_told(
    pair: Pair, context: Context, qtbot: QtBot
) -> None:
    dialog = LogDialog(None, context, pair.id)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.field, "2099-01-01")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible() and "still to come" in dialog._problem.text()
    assert read(pair).meetings == ()
    qtbot.keyClicks(dialog.field, "yesterday")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert [row.day for row in read(pair).meetings] == [TODAY - timedelta(days=2)]


def test_a_series_is_planned_and_its_faults_told_beside_the_field(
    pair: Pair, context: Context, qtbot: QtBot
) -> None:
    dialog = PlanDialog(None, context, read(pair))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.edited.emit("every", "weekly")
    dialog.form.edited.emit("count", 10_000.0)
    dialog.form.edited.emit("until", None)
    assert "at most 200" in dialog._preview.text()
    qtbot.mouseClick(dialog.plan, LEFT)
    assert dialog.isVisible() and "at most 200" in told_beside(dialog.form, "count")
    dialog.form.edited.emit("minutes", 0.0)
    dialog.form.edited.emit("count", 3.0)
    qtbot.mouseClick(dialog.plan, LEFT)
    assert dialog.isVisible() and "from 1 to 1,440 minutes" in told_beside(dialog.form, "minutes")
    dialog.form.edited.emit("minutes", 60.0)
    dialog.form.edited.emit("time", "half past")
    qtbot.mouseClick(dialog.plan, LEFT)
    assert dialog.isVisible() and read(pair).meetings == ()
    assert "such as 15:00" in told_beside(dialog.form, "time")
    dialog.form.edited.emit("time", "16.30")
    qtbot.mouseClick(dialog.plan, LEFT)
    assert not dialog.isVisible() and len(dialog.planned) == 3
    planned = read(pair).meetings
    assert {row.time for row in planned} == {"16:30"}
    assert planned[1].day - planned[0].day == timedelta(days=7)


def test_the_dialog_says_that_clocks_skip_an_hour(
    pair: Pair, context: Context, qtbot: QtBot
) -> None:
    dialog = PlanDialog(None, context, read(pair))
    qtbot.addWidget(dialog)
    for key, value in (
        ("every", "weekly"), ("starts", "2026-03-22"), ("until", "2026-04-05"),
        ("time", "2:30"), ("zone", "Europe/Vienna"),
    ):  # fmt: skip
        dialog.form.edited.emit(key, value)
    assert "03:30" in dialog._preview.text() and "2026-03-29" in dialog._preview.text()


def test_preparing_fills_the_agenda_which_keys_order_and_tick(
    page: MeetingsPage, pair: Pair, qtbot: QtBot
) -> None:  # MT-02, MT-03, GP-E4
    last = plan_meeting(pair.database, pair.id, TODAY - timedelta(days=7))
    add_agenda_entry(pair.database, last, "topics", "The budget")
    hold_meeting(pair.database, last)
    id = plan_meeting(pair.database, pair.id, SOON, "15:00")
    qtbot.mouseClick(page.overview.next.prepare, LEFT)
    topics = page.view.prepare.parts["topics"]
    assert [topics.list.item(row).text() for row in range(topics.list.count())] == ["The budget"]
    qtbot.keyClicks(topics.field, "Grant")
    qtbot.keyClick(topics.field, Qt.Key.Key_Return)
    topics.list.setCurrentRow(1)
    qtbot.keyClick(topics.list, Qt.Key.Key_Up, ALT)
    texts = [entry.text for entry in one(pair, id).entries if entry.part == "topics"]
    assert texts == ["Grant", "The budget"]
    qtbot.keyClick(topics.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any(entry.is_done for entry in one(pair, id).entries))
    qtbot.keyClick(topics.list, Qt.Key.Key_Delete)
    assert [e.text for e in one(pair, id).entries if e.part == "topics"] == ["The budget"]
    assert one(pair, id).entries[0].part == "updates"


def test_what_a_meeting_is_for_and_of_which_kind_is_said_before_it(
    page: MeetingsPage, pair: Pair, qtbot: QtBot
) -> None:  # MT-04, MT-05
    id = plan_meeting(pair.database, pair.id, SOON)
    page.show_meeting(id)
    form = page.view.prepare.form
    qtbot.keyClicks(form.field("purpose").main_widget(), "The interview")
    form.tell_all()
    for key, value in (("kind", "role_play"), ("format", "video"), ("place", "Blue room")):
        form.edited.emit(key, value)
    form.edited.emit("minutes", 45.0)
    kept = one(pair, id).meeting
    assert (kept.purpose, kept.kind, kept.format) == ("The interview", "role_play", "video")
    assert (kept.place, kept.minutes) == ("Blue room", 45)
    form.edited.emit("minutes", 5_000.0)
    assert one(pair, id).meeting.minutes == 45


def test_ideas_come_from_the_prompt_bank(page: MeetingsPage, pair: Pair) -> None:
    id = plan_meeting(pair.database, pair.id, SOON)
    page.show_meeting(id)
    menu = page.view.prepare.parts["topics"].ideas.menu()
    groups = [action.menu() for action in menu.actions()]
    ideas = [idea for group in groups if isinstance(group, QMenu) for idea in group.actions()]
    assert len(ideas) >= 60
    ideas[0].trigger()
    entry = next(entry for entry in one(pair, id).entries if entry.source == "prompt")
    assert (entry.text, entry.added_by) == (ideas[0].text(), "mentee")


def test_notes_are_saved_as_they_are_typed_each_to_its_reader(
    page: MeetingsPage, context: Context, pair: Pair, qtbot: QtBot
) -> None:  # MT-07
    id = plan_meeting(pair.database, pair.id, TODAY)
    set_private_note(pair.database, id, pair.mentor_id, "Seems tired")
    page.show_meeting(id, "hold")
    hold = page.view.hold
    assert "Seems" not in hold.private.edit.toPlainText() and not hold.shared.isVisible()
    qtbot.keyClicks(hold.notes.edit, "We agreed")
    qtbot.waitUntil(lambda: one(pair, id).meeting.notes == "We agreed")
    qtbot.keyClicks(hold.private.edit, "Ask again")
    context.act_as(pair.mentor_id)  # before a pause in typing: the words are the mentee's
    own = one(pair, id, pair.mentee_id).own_note
    assert own and (own.text, own.reader) == ("Ask again", "me")
    qtbot.waitUntil(lambda: hold.private.edit.toPlainText() == "Seems tired")
    context.act_as(None)
    qtbot.waitUntil(lambda: hold.private.edit.toPlainText() == "")
    assert not hold.private.isVisible()


def test_words_that_are_being_typed_stay_with_their_meeting(
    page: MeetingsPage, pair: Pair, qtbot: QtBot
) -> None:
    first = plan_meeting(pair.database, pair.id, TODAY)
    second = plan_meeting(pair.database, pair.id, SOON)
    page.show_meeting(first, "hold")
    qtbot.keyClicks(page.view.hold.notes.edit, "First")
    page.show_meeting(second, "hold")
    assert page.view.hold.notes.edit.toPlainText() == ""
    assert [one(pair, id).meeting.notes for id in (first, second)] == ["First", ""]


def test_the_card_of_a_difficult_question_unfolds(
    page: MeetingsPage, pair: Pair, qtbot: QtBot
) -> None:  # MT-13, GP-M5, GP-E6
    id = plan_meeting(pair.database, pair.id, TODAY)
    page.show_meeting(id, "hold")
    pane = page.view.hold.question
    assert not pane.fields["advise"].isVisible()
    qtbot.mouseClick(pane.toggle, LEFT)
    for step in ("listen", "ask", "offer", "advise", "chosen"):
        qtbot.keyClicks(pane.fields[step].edit, step)
    page.view.tell_all()
    card = one(pair, id).card
    assert card and (card.listen, card.advise, card.chosen) == ("listen", "advise", "chosen")


def test_ending_the_talk_holds_the_meeting_and_asks_what_comes_next(
    page: MeetingsPage, pair: Pair, qtbot: QtBot
) -> None:  # MT-11
    id = plan_meeting(pair.database, pair.id, TODAY, "10:00", "Europe/Vienna")
    page.show_meeting(id, "hold")
    timer = page.view.hold.timer
    qtbot.mouseClick(timer.button, LEFT)
    assert timer.is_running and timer.label.text().startswith("0:0")
    qtbot.mouseClick(timer.button, LEFT)
    assert one(pair, id).meeting.state == "held"
    assert one(pair, id).meeting.held_minutes == 1
    after = page.view.after
    assert page.view.switch.current == "after"
    qtbot.keyClicks(after.outcome.edit, "A plan")
    page.view.tell_all()
    assert one(pair, id).meeting.outcome == "A plan"
    qtbot.mouseClick(after.plan, LEFT)
    assert len(read(pair).meetings) == 1
    after.form.edited.emit("day", SOON.isoformat())
    qtbot.mouseClick(after.plan, LEFT)
    assert [(row.day, row.time) for row in read(pair).meetings][1:] == [(SOON, "10:00")]
    assert after.open.isVisible() and not after.plan.isVisible()


def test_a_meeting_of_a_day_to_come_cannot_be_marked_as_held(
    page: MeetingsPage, pair: Pair, qtbot: QtBot
) -> None:
    id = plan_meeting(pair.database, pair.id, SOON)
    page.show_meeting(id)
    qtbot.mouseClick(page.view.held, LEFT)
    assert "still to come" in page.view.problem.text() and page.view.problem.isVisible()
    assert one(pair, id).meeting.state == "planned"


def test_calling_off_needs_to_know_who_told_it(pair: Pair, context: Context, qtbot: QtBot) -> None:
    id = plan_meeting(pair.database, pair.id, SOON, "15:00")  # MT-06
    context.act_as(None)
    dialog = CallOffDialog(None, context, read(pair), one(pair, id).meeting, "cancel")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.do, LEFT)
    assert dialog.isVisible() and one(pair, id).meeting.state == "planned"
    dialog.form.edited.emit("by", "mentor")
    dialog.form.edited.emit("reason", "Flu")
    qtbot.mouseClick(dialog.do, LEFT)
    assert not dialog.isVisible()
    kept = one(pair, id).meeting
    assert (kept.state, kept.changed_by, kept.reason) == ("cancelled", "mentor", "Flu")


def test_a_removed_meeting_comes_back_with_undo(
    page: MeetingsPage, pair: Pair, qtbot: QtBot
) -> None:
    id = plan_meeting(pair.database, pair.id, SOON)
    page.show_meeting(id)
    qtbot.mouseClick(page.view.remove, LEFT)
    assert read(pair).meetings == () and page.overview.isVisible()
    press(qtbot, page.overview, "Undo")
    assert [row.id for row in read(pair).meetings] == [id]


@pytest.mark.usefixtures("_in_english")
def test_times_are_those_of_the_readers_clock(
    page: MeetingsPage, pair: Pair, context: Context, qtbot: QtBot
) -> None:
    set_profile(pair.database, pair.mentor_id, "time_zone", "Asia/Tokyo")
    set_profile(pair.database, pair.mentee_id, "time_zone", "Europe/Vienna")
    pair_day = date(TODAY.year + 1, 1, 15)
    plan_meeting(pair.database, pair.id, pair_day, "09:00", "Europe/Vienna")
    assert "9:00" in page.overview.next.title.text()
    assert "17:00" in page.overview.next.elsewhere.text()
    assert "Ada Lovelace (Asia/Tokyo)" in page.overview.next.elsewhere.text()
    context.act_as(pair.mentor_id)
    assert "17:00" in page.overview.next.title.text()
    assert "Benny (Europe/Vienna)" in page.overview.next.elsewhere.text()


def test_promises_are_added_ticked_and_removed_by_keys(
    page: MeetingsPage, pair: Pair, qtbot: QtBot
) -> None:  # MT-08
    items = page.overview.items
    qtbot.keyClicks(items.adding.title, "Draft the letter")
    qtbot.keyClick(items.adding.title, Qt.Key.Key_Return)
    added = next(item for item in read(pair).items if item.title == "Draft the letter")
    assert added.owner == "mentee"
    qtbot.keyClick(items.adding.title, Qt.Key.Key_Return)
    assert items.adding.problem.isVisible() and "few words" in items.adding.problem.text()
    items.choose(added.id)
    qtbot.keyClick(items.table, Qt.Key.Key_Space)
    assert next(i for i in read(pair).items if i.id == added.id).done_on == TODAY
    items.choose(added.id)
    qtbot.keyClick(items.table, Qt.Key.Key_Delete)
    assert added.id not in [item.id for item in read(pair).items]
    press(qtbot, items, "Undo")
    assert added.id in [item.id for item in read(pair).items]


def test_an_introduction_says_to_whom_why_and_how_far(
    pair: Pair, context: Context, qtbot: QtBot
) -> None:  # MT-12
    id = action_items.add_action_item(pair.database, pair.id, "mentor", "Open a door")
    dialog = ActionItemDialog(None, context, id)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.edited.emit("kind", "introduction")
    for key, value in (("to_whom", "The editor"), ("why", "A first text"), ("step", "made")):
        dialog.form.edited.emit(key, value)
    kept = next(item for item in read(pair).items if item.id == id)
    assert (kept.to_whom, kept.why, kept.step) == ("The editor", "A first text", "made")
    assert kept.done_on == TODAY
    dialog.form.edited.emit("title", "")
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.remove, LEFT)
    assert not dialog.isVisible()


def test_search_leads_to_what_was_found(page: MeetingsPage, pair: Pair) -> None:
    id = plan_meeting(pair.database, pair.id, SOON)
    item = action_items.add_action_item(pair.database, pair.id, "mentor", "Open a door")
    page.show_record(id)
    assert page.view.isVisible() and page.view.meeting_id == id
    page.show_record(item)
    chosen = page.overview.items.table.chosen()
    assert chosen and chosen.id == item


def test_a_meeting_removed_elsewhere_leaves_its_page(page: MeetingsPage, pair: Pair) -> None:
    id = plan_meeting(pair.database, pair.id, SOON)
    page.show_meeting(id)
    pair.database.undo()
    pair.database.undo()
    with pair.database.reading() as session:
        assert session.get(Meeting, id) is None
    assert page.overview.isVisible()


def test_a_file_open_to_read_only_shows_all_and_changes_nothing(pair: Pair, qtbot: QtBot) -> None:
    id = plan_meeting(pair.database, pair.id, TODAY)
    path = pair.database.path
    before = pair.database.undo_label
    reading = open_file(path, read_only=True)
    context = Context(reading)
    context.act_as(pair.mentee_id)
    page = MeetingsPage(context, pair.id)
    qtbot.addWidget(page)
    page.show()
    assert not page.overview.log.isEnabled() and not page.overview.plan.isEnabled()
    assert not any(one.isEnabled() for one in page.overview.contact.buttons.values())
    assert not page.overview.items.adding.title.isVisible()
    for part in ("prepare", "hold", "after"):
        page.show_meeting(id, part)
    assert page.view.hold.notes.edit.isReadOnly() and not page.view.held.isEnabled()
    assert one(pair, id).entries == () and pair.database.undo_label == before
    context.close()


def test_a_call_is_one_click_away(pair: Pair, page: MeetingsPage) -> None:
    coming = plan_meeting(
        pair.database, pair.id, TODAY, "18:00", place="Room https://call.example/ada"
    )
    assert [one.text() for one in page.overview.next.links.buttons] == [
        "Open https://call.example/ada"
    ]
    page.show_meeting(coming)
    assert len(page.view.links.buttons) == 1


def test_a_resource_of_an_action_item_opens_from_its_dialog(
    pair: Pair, context: Context, qtbot: QtBot
) -> None:
    item = action_items.add_action_item(pair.database, pair.id, "mentor", "Share the course")
    action_items.set_action_item_kind(pair.database, item, "resource")
    dialog = ActionItemDialog(None, context, item)
    qtbot.addWidget(dialog)
    assert dialog.links.isHidden()
    action_items.set_action_item_text(pair.database, item, "link", "https://course.example")
    assert [one.accessibleName() for one in dialog.links.buttons] == ["Open https://course.example"]


def test_a_day_that_cannot_be_read_plans_and_moves_nothing(
    pair: Pair, page: MeetingsPage, context: Context, qtbot: QtBot
) -> None:
    held = plan_meeting(pair.database, pair.id, TODAY, "00:00")
    hold_meeting(pair.database, held)

    def wrong(form: FormView, key: str, text: str) -> None:
        field = form.field(key).main_widget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        qtbot.keyClicks(field, text)

    dialog = PlanDialog(None, context, read(pair))
    qtbot.addWidget(dialog)
    dialog.show()
    wrong(dialog.form, "starts", "next week")
    qtbot.mouseClick(dialog.plan, LEFT)
    assert dialog.isVisible() and told_beside(dialog.form, "starts")

    later = plan_meeting(pair.database, pair.id, SOON, "15:00")
    moving = CallOffDialog(None, context, read(pair), one(pair, later).meeting, "move")
    qtbot.addWidget(moving)
    moving.show()
    wrong(moving.form, "day", "some day")
    qtbot.mouseClick(moving.do, LEFT)
    assert moving.isVisible() and told_beside(moving.form, "day")
    wrong(moving.form, "day", SOON.isoformat())
    wrong(moving.form, "time", "noonish")
    qtbot.mouseClick(moving.do, LEFT)
    assert moving.isVisible() and "such as 15:00" in told_beside(moving.form, "time")
    remove_meeting(pair.database, later)

    page.show_meeting(held, "after")
    form = page.view.after.form
    wrong(form, "day", "soon")
    qtbot.mouseClick(page.view.after.plan, LEFT)
    assert told_beside(form, "day")
    wrong(form, "day", SOON.isoformat())
    wrong(form, "time", "noonish")
    qtbot.mouseClick(page.view.after.plan, LEFT)
    assert "such as 15:00" in told_beside(form, "time") and not told_beside(form, "day")
    assert [row.day for row in read(pair).meetings] == [TODAY]


def test_two_on_one_clock_are_named_together(pair: Pair) -> None:
    meeting = one(pair, plan_meeting(pair.database, pair.id, SOON, "15:00", "UTC")).meeting
    said = elsewhere(meeting, "UTC", {"Ada": "Asia/Tokyo", "Ben": "Asia/Tokyo"}, TODAY)
    assert said.count("Asia/Tokyo") == 1 and "Ada and Ben" in said
    assert elsewhere(meeting, "Asia/Tokyo", {"Ada": "Asia/Tokyo"}, TODAY) == ""


def test_good_practice_stands_where_it_helps(  # GP-M5, GP-M6, GP-E4, GP-E6, MT-16
    pair: Pair, page: MeetingsPage, context: Context
) -> None:
    meeting = plan_meeting(pair.database, pair.id, TODAY, "00:00")
    set_meeting_kind(pair.database, meeting, "watched")
    page.show_meeting(meeting, "prepare")
    view = page.view
    assert view.prepare.purpose.isVisible() and view.prepare.purpose.text()
    page.show_meeting(meeting, "hold")
    assert "Why do you think so" in view.hold.advice.text()
    page.show_meeting(meeting, "after")
    assert view.after.feedback.isVisible() and not view.after.promises.isVisible()
    context.act_as(pair.mentor_id)
    assert view.after.promises.isVisible() and "who does what" in view.after.promises.text()
    page.show_meeting(meeting, "hold")
    assert view.hold.advice.text().startswith("First listen")
    set_meeting_kind(pair.database, meeting, "talk")
    page.show_meeting(meeting, "after")
    assert not view.after.feedback.isVisible()


def test_the_mentee_is_asked_to_lead_and_an_introduction_says_what_it_is_worth(  # GP-E2, GP-M7
    pair: Pair, context: Context, qtbot: QtBot
) -> None:
    planning = PlanDialog(None, context, read(pair))
    qtbot.addWidget(planning)
    assert not planning.lead.isHidden() and planning.lead.text()
    item = action_items.add_action_item(pair.database, pair.id, "mentor", "Meet Cora")
    dialog = ActionItemDialog(None, context, item)
    qtbot.addWidget(dialog)
    assert dialog.doors.isHidden()
    action_items.set_action_item_kind(pair.database, item, "introduction")
    assert not dialog.doors.isHidden() and "introduction" in dialog.doors.text()
