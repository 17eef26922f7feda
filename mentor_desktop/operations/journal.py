"""What can be done with the journal of a pair: write, edit, link, say who reads it."""

from datetime import date

from sqlalchemy.orm import Session

from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.journal import KINDS, READERS, JournalEntry
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.domain.stage import check_dates
from mentor_desktop.domain.text import LONGEST_TEXT, clean
from mentor_desktop.operations.clock import today
from mentor_desktop.operations.meetings import check_past
from mentor_desktop.store.database import Database
from mentor_desktop.store.editing import edit
from mentor_desktop.translation import _


def write_entry(
    database: Database,
    relationship_id: str,
    writer_id: str,
    text: str,
    *,
    kind: str = "reflection",
    reader: str = "me",
    day: date | None = None,
    goal_id: str | None = None,
    meeting_id: str | None = None,
) -> str:
    """A new entry, of today unless a day is said; the id. What is typed on belongs to it.

    Refused without words, and for a writer who is not one of the two.
    """
    _check_words(kind, KINDS)
    _check_words(reader, READERS)
    kept, on = _needed(text), day or today()
    _check_day(on)
    entry = JournalEntry(
        relationship_id=relationship_id,
        person_id=writer_id,
        day=on,
        kind=kind,
        reader=reader,
        text=kept,
        goal_id=goal_id,
        meeting_id=meeting_id,
    )
    with database.changing(_("Write in the journal"), merge=_typing(entry.id)) as session:
        pair = session.get_one(Relationship, relationship_id)
        if pair.role_of(writer_id) is None:
            raise Refused(
                _("Only the two of a pair write in its journal. Say at the lower left who you are.")
            )
        _check_links(session, pair.id, goal_id, meeting_id)
        session.add(entry)
        return entry.id


def edit_entry(database: Database, entry_id: str, text: str) -> None:
    """Other words; Refused for none, for more than fits, and where the entry is no more."""
    kept = _needed(text)
    with database.changing(_("Edit journal"), merge=_typing(entry_id)) as session:
        edit(session, JournalEntry, _kept(session, entry_id).id, text=kept)


def set_entry_kind(database: Database, entry_id: str, kind: str) -> None:
    """A "reflection", or "thanks"."""
    _check_words(kind, KINDS)
    with database.changing(_("Choose kind of a journal entry")) as session:
        _kept(session, entry_id).kind = kind


def set_entry_reader(database: Database, entry_id: str, reader: str) -> None:
    """Who may read it: "me", "pair" or "programme"."""
    _check_words(reader, READERS)
    with database.changing(_("Choose reader of a journal entry")) as session:
        _kept(session, entry_id).reader = reader


def set_entry_day(database: Database, entry_id: str, day: date) -> None:
    """The day it tells of; Refused for one to come."""
    _check_day(day)
    with database.changing(_("Change day of a journal entry")) as session:
        _kept(session, entry_id).day = day


def link_goal(database: Database, entry_id: str, goal_id: str | None) -> None:
    """The goal it is about, None for none."""
    with database.changing(_("Link journal entry to a goal")) as session:
        entry = _kept(session, entry_id)
        _check_links(session, entry.relationship_id, goal_id, None)
        entry.goal_id = goal_id


def link_meeting(database: Database, entry_id: str, meeting_id: str | None) -> None:
    """The meeting it is about, None for none."""
    with database.changing(_("Link journal entry to a meeting")) as session:
        entry = _kept(session, entry_id)
        _check_links(session, entry.relationship_id, None, meeting_id)
        entry.meeting_id = meeting_id


def remove_entry(database: Database, entry_id: str) -> None:
    """Takes an entry out of the journal."""
    with database.changing(_("Remove journal entry")) as session:
        session.delete(_kept(session, entry_id))


def _typing(entry_id: str) -> str:
    return f"entry {entry_id} text"


def _kept(session: Session, entry_id: str) -> JournalEntry:
    found = session.get(JournalEntry, entry_id)
    if found is None:
        raise Refused(_("This entry is no longer in the journal."))
    return found


def _check_links(
    session: Session, relationship_id: str, goal_id: str | None, meeting_id: str | None
) -> None:
    goal = session.get_one(Goal, goal_id) if goal_id else None
    meeting = session.get_one(Meeting, meeting_id) if meeting_id else None
    if any(one is not None and one.relationship_id != relationship_id for one in (goal, meeting)):
        raise Refused(_("That belongs to another pair."))


def _check_day(day: date) -> None:
    check_dates(None, day)
    check_past(day)


def _check_words(word: str, known: tuple[str, ...]) -> None:
    if word not in known:
        raise ValueError(word)


def _needed(text: str) -> str:
    kept = clean(text).strip()
    if not kept:
        raise Refused(_("Write a few words. To take the entry away, choose “Remove”."))
    if len(kept) > LONGEST_TEXT:
        raise Refused(
            _("This takes at most {most} characters; nothing was cut. Shorten it.").format(
                most=f"{LONGEST_TEXT:,}"
            )
        )
    return kept
