"""What can be done with the programme: its contact, dates, numbers and events."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.programme import Event, Programme
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.settings import Settings, changed_settings, read_settings
from mentor_desktop.domain.stage import check_dates
from mentor_desktop.domain.text import LONGEST_LINE, LONGEST_TEXT, clean, clean_line
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _

TEXTS = ("name", "organisation", "contact_name", "contact_email", "contact_phone")
DAYS = ("starts", "ends")
PAPERS = ("A4", "Letter")
LARGEST_SETTING = 3_660


def set_programme(database: Database, field: str, value: str | date | bool | None) -> None:
    """Sets one of TEXTS, DAYS (None for no day), "paper" or "supervisor_signs".

    Refused for a faulty value.
    """
    with database.changing(_("Edit programme"), merge=f"programme {field}") as session:
        programme = _programme(session)
        if field in TEXTS and isinstance(value, str):
            setattr(programme, field, _line(value))
            if not programme.name:
                raise Refused(_("Write a name: the programme needs one."))
        elif field in DAYS and (value is None or isinstance(value, date)):
            setattr(programme, field, value)
            check_dates(programme.starts, programme.ends)
        elif field == "paper" and value in PAPERS:
            programme.paper = str(value)
        elif field == "supervisor_signs" and isinstance(value, bool):
            programme.supervisor_signs = value
        else:
            raise ValueError(field)


def set_setting(database: Database, name: str, value: float | None) -> None:
    """Sets a number of domain.settings, None for its default; Refused if it makes no sense."""
    number = getattr(Settings, name) if value is None else value
    if number != int(number) or not 1 <= number <= LARGEST_SETTING:
        raise Refused(
            _("Write a whole number from 1 to {largest}.").format(largest=f"{LARGEST_SETTING:,}")
        )
    with database.changing(_("Change settings"), merge=f"setting {name}") as session:
        programme = _programme(session)
        changed = replace(read_settings(programme.settings), **{name: int(number)})
        programme.settings = _kept(programme, changed)


def reset_settings(database: Database) -> None:
    """Back to the numbers that hold where nothing is set."""
    with database.changing(_("Reset settings")) as session:
        programme = _programme(session)
        programme.settings = _kept(programme, Settings())


def add_event(database: Database, title: str, day: date, note: str = "") -> str:
    """A day in the programme's calendar; the id. Refused without a title."""
    event = Event(title=_needed_title(title), day=_checked(day), note=_note(note))
    with database.changing(_("Add event “{title}”").format(title=event.title)) as session:
        session.add(event)
        return event.id


def edit_event(database: Database, event_id: str, title: str, day: date, note: str = "") -> None:
    """Says anew what an event is and when; Refused without a title."""
    kept = _needed_title(title), _checked(day), _note(note)
    with database.changing(_("Edit event")) as session:
        event = session.get_one(Event, event_id)
        event.title, event.day, event.note = kept


def remove_event(database: Database, event_id: str) -> None:
    """Takes an event out of the calendar."""
    with database.changing(_("Remove event")) as session:
        session.delete(session.get_one(Event, event_id))


def events_of(session: Session) -> tuple[Event, ...]:
    """All events, in the order of their days."""
    return tuple(session.scalars(select(Event).order_by(Event.day, Event.title)))


def _programme(session: Session) -> Programme:
    return programme_of(session)


def _kept(programme: Programme, settings: Settings) -> dict[str, int]:
    """The settings as the file keeps them, with those a newer program may have written."""
    unknown = {
        name: value for name, value in programme.settings.items() if not hasattr(Settings, name)
    }
    return {**unknown, **changed_settings(settings)}


def _needed_title(title: str) -> str:
    found = _line(title)
    if not found:
        raise Refused(_("Write down what happens on that day; a few words are enough."))
    return found


def _checked(day: date) -> date:
    check_dates(day, day)
    return day


def _note(text: str) -> str:
    note = clean(text).strip()
    if len(note) > LONGEST_TEXT:
        raise Refused(_too_long(LONGEST_TEXT, len(note)))
    return note


def _line(text: str) -> str:
    line = clean_line(text)
    if len(line) > LONGEST_LINE:
        raise Refused(_too_long(LONGEST_LINE, len(line)))
    return line


def _too_long(most: int, count: int) -> str:
    return _("At most {most} characters fit here; this has {count}. Nothing was cut.").format(
        most=f"{most:,}", count=f"{count:,}"
    )
