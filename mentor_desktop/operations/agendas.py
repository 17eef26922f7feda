"""Agendas: they fill themselves from last time, and both add to them. MT-02, MT-03."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.meeting import PARTS, SOURCES, AgendaEntry, Meeting
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import LONGEST_LINE, clean_line
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

WRITTEN = ("updates", "topics", "next")  # action items stand there by themselves


def fill_agenda(database: Database, meeting_id: str) -> None:
    """Topics that last time left open, and what belongs in every meeting; nothing twice."""
    with database.changing(_("Fill agenda")) as session:
        meeting = session.get_one(Meeting, meeting_id)
        there = {(one.part, one.text) for one in _entries(session, meeting_id)}
        for part, text, source in proposed(session, meeting):
            if (part, text) not in there:
                _append(session, meeting_id, part, text, source, "")
        meeting.is_prepared = True


def proposed(session: Session, meeting: Meeting) -> list[tuple[str, str, str]]:
    """What an agenda fills itself with: part, text and where it comes from."""
    return [
        ("updates", _("What has happened since last time"), "standing"),
        *(("topics", text, "last_time") for text in _left_open(session, meeting)),
        ("next", _("Date and format of the next meeting"), "standing"),
    ]


def _left_open(session: Session, meeting: Meeting) -> list[str]:
    """What was on the agenda last time and not talked about."""
    earlier = (
        select(Meeting)
        .filter_by(relationship_id=meeting.relationship_id, state="held")
        .where(Meeting.day <= meeting.day, Meeting.id != meeting.id)
        .order_by(Meeting.day.desc(), Meeting.time.desc(), Meeting.id.desc())
    )
    last = session.scalars(earlier.limit(1)).first()
    if last is None:
        return []
    entries = _entries(session, last.id)
    return [one.text for one in entries if one.part == "topics" and not one.is_done]


def add_agenda_entry(
    database: Database,
    meeting_id: str,
    part: str,
    text: str,
    by: str = "",
    source: str = "own",
) -> str:
    """One more line of a part; the id. Refused without words."""
    if part not in WRITTEN or source not in SOURCES:
        raise ValueError((part, source))
    kept = _needed(text)
    with database.changing(_("Add to agenda")) as session:
        session.get_one(Meeting, meeting_id)
        return _append(session, meeting_id, part, kept, source, by)


def edit_agenda_entry(database: Database, entry_id: str, text: str) -> None:
    """Says it in other words."""
    kept = _needed(text)
    with database.changing(_("Edit agenda"), merge=f"agenda {entry_id}") as session:
        session.get_one(AgendaEntry, entry_id).text = kept


def tick_agenda_entry(database: Database, entry_id: str, is_done: bool) -> None:
    """It was talked about, or was not."""
    label = _("Tick off on agenda") if is_done else _("Open again on agenda")
    with database.changing(label) as session:
        session.get_one(AgendaEntry, entry_id).is_done = is_done


def move_agenda_entry(database: Database, entry_id: str, position: int) -> None:
    """Another place within its part, counted from 1; the others close up."""
    with database.changing(_("Order agenda")) as session:
        entry = session.get_one(AgendaEntry, entry_id)
        entries = _of_part(session, entry)
        entries.remove(entry)
        entries.insert(max(position, 1) - 1, entry)
        _number(entries)


def remove_agenda_entry(database: Database, entry_id: str) -> None:
    """Takes a line off the agenda."""
    with database.changing(_("Remove from agenda")) as session:
        entry = session.get_one(AgendaEntry, entry_id)
        entries = _of_part(session, entry)
        entries.remove(entry)
        session.delete(entry)
        _number(entries)


def _append(session: Session, meeting_id: str, part: str, text: str, source: str, by: str) -> str:
    count = sum(one.part == part for one in _entries(session, meeting_id))
    entry = AgendaEntry(
        meeting_id=meeting_id,
        part=part,
        position=count + 1,
        text=text,
        added_by=by,
        source=source,
    )
    session.add(entry)
    session.flush()
    return entry.id


def _entries(session: Session, meeting_id: str) -> list[AgendaEntry]:
    """In the order of the parts."""
    found = session.scalars(select(AgendaEntry).filter_by(meeting_id=meeting_id))
    return sorted(found, key=lambda one: (PARTS.index(one.part), one.position, one.id))


def _of_part(session: Session, entry: AgendaEntry) -> list[AgendaEntry]:
    return [one for one in _entries(session, entry.meeting_id) if one.part == entry.part]


def _number(entries: list[AgendaEntry]) -> None:
    for position, entry in enumerate(entries, 1):
        entry.position = position


def _needed(text: str) -> str:
    kept = clean_line(text)
    if not kept:
        raise Refused(_("Write down what to talk about; a few words are enough."))
    if len(kept) > LONGEST_LINE:
        raise Refused(
            _("A line of the agenda takes at most {most} characters.").format(
                most=f"{LONGEST_LINE:,}"
            )
        )
    return kept
