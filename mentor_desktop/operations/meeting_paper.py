"""The sheet of a meeting outside the file: what it says, and the PDF. MT-03."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.meeting import (
    PARTS,
    Meeting,
    format_title,
    meeting_kind_title,
    part_title,
)
from mentor_desktop.domain.meeting_content import MeetingContent, OnClock, OpenItem
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.schedule import ends_at, on_clock_in
from mentor_desktop.operations.agendas import proposed
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.operations.papers import Paper, file_name, write_paper
from mentor_desktop.store.database import Database
from mentor_desktop.store.meetings import OneMeeting, PairMeetings, one_meeting, pair_meetings
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _, language

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document

MEETING = "meeting"  # kind of an exported document


def meeting_content(
    session: Session,
    meeting_id: str,
    today: date,
    *,
    notes_of: str | None = None,
    spoken: str = "en",
) -> MeetingContent:
    """What the sheet says, in a language; `notes_of`: the person who wants their own notes on it.

    An agenda that nobody filled yet is as it would fill itself. Nobody else's notes are read.
    """
    one = one_meeting(session, meeting_id, notes_of)
    if one is None:
        raise Refused(_("This meeting is no more."))
    meeting = one.meeting
    pair = pair_meetings(session, meeting.relationship_id, today)
    programme = programme_of(session)
    with language(spoken):
        roles = {"mentor": _("Mentor"), "mentee": _("Mentee")}
        said = _agenda(session, one)
        return MeetingContent(
            language=spoken,
            programme="" if programme.is_personal else programme.name,
            people=tuple((roles[role], pair.people[role].name) for role in ROLES),
            clocks=_clocks(meeting, pair),
            where=" · ".join(filter(None, (format_title(meeting.format), meeting.place))),
            kind=meeting_kind_title(meeting.kind) if meeting.kind != "talk" else "",
            purpose=meeting.purpose,
            titles=(*(part_title(part) for part in PARTS),),  # type: ignore[arg-type] # four
            updates=said["updates"],
            topics=said["topics"],
            items=tuple(
                OpenItem(
                    pair.people[item.owner].called, item.title, item.due,
                    item.due is not None and item.due < today,
                )
                for item in pair.items if item.done_on is None
            ),
            next=said["next"],
            notes=one.own_note.text if one.own_note is not None else "",
        )  # fmt: skip


def _agenda(session: Session, one: OneMeeting) -> dict[str, tuple[str, ...]]:
    entries = [(entry.part, entry.text) for entry in one.entries if not entry.is_done]
    if not one.meeting.is_prepared:
        entries += [
            (part, text)
            for part, text, _source in proposed(session, one.meeting)
            if (part, text) not in entries
        ]
    return {part: tuple(text for other, text in entries if other == part) for part in PARTS}


def _clocks(meeting: Meeting, pair: PairMeetings) -> tuple[OnClock, ...]:
    """On the meeting's own clock, and for each whose clock shows another hour."""
    ends = ends_at(meeting.time, meeting.minutes) if meeting.time else ""
    own = OnClock(meeting.day, meeting.time, ends, meeting.zone)
    found = [own]
    for role in ROLES:
        there = pair.zone_of(role)
        day, begins = on_clock_in(meeting.day, meeting.time, meeting.zone, there)
        if there and begins and (day, begins) != (own.day, own.begins):
            ends = ends_at(begins, meeting.minutes)
            found.append(OnClock(day, begins, ends, there, pair.people[role].called))
    if len(found) == 3 and replace(found[1], name="") == replace(found[2], name=""):
        both = _("{mentee} and {mentor}").format(mentee=found[2].name, mentor=found[1].name)
        found = [own, replace(found[1], name=both)]
    return tuple(found)


def meeting_pdf(content: MeetingContent, paper: str) -> "Document":
    """The PDF of a sheet, on "A4" or "Letter"."""
    # Late: ReportLab takes a tenth of a second that only a document needs.
    from mentor_desktop.documents import meeting  # noqa: PLC0415 - as said

    return meeting.make(content, paper=paper)


def export_meeting(
    database: Database,
    meeting_id: str,
    path: Path,
    today: date,
    *,
    notes_of: str | None = None,
    force: bool = False,
    paper: str | None = None,
    spoken: str = "en",
) -> Exported:
    """Writes the sheet and notes that it left the file, but not of one with somebody's own notes.

    The list of documents is for others, too. Refused where `path` exists and not `force`, or
    cannot be written; then nothing is noted.
    """
    with database.reading() as session:
        content = meeting_content(session, meeting_id, today, notes_of=notes_of, spoken=spoken)
        size = paper or programme_of(session).paper
        pair_id = session.get_one(Meeting, meeting_id).relationship_id
    title = _("Meeting sheet, {day}").format(day=content.clocks[0].day.isoformat())
    noted = Paper(MEETING, title, () if content.notes else (pair_id,), bool(content.notes))
    return write_paper(database, meeting_pdf(content, size), path, noted, force=force)


def find_meeting(session: Session, relationship_id: str, words: str | None, today: date) -> str:
    """The id for a day such as "2026-03-09", an id or a start of one; Refused if not exactly one.

    Without words: the next one that is planned, else the last there was.
    """
    meetings = list(
        session.scalars(
            select(Meeting)
            .filter_by(relationship_id=relationship_id)
            .order_by(Meeting.day, Meeting.time, Meeting.id)
        )
    )
    if not meetings:
        raise Refused(_("These two have no meeting yet. Plan one first."))
    if words is None:
        coming = [one for one in meetings if one.state == "planned" and one.day >= today]
        return coming[0].id if coming else meetings[-1].id
    wanted = words.strip().lower()
    found = [one for one in meetings if wanted and one.id.startswith(wanted)]
    found = found or [one for one in meetings if one.day.isoformat() == wanted]
    planned = [one for one in found if one.state in ("planned", "held")]
    if len(found) > 1 and len(planned) == 1:
        found = planned
    if len(found) != 1:
        sentence = (
            _("“{words}” can mean several meetings. Give the start of an id instead.")
            if found
            else _("These two have no meeting “{words}”. Give its day, such as 2026-03-09.")
        )
        raise Refused(sentence.format(words=words[:40]))
    return found[0].id


def meeting_file_name(session: Session, meeting_id: str) -> str:
    """A good name for the sheet of a meeting."""
    meeting = session.get_one(Meeting, meeting_id)
    return file_name((_("Meeting"), meeting.day.isoformat()), "meeting")
