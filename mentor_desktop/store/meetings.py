"""The meetings of a pair, one meeting with all its parts, the contact log and its meter."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.agreement import Agreement, AgreementAnswer
from mentor_desktop.domain.contact import Contact, ContactMeter, window_of
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.meeting import (
    PARTS,
    AgendaEntry,
    Meeting,
    MeetingNote,
    QuestionCard,
)
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ENDED, ROLES, Relationship
from mentor_desktop.domain.settings import read_settings
from mentor_desktop.domain.zones import check_zone
from mentor_desktop.store.views import pair_of, programme_of

_AGREED = ("formats", "frequency", "length", "place", "days_times", "contacts_a_month")


@dataclass(frozen=True)
class PairMeetings:
    """What the tab shows: meetings and contacts by day, what was promised, how often in touch."""

    relationship: Relationship
    people: Mapping[str, Person]
    meetings: tuple[Meeting, ...]
    contacts: tuple[Contact, ...]  # newest first
    items: tuple[ActionItem, ...]
    meter: ContactMeter
    agreed: Mapping[str, Value]  # what the agreement says of meetings

    def following(self, today: date) -> Meeting | None:
        """The next one that is planned."""
        coming = (one for one in self.meetings if one.state == "planned" and one.day >= today)
        return next(coming, None)

    def zone_of(self, role: str) -> str:
        """Where the clock of one of them stands; "" where that is not known."""
        with suppress(Refused):
            return check_zone(self.people[role].time_zone) if self.people[role].time_zone else ""
        return ""


@dataclass(frozen=True)
class OneMeeting:
    """A meeting with its agenda, in order; what `reader_id` may read of private notes."""

    meeting: Meeting
    entries: tuple[AgendaEntry, ...]
    own_note: MeetingNote | None
    shared_notes: tuple[MeetingNote, ...]  # of others, who let the reader see them
    card: QuestionCard | None


def pair_meetings(session: Session, relationship_id: str, today: date) -> PairMeetings:
    """Everything on the tab; six statements."""
    pair, people = pair_of(session, relationship_id)
    meetings = tuple(
        session.scalars(
            select(Meeting)
            .filter_by(relationship_id=relationship_id)
            .order_by(Meeting.day, Meeting.time, Meeting.id)
        )
    )
    contacts = tuple(
        session.scalars(
            select(Contact)
            .filter_by(relationship_id=relationship_id)
            .order_by(Contact.day.desc(), Contact.id.desc())
        )
    )
    agreed = agreed_on(session, relationship_id)
    first, last = window_of(today)
    meter = ContactMeter(
        sum(one.state == "held" and first <= one.day <= last for one in meetings),
        sum(first <= one.day <= last for one in contacts),
        _agreed_contacts(session, agreed),
    )
    items = items_of(session, relationship_id)
    return PairMeetings(pair, people, meetings, contacts, items, meter, agreed)


def items_of(session: Session, relationship_id: str) -> tuple[ActionItem, ...]:
    """What was promised: open ones by their day, then what is done, the newest first."""
    found = session.scalars(select(ActionItem).filter_by(relationship_id=relationship_id))
    return tuple(sorted(found, key=item_order))


def item_order(item: ActionItem) -> tuple[bool, int, str]:
    """Sorts open items by due day, undated ones last; then done ones, newest first."""
    day = item.done_on or item.due or date.max
    return (
        item.done_on is not None,
        -day.toordinal() if item.done_on else day.toordinal(),
        item.id,
    )


def _agreed_contacts(session: Session, agreed: Mapping[str, Value]) -> int:
    said = agreed.get("contacts_a_month")
    if isinstance(said, float) and said >= 1:
        return round(said)
    return read_settings(programme_of(session).settings).contacts_a_month


def agreed_on(session: Session, relationship_id: str) -> dict[str, Value]:
    """What the agreement in force, else the newest, says of meetings and contact."""
    newest = (
        select(Agreement.id)
        .filter_by(relationship_id=relationship_id)
        .order_by(case((Agreement.state == "in_force", 0), else_=1), Agreement.version.desc())
        .limit(1)
        .scalar_subquery()
    )
    answers = select(AgreementAnswer).where(
        AgreementAnswer.agreement_id == newest,
        AgreementAnswer.voice == "agreed",
        AgreementAnswer.question.in_(_AGREED),
    )
    return {row.question: row.value for row in session.scalars(answers)}


def one_meeting(session: Session, meeting_id: str, reader_id: str | None) -> OneMeeting | None:
    """A meeting as one reader sees it; None if it is no more. Five statements at most."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    entries = session.scalars(select(AgendaEntry).filter_by(meeting_id=meeting_id))
    notes = tuple(session.scalars(_readable(meeting_id, reader_id)))
    pair = session.get_one(Relationship, meeting.relationship_id)
    is_ours = reader_id in (pair.mentor_id, pair.mentee_id)
    return OneMeeting(
        meeting,
        tuple(sorted(entries, key=lambda one: (PARTS.index(one.part), one.position, one.id))),
        next((one for one in notes if one.person_id == reader_id), None),
        tuple(
            one
            for one in notes
            if one.person_id != reader_id and one.text and (is_ours or one.reader == "programme")
        ),
        session.scalars(select(QuestionCard).filter_by(meeting_id=meeting_id)).one_or_none(),
    )


def _readable(meeting_id: str, reader_id: str | None) -> Select[MeetingNote]:
    return (
        select(MeetingNote)
        .filter_by(meeting_id=meeting_id)
        .where(or_(MeetingNote.person_id == reader_id, MeetingNote.reader != "me"))
    )


@dataclass(frozen=True)
class Touch:
    """How a pair is in touch, for a list of pairs."""

    next_meeting: Meeting | None = None
    contacts: int = 0  # in the last 30 days, held meetings included
    open_items: int = 0
    late_items: int = 0


def touches(session: Session, today: date) -> dict[str, Touch]:
    """Every pair of the file that has any of it; four statements, whatever its size."""
    first, last = window_of(today)
    coming: dict[str, Meeting] = {}
    planned = select(Meeting).where(Meeting.state == "planned", Meeting.day >= today)
    for meeting in session.scalars(planned.order_by(Meeting.day, Meeting.time, Meeting.id)):
        coming.setdefault(meeting.relationship_id, meeting)
    held = _counted(session, Meeting, Meeting.state == "held", Meeting.day.between(first, last))
    contacts = _counted(session, Contact, Contact.day.between(first, last))
    open_items = _counted(session, ActionItem, ActionItem.done_on.is_(None))
    late = _counted(session, ActionItem, ActionItem.done_on.is_(None), ActionItem.due < today)
    return {
        id: Touch(
            coming.get(id),
            held.get(id, 0) + contacts.get(id, 0),
            open_items.get(id, 0),
            late.get(id, 0),
        )
        for id in {*coming, *held, *contacts, *open_items}
    }


def _counted(
    session: Session,
    record: type[Meeting | Contact | ActionItem],
    *wanted: ColumnElement[bool],
) -> dict[str, int]:
    counts = select(record.relationship_id, func.count()).where(*wanted)
    return {row[0]: row[1] for row in session.execute(counts.group_by(record.relationship_id))}


@dataclass(frozen=True)
class Promise:
    """An action item with the two it is between."""

    item: ActionItem
    people: Mapping[str, Person]


def promises(session: Session, limit: int = 2_000) -> tuple[Promise, ...]:
    """Open items over all relationships that go on, the first due first; two statements."""
    from_pairs = (
        select(ActionItem, Relationship)
        .join(Relationship, Relationship.id == ActionItem.relationship_id)
        .where(ActionItem.done_on.is_(None), Relationship.state.not_in(ENDED))
        .order_by(ActionItem.due.is_(None), ActionItem.due, ActionItem.id)
        .limit(limit)
    )
    rows = session.execute(from_pairs).all()
    ids = {pair.person_id(role) for _item, pair in rows for role in ROLES}
    people = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(ids)))}
    return tuple(
        Promise(item, {role: people[pair.person_id(role)] for role in ROLES}) for item, pair in rows
    )
