"""Writing an agreement: answers, sections, two voices and then one."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import (
    OPEN,
    VOICES,
    Agreement,
    AgreementAnswer,
    AgreementSection,
    Signature,
)
from mentor_desktop.domain.agreement_rules import OWN
from mentor_desktop.domain.form import Question, Value, cleaned
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.record import new_id
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.domain.stage import check_dates, whole_months
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.answers import follow_term, keep_answer
from mentor_desktop.operations.clock import now, today
from mentor_desktop.operations.texts import agreement_form
from mentor_desktop.store.agreements import answers_of, place, term
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _, current_language


def start_agreement(database: Database, relationship_id: str) -> str:
    """A first draft with ready wordings and what is known already filled in; the id."""
    with database.changing(_("Start agreement")) as session:
        return start_agreement_in(session, relationship_id).id


def start_agreement_in(session: Session, relationship_id: str) -> Agreement:
    """The same within a transaction; Refused where there is a draft."""
    _refuse_second_draft(session, relationship_id)
    relationship = session.get_one(Relationship, relationship_id)
    agreement = _new_version(session, relationship_id)
    for question, value in _first_answers(session, relationship).items():
        session.add(
            AgreementAnswer(
                agreement_id=agreement.id, voice="agreed", question=question, value=value
            )
        )
    return agreement


def amend(database: Database, agreement_id: str) -> str:
    """A new draft from the version in force; the id. What was signed stays as it is."""
    with database.changing(_("Amend agreement")) as session:
        return amend_in(session, agreement_id).id


def amend_in(session: Session, agreement_id: str) -> Agreement:
    """The same within a transaction; Refused where there is a draft, or none is in force."""
    signed = session.get_one(Agreement, agreement_id)
    if signed.state != "in_force":
        raise Refused(_("Only the agreement in force can be amended."))
    _refuse_second_draft(session, signed.relationship_id)
    draft = _new_version(session, signed.relationship_id)
    draft.amends_id, draft.language = signed.id, signed.language
    session.flush()
    answers = select(AgreementAnswer).filter_by(agreement_id=agreement_id, voice="agreed")
    for answer in session.scalars(answers):
        session.add(
            AgreementAnswer(
                agreement_id=draft.id,
                voice="agreed",
                question=answer.question,
                value=answer.value,
            )
        )
    for row in session.scalars(select(AgreementSection).filter_by(agreement_id=agreement_id)):
        session.add(
            AgreementSection(
                agreement_id=draft.id,
                key=row.key,
                position=row.position,
                is_hidden=row.is_hidden,
                title=row.title,
            )
        )
    return draft


def _refuse_second_draft(session: Session, relationship_id: str) -> None:
    versions = select(Agreement.id).filter_by(relationship_id=relationship_id)
    if session.scalars(versions.where(Agreement.state.in_(OPEN))).first():
        raise Refused(_("There is a draft already. Finish or discard that one first."))


def _new_version(session: Session, relationship_id: str) -> Agreement:
    versions = select(func.max(Agreement.version)).filter_by(relationship_id=relationship_id)
    last = session.scalar(versions)
    agreement = Agreement(
        relationship_id=relationship_id,
        version=(last or 0) + 1,
        created_at=now(),
        language=current_language(),
    )
    session.add(agreement)
    session.flush()
    return agreement


def _first_answers(session: Session, relationship: Relationship) -> dict[str, Value]:
    answers: dict[str, Value] = {
        question.key: question.default
        for section in agreement_form().sections
        for question in section.questions
        if question.default is not None
    }
    if relationship.starts:
        answers["start"] = relationship.starts.isoformat()
    if relationship.ends:
        answers["end"] = relationship.ends.isoformat()
    if relationship.starts and relationship.ends:
        months = whole_months(relationship.starts, relationship.ends)
        answers |= {"months": float(months)} if months else {}
    goals = select(Goal.id).filter_by(relationship_id=relationship.id, state="open")
    top = list(session.scalars(goals.order_by(Goal.rank).limit(3)))
    if top:
        answers["top_goals"] = list(top)
    return answers


def draft_of(session: Session, agreement_id: str) -> Agreement:
    """The agreement, if it can be written in; Refused with the way to go if not."""
    agreement = session.get_one(Agreement, agreement_id)
    if agreement.state in ("offered", "partly_signed"):
        raise Refused(_("This version waits for signatures. Take it back to a draft to change it."))
    if agreement.state != "draft":
        raise Refused(_("What is signed stays as it is. Amend the agreement to change it."))
    return agreement


def answer(
    database: Database, agreement_id: str, question: str, value: Value, voice: str = "agreed"
) -> None:
    """Answers one question; `voice` is "agreed", or "mentor" or "mentee" alone."""
    if voice not in VOICES:
        raise ValueError(voice)
    asked = _question(question)
    kept = cleaned(asked, value)
    merge = f"agreement {agreement_id} {voice} {question}"
    with database.changing(_("Edit {field}").format(field=asked.label), merge=merge) as session:
        agreement = draft_of(session, agreement_id)
        owner = {"agreement_id": agreement.id, "voice": voice}
        keep_answer(session, AgreementAnswer, owner, question, kept)
        if question in ("start", "end", "months"):
            session.flush()
            follow_term(session, answers_of(session, **owner), owner, question)
            session.flush()
            check_dates(*term(answers_of(session, agreement_id, voice), None))


def _question(key: str) -> Question:
    if key.startswith(OWN):
        return Question(key, "text", _("Our own words"))
    return agreement_form().question(key)


def finish_answers(database: Database, agreement_id: str, voice: str) -> None:
    """One of the two has answered alone; once both have, what is equal becomes agreed.

    Where they differ, a ready wording that nobody chose is no agreement: it is taken out.
    """
    if voice not in ROLES:
        raise ValueError(voice)
    with database.changing(_("Hand in answers")) as session:
        agreement = draft_of(session, agreement_id)
        setattr(agreement, f"{voice}_answered_at", now())
        if not (agreement.mentor_answered_at and agreement.mentee_answered_at):
            return
        mentor, mentee = (answers_of(session, agreement_id, role) for role in ROLES)
        agreed = answers_of(session, agreement_id)
        owner = {"agreement_id": agreement_id, "voice": "agreed"}
        for question in mentor.keys() | mentee.keys():
            if mentor.get(question) == mentee.get(question):
                keep_answer(session, AgreementAnswer, owner, question, mentor[question])
            elif question in agreed and agreed[question] == _question(question).default:
                keep_answer(session, AgreementAnswer, owner, question, None)


def reopen_answers(database: Database, agreement_id: str, voice: str) -> None:
    """One of the two wants to go on answering alone."""
    if voice not in ROLES:
        raise ValueError(voice)
    with database.changing(_("Take back answers")) as session:
        setattr(draft_of(session, agreement_id), f"{voice}_answered_at", None)


def adopt(database: Database, agreement_id: str, question: str, voice: str) -> None:
    """Takes what one of the two said as agreed."""
    with database.changing(_("Agree on an answer")) as session:
        draft_of(session, agreement_id)
        value = answers_of(session, agreement_id, voice).get(question)
        owner = {"agreement_id": agreement_id, "voice": "agreed"}
        keep_answer(session, AgreementAnswer, owner, question, value)


def hide_section(database: Database, agreement_id: str, key: str, is_hidden: bool) -> None:
    """Leaves a section out, or takes it in again; ending early always stays: AG-24."""
    label = _("Hide section") if is_hidden else _("Show section")
    with database.changing(label) as session:
        draft_of(session, agreement_id)
        for placed in place(session, agreement_id, agreement_form()):
            if placed.section.key == key and is_hidden and not placed.section.can_hide:
                raise Refused(_("How to end early, without fault, is part of every agreement."))
        _row(session, agreement_id, key).is_hidden = is_hidden


def move_section(database: Database, agreement_id: str, key: str, position: int) -> None:
    """Puts a section elsewhere, counted from 0."""
    with database.changing(_("Move section")) as session:
        draft_of(session, agreement_id)
        keys = [one.section.key for one in place(session, agreement_id, agreement_form())]
        keys.remove(key)
        keys.insert(max(position, 0), key)
        for at, each in enumerate(keys):
            _row(session, agreement_id, each).position = at


def add_section(database: Database, agreement_id: str, title: str) -> str:
    """A section of the pair's own, at the end; its key. AG-35"""
    named = _needed_title(title)
    with database.changing(_("Add section “{title}”").format(title=named)) as session:
        draft_of(session, agreement_id)
        position = len(place(session, agreement_id, agreement_form()))
        row = AgreementSection(
            agreement_id=agreement_id, key=OWN + new_id(), position=position, title=named
        )
        session.add(row)
        return row.key


def rename_section(database: Database, agreement_id: str, key: str, title: str) -> None:
    """Gives a section of the pair's own another title."""
    named = _needed_title(title)
    with database.changing(_("Rename section"), merge=f"section {key}") as session:
        draft_of(session, agreement_id)
        _row(session, agreement_id, key).title = named


def remove_section(database: Database, agreement_id: str, key: str) -> None:
    """Removes a section of the pair's own with its text."""
    if not key.startswith(OWN):
        raise ValueError(key)
    with database.changing(_("Remove section")) as session:
        draft_of(session, agreement_id)
        answers = select(AgreementAnswer).filter_by(agreement_id=agreement_id, question=key)
        for row in session.scalars(answers):
            session.delete(row)
        session.delete(_row(session, agreement_id, key))


def discard_draft(database: Database, agreement_id: str) -> None:
    """Removes a draft; the versions before it stay."""
    with database.changing(_("Discard draft")) as session:
        agreement = draft_of(session, agreement_id)
        rows: list[Any] = []
        for record in (AgreementAnswer, AgreementSection, Signature):
            rows += session.scalars(select(record).filter_by(agreement_id=agreement_id))
        for row in rows:
            session.delete(row)
        session.flush()
        session.delete(agreement)


def note_review(database: Database, agreement_id: str) -> None:
    """Both have read the agreement again and it still fits: AG-31."""
    with database.changing(_("Note review of the agreement")) as session:
        agreement = session.get_one(Agreement, agreement_id)
        if agreement.state != "in_force":
            raise Refused(_("Only the agreement in force is reviewed."))
        agreement.reviewed_on = today()


def _needed_title(title: str) -> str:
    named = clean_line(title)
    if not named:
        raise Refused(_("Give the section a title."))
    if len(named) > 200:
        raise Refused(_("A title takes at most 200 characters; the text goes below it."))
    return named


def _row(session: Session, agreement_id: str, key: str) -> AgreementSection:
    """The row of a section, made with the place it has now."""
    found = session.scalars(
        select(AgreementSection).filter_by(agreement_id=agreement_id, key=key)
    ).one_or_none()
    if found is None:
        keys = [one.section.key for one in place(session, agreement_id, agreement_form())]
        if key not in keys:
            raise Refused(_("The agreement has no such section."))
        found = AgreementSection(agreement_id=agreement_id, key=key, position=keys.index(key))
        session.add(found)
        session.flush()
    return found
