"""What can be done with check-ins: start or resume, answer, hand in, skip, plan for later."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import VOICES
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.check_in_form import CheckInForm, cleaned_answer, said_answer
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.domain.stage import STAGES, check_dates
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.answers import keep_answer
from mentor_desktop.operations.check_in_texts import check_in_form
from mentor_desktop.operations.clock import now, today
from mentor_desktop.store.database import Database
from mentor_desktop.store.editing import edit
from mentor_desktop.translation import _


def check_in_of(session: Session, relationship_id: str, kind: str) -> CheckIn:
    """The first check-in of a kind; a new one, added but not flushed, where there is none."""
    found = session.scalars(
        select(CheckIn).filter_by(relationship_id=relationship_id, kind=kind, ordinal=1)
    ).one_or_none()
    if found is None:
        stage = kind if kind in STAGES else ""
        found = CheckIn(relationship_id=relationship_id, kind=kind, stage=stage)
        session.add(found)
    return found


def start_check_in(database: Database, relationship_id: str, key: str) -> str:
    """Begins a check-in, or goes on with the one that is open; its id.

    One that repeats begins anew once the last is finished. Refused where it was finished.
    """
    form = check_in_form(key)
    with database.changing(_("Start “{title}”").format(title=form.title)) as session:
        check_in = _open_or_new(session, relationship_id, form)
        check_in.started_on = check_in.started_on or today()
        return check_in.id


def plan_check_in(database: Database, relationship_id: str, key: str, day: date | None) -> str:
    """A day for a check-in that is not begun, None for no day; its id."""
    check_dates(None, day)
    form = check_in_form(key)
    with database.changing(_("Plan “{title}”").format(title=form.title)) as session:
        check_in = _open_or_new(session, relationship_id, form)
        check_in.planned_for = day
        return check_in.id


def _open_or_new(session: Session, relationship_id: str, form: CheckInForm) -> CheckIn:
    session.get_one(Relationship, relationship_id)
    mine = select(CheckIn).filter_by(relationship_id=relationship_id, kind=form.key)
    found = session.scalars(mine.order_by(CheckIn.ordinal.desc())).first()
    if found is not None and found.skipped_reason and not form.repeats:
        found.finished_at, found.skipped_reason = None, ""
    if found is not None and not found.is_done:
        _follow_form(found, form)
        return found
    if found is not None and not form.repeats:
        raise Refused(
            _("“{title}” is finished. Reopen it to change its answers.").format(title=form.title)
        )
    last = session.scalar(
        select(func.max(CheckIn.ordinal)).filter_by(relationship_id=relationship_id, kind=form.key)
    )
    made = CheckIn(
        relationship_id=relationship_id,
        kind=form.key,
        ordinal=(last or 0) + 1,
        way=form.ways[0] if len(form.ways) == 1 else "",
    )
    _follow_form(made, form)
    session.add(made)
    session.flush()
    return made


def _follow_form(check_in: CheckIn, form: CheckInForm) -> None:
    """It is asked as the form is now; what was answered before keeps its own words."""
    check_in.stage, check_in.title = form.stage, form.title
    check_in.form_sha256 = form.fingerprint()


def answer_check_in(
    database: Database, check_in_id: str, question: str, value: Value, voice: str = "agreed"
) -> None:
    """Answers one question; `voice` is "agreed", or "mentor" or "mentee" alone."""
    if voice not in VOICES:
        raise ValueError(voice)
    form = check_in_form(kind_of(database, check_in_id))
    asked = form.question(question)
    kept = cleaned_answer(asked, value)
    merge = f"check-in {check_in_id} {voice} {question}"
    with database.changing(_("Edit {field}").format(field=asked.label), merge=merge) as session:
        _writable(session, check_in_id, voice)
        owner = {"check_in_id": check_in_id, "voice": voice}
        keep_answer(session, CheckInAnswer, owner, question, kept)
        session.flush()
        row = select(CheckInAnswer.id).filter_by(**owner, question=question)
        row_id = session.scalars(row).one_or_none()
        if row_id is not None:
            said = "\n".join(said_answer(asked, kept))
            edit(
                session, CheckInAnswer, row_id,
                value=kept, label=asked.label, source=asked.source, said=said, reader=asked.reader,
            )  # fmt: skip


def kind_of(database: Database, check_in_id: str) -> str:
    """The key of its form; Refused if it is no more."""
    with database.reading() as session:
        kind = session.scalar(select(CheckIn.kind).filter_by(id=check_in_id))
    if kind is None:
        raise Refused(_("This check-in is no longer there."))
    return kind


def _writable(session: Session, check_in_id: str, voice: str = "agreed") -> CheckIn:
    check_in = open_check_in(session, check_in_id)
    if voice in ROLES and check_in.handed_in_at(voice):
        raise Refused(_("These answers are handed in. Take them back to change them."))
    return check_in


def open_check_in(session: Session, check_in_id: str) -> CheckIn:
    """The check-in, if it can be written in; Refused with the way to go if not."""
    check_in = session.get(CheckIn, check_in_id)
    if check_in is None:
        raise Refused(_("This check-in is no longer there."))
    if check_in.is_done:
        raise Refused(_("This check-in is finished. Reopen it to change its answers."))
    return check_in


def choose_way(database: Database, check_in_id: str, way: str) -> None:
    """ "together", or "apart": each alone first; Refused for a way that the form has not."""
    form = check_in_form(kind_of(database, check_in_id))
    if way not in form.ways:
        raise Refused(_("“{title}” is not answered in that way.").format(title=form.title))
    with database.changing(_("Choose how to answer")) as session:
        open_check_in(session, check_in_id).way = way


def go_to_step(database: Database, check_in_id: str, step: str) -> None:
    """Where to go on when it is opened again; no change to undo. Nothing where it is finished."""
    form = check_in_form(kind_of(database, check_in_id))
    form.step(step)
    with database.changing(_("Go to another step"), undo="aside") as session:
        check_in = session.get_one(CheckIn, check_in_id)
        if not check_in.is_done:
            check_in.step = step


def hand_in(database: Database, check_in_id: str, role: str) -> None:
    """One of the two has answered alone; the other sees it once both have."""
    if role not in ROLES:
        raise ValueError(role)
    with database.changing(_("Hand in answers")) as session:
        setattr(open_check_in(session, check_in_id), f"{role}_handed_in_at", now())


def take_back(database: Database, check_in_id: str, role: str) -> None:
    """One of the two wants to go on answering alone."""
    if role not in ROLES:
        raise ValueError(role)
    with database.changing(_("Take back answers")) as session:
        setattr(open_check_in(session, check_in_id), f"{role}_handed_in_at", None)


def skip_check_in(database: Database, relationship_id: str, key: str, reason: str) -> str:
    """Goes on without it, on purpose; its id. Refused without a reason."""
    said = clean_line(reason)
    if not said:
        raise Refused(_("Say in a few words why you skip it."))
    form = check_in_form(key)
    with database.changing(_("Skip “{title}”").format(title=form.title)) as session:
        check_in = _open_or_new(session, relationship_id, form)
        check_in.finished_at, check_in.skipped_reason = now(), said
        return check_in.id


def reopen_check_in(database: Database, check_in_id: str) -> None:
    """Takes back that it was finished or skipped; what was made from it stays."""
    with database.changing(_("Reopen check-in")) as session:
        check_in = session.get_one(CheckIn, check_in_id)
        check_in.finished_at, check_in.skipped_reason = None, ""


def remove_check_in(database: Database, check_in_id: str) -> None:
    """Removes a check-in with its answers; what was made from it stays."""
    with database.changing(_("Remove check-in")) as session:
        check_in = session.get_one(CheckIn, check_in_id)
        for row in session.scalars(select(CheckInAnswer).filter_by(check_in_id=check_in_id)):
            session.delete(row)
        session.flush()
        session.delete(check_in)
