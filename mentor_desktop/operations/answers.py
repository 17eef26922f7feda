"""Writing answers of a form, one row an answered question."""

from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import AgreementAnswer
from mentor_desktop.domain.check_in import CheckInAnswer
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.person import ProfileAnswer

Kept = TypeVar("Kept", ProfileAnswer, AgreementAnswer, CheckInAnswer)


def keep_answer(
    session: Session, kind: type[Kept], owner: dict[str, Any], question: str, value: Value
) -> None:
    """Adds, changes or (None) removes the answer of `owner` to one question."""
    row = session.scalars(select(kind).filter_by(**owner, question=question)).one_or_none()
    if value is None:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(kind(**owner, question=question, value=value))
    elif row.value != value:
        row.value = value
