"""Finding the relationship that the words of a command mean."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from mentor_desktop.domain.person import Person
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.domain.text import clean_line, fold
from mentor_desktop.translation import _

_SHOWN = 5


@dataclass(frozen=True)
class _Pair:
    id: str
    mentee: str
    mentor: str
    mentee_called: str
    mentor_called: str


def find_relationship(session: Session, words: str) -> str:
    """The id for an id, a unique start of one, or "mentee/mentor" names; Refused if not one."""
    pairs = _pairs(session)
    wanted = words.strip()
    found = [pair for pair in pairs if wanted and pair.id.startswith(wanted.lower())]
    exact = [pair for pair in found if pair.id == wanted.lower()]
    if not found and "/" in wanted:
        mentee, mentor = (fold(part) for part in wanted.split("/", 1))
        exact = [pair for pair in pairs if _is_named(pair, mentee, mentor)]
        found = exact or [pair for pair in pairs if _is_alike(pair, mentee, mentor)]
    if len(exact) == 1 or len(found) == 1:
        return (exact if len(exact) == 1 else found)[0].id
    shown = clean_line(words)[:80]
    if not found:
        raise Refused(
            _(
                "No relationship is “{words}”. Give the start of an id as the command show "
                "lists it, or the names as mentee/mentor."
            ).format(words=shown)
        )
    raise Refused(
        _("“{words}” can mean {count} relationships, such as {choices}. Say more of it.").format(
            words=shown, count=f"{len(found):,}", choices="; ".join(map(_line, found[:_SHOWN]))
        )
    )


def _pairs(session: Session) -> list[_Pair]:
    mentor, mentee = aliased(Person), aliased(Person)
    rows = session.execute(
        select(
            Relationship.id, mentee.name, mentor.name, mentee.preferred_name, mentor.preferred_name
        )
        .join(mentor, mentor.id == Relationship.mentor_id)
        .join(mentee, mentee.id == Relationship.mentee_id)
        .order_by(Relationship.id)
    )
    return [_Pair(*row) for row in rows]


def _is_named(pair: _Pair, mentee: str, mentor: str) -> bool:
    if not mentee or not mentor:
        return False
    return mentee in (fold(pair.mentee), fold(pair.mentee_called)) and mentor in (
        fold(pair.mentor),
        fold(pair.mentor_called),
    )


def _is_alike(pair: _Pair, mentee: str, mentor: str) -> bool:
    """Whether both are a part of the names; one left empty fits everyone."""
    if not mentee and not mentor:
        return False
    return mentee in fold(pair.mentee) and mentor in fold(pair.mentor)


def _line(pair: _Pair) -> str:
    return f"{pair.id} ({clean_line(pair.mentee)}/{clean_line(pair.mentor)})"
