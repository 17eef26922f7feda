"""A check-in while it is finished: whose answers count, what is asked, what has been made."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy.orm import Session

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.check_in import CheckIn
from mentor_desktop.domain.check_in_form import (
    CheckInForm,
    CheckInQuestion,
    OpenStep,
    is_no,
    open_steps,
)
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.ninety_day import PairVerdict
from mentor_desktop.domain.record import UnreadableValue
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.domain.text import fold

DUE = timedelta(days=14)  # of a promise, where no day was said
# What the two can leave out; the rest is what they said, such as a state or a signed wish.
CAN_BE_LEFT = (
    "goals", "activities", "action_items", "meeting", "briefing", "closing_report", "certificates",
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """Something that came of it; `title` in people's words, `name` tells it from the others."""

    product: str
    record_id: str
    title: str
    name: str = ""

    @property
    def can_be_left(self) -> bool:
        """Whether the two may finish without it."""
        return self.product in CAN_BE_LEFT


@dataclass
class Finishing:
    """One check-in while it is finished; `voices` are the answers that count.

    `produced` are the ids of what was made, now or when it was finished before: nothing twice.
    """

    session: Session
    check_in: CheckIn
    form: CheckInForm
    relationship: Relationship
    voices: Mapping[str, Mapping[str, Value]]
    verdict: PairVerdict | None
    today: date
    produced: dict[str, str]
    made: list[Made] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def steps(self) -> tuple[OpenStep, ...]:
        """What is asked, given all answers that count."""
        return open_steps(self.form, *self.voices.values())

    def said(self, key: str) -> Iterator[tuple[str, Value]]:
        """Who answered a question with what: both together, or each who did."""
        if "agreed" in self.voices and key in self.voices["agreed"]:
            yield "agreed", self.voices["agreed"][key]
            return
        for voice, answers in self.voices.items():
            if key in answers:
                yield voice, answers[key]

    def agreed(self, key: str) -> Value:
        """The answer if nobody said otherwise, else None."""
        values = [value for _voice, value in self.said(key)]
        return values[0] if values and all(one == values[0] for one in values) else None

    def due(self, step: OpenStep | None, otherwise: timedelta) -> date:
        """The day that was answered in a step, else so many days from now."""
        for question in step.questions if step else ():
            value = self.agreed(question.key)
            if question.kind == "date" and isinstance(value, str):
                try:
                    return date.fromisoformat(value)
                except ValueError as error:
                    raise UnreadableValue(value) from error
        return self.today + otherwise

    def keep(self, name: str, product: str, record_id: str, title: str) -> None:
        """Notes that something was made, under a name of its own."""
        self.produced[name] = record_id
        self.made.append(Made(product, record_id, title, name))


Maker = Callable[[Finishing, OpenStep | None, CheckInQuestion | None], None]
Wanted = tuple[str, OpenStep | None, CheckInQuestion | None]


def wanted(finishing: Finishing) -> Iterator[Wanted]:
    """Products with the step and question they stand on: what is closed or "no" makes nothing."""
    for product in finishing.form.produces:
        yield product, None, None
    for step in finishing.steps:
        for product in step.step.produces:
            yield product, step, None
        for question in step.questions:
            if any(not is_no(value) for _voice, value in finishing.said(question.key)):
                for product in question.produces:
                    yield product, step, question
    yield "fills", None, None


def add_item(finishing: Finishing, product: str, owner: str, title: str, due: date) -> None:
    name = f"{product} {fold(title)}"
    if name in finishing.produced:
        return
    item = ActionItem(relationship_id=finishing.relationship.id, owner=owner, title=title, due=due)
    finishing.session.add(item)
    finishing.keep(name, product, item.id, title)
