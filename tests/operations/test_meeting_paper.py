"""The sheet of a meeting: what is on it, and whose notes never are."""

from datetime import date
from pathlib import Path

import pytest

from mentor_desktop.domain.meeting_content import MeetingContent, OpenItem
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.action_items import add_action_item, complete_action_item
from mentor_desktop.operations.agendas import add_agenda_entry, fill_agenda
from mentor_desktop.operations.meeting_notes import (
    set_meeting_text,
    set_note_reader,
    set_private_note,
)
from mentor_desktop.operations.meeting_paper import (
    export_meeting,
    find_meeting,
    meeting_content,
    meeting_file_name,
)
from mentor_desktop.operations.meetings import cancel_meeting, hold_meeting, plan_meeting
from mentor_desktop.operations.people import set_profile
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair

DAY = date(2026, 6, 12)


@pytest.fixture
def meeting(pair: Pair) -> str:
    """One held with a topic left open and something promised; the next one is planned."""
    held = plan_meeting(pair.database, pair.id, date(2026, 5, 29), "15:00", "Europe/Vienna")
    add_agenda_entry(pair.database, held, "topics", "The budget")
    hold_meeting(pair.database, held)
    add_action_item(pair.database, pair.id, "mentee", "Draft it", date(2026, 6, 1))
    done = add_action_item(pair.database, pair.id, "mentor", "Done it")
    complete_action_item(pair.database, done)
    set_profile(pair.database, pair.mentee_id, "time_zone", "America/New_York")
    set_profile(pair.database, pair.mentor_id, "time_zone", "Europe/Vienna")
    return plan_meeting(
        pair.database, pair.id, DAY, "15:00", "Europe/Vienna", 90, "video", "Blue room"
    )


def said(pair: Pair, meeting: str, notes_of: str | None = None) -> MeetingContent:
    with pair.database.reading() as session:
        return meeting_content(session, meeting, DAY, notes_of=notes_of)


# MT-03
def test_an_agenda_that_nobody_filled_is_as_it_would_fill_itself(pair: Pair, meeting: str) -> None:
    before = said(pair, meeting)
    assert before.topics == ("The budget",)
    assert before.items[-1] == OpenItem("Benny", "Draft it", date(2026, 6, 1), is_late=True)
    assert "Done it" not in [one.title for one in before.items]
    fill_agenda(pair.database, meeting)
    assert said(pair, meeting) == before


def test_shows_the_hour_on_each_clock_that_differs(pair: Pair, meeting: str) -> None:
    found = [(one.name, one.begins, one.ends, one.zone) for one in said(pair, meeting).clocks]
    assert found == [
        ("", "15:00", "16:30", "Europe/Vienna"), ("Benny", "09:00", "10:30", "America/New_York"),
    ]  # fmt: skip


def test_an_hour_that_both_have_is_said_once(pair: Pair, meeting: str) -> None:
    set_profile(pair.database, pair.mentor_id, "time_zone", "America/New_York")
    found = [(one.name, one.begins) for one in said(pair, meeting).clocks]
    assert found == [("", "15:00"), ("Benny and Ada Lovelace", "09:00")]


def test_private_notes_are_on_it_for_their_writer_alone(pair: Pair, meeting: str) -> None:
    set_private_note(pair.database, meeting, pair.mentor_id, "Xylophon")
    set_note_reader(pair.database, meeting, pair.mentor_id, "programme")
    set_meeting_text(pair.database, meeting, "notes", "Of the pair")
    assert said(pair, meeting).notes == said(pair, meeting, pair.mentee_id).notes == ""
    assert said(pair, meeting, pair.mentor_id).notes == "Xylophon"
    assert "Xylophon" not in repr(said(pair, meeting, pair.mentee_id))


def test_is_written_and_noted(pair: Pair, meeting: str, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    export_meeting(pair.database, meeting, out, DAY, paper="Letter")
    with pair.database.reading() as session:
        (noted,) = documents_of(session, pair.id)
        assert meeting_file_name(session, meeting) == "Meeting 2026-06-12.pdf"
    assert (noted.kind, noted.title) == ("meeting", "Meeting sheet, 2026-06-12")


def test_a_meeting_is_found_by_its_day_or_id_or_is_the_next(pair: Pair, meeting: str) -> None:
    off = plan_meeting(pair.database, pair.id, DAY, "18:00", "UTC")
    cancel_meeting(pair.database, off, "mentor")
    with pair.database.reading() as session:
        assert find_meeting(session, pair.id, None, DAY) == meeting
        assert find_meeting(session, pair.id, "2026-06-12", DAY) == meeting
        assert find_meeting(session, pair.id, off, DAY) == off
        assert find_meeting(session, pair.id, None, date(2027, 1, 1)) == off
        for words, reason in (("2026-01-01", "no meeting “2026-01-01”"), ("0", "several")):
            with pytest.raises(Refused, match=reason):
                find_meeting(session, pair.id, words, DAY)
