"""Meetings are planned, moved, called off, held and logged; each step can be undone."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from mentor_desktop.domain.contact import Contact
from mentor_desktop.domain.meeting import AgendaEntry, Meeting, MeetingNote, QuestionCard
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.schedule import Schedule
from mentor_desktop.operations import agendas, clock, meetings
from mentor_desktop.operations.action_items import add_action_item
from mentor_desktop.operations.agendas import add_agenda_entry, fill_agenda, tick_agenda_entry
from mentor_desktop.operations.contacts import log_contact, remove_contact
from mentor_desktop.operations.meeting_notes import (
    set_meeting_text,
    set_note_reader,
    set_private_note,
    write_question_card,
)
from mentor_desktop.operations.meetings import (
    cancel_meeting,
    hold_meeting,
    log_held,
    move_meeting,
    plan_again,
    plan_meeting,
    plan_series,
    postpone_meeting,
    remove_meeting,
)
from mentor_desktop.operations.people import add_person, remove_person
from mentor_desktop.operations.relationships import remove_relationship
from mentor_desktop.store.meetings import OneMeeting, one_meeting, pair_meetings, touches
from mentor_desktop.store.search import search
from tests.conftest import Pair

FRIDAY = Schedule(date(2026, 3, 13), "15:00", "Europe/Vienna", "weekly", count=4)


def found(pair: Pair) -> list[Meeting]:
    with pair.database.reading() as session:
        return list(session.scalars(select(Meeting).order_by(Meeting.day, Meeting.id)))


def one(pair: Pair, meeting_id: str, reader_id: str | None = None) -> OneMeeting:
    with pair.database.reading() as session:
        seen = one_meeting(session, meeting_id, reader_id)
    assert seen is not None
    return seen


def test_a_series_is_planned_in_one_change(pair: Pair) -> None:  # MT-01
    ids = plan_series(pair.database, pair.id, FRIDAY, 45, "video", "The blue room")
    planned = found(pair)
    assert [row.id for row in planned] == list(ids)
    assert {(row.time, row.zone, row.minutes, row.format, row.place) for row in planned} == {
        ("15:00", "Europe/Vienna", 45, "video", "The blue room")
    }
    assert len({row.series_id for row in planned}) == 1
    assert planned[1].original == "2026-03-20T15:00"
    assert pair.database.undo_label == "Plan 4 meetings"
    pair.database.undo()
    assert found(pair) == []


def test_a_moved_meeting_leaves_the_rest_of_its_series_alone(pair: Pair) -> None:
    ids = plan_series(pair.database, pair.id, FRIDAY)
    move_meeting(pair.database, ids[1], date(2026, 3, 23), "9.30")
    assert [(row.day.day, row.time) for row in found(pair)] == [
        (13, "15:00"), (23, "09:30"), (27, "15:00"), (3, "15:00"),
    ]  # fmt: skip
    assert found(pair)[1].original == "2026-03-20T15:00"
    pair.database.undo()
    assert [row.day.day for row in found(pair)] == [13, 20, 27, 3]


def test_a_cancelled_meeting_says_by_whom_and_why(pair: Pair) -> None:  # MT-06
    ids = plan_series(pair.database, pair.id, FRIDAY)
    with pytest.raises(Refused, match="who told it"):
        cancel_meeting(pair.database, ids[0], "")
    cancel_meeting(pair.database, ids[0], "mentee", "Flu\x00")
    assert [row.state for row in found(pair)] == ["cancelled", "planned", "planned", "planned"]
    assert (found(pair)[0].changed_by, found(pair)[0].reason) == ("mentee", "Flu")
    plan_again(pair.database, ids[0])
    assert (found(pair)[0].state, found(pair)[0].reason) == ("planned", "")


def test_a_postponed_meeting_takes_its_agenda_along(pair: Pair) -> None:
    id = plan_meeting(pair.database, pair.id, date(2026, 3, 13), "15:00", "Europe/Vienna", 30)
    add_agenda_entry(pair.database, id, "topics", "The audit")
    new = postpone_meeting(pair.database, id, "mentor", "A strike", date(2026, 3, 17))
    assert new
    old, later = one(pair, id), one(pair, new)
    assert (old.meeting.state, old.meeting.reason, old.entries) == ("postponed", "A strike", ())
    assert (later.meeting.day, later.meeting.time, later.meeting.minutes) == (
        date(2026, 3, 17), "15:00", 30,
    )  # fmt: skip
    assert [entry.text for entry in later.entries] == ["The audit"]
    pair.database.undo()
    assert [entry.text for entry in one(pair, id).entries] == ["The audit"]
    assert postpone_meeting(pair.database, id, "mentor") is None


def test_the_hour_that_clocks_skip_becomes_the_next(pair: Pair) -> None:
    plan_meeting(pair.database, pair.id, date(2026, 3, 29), "02:30", "Europe/Vienna")
    assert found(pair)[0].time == "03:30"


def test_logging_asks_for_the_day_alone(pair: Pair) -> None:
    yesterday = clock.today() - timedelta(days=1)
    id = log_held(pair.database, pair.id, yesterday)
    logged = found(pair)[0]
    assert (logged.id, logged.state, logged.day) == (id, "held", yesterday)
    assert logged.held_at is not None and logged.held_at <= clock.now()
    pair.database.undo()
    assert found(pair) == []


def test_logging_a_planned_day_holds_what_was_planned(pair: Pair) -> None:
    planned = plan_meeting(pair.database, pair.id, clock.today(), "00:00")
    assert log_held(pair.database, pair.id, clock.today()) == planned
    assert [row.state for row in found(pair)] == ["held"]
    with pytest.raises(Refused, match="cannot be called off"):
        cancel_meeting(pair.database, planned, "mentor")
    with pytest.raises(Refused, match="was held"):
        move_meeting(pair.database, planned, clock.today(), "")


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda pair: log_held(pair.database, pair.id, clock.today() + timedelta(1)), "to come"),
        (lambda pair: log_held(pair.database, pair.id, date(1666, 9, 2)), "1900"),
        (lambda pair: plan_meeting(pair.database, pair.id, date(2200, 1, 1)), "1900"),
        (lambda pair: plan_meeting(pair.database, pair.id, date(2026, 3, 9), "25:00"), "15:00"),
        (lambda pair: plan_meeting(pair.database, pair.id, date(2026, 3, 9), "", "X/Y"), "zone"),
        (lambda pair: plan_meeting(pair.database, pair.id, date(2026, 3, 9), minutes=0), "minutes"),
        (
            lambda pair: plan_series(
                pair.database, pair.id, Schedule(date(2026, 3, 9), "9", "UTC", count=10_000)
            ),
            "at most 200",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    pair: Pair, act: Callable[[Pair], object], words: str
) -> None:
    before = pair.database.undo_label
    with pytest.raises(Refused, match=words):
        act(pair)
    assert found(pair) == [] and pair.database.undo_label == before


def test_a_meeting_to_come_cannot_have_been_held(pair: Pair) -> None:
    id = plan_meeting(pair.database, pair.id, clock.today() + timedelta(days=3))
    with pytest.raises(Refused, match="to come"):
        hold_meeting(pair.database, id)
    move_meeting(pair.database, id, clock.today(), "")
    hold_meeting(pair.database, id, 50)
    assert (found(pair)[0].state, found(pair)[0].held_minutes) == ("held", 50)
    meetings.set_length(pair.database, id, 55)
    assert (found(pair)[0].minutes, found(pair)[0].held_minutes) == (60, 55)


def test_notes_of_a_megabyte_and_control_characters_are_sound(pair: Pair) -> None:
    id = plan_meeting(pair.database, pair.id, date(2026, 3, 13))
    set_meeting_text(pair.database, id, "notes", "word " * 200_000 + "\x00\x1b\u202eend")
    notes = one(pair, id).meeting.notes
    assert len(notes) == 1_000_003 and notes.endswith("end")
    with pytest.raises(Refused, match="nothing was cut"):
        set_meeting_text(pair.database, id, "notes", "x" * 2_000_001)
    assert one(pair, id).meeting.notes == notes


def test_private_notes_are_read_by_their_writer_alone(pair: Pair) -> None:
    id = plan_meeting(pair.database, pair.id, date(2026, 3, 13))
    set_private_note(pair.database, id, pair.mentor_id, "He seemed tired")
    set_private_note(pair.database, id, pair.mentee_id, "Ask about the grant")
    mine = one(pair, id, pair.mentor_id)
    assert mine.own_note and mine.own_note.text == "He seemed tired"
    assert mine.shared_notes == () and one(pair, id, None).shared_notes == ()
    with pair.database.reading() as session:
        assert not search(session, "tired", reader_id=pair.mentee_id)
        assert [hit.kind for hit in search(session, "tired", reader_id=pair.mentor_id)] == [
            "meeting_note"
        ]
    set_note_reader(pair.database, id, pair.mentor_id, "pair")
    assert [note.text for note in one(pair, id, pair.mentee_id).shared_notes] == ["He seemed tired"]
    assert one(pair, id, None).shared_notes == ()  # not the programme's


def test_the_question_card_keeps_its_columns(pair: Pair) -> None:  # MT-13, MT-14
    id = plan_meeting(pair.database, pair.id, date(2026, 3, 13))
    for step in ("question", "listen", "ask", "offer", "advise", "chosen"):
        write_question_card(pair.database, id, step, f"{step}…")
    card = one(pair, id).card
    assert card and (card.listen, card.chosen) == ("listen…", "chosen…")
    with pair.database.reading() as session:
        assert session.query(QuestionCard).count() == 1


def test_an_agenda_fills_itself_from_what_last_time_left_open(pair: Pair) -> None:  # MT-03
    last = plan_meeting(pair.database, pair.id, clock.today() - timedelta(days=7))
    done = add_agenda_entry(pair.database, last, "topics", "The audit", "mentee")
    add_agenda_entry(pair.database, last, "topics", "The budget", "mentor")
    tick_agenda_entry(pair.database, done, True)
    hold_meeting(pair.database, last)
    id = plan_meeting(pair.database, pair.id, clock.today())
    fill_agenda(pair.database, id)
    fill_agenda(pair.database, id)
    entries = one(pair, id).entries
    assert [(entry.part, entry.source) for entry in entries] == [
        ("updates", "standing"), ("topics", "last_time"), ("next", "standing"),
    ]  # fmt: skip
    assert entries[1].text == "The budget"


def test_lines_of_the_agenda_are_ordered_changed_and_removed(pair: Pair) -> None:  # MT-02
    id = plan_meeting(pair.database, pair.id, date(2026, 3, 13))
    ids = [add_agenda_entry(pair.database, id, "topics", text) for text in ("A", "B", "C")]
    agendas.move_agenda_entry(pair.database, ids[2], 1)
    agendas.edit_agenda_entry(pair.database, ids[0], "A, but better")
    agendas.remove_agenda_entry(pair.database, ids[1])
    entries = one(pair, id).entries
    assert [(entry.position, entry.text) for entry in entries] == [(1, "C"), (2, "A, but better")]
    with pytest.raises(Refused, match="few words"):
        add_agenda_entry(pair.database, id, "topics", " \n ")


def test_contact_is_logged_and_counts_for_thirty_days(pair: Pair) -> None:  # MT-10
    today = clock.today()
    log_contact(pair.database, pair.id, "message", "mentor")
    gone = log_contact(pair.database, pair.id, "call", day=today)
    log_contact(pair.database, pair.id, "mail", day=today - timedelta(days=29))
    log_contact(pair.database, pair.id, "mail", day=today - timedelta(days=30))
    log_held(pair.database, pair.id, today - timedelta(days=1))
    with pair.database.reading() as session:
        meter = pair_meetings(session, pair.id, today).meter
    assert (meter.meetings, meter.contacts, meter.agreed, meter.is_met) == (1, 3, 2, True)
    assert meter.sentence() == "In touch 4 times in the last 30 days; agreed: at least 2 a month."
    remove_contact(pair.database, gone)
    with pair.database.reading() as session:
        assert touches(session, today)[pair.id].contacts == 3
    with pytest.raises(Refused, match="to come"):
        log_contact(pair.database, pair.id, "call", day=today + timedelta(days=1))


def test_what_was_promised_outlives_its_meeting(pair: Pair) -> None:
    id = log_held(pair.database, pair.id, clock.today())
    add_action_item(pair.database, pair.id, "mentee", "Draft it", meeting_id=id)
    set_private_note(pair.database, id, pair.mentor_id, "Mine")
    remove_meeting(pair.database, id)
    with pair.database.reading() as session:
        items = pair_meetings(session, pair.id, clock.today()).items
        assert session.query(MeetingNote).count() == 0
    assert [item.title for item in items if item.meeting_id is None][-1:] == ["Draft it"]
    pair.database.undo()
    assert found(pair)[0].id == id


def test_a_removed_relationship_takes_its_meetings_along_and_brings_them_back(pair: Pair) -> None:
    id = log_held(pair.database, pair.id, clock.today())
    add_agenda_entry(pair.database, id, "topics", "The audit")
    add_action_item(pair.database, pair.id, "mentee", "Draft it", meeting_id=id)
    set_private_note(pair.database, id, pair.mentor_id, "Mine")
    write_question_card(pair.database, id, "question", "Why?")
    log_contact(pair.database, pair.id, "call")
    remove_relationship(pair.database, pair.id)
    with pair.database.reading() as session:
        for record in (Meeting, AgendaEntry, MeetingNote, QuestionCard, Contact):
            assert session.query(record).count() == 0
    pair.database.undo()
    assert [entry.text for entry in one(pair, id).entries] == ["The audit"]


def test_a_person_who_only_noted_something_can_be_removed(pair: Pair) -> None:
    id = plan_meeting(pair.database, pair.id, date(2026, 3, 13))
    guest = add_person(pair.database, "Cyd Guest")
    set_private_note(pair.database, id, guest, "I only watched")
    remove_person(pair.database, guest)
    with pair.database.reading() as session:
        assert session.query(MeetingNote).count() == 0
    pair.database.undo()
    seen = one(pair, id, guest).own_note
    assert seen and seen.text == "I only watched"
