"""What is written about a meeting: purpose, notes of the pair, private ones, the question card."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.meeting import READERS, STEPS, Meeting, MeetingNote, QuestionCard
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import LONGEST_LINE, LONGEST_TEXT, clean, clean_line
from mentor_desktop.store.database import Database
from mentor_desktop.store.editing import edit
from mentor_desktop.translation import _

LINES = ("place", "purpose")
TEXTS = (*LINES, "notes", "outcome", "learning", "reason")


def set_meeting_text(database: Database, meeting_id: str, part: str, text: str) -> None:
    """One of `TEXTS`, which both can read; Refused for more than fits."""
    if part not in TEXTS:
        raise ValueError(part)
    kept = _line(text) if part in LINES else fitting(text)
    with database.changing(_("Edit meeting"), merge=f"meeting {meeting_id} {part}") as session:
        edit(
            session,
            Meeting,
            meeting_id,
            **{part: kept},
            **_counted(session, meeting_id, part, kept),
        )


def _counted(session: Session, meeting_id: str, part: str, text: str) -> dict[str, int]:
    """Another place is told to calendars that have the meeting."""
    if part != "place":
        return {}
    meeting = session.get_one(Meeting, meeting_id)
    return {"sequence": meeting.sequence + 1} if meeting.place != text else {}


def set_private_note(database: Database, meeting_id: str, person_id: str, text: str) -> None:
    """What one person notes; nobody else reads it unless they say so."""
    kept = fitting(text)
    merge = f"note {meeting_id} {person_id}"
    with database.changing(_("Edit private note"), merge=merge) as session:
        note = _note(session, meeting_id, person_id)
        note.text = kept


def set_note_reader(database: Database, meeting_id: str, person_id: str, reader: str) -> None:
    """Who may read the note of one person: "me", "pair" or "programme"."""
    if reader not in READERS:
        raise ValueError(reader)
    with database.changing(_("Choose reader of a note")) as session:
        _note(session, meeting_id, person_id).reader = reader


def _note(session: Session, meeting_id: str, person_id: str) -> MeetingNote:
    known = select(MeetingNote).filter_by(meeting_id=meeting_id, person_id=person_id)
    found = session.scalars(known).one_or_none()
    if found is None:
        found = MeetingNote(meeting_id=meeting_id, person_id=person_id)
        session.add(found)
    return found


def write_question_card(database: Database, meeting_id: str, step: str, text: str) -> None:
    """One part of the card: question, listen, ask, offer, advise, chosen (MT-13)."""
    if step not in STEPS:
        raise ValueError(step)
    kept = fitting(text)
    with database.changing(_("Edit question card"), merge=f"card {meeting_id} {step}") as session:
        known = select(QuestionCard).filter_by(meeting_id=meeting_id)
        card = session.scalars(known).one_or_none()
        if card is None:
            card = QuestionCard(meeting_id=meeting_id)
            session.add(card)
        setattr(card, step, kept)


def fitting(text: str) -> str:
    """A text of several lines, cleaned; Refused for more than fits."""
    kept = clean(text).strip()
    _check_length(kept, LONGEST_TEXT)
    return kept


def _line(text: str) -> str:
    kept = clean_line(text)
    _check_length(kept, LONGEST_LINE)
    return kept


def _check_length(text: str, most: int) -> None:
    if len(text) > most:
        raise Refused(
            _("This takes at most {most} characters; nothing was cut. Shorten it.").format(
                most=f"{most:,}"
            )
        )
