"""As many made-up pairs as wanted, as rows: a file of the size of a large programme."""

import random
from datetime import timedelta
from typing import Any

from mentor_desktop.domain.goal import SMART
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.stage import due_days, end_after
from mentor_desktop.domain.text import fold
from mentor_desktop.operations.filling import Rows
from mentor_desktop.operations.sample.journal import made_up_entries
from mentor_desktop.operations.sample.made_up_agreements import (
    ORGANISATION,
    PROGRAMME,
    SIGNED,
    MadeUpAgreements,
)
from mentor_desktop.operations.sample.made_up_check_ins import MadeUpCheckIns
from mentor_desktop.operations.sample.moments import HOME, Made, moment
from mentor_desktop.operations.sample.names import a_name
from mentor_desktop.operations.sample.pile import Pile, folded
from mentor_desktop.operations.texts import suggested

_ROLES = ("Analyst", "Nurse", "Engineer", "Teacher", "Team lead", "Designer", "Planner", "Chemist")
_PLACES = ("Harbour house", "Harbour clinic", "Field depot", "")
_SKILLS = ("Budgets", "Planning rotas", "Statistics", "Safety", "Writing", "Negotiating", "Python")
_LENGTHS = (6, 9, 12)
# How the pair stands, and its agreement; as often as they stand here.
_STANDS = (
    ("preparing", None), ("preparing", "draft"), ("active", "draft"), ("active", "offered"),
    ("active", "partly_signed"), ("active", "in_force"), ("active", "in_force"),
    ("active", "in_force"), ("active", "amended"), ("paused", "in_force"), ("closing", "in_force"),
    ("completed", "ended"), ("ended_early", "ended"), ("informal", None),
)  # fmt: skip
_LATER_STAGES = ("first_meeting", "action_plan", "check_up", "renewal", "celebrate")
_LATE = 0.2


def crowd_programme(made: Made) -> Programme:
    """The programme that all the pairs belong to, marked as a sample."""
    return Programme(
        id=made.id("programme"), name=PROGRAMME, organisation=ORGANISATION, is_sample=True
    )


def crowd_rows(made: Made, count: int) -> Rows:
    """The rows of so many pairs; one mentor in three has two mentees."""
    return _Crowd(made).rows(count)


class _Crowd:
    """Collects rows; all chance comes from the seed."""

    def __init__(self, made: Made) -> None:
        self._made = made
        self._chance = random.Random(made.seed)
        self._meeting_chance = random.Random(f"meetings {made.seed}")  # no other seed's ids
        self._plan_chance = random.Random(f"plan {made.seed}")
        self._journal_chance = random.Random(f"journal {made.seed}")
        self._pile = Pile()
        self._agreements = MadeUpAgreements(self._pile, self._chance)
        check_in_chance = random.Random(f"check-ins {made.seed}")
        self._check_ins = MadeUpCheckIns(self._pile, check_in_chance)
        self._goals = [text for one in suggested("goals") for text in one.texts]
        self._activities = [
            (one.key, text) for one in suggested("activities") for text in one.texts
        ]

    def rows(self, count: int) -> Rows:
        mentor: dict[str, Any] | None = None
        for number in range(count):
            if mentor is None or number % 3 != 2:
                mentor = self._person("mentor", number)
            self._pair(number, mentor, self._person("mentee", number))
        return self._pile.rows()

    def _add(self, table: str, **columns: Any) -> dict[str, Any]:
        return self._pile.add(self._chance, table, **columns)

    def _person(self, role: str, number: int) -> dict[str, Any]:
        name = a_name(self._chance)
        columns = {
            "name": name,
            "preferred_name": name.split()[0] if number % 4 == 0 else "",
            "pronouns": "",
            "role": self._chance.choice(_ROLES),
            "organisation": ORGANISATION,
            "department": "",
            "location": self._chance.choice(_PLACES),
            "time_zone": HOME,
            "email": f"{role}.{number}@example.org",
            "phone": "",
            "preferred_channel": "",
        }
        words = fold("\n".join(columns.values()))
        person = self._add("person", **columns, folded=words, is_erased=False)
        for question, value in (
            ("skills", self._chance.sample(_SKILLS, 2)),
            ("hours_a_month", float(self._chance.randint(1, 6))),
        ):
            self._add(
                "profile_answer",
                person_id=person["id"], question=question, value=value, folded=folded(value),
            )  # fmt: skip
        return person

    def _pair(self, number: int, mentor: dict[str, Any], mentee: dict[str, Any]) -> None:
        state, agreement = self._chance.choice(_STANDS)
        months = self._chance.choice(_LENGTHS)
        day = _days_ago(state, months, self._chance)
        starts = self._made.first_day(day)
        ended = starts + timedelta(days=max(day - 5, 0)) if agreement == "ended" else None
        pair = self._add(
            "relationship",
            mentor_id=mentor["id"], mentee_id=mentee["id"],
            state="active" if state == "informal" else state, is_informal=state == "informal",
            starts=starts, ends=None if state == "informal" else end_after(starts, months),
            ended_on=ended,
        )  # fmt: skip
        self._belongings(pair, mentee, is_prepared=agreement is not None)
        if agreement in (*SIGNED, "amended"):
            self._pass_stages(pair, day, months, is_whole=state == "completed")
            self._check_ins.small(pair, day if ended is None else (ended - starts).days)
        if agreement is not None:
            self._agreements.add(agreement, pair, {"mentor": mentor, "mentee": mentee})

    def _belongings(
        self, pair: dict[str, Any], mentee: dict[str, Any], *, is_prepared: bool
    ) -> None:
        owner = {"relationship_id": pair["id"]}
        called = mentee["preferred_name"] or mentee["name"]
        self._add(
            "action_item", **owner, owner="mentor", kind="task", due=pair["starts"],
            title=f"Write to {called} and propose a first meeting",
            folded=fold(f"Write to {called} and propose a first meeting"),
            done_on=pair["starts"] if is_prepared else None,
            **dict.fromkeys(("to_whom", "why", "step", "link", "result"), ""),
        )  # fmt: skip
        for rank, title in enumerate(self._chance.sample(self._goals, 3), 1):
            goal = self._add(
                "goal", **owner, rank=rank, title=title, why="", success="",
                commitment="", state="open", folded=fold(f"{title}\n\n"),
                **dict.fromkeys((*SMART, "progress_reason"), ""),
            )  # fmt: skip
            if is_prepared:
                self._activity(pair, goal)
        self._meetings(pair)
        self._journal(pair)
        if is_prepared:
            for role in ROLES:
                self._check_ins.sheet(pair, role)

    def _activity(self, pair: dict[str, Any], goal: dict[str, Any]) -> None:
        """One towards a goal, begun or not as its days say."""
        chance = self._plan_chance
        kind, title = chance.choice(self._activities)
        starts = pair["starts"] + timedelta(days=chance.randint(14, 90))
        due = starts + timedelta(days=chance.randint(10, 60))
        begun = (self._made.today - starts).days
        progress = min(max(begun * 2, 0), 100) if chance.random() < 0.8 else 0
        state = "done" if progress == 100 else "in_progress" if progress else "planned"
        seen = min(due, self._made.today) if progress else None
        self._pile.add(
            chance, "activity", relationship_id=pair["id"], goal_id=goal["id"],
            title=title, position=1, kind=kind, effort=float(chance.randint(2, 16)),
            effort_unit="hours", starts=starts, due=due, progress=progress, state=state,
            progressed_on=seen, done_on=seen if state == "done" else None, folded=fold(title),
            **dict.fromkeys(("blocked_reason", "helper", "resources", "notes"), ""),
        )  # fmt: skip

    def _meetings(self, pair: dict[str, Any]) -> None:
        """Monthly ones, now and then one cancelled, and a next one for most who are under way."""
        chance = self._meeting_chance
        words = ("place", "purpose", "reason", "notes", "outcome", "learning",
                 "original", "folded")  # fmt: skip
        ends = min(pair["ended_on"] or self._made.today, self._made.today)
        days = list(range(6, (ends - pair["starts"]).days, 30))
        if pair["ended_on"] is None and pair["state"] == "active" and chance.random() < 0.7:
            days.append((ends - pair["starts"]).days + chance.randint(1, 20))
        for day in days:
            on = pair["starts"] + timedelta(days=day)
            state = "planned" if on > ends else chance.choice(("held",) * 5 + ("cancelled",))
            is_held = state == "held"
            self._pile.add(
                chance, "meeting", relationship_id=pair["id"], day=on, time="15:00",
                zone=HOME, minutes=60, format="video", kind="talk", state=state,
                is_prepared=is_held, held_at=moment(on, 0, "15:00") if is_held else None,
                sequence=0,
                changed_by="mentee" if state == "cancelled" else "", **dict.fromkeys(words, ""),
            )  # fmt: skip
            if is_held and chance.random() < 0.5:
                self._pile.add(
                    chance, "contact", relationship_id=pair["id"], day=on,
                    kind="message", by="mentor",
                )  # fmt: skip

    def _journal(self, pair: dict[str, Any]) -> None:
        until = min(pair["ended_on"] or self._made.today, self._made.today)
        for entry in made_up_entries(self._journal_chance, (until - pair["starts"]).days):
            writer, day = pair[f"{entry.pop('writer')}_id"], entry.pop("day")
            self._pile.add(
                self._journal_chance, "journal_entry", relationship_id=pair["id"],
                person_id=writer, day=pair["starts"] + timedelta(days=day), **entry,
            )  # fmt: skip

    def _pass_stages(self, pair: dict[str, Any], day: int, months: int, *, is_whole: bool) -> None:
        """Most have passed the stages that are behind them; one in five is late with the last."""
        ends = pair["ends"] or end_after(pair["starts"], months)
        due = {kind: (when - pair["starts"]).days
               for kind, when in due_days(pair["starts"], ends).items()}  # fmt: skip
        behind = [kind for kind in _LATER_STAGES if is_whole or due[kind] <= day]
        if behind and not is_whole and self._chance.random() < _LATE:
            behind.pop()
        for kind in behind:
            self._check_ins.held(pair, kind, min(due[kind], day))


def _days_ago(state: str, months: int, chance: random.Random) -> int:
    if state == "preparing":
        return chance.randint(5, 20)
    if state in ("completed", "closing"):
        return months * 30
    return chance.randint(20, months * 30)
