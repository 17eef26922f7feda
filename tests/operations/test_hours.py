"""The statement of contact hours: what counts, whose it is, who is named."""

from datetime import date
from pathlib import Path

import pytest

from mentor_desktop.domain.hours import HoursContent
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations import clock, hours, meetings
from mentor_desktop.operations.contacts import log_contact
from mentor_desktop.operations.hours import HoursWanted, export_hours, hours_content
from mentor_desktop.operations.meetings import cancel_meeting, hold_meeting, plan_meeting
from mentor_desktop.operations.people import add_person
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair
from tests.pairing import add_relationship

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (clock, hours, meetings):
        monkeypatch.setattr(module, "today", lambda: TODAY)


@pytest.fixture
def met(pair: Pair) -> Pair:
    """Three meetings held, one of them timed; one called off, one to come; two contacts."""
    for day, minutes in ((9, None), (20, 35), (31, None)):
        held = plan_meeting(pair.database, pair.id, date(2026, 3, day), "15:00", "UTC", 45)
        hold_meeting(pair.database, held, minutes)
    off = plan_meeting(pair.database, pair.id, date(2026, 3, 25))
    cancel_meeting(pair.database, off, "mentor")
    plan_meeting(pair.database, pair.id, date(2026, 12, 1))
    log_contact(pair.database, pair.id, "call", day=date(2026, 3, 12))
    log_contact(pair.database, pair.id, "mail", day=date(2026, 4, 2))
    return pair


def said(pair: Pair, wanted: HoursWanted) -> HoursContent:
    with pair.database.reading() as session:
        return hours_content(session, wanted)


def test_held_meetings_count_as_long_as_they_took_and_nothing_else_adds_time(met: Pair) -> None:
    found = said(met, HoursWanted(met.id))
    assert [(one.minutes, one.is_timed) for one in found.pairs[0].held] == [
        (45, False), (35, True), (45, False),
    ]  # fmt: skip
    assert (found.minutes, found.meetings, found.contacts) == (125, 3, 2)
    assert (found.first, found.last) == (date(2026, 3, 9), TODAY)


def test_both_ends_of_a_period_are_in_it(met: Pair) -> None:
    found = said(met, HoursWanted(met.id, first=date(2026, 3, 20), last=date(2026, 3, 31)))
    assert (found.minutes, found.meetings, found.contacts) == (80, 2, 0)
    with pytest.raises(Refused, match="ends before it starts"):
        said(met, HoursWanted(met.id, first=date(2026, 3, 21), last=date(2026, 3, 20)))


def test_a_mentor_has_one_statement_for_all_mentees_named_by_initials(met: Pair) -> None:
    other = add_person(met.database, "Chidi Anagonye")
    second = add_relationship(
        met.database, met.mentor_id, other, date(2026, 3, 9), date(2027, 3, 8)
    )
    hold_meeting(met.database, plan_meeting(met.database, second, date(2026, 5, 4)))
    stranger = add_person(met.database, "Eleanor")
    found = said(met, HoursWanted(person_id=met.mentor_id, has_initials=True))
    assert found.person == ("Mentor", "Ada Lovelace")
    assert [[name for _role, name in one.people] for one in found.pairs] == [
        ["Ada Lovelace", "B. O."], ["Ada Lovelace", "C. A."],
    ]  # fmt: skip
    assert found.minutes == 185
    with pytest.raises(Refused, match="neither mentor nor mentee"):
        said(met, HoursWanted(person_id=stranger))


def test_what_was_exported_is_noted_with_each_relationship(met: Pair, tmp_path: Path) -> None:
    out = tmp_path / "hours.pdf"
    export_hours(met.database, HoursWanted(person_id=met.mentee_id), out)
    with met.database.reading() as session:
        (noted,) = documents_of(session, met.id)
    assert (noted.kind, noted.path) == ("hours", str(out))
    with pytest.raises(Refused, match="already"):
        export_hours(met.database, HoursWanted(), out)
