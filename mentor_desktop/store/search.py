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


def _of_pair(
    record: Any, relationship_id: Any, value: Any, question: Any, *between: tuple[Any, Any]
) -> _Rows:
    """Rows that bear the names of the two; `between`: what leads to the relationship, and how."""
    mentor, mentee = aliased(Person), aliased(Person)
    rows: _Rows = select(
        record.id,
        relationship_id,
        literal(None),
        mentee.name + " · " + mentor.name,
        value,
        question,
        literal(""),
    )
    for joined, condition in (*between, (Relationship, Relationship.id == relationship_id)):
        rows = rows.join(joined, condition)
    return rows.join(mentor, mentor.id == Relationship.mentor_id).join(
        mentee, mentee.id == Relationship.mentee_id
    )


def _is_one_of_pair(reader_id: str | None) -> ColumnElement[bool]:
    return or_(Relationship.mentor_id == reader_id, Relationship.mentee_id == reader_id)


def _says_alone(voice: Any, reader_id: str | None) -> ColumnElement[bool]:
    """What was said by one of the two, who is looking."""
    return or_(
        and_(voice == "mentor", Relationship.mentor_id == reader_id),
        and_(voice == "mentee", Relationship.mentee_id == reader_id),
    )


def _may_read(record: Any, reader_id: str | None) -> ColumnElement[bool]:
    """What the reader wrote, or was let to read."""
    return or_(
        record.person_id == reader_id,
        record.reader == "programme",
        and_(record.reader == "pair", _is_one_of_pair(reader_id)),
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
    texts = (Meeting.purpose, Meeting.notes, Meeting.outcome, Meeting.learning, Meeting.place)
    rows = _of_pair(Meeting, Meeting.relationship_id, _lines(texts), literal(""))
    return rows.where(wanted.in_(Meeting.folded))


def _meeting_notes(wanted: _Wanted, reader_id: str | None) -> _Rows:
    on_meeting = (Meeting, Meeting.id == MeetingNote.meeting_id)
    rows = _of_pair(MeetingNote, Meeting.relationship_id, MeetingNote.text, literal(""), on_meeting)
    return rows.where(wanted.in_(MeetingNote.folded), _may_read(MeetingNote, reader_id))


def _journal_entries(wanted: _Wanted, reader_id: str | None) -> _Rows:
    rows = _of_pair(JournalEntry, JournalEntry.relationship_id, JournalEntry.text, literal(""))
    return rows.where(wanted.in_(JournalEntry.folded), _may_read(JournalEntry, reader_id))


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
    both_are_in = and_(
        Agreement.mentor_answered_at.is_not(None), Agreement.mentee_answered_at.is_not(None)
    )
    voice = AgreementAnswer.voice
    rows = _of_pair(
        AgreementAnswer,
        Agreement.relationship_id,
        AgreementAnswer.value,
        AgreementAnswer.question,
        (Agreement, Agreement.id == AgreementAnswer.agreement_id),
    )
    may_be_seen = or_(voice == "agreed", both_are_in, _says_alone(voice, reader_id))
    return rows.where(wanted.in_(AgreementAnswer.folded), may_be_seen)


def _check_in_answers(wanted: _Wanted, reader_id: str | None) -> _Rows:
    """What both said, the reader alone, or the other once it is out."""
    voice = CheckInAnswer.voice
    mentor_in, mentee_in = (
        column.is_not(None) for column in (CheckIn.mentor_handed_in_at, CheckIn.mentee_handed_in_at)
    )
    is_out = or_(and_(mentor_in, mentee_in), CheckIn.finished_at.is_not(None))
    is_for_reader = or_(CheckInAnswer.reader == "pair", _is_one_of_pair(reader_id))
    may_be_seen = or_(
        and_(voice == "agreed", is_for_reader),
        _says_alone(voice, reader_id),
        and_(
            CheckInAnswer.reader == "pair",
            is_out,
            or_(and_(voice == "mentor", mentor_in), and_(voice == "mentee", mentee_in)),
        ),
    )
    rows = _of_pair(
        CheckInAnswer,
        CheckIn.relationship_id,
        CheckInAnswer.said,
        CheckInAnswer.question,
        (CheckIn, CheckIn.id == CheckInAnswer.check_in_id),
    )
    return rows.where(wanted.in_(CheckInAnswer.folded), CheckInAnswer.said != "", may_be_seen)


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
