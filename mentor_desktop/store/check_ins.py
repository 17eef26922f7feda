"""The check-ins of a pair in a list: what is open or to come, what is done."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.check_in_form import CheckInForm, counted
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.next_step import are_one
from mentor_desktop.domain.ninety_day import PairVerdict, pair_verdict
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.record import UnreadableValue
from mentor_desktop.domain.relationship import ENDED, ROLES, Relationship
from mentor_desktop.domain.settings import Settings, read_settings
from mentor_desktop.domain.stage import Passed, due_days
from mentor_desktop.domain.zones import day_of
from mentor_desktop.store.standing import review_day
from mentor_desktop.store.views import pair_of

SHEETS = ("prepare", *(f"prepare_{role}" for role in ROLES))  # what the Profiles tab shows

Answers = dict[str, dict[str, Value]]  # by voice and question


@dataclass(frozen=True)
class CheckInLine:
    """A check-in in the list. `id` None: not begun; `has_form`: it can be opened here.

    `state`: "open" (begun), "late", "due" (soon), "planned", "coming", "free" (no day), "done" or
    "skipped". `due` is the day of its stage.
    """

    key: str
    title: str
    state: str
    id: str | None = None
    ordinal: int = 1
    stage: str = ""
    minutes: int = 0
    due: date | None = None
    planned_for: date | None = None
    started_on: date | None = None
    finished_on: date | None = None
    skipped_reason: str = ""
    way: str = ""
    handed_in: frozenset[str] = frozenset()
    has_form: bool = True
    repeats: bool = False
    verdict: PairVerdict | None = None  # of one that is done
    is_with_review: bool = False  # the mid-point, where it is the review of the agreement, too


@dataclass(frozen=True)
class PairCheckIns:
    """Everything on the tab: what is open or to come in the order of the journey, what is done."""

    relationship: Relationship
    people: Mapping[str, Person]
    to_do: tuple[CheckInLine, ...]
    done: tuple[CheckInLine, ...]  # newest first

    def to_start(self, key: str) -> CheckInLine | None:
        """The line of a form that is open or not begun; None where it is done once and for all."""
        return next((one for one in self.to_do if one.key == key), None)


def check_ins_of(
    session: Session, relationship_id: str, forms: Mapping[str, CheckInForm], today: date
) -> PairCheckIns:
    """The tab; four statements. `forms` are those there are, in their order."""
    relationship, people = pair_of(session, relationship_id)
    settings, in_force = _settings_and_agreement(session, relationship_id)
    rows = rows_of(session, relationship_id)
    answers = answers_by_check_in(session, [one.id for one in rows if one.kind in forms])
    due = _due(relationship, in_force, rows, settings)
    lines = []
    for row in rows:
        form = forms.get(row.kind)
        is_past = row.is_done and (row.ordinal > 1 or (form is not None and _is_review(form)))
        day = None if is_past else due.of(row.stage or row.kind, form)
        state = _state(row, day, today, settings.stage_soon_days)
        lines.append(_line(row, form, answers.get(row.id, []), state, day))
    for form in forms.values():
        mine = [one for one in rows if one.kind == form.key]
        if mine and not (form.repeats and all(one.is_done for one in mine)):
            continue
        if due.is_one and _is_review(form):
            continue  # the mid-point is the review, too
        fresh = CheckIn(relationship_id=relationship_id, kind=form.key, stage=form.stage)
        fresh.ordinal = len(mine) + 1
        day = due.of(form.stage, form) if form.stage not in due.passed else None
        state = _state(fresh, day, today, settings.stage_soon_days)
        lines.append(replace(_line(fresh, form, [], state, day), id=None))
    if due.is_one:
        lines = [replace(one, is_with_review=one.stage == "renewal") for one in lines]
    order = list(forms)
    to_do = [one for one in lines if one.finished_on is None]
    done = [one for one in lines if one.finished_on is not None]
    to_do.sort(key=lambda one: order.index(one.key) if one.key in order else len(order))
    done.sort(key=lambda one: (one.finished_on or date.min, one.id or ""), reverse=True)
    return PairCheckIns(relationship, people, tuple(to_do), tuple(done))


@dataclass(frozen=True)
class _Due:
    """The days of the stages and of the next review; `is_one`: mid-point and review are near."""

    stages: Mapping[str, date]
    review: date | None
    passed: frozenset[str]

    @property
    def is_one(self) -> bool:
        return "renewal" not in self.passed and are_one(self.stages.get("renewal"), self.review)

    def of(self, stage: str, form: CheckInForm | None) -> date | None:
        day = self.stages.get(stage)
        if day and self.review and stage == "renewal" and self.is_one:
            return min(day, self.review)
        if day is None and form is not None and _is_review(form):
            return self.review
        return day


def _is_review(form: CheckInForm) -> bool:
    return not form.stage and "review" in form.produces


def _settings_and_agreement(session: Session, relationship_id: str) -> tuple[Settings, Any]:
    """The programme's numbers, and of the agreement in force when it was signed and reviewed."""
    found = session.execute(
        select(Programme.settings, Agreement.in_force_at, Agreement.reviewed_on).outerjoin(
            Agreement,
            and_(Agreement.relationship_id == relationship_id, Agreement.state == "in_force"),
        )
    ).first()
    if found is None:
        raise UnreadableValue("programme")
    return read_settings(found.settings), found if found.in_force_at else None


def _due(
    relationship: Relationship, in_force: Any, rows: list[CheckIn], settings: Settings
) -> _Due:
    passed = {
        one.stage or one.kind: Passed(day_of(one.finished_at), one.skipped_reason)
        for one in rows
        if one.finished_at
    }
    if relationship.state in ENDED:
        return _Due({}, None, frozenset(passed))
    stages: dict[str, date] = {}
    if relationship.starts and relationship.ends and not relationship.is_informal:
        stages = due_days(relationship.starts, relationship.ends, settings)
    signed_on = day_of(in_force.in_force_at) if in_force else None
    review = review_day(in_force, signed_on, stages.get("renewal"), passed, settings)
    return _Due(stages, review, frozenset(passed))


def _line(
    row: CheckIn,
    form: CheckInForm | None,
    answers: list[CheckInAnswer],
    state: str,
    due: date | None,
) -> CheckInLine:
    verdict = None
    if form is not None and form.rule and row.is_done and not row.skipped_reason:
        verdict = verdict_of(form, by_voice([one for one in answers if row.counts(one.voice)]))
    return CheckInLine(
        key=row.kind,
        title=form.title if form else row.title or row.kind,
        state=state,
        id=row.id,
        ordinal=row.ordinal,
        stage=row.stage,
        minutes=form.minutes if form else 0,
        due=due,
        planned_for=row.planned_for,
        started_on=row.started_on,
        finished_on=day_of(row.finished_at) if row.finished_at else None,
        skipped_reason=row.skipped_reason,
        way=row.way,
        handed_in=frozenset(role for role in ROLES if row.handed_in_at(role)),
        has_form=form is not None,
        repeats=form is not None and form.repeats,
        verdict=verdict,
    )


def _state(row: CheckIn, due: date | None, today: date, soon: int) -> str:
    if row.is_done:
        return "skipped" if row.skipped_reason else "done"
    if row.has_begun:
        return "open"
    day = row.planned_for or due
    if day is None:
        return "free"
    if day < today:
        return "late"
    if (day - today).days <= soon:
        return "due"
    return "planned" if row.planned_for else "coming"


def rows_of(session: Session, relationship_id: str) -> list[CheckIn]:
    """All of a pair but its preparation, by kind and ordinal."""
    rows = select(CheckIn).where(
        CheckIn.relationship_id == relationship_id, CheckIn.kind.not_in(SHEETS)
    )
    return list(session.scalars(rows.order_by(CheckIn.kind, CheckIn.ordinal)))


def answers_by_check_in(session: Session, ids: list[str]) -> dict[str, list[CheckInAnswer]]:
    """The answers of several check-ins by their ids, in the order they were given."""
    found: dict[str, list[CheckInAnswer]] = {}
    given = select(CheckInAnswer).where(CheckInAnswer.check_in_id.in_(ids))
    for row in session.scalars(given.order_by(CheckInAnswer.id)):
        found.setdefault(row.check_in_id, []).append(row)
    return found


def by_voice(rows: list[CheckInAnswer]) -> Answers:
    """The values by voice and question; UnreadableValue for one that no form gives."""
    found: Answers = {}
    for row in rows:
        if not _is_answer(row.value):
            raise UnreadableValue(str(row.value))
        found.setdefault(row.voice, {})[row.question] = row.value
    return found


def _is_answer(value: object) -> bool:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def verdict_of(form: CheckInForm, answers: Mapping[str, Mapping[str, Value]]) -> PairVerdict | None:
    """What the rule of a form finds in the answers that count; None where it has none."""
    if form.rule != "ninety_day":
        return None
    return pair_verdict({voice: counted(form, given) for voice, given in answers.items()})
