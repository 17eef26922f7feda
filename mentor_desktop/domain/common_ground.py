"""What two people have in common and what is unique to each: PRO-41, FM-03 to FM-06."""

from collections.abc import Mapping
from dataclasses import dataclass

from mentor_desktop.domain.form import Form, Question, Value, said
from mentor_desktop.domain.text import fold

# Lists are compared item by item, choices by what was chosen.
COMPARED = (
    "skills", "special_knowledge", "earlier_employers", "languages", "hobbies", "topics",
    "style", "organisation", "department", "location", "time_zone",
)  # fmt: skip


@dataclass(frozen=True)
class Ground:
    """One topic: what both say, what only the mentor and only the mentee says."""

    question: Question
    shared: tuple[str, ...]
    only_mentor: tuple[str, ...]
    only_mentee: tuple[str, ...]


def common_ground(
    form: Form, mentor: Mapping[str, Value], mentee: Mapping[str, Value]
) -> tuple[Ground, ...]:
    """Every compared topic that at least one of the two has answered."""
    found = []
    for key in COMPARED:
        question = form.by_key.get(key)
        if question is None:
            continue
        ground = _compare(question, mentor.get(key), mentee.get(key))
        if ground.shared or ground.only_mentor or ground.only_mentee:
            found.append(ground)
    return tuple(found)


def _compare(question: Question, mentor: Value, mentee: Value) -> Ground:
    ours = {fold(text): text for text in said(question, mentor)}
    theirs = {fold(text): text for text in said(question, mentee)}
    return Ground(
        question,
        tuple(text for key, text in ours.items() if key in theirs),
        tuple(text for key, text in ours.items() if key not in theirs),
        tuple(text for key, text in theirs.items() if key not in ours),
    )
