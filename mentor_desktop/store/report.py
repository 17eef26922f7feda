"""Everything that a report on a pair may say, read at once; who may read it is not asked here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.goal import GoalRevision
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.meeting import Meeting, MeetingNote
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.store.check_ins import answers_by_check_in, rows_of
from mentor_desktop.store.goals import KeptGoal, kept_goals
from mentor_desktop.store.meetings import PairMeetings, pair_meetings
from mentor_desktop.store.views import Head, head_of


@dataclass(frozen=True)
class ReportRows:
    """`notes`: private ones too, by meeting; `answers`: by check-in; both for the one who asks."""

    head: Head
    meetings: PairMeetings
    goals: tuple[KeptGoal, ...]
    notes: Mapping[str, tuple[MeetingNote, ...]]
    check_ins: tuple[CheckIn, ...]  # done or not, in the order they began
    answers: Mapping[str, list[CheckInAnswer]]
    journal: tuple[JournalEntry, ...]  # oldest first

    @property
    def pair(self) -> Relationship:
        """The two, and from when to when."""
        return self.head.relationship

    @property
    def changes(self) -> tuple[GoalRevision, ...]:
        """When goals were changed, oldest first."""
        found = (one for kept in self.goals for one in kept.revisions)
        return tuple(sorted(found, key=lambda one: (one.changed_at, one.id)))


def report_rows(session: Session, relationship_id: str, today: date) -> ReportRows:
    """The rows of one pair; the same number of statements whatever there is."""
    check_ins = rows_of(session, relationship_id)
    notes: dict[str, tuple[MeetingNote, ...]] = {}
    of_pair = select(Meeting.id).filter_by(relationship_id=relationship_id)
    wanted = select(MeetingNote).where(MeetingNote.meeting_id.in_(of_pair), MeetingNote.text != "")
    for one in session.scalars(wanted.order_by(MeetingNote.id)):
        notes[one.meeting_id] = (*notes.get(one.meeting_id, ()), one)
    entries = select(JournalEntry).filter_by(relationship_id=relationship_id)
    return ReportRows(
        head_of(session, relationship_id, today),
        pair_meetings(session, relationship_id, today),
        kept_goals(session, relationship_id),
        notes,
        tuple(sorted(check_ins, key=_begun)),
        answers_by_check_in(session, [one.id for one in check_ins]),
        tuple(session.scalars(entries.order_by(JournalEntry.day, JournalEntry.id))),
    )


def _begun(one: CheckIn) -> tuple[date, int, str]:
    return one.started_on or date.max, one.ordinal, one.id
