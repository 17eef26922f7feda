"""The check-ins of a pair, and one of them as the reader may see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement, AgreementAnswer
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.check_in_form import CheckInForm, OpenStep, counted, open_steps
from mentor_desktop.domain.evidence import Known, Logged, Prefilled, Said, WrittenDay, prefilled
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.ninety_day import PairVerdict, pair_verdict
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ENDED, ROLES, Relationship
from mentor_desktop.domain.settings import read_settings
from mentor_desktop.domain.stage import due_days
from mentor_desktop.store.views import pair_of, programme_of

SHEETS = tuple(f"prepare_{role}" for role in ROLES)

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


@dataclass(frozen=True)
class Orphan:
    """An answer to a question that the form no longer has, or asks in other words."""

    voice: str
    label: str
    said: str


@dataclass(frozen=True)
class Earlier:
    """What was said to the same questions in an earlier check-in; texts by voice and question."""

    check_in_id: str
    title: str
    day: date
    said: Mapping[str, Mapping[str, str]]
    values: Mapping[str, Mapping[str, Value]]


@dataclass(frozen=True)
class CheckInView:
    """One check-in. `form` None: its file is not on this computer; then all answers are orphans.

    `hidden`: the roles whose answers this reader does not see yet. `answers` are by voice.
    """

    check_in: CheckIn
    form: CheckInForm | None
    relationship: Relationship
    people: Mapping[str, Person]
    answers: Mapping[str, Mapping[str, Value]]
    hidden: frozenset[str] = frozenset()
    answered: Mapping[str, int] = field(default_factory=dict)  # how many by voice, hidden too
    prefilled: Mapping[str, Prefilled] = field(default_factory=dict)
    orphans: tuple[Orphan, ...] = ()
    earlier: tuple[Earlier, ...] = ()  # oldest first

    def steps(self, *voices: str) -> tuple[OpenStep, ...]:
        """The steps that are open, given what these voices said; all voices if none is named."""
        if self.form is None:
            return ()
        chosen = voices or tuple(self.answers)
        return open_steps(self.form, *(self.answers.get(voice, {}) for voice in chosen))

    @property
    def verdict(self) -> PairVerdict | None:
        """What the rule found in the answers that are seen; None where there is no rule."""
        if self.form is None:
            return None
        return _verdict(self.form, self.answers)

    @property
    def differences(self) -> tuple[str, ...]:
        """Keys of the questions that the two answered differently, where both are seen."""
        mentor, mentee = (self.answers.get(role, {}) for role in ROLES)
        if self.form is None or not mentor or not mentee:
            return ()
        return tuple(
            one.key
            for one in self.form.questions()
            if one.key in mentor and one.key in mentee and mentor[one.key] != mentee[one.key]
        )


def check_ins_of(
    session: Session, relationship_id: str, forms: Mapping[str, CheckInForm], today: date
) -> PairCheckIns:
    """The tab; four statements. `forms` are those there are, in their order."""
    relationship, people = pair_of(session, relationship_id)
    settings = read_settings(programme_of(session).settings)
    rows = _rows(session, relationship_id)
    answers = _answers(session, [one.id for one in rows if one.kind in forms])
    due: dict[str, date] = {}
    is_on_the_way = relationship.state not in ENDED and not relationship.is_informal
    if relationship.starts and relationship.ends and is_on_the_way:
        due = due_days(relationship.starts, relationship.ends, settings)
    passed = {one.stage for one in rows if one.is_done}
    soon = settings.stage_soon_days
    lines = [
        _line(one, forms.get(one.kind), answers.get(one.id, []), _state(one, day, today, soon), day)
        for one in rows
        for day in (due.get(one.stage) if one.ordinal == 1 else None,)
    ]
    for form in forms.values():
        mine = [one for one in rows if one.kind == form.key]
        if mine and not (form.repeats and all(one.is_done for one in mine)):
            continue
        day = due.get(form.stage) if form.stage not in passed else None
        fresh = CheckIn(relationship_id=relationship_id, kind=form.key, stage=form.stage)
        state = _state(fresh, day, today, soon)
        lines.append(
            CheckInLine(
                form.key, form.title, state, stage=form.stage, minutes=form.minutes, due=day,
                ordinal=len(mine) + 1, repeats=form.repeats,
            )
        )  # fmt: skip
    order = list(forms)
    to_do = [one for one in lines if one.finished_on is None]
    done = [one for one in lines if one.finished_on is not None]
    to_do.sort(key=lambda one: order.index(one.key) if one.key in order else len(order))
    done.sort(key=lambda one: (one.finished_on or date.min, one.id or ""), reverse=True)
    return PairCheckIns(relationship, people, tuple(to_do), tuple(done))


def _rows(session: Session, relationship_id: str) -> list[CheckIn]:
    rows = select(CheckIn).where(
        CheckIn.relationship_id == relationship_id, CheckIn.kind.not_in(SHEETS)
    )
    return list(session.scalars(rows.order_by(CheckIn.kind, CheckIn.ordinal)))


def _line(
    row: CheckIn,
    form: CheckInForm | None,
    answers: list[CheckInAnswer],
    state: str,
    due: date | None,
) -> CheckInLine:
    verdict = None
    if form is not None and form.rule and row.is_done and not row.skipped_reason:
        verdict = _verdict(form, _by_voice(answers))
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
        finished_on=row.finished_at.date() if row.finished_at else None,
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


def check_in_view(
    session: Session,
    check_in_id: str,
    forms: Mapping[str, CheckInForm],
    reader_role: str | None,
    today: date,
    written_day: WrittenDay = date.isoformat,
) -> CheckInView | None:
    """One check-in as the "mentor", the "mentee" or someone else (None) sees it.

    None if it is no more; eight statements.
    """
    check_in = session.get(CheckIn, check_in_id)
    if check_in is None:
        return None
    form = forms.get(check_in.kind)
    relationship, people = pair_of(session, check_in.relationship_id)
    rows = _rows(session, relationship.id)
    answers = _answers(session, [one.id for one in rows])
    mine = answers.get(check_in_id, [])
    seen = [one for one in mine if may_see(check_in, one, reader_role)]
    others = {one.id: one for one in rows if one.is_done and one.id != check_in_id}
    readable = {
        id: [one for one in answers.get(id, []) if may_see(row, one, reader_role)]
        for id, row in others.items()
    }
    known = _known(session, relationship, others, readable, today)
    return CheckInView(
        check_in=check_in,
        form=form,
        relationship=relationship,
        people=people,
        answers=_by_voice(seen),
        hidden=frozenset(
            one.voice for one in mine if one not in seen and one.reader == "pair"
        ),
        answered={voice: sum(one.voice == voice for one in mine) for voice in _voices(mine)},
        prefilled={
            question.key: found
            for question in (form.questions() if form else ())
            if question.prefill and (found := prefilled(question, known, written_day))
        },
        orphans=tuple(_orphans(form, seen)),
        earlier=_earlier(form, others, readable),
    )  # fmt: skip


def may_see(check_in: CheckIn, answer: CheckInAnswer, reader_role: str | None) -> bool:
    """Whether a reader sees an answer: of the other only once both are in, or it is finished.

    What is said to the programme alone is seen by its writer only.
    """
    if answer.voice in ("agreed", reader_role):
        return True
    if answer.reader != "pair" or not check_in.handed_in_at(answer.voice):
        return False
    return check_in.is_done or check_in.all_handed_in


def _answers(session: Session, ids: list[str]) -> dict[str, list[CheckInAnswer]]:
    found: dict[str, list[CheckInAnswer]] = {}
    given = select(CheckInAnswer).where(CheckInAnswer.check_in_id.in_(ids))
    for row in session.scalars(given.order_by(CheckInAnswer.id)):
        found.setdefault(row.check_in_id, []).append(row)
    return found


def _voices(rows: list[CheckInAnswer]) -> set[str]:
    return {one.voice for one in rows}


def _by_voice(rows: list[CheckInAnswer]) -> Answers:
    found: Answers = {}
    for row in rows:
        found.setdefault(row.voice, {})[row.question] = row.value
    return found


def _verdict(form: CheckInForm, answers: Mapping[str, Mapping[str, Value]]) -> PairVerdict | None:
    if form.rule != "ninety_day":
        return None
    asked = {one.key for one in form.questions() if not one.is_evaluation}
    said = {
        voice: counting
        for voice, given in answers.items()
        if (counting := {k: v for k, v in counted(form, given).items() if k in asked})
    }
    return pair_verdict(said)


def _orphans(form: CheckInForm | None, rows: list[CheckInAnswer]) -> list[Orphan]:
    found = []
    for row in rows:
        asked = form.find(row.question) if form else None
        if asked is None or (row.label and row.label != asked.label):
            found.append(Orphan(row.voice, row.label or row.question, row.said or row.words()))
    return found


def _earlier(
    form: CheckInForm | None,
    others: Mapping[str, CheckIn],
    readable: Mapping[str, list[CheckInAnswer]],
) -> tuple[Earlier, ...]:
    labels = {one.key: one.label for one in form.questions()} if form else {}
    found = []
    for id, row in others.items():
        same = [
            one
            for one in readable[id]
            if one.question in labels and one.label in ("", labels[one.question])
        ]
        if not same or row.finished_at is None:
            continue
        said: dict[str, dict[str, str]] = {}
        for one in same:
            said.setdefault(one.voice, {})[one.question] = one.said or one.words()
        found.append(Earlier(id, row.title, row.finished_at.date(), said, _by_voice(same)))
    return tuple(sorted(found, key=lambda one: (one.day, one.check_in_id)))


def _known(
    session: Session,
    relationship: Relationship,
    others: Mapping[str, CheckIn],
    readable: Mapping[str, list[CheckInAnswer]],
    today: date,
) -> Known:
    meetings = session.execute(
        select(Meeting.id, Meeting.day, Meeting.state, Meeting.minutes, Meeting.held_minutes)
        .filter_by(relationship_id=relationship.id)
        .order_by(Meeting.day, Meeting.time, Meeting.id)
    )
    goals = session.execute(
        select(Goal.title, Goal.state)
        .filter_by(relationship_id=relationship.id)
        .order_by(Goal.rank)
    )
    earlier: dict[str, Said] = {}
    for id, row in sorted(others.items(), key=lambda pair: pair[1].ordinal):
        for one in readable[id]:
            if one.voice == "agreed" or f"{row.kind}.{one.question}" not in earlier:
                day = row.finished_at.date() if row.finished_at else None
                earlier[f"{row.kind}.{one.question}"] = Said(one.value, row.title, day)
    return Known(
        relationship.starts,
        today,
        [
            Logged(one.id, one.day, one.state, one.held_minutes or one.minutes)
            for one in meetings
        ],
        [(one.title, one.state) for one in goals],
        _agreed(session, relationship.id),
        earlier,
    )  # fmt: skip


def _agreed(session: Session, relationship_id: str) -> dict[str, Value]:
    """What the agreement in force says, else the newest."""
    newest = (
        select(Agreement.id)
        .filter_by(relationship_id=relationship_id)
        .order_by(case((Agreement.state == "in_force", 0), else_=1), Agreement.version.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = select(AgreementAnswer.question, AgreementAnswer.value).where(
        AgreementAnswer.agreement_id == newest, AgreementAnswer.voice == "agreed"
    )
    return {row.question: row.value for row in session.execute(rows)}
