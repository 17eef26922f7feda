"""The rules of an agreement: what is covered, where two differ, whose name signs."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mentor_desktop.domain.agreement_content import (
    AgreedSection,
    AgreementContent,
    Entry,
    Party,
)
from mentor_desktop.domain.form import Question, Section, Value, said
from mentor_desktop.domain.stage import length_hint
from mentor_desktop.translation import _

OWN = "own:"  # sections and answers of the pair's own have keys that begin so
_LEAST_CONTACTS = 2  # a month: N-01
_MEETINGS_A_MONTH = {"weekly": 4.0, "two_weeks": 2.0, "monthly": 1.0}

# What looks alike and is typed with one key; a dotted and a dotless i are one letter, for which
# capital belongs to which depends on the language.
_KEYS = str.maketrans({
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02bb\u2032\uff07\u00b4\u0060", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-"),
    "\u0131": "i",
    "\u0307": None,
})  # fmt: skip
_SELECTORS = frozenset(map(chr, (0x34F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


@dataclass(frozen=True)
class Placed:
    """A section where the pair put it."""

    section: Section
    is_hidden: bool = False
    row_id: str | None = None


@dataclass(frozen=True)
class Coverage:
    """How far the sections are: "complete", "part" or "open" by key, hidden ones left out."""

    states: dict[str, str]

    @property
    def complete(self) -> int:
        """How many sections are complete."""
        return sum(state == "complete" for state in self.states.values())

    @property
    def all(self) -> int:
        """How many sections count."""
        return len(self.states)


@dataclass(frozen=True)
class Difference:
    """A question that the two answered differently."""

    section: str
    question: Question
    mentor: Value
    mentee: Value


def own_section(key: str, title: str) -> Section:
    """A section of the pair's own: one text."""
    return Section(key, title, questions=(Question(key, "text", _("Our own words")),))


def coverage(
    placed: Iterable[Placed], answers: Mapping[str, Value], goals: Mapping[str, str]
) -> Coverage:
    """AG-34: a section is complete when all its needed questions are answered."""
    states = {}
    for one in placed:
        if one.is_hidden:
            continue
        needed = [question for question in one.section.questions if question.needed]
        asked = needed or list(one.section.questions)
        given = [question for question in asked if is_answered(question, answers, goals)]
        any_given = given or any(
            is_answered(question, answers, goals) for question in one.section.questions
        )
        if given and (len(given) == len(asked) or not needed):
            states[one.section.key] = "complete"
        else:
            states[one.section.key] = "part" if any_given else "open"
    return Coverage(states)


def is_answered(question: Question, answers: Mapping[str, Value], goals: Mapping[str, str]) -> bool:
    """Whether there is an answer; a picked goal that is gone does not count."""
    value = answers.get(question.key)
    if question.kind == "goals":
        return isinstance(value, list) and any(goal in goals for goal in value)
    return value not in (None, "", [])


def differences(
    placed: Iterable[Placed], mentor: Mapping[str, Value], mentee: Mapping[str, Value]
) -> tuple[Difference, ...]:
    """Where the two answered differently, one of them nothing included; in order."""
    return tuple(
        Difference(one.section.key, question, mentor.get(question.key), mentee.get(question.key))
        for one in placed
        if not one.is_hidden
        for question in one.section.questions
        if mentor.get(question.key) != mentee.get(question.key)
    )


def open_differences(
    placed: Iterable[Placed],
    mentor: Mapping[str, Value],
    mentee: Mapping[str, Value],
    agreed: Mapping[str, Value],
) -> tuple[Difference, ...]:
    """Where the two differ and nothing is agreed yet."""
    return tuple(
        one
        for one in differences(placed, mentor, mentee)
        if agreed.get(one.question.key) in (None, "", [])
    )


def names_match(typed: str, *names: str) -> bool:
    """Whether a typed name is one of the names: NFC, case and spacing folded."""
    return bool(_folded_name(typed)) and _folded_name(typed) in map(_folded_name, names)


def _folded_name(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def is_typed_name(typed: str, *names: str) -> bool:
    """Whether someone typed one of the names, as far as a keyboard gives its letters.

    More than `names_match`, which decides about trust: no keyboard gives joiners, and few give
    curly apostrophes, the dashes of print, or a capital I by the rules of another language.
    """
    as_typed = _typed_name(typed)
    is_one = bool(as_typed) and as_typed in map(_typed_name, names)
    return is_one or names_match(typed, *names)


def _typed_name(name: str) -> str:
    folded = unicodedata.normalize("NFKC", _folded_name(name)).casefold().translate(_KEYS)
    shown = (letter for letter in folded if not _is_unseen(letter))
    return " ".join("".join(shown).split())


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) == "Cf" or letter in _SELECTORS


def warnings(
    starts: date | None, ends: date | None, answers: Mapping[str, Value]
) -> tuple[str, ...]:
    """What to think about; never blocks."""
    found = [hint] if (hint := length_hint(starts, ends)) else []
    meetings = _MEETINGS_A_MONTH.get(str(answers.get("frequency")))
    contacts = answers.get("contacts_a_month")
    if meetings is not None:
        # A meeting is a contact too, so the number they agree on counts the meetings.
        total = max(meetings, contacts if isinstance(contacts, float) else 0.0)
        if total < _LEAST_CONTACTS:
            found.append(
                _(
                    "Meetings and other contact together come to less than twice a month. "
                    "A short message now and then keeps it alive."
                )
            )
    return tuple(found)


def content_of(
    *,
    agreement_id: str,
    relationship_id: str,
    version: int,
    language: str,
    programme: tuple[str, str],
    starts: date | None,
    ends: date | None,
    parties: tuple[Party, ...],
    placed: Iterable[Placed],
    answers: Mapping[str, Value],
    goals: Mapping[str, str],
    written_day: Callable[[str, str], str],
) -> AgreementContent:
    """Everything the agreement says, copied in; `programme` is name and organisation.

    `written_day` gives an ISO day as a language writes it.
    """
    return AgreementContent(
        agreement_id=agreement_id,
        version=version,
        language=language,
        programme=programme[0],
        organisation=programme[1],
        start=starts.isoformat() if starts else "",
        end=ends.isoformat() if ends else "",
        parties=parties,
        sections=tuple(
            AgreedSection(
                one.section.key,
                one.section.title,
                tuple(
                    _entries(one.section, answers, goals, lambda day: written_day(day, language))
                ),
            )
            for one in placed
            if not one.is_hidden
        ),
        relationship_id=relationship_id,
    )


def _entries(
    section: Section,
    answers: Mapping[str, Value],
    goals: Mapping[str, str],
    written_day: Callable[[str], str],
) -> Iterable[Entry]:
    for question in section.questions:
        if not is_answered(question, answers, goals):
            continue
        value = answers[question.key]
        if question.kind == "goals" and isinstance(value, list):
            text = tuple(goals[goal] for goal in value if goal in goals)
        else:
            text = said(question, value, written_day)
        yield Entry(question.key, question.label, text)
