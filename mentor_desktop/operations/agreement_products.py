"""What a check-in does to the agreement: fill its draft, open an amendment, note a review."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import OPEN, Agreement, AgreementAnswer, AgreementSection
from mentor_desktop.domain.agreement_rules import OWN
from mentor_desktop.domain.form import Question, Value, cleaned
from mentor_desktop.domain.goal import AIMED_AT, Goal
from mentor_desktop.domain.record import new_id
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.answers import follow_term, keep_answer
from mentor_desktop.operations.drafting import amend_in, start_agreement_in
from mentor_desktop.operations.texts import agreement_form
from mentor_desktop.store.agreements import answers_of, place

_TOP_GOALS = "top_goals"  # the question of the agreement
_TERM = ("start", "end", "months")


def fill_draft(
    session: Session,
    relationship_id: str,
    answers: Mapping[str, Value],
    *,
    makes_one: bool,
    with_goals: bool,
) -> Agreement | None:
    """Answers where the draft says nothing, or what nobody chose; None where there is no draft.

    `makes_one`: begins the first agreement of a pair.
    """
    agreement = _newest(session, relationship_id)
    if agreement is None and makes_one:
        agreement = start_agreement_in(session, relationship_id)
        session.flush()
    if agreement is None or agreement.state != "draft":
        return None
    owner = {"agreement_id": agreement.id, "voice": "agreed"}
    there = answers_of(session, agreement.id)
    form = agreement_form()
    wanted = dict(answers)
    if with_goals:
        wanted[_TOP_GOALS] = _top_goals(session, relationship_id)
    for key, value in wanted.items():
        asked = form.question(key)
        if key in there and there[key] != asked.default:
            continue
        kept = _fitting(asked, value)
        if kept is not None:
            keep_answer(session, AgreementAnswer, owner, key, kept)
            session.flush()
            if key in _TERM:
                follow_term(session, answers_of(session, agreement.id), owner, key)
    return agreement


def _fitting(asked: Question, value: Value) -> Value:
    if isinstance(value, list) and asked.kind in ("text", "line"):
        value = "\n".join(value)
    elif isinstance(value, str) and asked.kind == "list":
        value = value.splitlines()
    try:
        return cleaned(asked, value)
    except Refused:
        return None


def _top_goals(session: Session, relationship_id: str) -> list[str]:
    goals = select(Goal.id).where(Goal.relationship_id == relationship_id, Goal.state.in_(AIMED_AT))
    return list(session.scalars(goals.order_by(Goal.rank).limit(3)))


def _newest(session: Session, relationship_id: str) -> Agreement | None:
    versions = select(Agreement).filter_by(relationship_id=relationship_id)
    return session.scalars(versions.order_by(Agreement.version.desc()).limit(1)).first()


def _in_force(session: Session, relationship_id: str) -> Agreement | None:
    versions = select(Agreement).filter_by(relationship_id=relationship_id, state="in_force")
    return session.scalars(versions).first()


def open_amendment(
    session: Session, relationship_id: str, title: str, wishes: Sequence[str]
) -> Agreement | None:
    """The draft with the wishes in a section of their own.

    None where nothing can be amended: nothing is in force, or a version waits for signatures.
    """
    draft = _newest(session, relationship_id)
    if draft is not None and draft.state not in OPEN:
        signed = _in_force(session, relationship_id)
        draft = amend_in(session, signed.id) if signed else None
    if draft is None or draft.state != "draft":
        return None
    if wishes:
        _add_wishes(session, draft, title, wishes)
    return draft


def _add_wishes(session: Session, draft: Agreement, title: str, wishes: Sequence[str]) -> None:
    key = OWN + new_id()
    session.flush()
    position = len(place(session, draft.id, agreement_form()))
    session.add(AgreementSection(agreement_id=draft.id, key=key, position=position, title=title))
    text = "\n".join(wishes)
    session.add(AgreementAnswer(agreement_id=draft.id, voice="agreed", question=key, value=text))


def review(session: Session, relationship_id: str, on: date) -> Agreement | None:
    """Notes that the agreement in force was read again; None where none is."""
    found = _in_force(session, relationship_id)
    if found is not None:
        found.reviewed_on = on
    return found
