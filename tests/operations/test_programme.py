"""The programme keeps its contact, dates, numbers and events in order."""

from datetime import date

import pytest

from mentor_desktop.domain.programme import Event, Programme
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.settings import Settings, read_settings
from mentor_desktop.operations import programme as verbs
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import programme_of


def now_is(database: Database) -> Programme:
    with database.reading() as session:
        return programme_of(session)


def events(database: Database) -> list[Event]:
    with database.reading() as session:
        return list(verbs.events_of(session))


def test_says_its_name_contact_dates_and_paper(database: Database) -> None:
    for field in verbs.TEXTS:
        verbs.set_programme(database, field, f" {field}\0 \n")
    verbs.set_programme(database, "starts", date(2026, 3, 1))
    verbs.set_programme(database, "ends", date(2026, 12, 31))
    verbs.set_programme(database, "paper", "Letter")
    found = now_is(database)
    assert [getattr(found, field) for field in verbs.TEXTS] == list(verbs.TEXTS)
    assert (found.starts, found.ends) == (date(2026, 3, 1), date(2026, 12, 31))
    assert found.paper == "Letter"
    verbs.set_programme(database, "ends", None)
    assert now_is(database).ends is None


def test_typing_in_one_field_is_one_step_back(database: Database) -> None:
    for text in ("N", "No", "Nor"):
        verbs.set_programme(database, "organisation", text)
    database.undo()
    assert now_is(database).organisation == ""


@pytest.mark.parametrize("name", ["", "  \n ", "\0", "x" * 1_001])
def test_refuses_a_programme_without_a_name_or_with_a_novel(database: Database, name: str) -> None:
    with pytest.raises(Refused):
        verbs.set_programme(database, "name", name)
    assert now_is(database).name == "Test programme"


def test_refuses_an_end_before_the_start(database: Database) -> None:
    verbs.set_programme(database, "starts", date(2026, 3, 1))
    with pytest.raises(Refused, match="before the first"):
        verbs.set_programme(database, "ends", date(2026, 2, 28))
    assert now_is(database).ends is None


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2101, 1, 1)])
def test_refuses_days_out_of_two_centuries(database: Database, day: date) -> None:
    with pytest.raises(Refused, match="1900"):
        verbs.set_programme(database, "starts", day)
    with pytest.raises(Refused, match="1900"):
        verbs.add_event(database, "Kick-off", day)
    assert now_is(database).starts is None
    assert events(database) == []


@pytest.mark.parametrize(("field", "value"), [("paper", "A0"), ("starts", "soon"), ("id", "x")])
def test_knows_no_other_fields_and_papers(database: Database, field: str, value: str) -> None:
    with pytest.raises(ValueError, match=field):
        verbs.set_programme(database, field, value)


def test_keeps_only_numbers_that_differ_from_the_defaults(database: Database) -> None:
    verbs.set_setting(database, "contacts_a_month", 4)  # N-01
    verbs.set_setting(database, "review_months", 6)  # AG-31, the default
    assert now_is(database).settings == {"contacts_a_month": 4}
    assert read_settings(now_is(database).settings).contacts_a_month == 4
    verbs.set_setting(database, "contacts_a_month", None)
    assert now_is(database).settings == {}
    verbs.set_setting(database, "contacts_a_month", 4.0)
    verbs.reset_settings(database)
    assert read_settings(now_is(database).settings) == Settings()
    database.undo()
    assert now_is(database).settings == {"contacts_a_month": 4}


def test_leaves_settings_of_a_newer_program_alone(database: Database) -> None:
    with database.changing("Newer") as session:
        programme_of(session).settings = {"quiet_days": 3}
    verbs.set_setting(database, "review_months", 3)
    verbs.reset_settings(database)
    assert now_is(database).settings == {"quiet_days": 3}


@pytest.mark.parametrize("value", [0, -1, 2.5, 3_661])
def test_refuses_senseless_numbers(database: Database, value: float) -> None:
    with pytest.raises(Refused):
        verbs.set_setting(database, "check_up_days", value)
    assert now_is(database).settings == {}


def test_adds_edits_and_removes_events_in_the_order_of_days(database: Database) -> None:
    late = verbs.add_event(database, "Farewell", date(2026, 12, 1), " in the hall \n")
    verbs.add_event(database, "Kick-off", date(2026, 3, 2))
    assert [event.title for event in events(database)] == ["Kick-off", "Farewell"]
    verbs.edit_event(database, late, "Summer party", date(2026, 2, 1), "outside")
    first = events(database)[0]
    assert (first.title, first.day, first.note) == ("Summer party", date(2026, 2, 1), "outside")
    verbs.remove_event(database, late)
    assert [event.title for event in events(database)] == ["Kick-off"]
    database.undo()
    assert len(events(database)) == 2


@pytest.mark.parametrize("title", ["", " \n ", "x" * 1_001])
def test_refuses_an_event_without_a_title_or_with_a_novel(database: Database, title: str) -> None:
    event = verbs.add_event(database, "Kick-off", date(2026, 3, 2))
    with pytest.raises(Refused):
        verbs.add_event(database, title, date(2026, 3, 2))
    with pytest.raises(Refused):
        verbs.edit_event(database, event, title, date(2026, 3, 2))
    assert [one.title for one in events(database)] == ["Kick-off"]
