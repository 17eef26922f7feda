"""One check-in as its reader may see it, with what the record suggests and what was said before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement, AgreementAnswer
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.check_in_form import CheckInForm, OpenStep, open_steps
from mentor_desktop.domain.evidence import Known, Logged, Prefilled, Said, WrittenDay, prefilled
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.ninety_day import PairVerdict
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.domain.zones import day_of
from mentor_desktop.store.check_ins import answers_by_check_in, by_voice, rows_of, verdict_of
from mentor_desktop.store.views import pair_of


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
        is_done = self.check_in.is_done
        counting = {
            voice: given
            for voice, given in self.answers.items()
            if not is_done or self.check_in.counts(voice)
        }
        return verdict_of(self.form, counting)

    @property
    def compared(self) -> tuple[str, ...]:
        """Keys of what both chose or rated, where both are seen; own words always differ."""
        mentor, mentee = (self.answers.get(role, {}) for role in ROLES)
        asked = self.form.questions() if self.form else ()
        return tuple(
            one.key for one in asked if one.is_compared and one.key in mentor and one.key in mentee
        )

    @property
    def differences(self) -> tuple[str, ...]:
        """Those of `compared` that the two answered differently."""
        mentor, mentee = (self.answers.get(role, {}) for role in ROLES)
        return tuple(key for key in self.compared if mentor[key] != mentee[key])


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
    rows = rows_of(session, relationship.id)
    answers = answers_by_check_in(session, [one.id for one in rows])
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
        answers=by_voice(seen),
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

    What is said to the programme alone is seen by its writers only: it reads that summed up.
    """
    if answer.voice == "agreed":
        is_theirs = answer.reader != "programme" or reader_role is not None
        return is_theirs or not check_in.is_done  # who fills it in need not say who they are
    if answer.voice == reader_role:
        return True
    if answer.reader != "pair" or not check_in.handed_in_at(answer.voice):
        return False
    return check_in.is_done or check_in.all_handed_in


def _voices(rows: list[CheckInAnswer]) -> set[str]:
    return {one.voice for one in rows}


def _orphans(form: CheckInForm | None, rows: list[CheckInAnswer]) -> list[Orphan]:
    found = []
    for row in rows:
        asked = form.find(row.question) if form else None
        if asked is None or not row.is_to(asked.label, asked.source):
            found.append(Orphan(row.voice, row.label or row.question, row.said or row.words()))
    return found


def _earlier(
    form: CheckInForm | None,
    others: Mapping[str, CheckIn],
    readable: Mapping[str, list[CheckInAnswer]],
) -> tuple[Earlier, ...]:
    asked = {one.key: one for one in form.questions()} if form else {}
    found = []
    for id, row in others.items():
        same = [
            one
            for one in readable[id]
            if (now := asked.get(one.question)) and one.is_to(now.label, now.source)
        ]
        if not same or row.finished_at is None:
            continue
        said: dict[str, dict[str, str]] = {}
        for one in same:
            said.setdefault(one.voice, {})[one.question] = one.said or one.words()
        found.append(Earlier(id, row.title, day_of(row.finished_at), said, by_voice(same)))
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
                day = day_of(row.finished_at) if row.finished_at else None
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
