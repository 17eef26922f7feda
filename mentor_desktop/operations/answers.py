"""Writing answers of a form, one row an answered question."""

from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import AgreementAnswer
from mentor_desktop.domain.check_in import CheckInAnswer
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.person import ProfileAnswer
from mentor_desktop.domain.stage import end_after, whole_months
from mentor_desktop.store.editing import edit

Kept = TypeVar("Kept", ProfileAnswer, AgreementAnswer, CheckInAnswer)


def keep_answer(
    session: Session, kind: type[Kept], owner: dict[str, Any], question: str, value: Value
) -> None:
    """Adds, changes or (None) removes the answer of `owner` to one question."""
    rows = select(kind.id).filter_by(**owner, question=question)
    row_id = session.scalars(rows).one_or_none()
    if value is None:
        if row_id is not None:
            session.delete(session.get_one(kind, row_id))
    elif row_id is None:
        session.add(kind(**owner, question=question, value=value))
    else:
        edit(session, kind, row_id, value=value)


def follow_term(
    session: Session, answers: dict[str, Value], owner: dict[str, Any], changed: str
) -> None:
    """Keeps months and last day of an agreement in step, where the first day is known."""
    start, months, end = answers.get("start"), answers.get("months"), answers.get("end")
    if not isinstance(start, str):
        return
    first = date.fromisoformat(start)
    if changed == "end":
        whole = whole_months(first, date.fromisoformat(end)) if isinstance(end, str) else None
        keep_answer(session, AgreementAnswer, owner, "months", float(whole) if whole else None)
    elif isinstance(months, float) and months.is_integer() and 1 <= months <= 1_200:
        last = end_after(first, int(months)).isoformat()
        keep_answer(session, AgreementAnswer, owner, "end", last)
