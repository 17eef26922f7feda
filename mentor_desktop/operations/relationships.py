"""What can be done with a relationship."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.action_item import ActionItem, first_contact_title
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.agreement import (
    Agreement,
    AgreementAnswer,
    AgreementSection,
    ExportedDocument,
    Signature,
)
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.contact import Contact
from mentor_desktop.domain.goal import Goal, GoalRevision
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.meeting import AgendaEntry, Meeting, MeetingNote, QuestionCard
from mentor_desktop.domain.person import Attachment, Person
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ENDED, RESTING, STATES, Relationship
from mentor_desktop.domain.stage import STAGES, check_dates
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.check_ins import check_in_of
from mentor_desktop.operations.clock import now, today
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _


def add_relationship_in(
    session: Session,
    mentor_id: str,
    mentee_id: str,
    starts: date | None,
    ends: date | None,
    is_informal: bool,
) -> str:
    """A new pair, with the mentor's first contact as an action item (PRE-01); the id."""
    mentee = session.get_one(Person, mentee_id)
    relationship = Relationship(
        mentor_id=mentor_id,
        mentee_id=mentee_id,
        supervisor_id=mentee.supervisor_id,
        starts=starts,
        ends=ends,
        is_informal=is_informal,
    )
    session.add(relationship)
    session.flush()
    title = first_contact_title(mentee.called)
    session.add(
        ActionItem(relationship_id=relationship.id, owner="mentor", title=title, due=starts)
    )
    return relationship.id


def set_dates(
    database: Database, relationship_id: str, starts: date | None, ends: date | None
) -> None:
    """First and last day; Refused if they are out of order or out of 1900 to 2100."""
    check_dates(starts, ends)
    with database.changing(_("Change dates")) as session:
        relationship = session.get_one(Relationship, relationship_id)
        relationship.starts, relationship.ends = starts, ends


def set_informal(database: Database, relationship_id: str, is_informal: bool) -> None:
    """Whether it goes without stages, agreement optional: PRE-14."""
    with database.changing(_("Change kind of relationship")) as session:
        session.get_one(Relationship, relationship_id).is_informal = is_informal


def set_pair_supervisor(
    database: Database, relationship_id: str, supervisor_id: str | None
) -> None:
    """Whose support this pair asks for, None for nobody."""
    with database.changing(_("Choose supervisor")) as session:
        relationship = session.get_one(Relationship, relationship_id)
        if supervisor_id in (relationship.mentor_id, relationship.mentee_id):
            raise Refused(_("The supervisor is a third person. Choose someone else."))
        relationship.supervisor_id = supervisor_id


def set_state(database: Database, relationship_id: str, state: str, on: date | None = None) -> None:
    """Pause, resume, close, complete or end early, without a word on whose fault: AG-24."""
    if state not in STATES:
        raise ValueError(state)
    with database.changing(_state_label(state)) as session:
        set_state_in(session, relationship_id, state, on or today())


def set_state_in(session: Session, relationship_id: str, state: str, on: date) -> None:
    """The same within a transaction."""
    relationship = session.get_one(Relationship, relationship_id)
    if relationship.state in RESTING and state not in RESTING:
        relationship.resumed_on = on
    relationship.state = state
    relationship.ended_on = on if state in ENDED else None
    for agreement in session.scalars(select(Agreement).filter_by(relationship_id=relationship_id)):
        _follow(agreement, state)


def _follow(agreement: Agreement, state: str) -> None:
    """The agreement in force ends with the relationship, and is back if that is taken back."""
    if state in ENDED and agreement.state == "in_force":
        agreement.state = "ended"
    elif state not in ENDED and agreement.state == "ended":
        agreement.state = "in_force"


def _state_label(state: str) -> str:
    return {
        "preparing": _("Prepare relationship"),
        "active": _("Resume relationship"),
        "paused": _("Pause relationship"),
        "closing": _("Start closing"),
        "completed": _("Complete relationship"),
        "ended_early": _("End early, without fault"),
    }[state]


def pass_stage(
    database: Database, relationship_id: str, stage: str, skipped_reason: str | None = None
) -> None:
    """Marks a stage as done, or with a reason as skipped; Refused for an empty reason."""
    if stage not in STAGES:
        raise ValueError(stage)
    reason = clean_line(skipped_reason or "")
    if skipped_reason is not None and not reason:
        raise Refused(_("Say in a few words why you skip it."))
    with database.changing(_("Skip stage") if reason else _("Mark stage as done")) as session:
        check_in = check_in_of(session, relationship_id, stage)
        check_in.finished_at = now()
        check_in.skipped_reason = reason


def reopen_stage(database: Database, relationship_id: str, stage: str) -> None:
    """Takes back that a stage was done or skipped; of repeated check-ins, each that did it."""
    with database.changing(_("Reopen stage")) as session:
        mine = select(CheckIn).filter_by(relationship_id=relationship_id)
        for check_in in session.scalars(
            mine.where(or_(CheckIn.stage == stage, CheckIn.kind == stage))
        ):
            check_in.finished_at = None
            check_in.skipped_reason = ""


def remove_relationship(database: Database, relationship_id: str) -> None:
    """Removes a pair with all that belongs to it; the people stay."""
    with database.changing(_("Remove relationship")) as session:
        relationship = session.get_one(Relationship, relationship_id)
        for record, owner, owned in _BELONGS:
            found = session.scalars(select(owner.id).filter_by(relationship_id=relationship_id))
            ids = list(found)
            column = getattr(record, owned)
            for row in session.scalars(select(record).where(column.in_(ids))):
                session.delete(row)
        session.flush()
        agreements = select(Agreement).filter_by(relationship_id=relationship_id)
        for agreement in session.scalars(agreements.order_by(Agreement.version.desc())):
            session.delete(agreement)
            session.flush()
        for record in _OWNED:
            for row in session.scalars(select(record).filter_by(relationship_id=relationship_id)):
                session.delete(row)
        session.flush()
        session.delete(relationship)


_BELONGS: tuple[tuple[type[Record], type[Agreement | CheckIn | Goal | Meeting], str], ...] = (
    (AgreementAnswer, Agreement, "agreement_id"),
    (AgreementSection, Agreement, "agreement_id"),
    (Signature, Agreement, "agreement_id"),
    (ExportedDocument, Agreement, "agreement_id"),
    (CheckInAnswer, CheckIn, "check_in_id"),
    (GoalRevision, Goal, "goal_id"),
    (Activity, Goal, "goal_id"),
    (AgendaEntry, Meeting, "meeting_id"),
    (MeetingNote, Meeting, "meeting_id"),
    (QuestionCard, Meeting, "meeting_id"),
)
_OWNED: tuple[type[Record], ...] = (
    JournalEntry, ExportedDocument, CheckIn, Goal, ActionItem, Contact, Meeting, Attachment,
)  # fmt: skip
