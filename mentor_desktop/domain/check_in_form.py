"""A check-in as data: steps with questions, what each waits for, and what comes of it."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from mentor_desktop.domain import ninety_day
from mentor_desktop.domain.form import Question, Value, cleaned, said
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

LINKS = ("goals", "plan", "agreement", "meetings", "action_items")  # live pieces of the record
COMPARED = ("choice", "choices", "rating", "number", "date")
WAYS = ("together", "apart")
READERS = ("pair", "programme")
# What finishing makes. On a question: if it is answered, and not with "no". On a step: if the
# step was open. On the file: always. The last row says what is made in the window itself.
# "relationship_state" on a choice takes a key of relationship.STATES; "goal_reasons" on a text
# says why goals were changed since; "meeting", "briefing" and action items are due on the day
# that a "date" question of the same step names.
PRODUCTS = (
    "agreement", "top_goals", "briefing", "amendment", "review", "meeting", "relationship_state",
    "ended_early", "closing_report", "certificates",
    "goals", "goal_reasons",
    "action_items", "activities.doing", "activities.others", "activities.stretch",
    "plan", "activities", "evaluation",
)  # fmt: skip
FROM_LISTS = (
    "goals", "action_items", "activities.doing", "activities.others", "activities.stretch",
)  # fmt: skip
# Values that the record suggests; besides "agreement.QUESTION" and "check_in.KEY.QUESTION".
PREFILLS = ("meetings_held", "cancelled_in_a_row", "goals", "goals_reached", "contact_hours")
AGREEMENT, CHECK_IN = "agreement.", "check_in."

Answers = Mapping[str, Value]
RULES = {"ninety_day": ninety_day.RULE}  # by their names in a file


@dataclass(frozen=True)
class When:
    """What must hold: an answer to an earlier question, or what the rule of the check-in found.

    `one_of` empty: any answer.
    """

    question: str = ""
    one_of: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CheckInQuestion(Question):
    """A question of a check-in. A "rating" goes from `least` to `most`; a link has no answer."""

    source: str = ""  # the label before translation
    least: int = 1
    most: int = 5
    low: str = ""
    high: str = ""
    sections: tuple[str, ...] = ()  # of the agreement, for the link to it
    prefill: str = ""
    fills: str = ""  # a question of the agreement
    is_evaluation: bool = False
    reader: str = "pair"
    owner: str = ""  # whose the action items are; "" for the one who answers
    produces: tuple[str, ...] = ()
    when: When | None = None

    @property
    def is_link(self) -> bool:
        """Whether a piece of the record stands here instead of a field."""
        return self.kind in LINKS

    @property
    def is_compared(self) -> bool:
        """Whether two answers can differ: own words always do, which says nothing."""
        return self.kind in COMPARED


@dataclass(frozen=True)
class Step:
    """A page of the conversation; `reflections` by role, to think about at its end."""

    key: str
    title: str
    help: str = ""
    talk: tuple[str, ...] = ()
    questions: tuple[CheckInQuestion, ...] = ()
    reflections: Mapping[str, str] | None = None
    produces: tuple[str, ...] = ()
    when: When | None = None


@dataclass(frozen=True)
class CheckInForm:
    """A guided conversation; `stage` is what it completes of the journey, if anything."""

    key: str
    title: str
    help: str = ""
    minutes: int = 0
    stage: str = ""
    ways: tuple[str, ...] = WAYS
    repeats: bool = False
    rule: str = ""
    produces: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    is_own: bool = False  # a file of the programme's

    def questions(self) -> Iterator[CheckInQuestion]:
        """All of them, in order."""
        for step in self.steps:
            yield from step.questions

    def question(self, key: str) -> CheckInQuestion:
        """The question of that key; Refused if there is none."""
        found = self.find(key)
        if found is None:
            raise Refused(_("This check-in has no question “{key}”.").format(key=key))
        return found

    def find(self, key: str) -> CheckInQuestion | None:
        """The question of that key, None where the form has none any more."""
        return next((one for one in self.questions() if one.key == key), None)

    def step(self, key: str) -> Step:
        """The step of that key; Refused if there is none."""
        found = next((one for one in self.steps if one.key == key), None)
        if found is None:
            raise Refused(_("This check-in has no step “{key}”.").format(key=key))
        return found

    def fingerprint(self) -> str:
        """Changes with every word of the form: SHA-256 in hex."""
        kept = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(kept.encode()).hexdigest()


@dataclass(frozen=True)
class OpenStep:
    """A step with those of its questions that are asked, given the answers so far."""

    step: Step
    questions: tuple[CheckInQuestion, ...]


def cleaned_answer(question: CheckInQuestion, value: Value) -> Value:
    """The answer as it is kept, None for none; Refused says what would be right."""
    if value is None:
        return None
    if question.is_link:
        raise Refused(_("“{label}” is not answered here.").format(label=question.label))
    if question.kind != "rating":
        return cleaned(question, value)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise Refused(_("“{label}” cannot hold that.").format(label=question.label))
    if not question.least <= value <= question.most:
        raise Refused(
            _("“{label}” takes a number from {least} to {most}.").format(
                label=question.label, least=question.least, most=question.most
            )
        )
    return float(value)


def said_answer(question: CheckInQuestion, value: Value) -> tuple[str, ...]:
    """What an answer reads as, one text a line or item; empty for no answer."""
    if question.kind == "rating" and isinstance(value, int | float):
        return (_("{value} of {most}").format(value=f"{value:g}", most=question.most),)
    if question.is_link and isinstance(value, list):
        return tuple(value)
    return said(question, value)


def is_no(value: Value) -> bool:
    """Whether an answer asks for nothing to be made."""
    return value in (None, "no", "none", [], {})


def open_steps(form: CheckInForm, *voices: Answers) -> tuple[OpenStep, ...]:
    """The steps and questions that are asked, given the answers of one voice or of several.

    Answers to what is not asked (any more) open nothing. With several voices, what one of them
    opens is open.
    """
    opened: dict[str, set[str]] = {}
    for answers in voices or ({},):
        for key, questions in _opened(form, answers).items():
            opened.setdefault(key, set()).update(questions)
    return tuple(
        OpenStep(step, tuple(one for one in step.questions if one.key in opened[step.key]))
        for step in form.steps
        if step.key in opened
    )


def counted(form: CheckInForm, answers: Answers) -> dict[str, Value]:
    """The answers of one voice to what is asked; others are kept, but do not count."""
    asked = {key for keys in _opened(form, answers).values() for key in keys}
    return {key: value for key, value in answers.items() if key in asked}


def _opened(form: CheckInForm, answers: Answers) -> dict[str, list[str]]:
    counting: dict[str, Value] = {}
    opened: dict[str, list[str]] = {}
    for step in form.steps:
        if not _holds(form, step.when, counting):
            continue
        opened[step.key] = []
        for question in step.questions:
            if _holds(form, question.when, counting):
                opened[step.key].append(question.key)
                if question.key in answers:
                    counting[question.key] = answers[question.key]
    return opened


def _holds(form: CheckInForm, when: When | None, answers: Answers) -> bool:
    if when is None:
        return True
    if when.outcomes:
        return bool(set(when.outcomes) & set(RULES[form.rule].outcomes(answers)))
    value = answers.get(when.question)
    if not when.one_of:
        return value is not None
    is_number = isinstance(value, int | float)
    said = value if isinstance(value, list) else [f"{value:g}" if is_number else value]
    return any(one in when.one_of for one in said)
