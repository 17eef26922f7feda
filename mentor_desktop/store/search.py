"""Finds people and what they wrote: every word typed must occur, in any order and case."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, literal, or_, select
from sqlalchemy.orm import Session, aliased

from mentor_desktop.domain.agreement import Agreement, AgreementAnswer
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.person import Person, ProfileAnswer
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.domain.text import fold

_BEFORE = 30
_LONGEST_EXCERPT = 120


@dataclass(frozen=True)
class Found:
    """One hit; `question` is the key of the field in a form, "" elsewhere."""

    kind: str  # "person", "relationship", "goal", "profile_answer", "agreement_answer"
    record_id: str
    relationship_id: str | None
    person_id: str | None
    title: str
    excerpt: str
    question: str = ""


_Rows = Select[*tuple[Any, ...]]
Conditions = Callable[..., ColumnElement[bool]]
Finder = Callable[[Conditions, str | None], _Rows]


def search(
    session: Session, text: str, limit: int = 50, reader_id: str | None = None
) -> tuple[Found, ...]:
    """What holds all words of `text`, at most `limit`: people first, then pairs, then words.

    `reader_id`: who is looking; an answer of the other's that is not out yet is not found.
    """
    words = fold(text).split()
    if not words:
        return ()

    def holds(*columns: Any) -> ColumnElement[bool]:
        return and_(
            *(
                or_(*(column.like(_pattern(word), escape="\\") for column in columns))
                for word in words
            )
        )

    found: list[Found] = []
    for kind, finder in FINDERS:
        left = limit - len(found)
        if left <= 0:
            break
        rows = session.execute(finder(holds, reader_id).limit(left))
        found.extend(_hit(kind, row, words) for row in rows)
    return tuple(found)


def _pattern(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _people(holds: Conditions, reader_id: str | None) -> _Rows:
    return (
        select(
            Person.id,
            literal(None),
            Person.id,
            Person.name,
            Person.role + "\n" + Person.organisation,
            literal(""),
        )
        .where(holds(Person.folded), Person.is_erased.is_(False))
        .order_by(Person.name, Person.id)
    )


def _relationships(holds: Conditions, reader_id: str | None) -> _Rows:
    mentor, mentee = aliased(Person), aliased(Person)
    return (
        select(
            Relationship.id,
            Relationship.id,
            literal(None),
            mentee.name + " · " + mentor.name,
            literal(""),
            literal(""),
        )
        .join(mentor, mentor.id == Relationship.mentor_id)
        .join(mentee, mentee.id == Relationship.mentee_id)
        .where(holds(mentor.folded, mentee.folded))
        .order_by(mentee.name, mentor.name, Relationship.id)
    )


def _goals(holds: Conditions, reader_id: str | None) -> _Rows:
    return select(
        Goal.id,
        Goal.relationship_id,
        literal(None),
        Goal.title,
        Goal.title + "\n" + Goal.why + "\n" + Goal.success,
        literal(""),
    ).where(holds(Goal.folded))


def _profile_answers(holds: Conditions, reader_id: str | None) -> _Rows:
    return (
        select(
            ProfileAnswer.id,
            literal(None),
            Person.id,
            Person.name,
            ProfileAnswer.value,
            ProfileAnswer.question,
        )
        .join(Person, Person.id == ProfileAnswer.person_id)
        .where(holds(ProfileAnswer.folded))
    )


def _agreement_answers(holds: Conditions, reader_id: str | None) -> _Rows:
    mentor, mentee = aliased(Person), aliased(Person)
    both_are_in = and_(
        Agreement.mentor_answered_at.is_not(None), Agreement.mentee_answered_at.is_not(None)
    )
    voice = AgreementAnswer.voice
    may_be_seen = or_(
        voice == "agreed",
        both_are_in,
        and_(voice == "mentor", Relationship.mentor_id == reader_id),
        and_(voice == "mentee", Relationship.mentee_id == reader_id),
    )
    return (
        select(
            AgreementAnswer.id,
            Agreement.relationship_id,
            literal(None),
            mentee.name + " · " + mentor.name,
            AgreementAnswer.value,
            AgreementAnswer.question,
        )
        .join(Agreement, Agreement.id == AgreementAnswer.agreement_id)
        .join(Relationship, Relationship.id == Agreement.relationship_id)
        .join(mentor, mentor.id == Relationship.mentor_id)
        .join(mentee, mentee.id == Relationship.mentee_id)
        .where(holds(AgreementAnswer.folded), may_be_seen)
    )


# In the order they are shown. One line a record: id, relationship, person, title, text, question.
FINDERS: tuple[tuple[str, Finder], ...] = (
    ("person", _people),
    ("relationship", _relationships),
    ("goal", _goals),
    ("profile_answer", _profile_answers),
    ("agreement_answer", _agreement_answers),
)


def _hit(kind: str, row: Any, words: list[str]) -> Found:
    record_id, relationship_id, person_id, title, value, question = row
    return Found(
        kind, record_id, relationship_id, person_id, title, _excerpt(_said(value), words), question
    )


def _said(value: Any) -> str:
    """An answer as one text; the same that `Answer.words` folds."""
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "\n".join(str(one) for one in value)
    return str(value)


def _excerpt(text: str, words: list[str]) -> str:
    """The line around the first word found."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_EXCERPT:
        return line
    folded = line.casefold()  # nearly always as long as the line; near enough for an excerpt
    places = [folded.find(word) for word in words if word in folded]
    start = max(0, min(places, default=0) - _BEFORE)
    end = start + _LONGEST_EXCERPT
    begin = "…" if start else ""
    return begin + line[start:end].strip() + ("…" if end < len(line) else "")
