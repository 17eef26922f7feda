"""Where an undone or redone change of a check-in can be seen."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.check_in import CheckInAnswer
from mentor_desktop.domain.check_in_form import CheckInForm


@dataclass(frozen=True)
class Undone:
    """The step to bring into view (None: the one in view), and whose answers changed."""

    step: str | None
    questions: frozenset[str]


def what_was_undone(session: Session, change: Change, form: CheckInForm | None) -> Undone:
    """An answer is seen on its step."""
    step: str | None = None
    questions: set[str] = set()
    for row in change.rows:
        if row.table == CheckInAnswer.__tablename__:
            kept = session.get(CheckInAnswer, row.id)
            image = row.after or row.before or {}
            key = kept.question if kept else str(image.get("question", ""))
            questions.add(key)
            step = _step_of(form, key) or step
    return Undone(step, frozenset(questions))


def _step_of(form: CheckInForm | None, question: str) -> str:
    for step in form.steps if form else ():
        if any(one.key == question for one in step.questions):
            return step.key
    return ""
