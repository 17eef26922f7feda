"""Finds people and what they wrote: every word typed must begin one, in any order and case."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, literal, or_, select
from sqlalchemy.orm import Session, aliased

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.agreement import Agreement, AgreementAnswer
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.journal import JournalEntry
from mentor_desktop.domain.meeting import Meeting, MeetingNote
from mentor_desktop.domain.person import Person, ProfileAnswer
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.domain.text import fold

_BEFORE_WORDS = "] ()[{}<>/\\|,.;:!?\"'’‘“”„«»·…–—_+&@#%*=~-"  # a class of GLOB: ] first, - last
_SPACED = dict.fromkeys(map(ord, _BEFORE_WORDS), " ")
_NO_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
_BEFORE = 30
_LONGEST_EXCERPT = 120


@dataclass(frozen=True)
class Found:
    """One hit; `question` is the key of the field in a form, "" elsewhere."""

    kind: str  # one of FINDERS
    record_id: str
    relationship_id: str | None
    person_id: str | None
    title: str
    excerpt: str
    question: str = ""


_Rows = Select[*tuple[Any, ...]]
Finder = Callable[["_Wanted", str | None], _Rows]


def search(
    session: Session, text: str, limit: int = 50, reader_id: str | None = None
) -> tuple[Found, ...]:
    """What holds all words of `text`, at most `limit`, best first: exact names, then beginnings.

    `reader_id`: who is looking; an answer of the other's that is not out yet is not found.
    """
    wanted = _Wanted(fold(text))
    if not wanted.words:
        return ()
    hits = []
    for place, (kind, finder) in enumerate(FINDERS):
        count: Counter[int] = Counter()
        for row in session.execute(finder(wanted, reader_id).limit(limit)):
            rank = wanted.rank(row[-1])
            # Of what is equally good, each kind has its turn: no kind crowds out the others.
            hits.append(((rank, count[rank], place), _hit(kind, row[:-1], wanted.words)))
            count[rank] += 1
    return tuple(found for _order, found in sorted(hits, key=lambda hit: hit[0])[:limit])


class _Wanted:
    """What was typed, folded, as conditions on folded columns."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = text.split()

    def in_(self, *columns: Any) -> ColumnElement[bool]:
        """Each word begins one in some column."""
        return and_(*(or_(*(_begins_word(one, word) for one in columns)) for word in self.words))

    def first(self, *columns: Any) -> ColumnElement[int]:
        """Sorts those columns first that begin with all that was typed."""
        begins = (column.bool_op("GLOB")(_literally(self.text) + "*") for column in columns)
        return case((or_(*begins), 0), else_=1)

    def rank(self, names: str) -> int:
        """0: one of the names; 1: begins one; 2: the words are all in them; 3: elsewhere."""
        folded = [fold(name) for name in names.split("\n") if name]
        if self.text in folded:
            return 0
        if any(name.startswith(self.text) for name in folded):
            return 1
        spoken = " ".join(folded)
        parts = spoken.translate(_SPACED).split()
        is_named = all(
            word in spoken if _is_anywhere(word) else any(part.startswith(word) for part in parts)
            for word in self.words
        )
        return 2 if folded and is_named else 3


def _begins_word(column: Any, word: str) -> ColumnElement[bool]:
    """GLOB, not LIKE: it has classes of letters, and all is folded already."""
    spaced: ColumnElement[str] = literal(" ") + column
    before = "" if _is_anywhere(word) else f"[{_BEFORE_WORDS}]"
    return spaced.bool_op("GLOB")(f"*{before}{_literally(word)}*")


def _is_anywhere(word: str) -> bool:
    """Signs, and scripts without spaces: no telling where a word begins."""
    return not word[0].isalnum() or unicodedata.name(word[0], "").startswith(_NO_SPACES)


def _literally(text: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in text)


def _names(person: Any) -> Any:
    return person.name + "\n" + person.preferred_name


def _people(wanted: _Wanted, reader_id: str | None) -> _Rows:
    return (
        select(
            Person.id,
            literal(None),
            Person.id,
            Person.name,
            Person.role + "\n" + Person.organisation,
            literal(""),
            _names(Person),
        )
        .where(wanted.in_(Person.folded), Person.is_erased.is_(False))
        .order_by(wanted.first(Person.folded), Person.name, Person.id)
    )


def _relationships(wanted: _Wanted, reader_id: str | None) -> _Rows:
    mentor, mentee = aliased(Person), aliased(Person)
    return (
        select(
            Relationship.id,
            Relationship.id,
            literal(None),
            mentee.name + " · " + mentor.name,
            literal(""),
            literal(""),
            _names(mentee) + "\n" + _names(mentor),
        )
        .join(mentor, mentor.id == Relationship.mentor_id)
        .join(mentee, mentee.id == Relationship.mentee_id)
        .where(wanted.in_(mentor.folded, mentee.folded))
        .order_by(
            wanted.first(mentee.folded, mentor.folded), mentee.name, mentor.name, Relationship.id
        )
    )


def _goals(wanted: _Wanted, reader_id: str | None) -> _Rows:
    return select(
        Goal.id,
        Goal.relationship_id,
        literal(None),
        Goal.title,
        Goal.title + "\n" + Goal.why + "\n" + Goal.success,
        literal(""),
        Goal.title,
    ).where(wanted.in_(Goal.folded))


def _activities(wanted: _Wanted, reader_id: str | None) -> _Rows:
    return select(
        Activity.id,
        Activity.relationship_id,
        literal(None),
        Activity.title,
        Activity.title + "\n" + Activity.helper + "\n" + Activity.resources + "\n" + Activity.notes,
        literal(""),
        Activity.title,
    ).where(wanted.in_(Activity.folded))


def _meetings(wanted: _Wanted, reader_id: str | None) -> _Rows:
    mentor, mentee = aliased(Person), aliased(Person)
    texts = (Meeting.purpose, Meeting.notes, Meeting.outcome, Meeting.learning, Meeting.place)
    return (
        select(
            Meeting.id,
            Meeting.relationship_id,
            literal(None),
            mentee.name + " · " + mentor.name,
            _lines(texts),
            literal(""),
            literal(""),
        )
        .join(Relationship, Relationship.id == Meeting.relationship_id)
        .join(mentor, mentor.id == Relationship.mentor_id)
        .join(mentee, mentee.id == Relationship.mentee_id)
        .where(wanted.in_(Meeting.folded))
    )


def _meeting_notes(wanted: _Wanted, reader_id: str | None) -> _Rows:
    """What the reader wrote, or was let to read."""
    mentor, mentee = aliased(Person), aliased(Person)
    is_of_pair = or_(Relationship.mentor_id == reader_id, Relationship.mentee_id == reader_id)
    return (
        select(
            MeetingNote.id,
            Meeting.relationship_id,
            literal(None),
            mentee.name + " · " + mentor.name,
            MeetingNote.text,
            literal(""),
            literal(""),
        )
        .join(Meeting, Meeting.id == MeetingNote.meeting_id)
        .join(Relationship, Relationship.id == Meeting.relationship_id)
        .join(mentor, mentor.id == Relationship.mentor_id)
        .join(mentee, mentee.id == Relationship.mentee_id)
        .where(
            wanted.in_(MeetingNote.folded),
            or_(
                MeetingNote.person_id == reader_id,
                MeetingNote.reader == "programme",
                and_(MeetingNote.reader == "pair", is_of_pair),
            ),
        )
    )


def _journal_entries(wanted: _Wanted, reader_id: str | None) -> _Rows:
    """What the reader wrote, or was let to read."""
    mentor, mentee = aliased(Person), aliased(Person)
    is_of_pair = or_(Relationship.mentor_id == reader_id, Relationship.mentee_id == reader_id)
    return (
        select(
            JournalEntry.id,
            JournalEntry.relationship_id,
            literal(None),
            mentee.name + " · " + mentor.name,
            JournalEntry.text,
            literal(""),
            literal(""),
        )
        .join(Relationship, Relationship.id == JournalEntry.relationship_id)
        .join(mentor, mentor.id == Relationship.mentor_id)
        .join(mentee, mentee.id == Relationship.mentee_id)
        .where(
            wanted.in_(JournalEntry.folded),
            or_(
                JournalEntry.person_id == reader_id,
                JournalEntry.reader == "programme",
                and_(JournalEntry.reader == "pair", is_of_pair),
            ),
        )
    )


def _action_items(wanted: _Wanted, reader_id: str | None) -> _Rows:
    return select(
        ActionItem.id,
        ActionItem.relationship_id,
        literal(None),
        ActionItem.title,
        _lines((ActionItem.to_whom, ActionItem.why, ActionItem.link, ActionItem.result)),
        literal(""),
        ActionItem.title,
    ).where(wanted.in_(ActionItem.folded))


def _lines(columns: Iterable[Any]) -> Any:
    """Several columns as one text."""
    first, *others = columns
    for column in others:
        first = first + "\n" + column
    return first


def _profile_answers(wanted: _Wanted, reader_id: str | None) -> _Rows:
    return (
        select(
            ProfileAnswer.id,
            literal(None),
            Person.id,
            Person.name,
            ProfileAnswer.value,
            ProfileAnswer.question,
            literal(""),
        )
        .join(Person, Person.id == ProfileAnswer.person_id)
        .where(wanted.in_(ProfileAnswer.folded))
    )


def _agreement_answers(wanted: _Wanted, reader_id: str | None) -> _Rows:
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
            literal(""),
        )
        .join(Agreement, Agreement.id == AgreementAnswer.agreement_id)
        .join(Relationship, Relationship.id == Agreement.relationship_id)
        .join(mentor, mentor.id == Relationship.mentor_id)
        .join(mentee, mentee.id == Relationship.mentee_id)
        .where(wanted.in_(AgreementAnswer.folded), may_be_seen)
    )


def _check_in_answers(wanted: _Wanted, reader_id: str | None) -> _Rows:
    """What both said, the reader alone, or the other once it is out."""
    mentor, mentee = aliased(Person), aliased(Person)
    voice = CheckInAnswer.voice
    mentor_in, mentee_in = (
        column.is_not(None) for column in (CheckIn.mentor_handed_in_at, CheckIn.mentee_handed_in_at)
    )
    is_out = or_(and_(mentor_in, mentee_in), CheckIn.finished_at.is_not(None))
    is_of_pair = or_(Relationship.mentor_id == reader_id, Relationship.mentee_id == reader_id)
    may_be_seen = or_(
        and_(voice == "agreed", or_(CheckInAnswer.reader == "pair", is_of_pair)),
        and_(voice == "mentor", Relationship.mentor_id == reader_id),
        and_(voice == "mentee", Relationship.mentee_id == reader_id),
        and_(
            CheckInAnswer.reader == "pair",
            is_out,
            or_(and_(voice == "mentor", mentor_in), and_(voice == "mentee", mentee_in)),
        ),
    )
    return (
        select(
            CheckInAnswer.id,
            CheckIn.relationship_id,
            literal(None),
            mentee.name + " · " + mentor.name,
            CheckInAnswer.said,
            CheckInAnswer.question,
            literal(""),
        )
        .join(CheckIn, CheckIn.id == CheckInAnswer.check_in_id)
        .join(Relationship, Relationship.id == CheckIn.relationship_id)
        .join(mentor, mentor.id == Relationship.mentor_id)
        .join(mentee, mentee.id == Relationship.mentee_id)
        .where(wanted.in_(CheckInAnswer.folded), CheckInAnswer.said != "", may_be_seen)
    )


# One line a record: id, relationship, person, title, text, question, names to compare.
FINDERS: tuple[tuple[str, Finder], ...] = (
    ("person", _people),
    ("relationship", _relationships),
    ("goal", _goals),
    ("activity", _activities),
    ("meeting", _meetings),
    ("meeting_note", _meeting_notes),
    ("action_item", _action_items),
    ("journal_entry", _journal_entries),
    ("profile_answer", _profile_answers),
    ("agreement_answer", _agreement_answers),
    ("check_in_answer", _check_in_answers),
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
