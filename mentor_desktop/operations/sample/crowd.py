"""As many made-up pairs as wanted, as rows: a file of the size of a large programme."""

import random
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from mentor_desktop.domain.agreement_content import AgreementContent, Party, fingerprint
from mentor_desktop.domain.agreement_rules import Placed, content_of
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.goal import SMART
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.stage import due_days, end_after
from mentor_desktop.domain.text import fold
from mentor_desktop.operations.check_in_texts import check_in_forms
from mentor_desktop.operations.days import written_day
from mentor_desktop.operations.filling import Rows
from mentor_desktop.operations.sample.journal import made_up_entries
from mentor_desktop.operations.sample.made_up_check_ins import answer_rows, made_up_answers
from mentor_desktop.operations.sample.moments import HOME, Made, moment
from mentor_desktop.operations.sample.names import a_name
from mentor_desktop.operations.sheets import sheet_kind
from mentor_desktop.operations.signing import consent_sentence
from mentor_desktop.operations.texts import agreement_form, suggested

_LANGUAGE = "en"
_ORGANISATION = "Larkmoor Cooperative"
_PROGRAMME = "Made-up programme"
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
_WITH_PULSE = 0.3  # of the pairs
_LAST_PULSE = 200  # days
_SIGNED = ("in_force", "superseded", "ended")
_ANSWERS: dict[str, Value] = {
    "formats": ["in_person", "video"],
    "frequency": "monthly",
    "length": "60",
    "initiates": "mentee",
    "channels": ["email", "chat"],
    "contacts_a_month": 2.0,
    "agenda_sent": "always",
    "confidentiality": "strict",
    "review_interval": "six_months",
    "closing_how": "A walk, and a letter to read in a year.",
}


def crowd_programme(made: Made) -> Programme:
    """The programme that all the pairs belong to, marked as a sample."""
    return Programme(
        id=made.id("programme"), name=_PROGRAMME, organisation=_ORGANISATION, is_sample=True
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
        self._check_in_chance = random.Random(f"check-ins {made.seed}")
        self._forms = check_in_forms()  # once: each time, the programme's own files are read
        self._fingerprints = {key: form.fingerprint() for key, form in self._forms.items()}
        self._rows: Rows = defaultdict(list)
        self._defaults = {
            table.name: {column.name: None for column in table.columns}
            for table in Record.metadata.sorted_tables
        }
        self._answers = _agreed_answers()
        self._contents: dict[tuple[str, str], AgreementContent] = {}
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
        return dict(self._rows)

    def _add(self, table: str, **columns: Any) -> dict[str, Any]:
        row = {
            **self._defaults[table],
            "id": columns.pop("id", None) or _id(self._chance),
            **columns,
        }
        self._rows[table].append(row)
        return row

    def _person(self, role: str, number: int) -> dict[str, Any]:
        name = a_name(self._chance)
        columns = {
            "name": name,
            "preferred_name": name.split()[0] if number % 4 == 0 else "",
            "pronouns": "",
            "role": self._chance.choice(_ROLES),
            "organisation": _ORGANISATION,
            "department": "",
            "location": self._chance.choice(_PLACES),
            "time_zone": HOME,
            "email": f"{role}.{number}@example.org",
            "phone": "",
            "preferred_channel": "",
        }
        folded = fold("\n".join(columns.values()))
        person = self._add("person", **columns, folded=folded, is_erased=False)
        for question, value in (
            ("skills", self._chance.sample(_SKILLS, 2)),
            ("hours_a_month", float(self._chance.randint(1, 6))),
        ):
            self._add(
                "profile_answer",
                person_id=person["id"], question=question, value=value, folded=_folded(value),
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
        if agreement in (*_SIGNED, "amended"):
            self._pass_stages(pair, day, months, is_whole=state == "completed")
            self._small_check_ins(pair, day if ended is None else (ended - starts).days)
        people = {"mentor": mentor, "mentee": mentee}
        if agreement == "amended":
            first = self._version(1, "superseded", pair, people, None)
            self._version(2, "in_force", pair, people, first["id"])
        elif agreement is not None:
            self._version(1, agreement, pair, people, None)

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
                self._sheet(pair, role)

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
        self._add(
            "activity", id=_id(chance), relationship_id=pair["id"], goal_id=goal["id"],
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
            self._add(
                "meeting", id=_id(chance), relationship_id=pair["id"], day=on, time="15:00",
                zone=HOME, minutes=60, format="video", kind="talk", state=state,
                is_prepared=is_held, held_at=moment(on, 0, "15:00") if is_held else None,
                sequence=0,
                changed_by="mentee" if state == "cancelled" else "", **dict.fromkeys(words, ""),
            )  # fmt: skip
            if is_held and chance.random() < 0.5:
                self._add(
                    "contact", id=_id(chance), relationship_id=pair["id"], day=on,
                    kind="message", by="mentor",
                )  # fmt: skip

    def _journal(self, pair: dict[str, Any]) -> None:
        until = min(pair["ended_on"] or self._made.today, self._made.today)
        for entry in made_up_entries(self._journal_chance, (until - pair["starts"]).days):
            writer, day = pair[f"{entry.pop('writer')}_id"], entry.pop("day")
            self._add(
                "journal_entry", id=_id(self._journal_chance), relationship_id=pair["id"],
                person_id=writer, day=pair["starts"] + timedelta(days=day), **entry,
            )  # fmt: skip

    def _sheet(self, pair: dict[str, Any], role: str) -> None:
        self._add_check_in(pair, sheet_kind(role), 1)

    def _check_in(self, pair: dict[str, Any], kind: str, day: int, ordinal: int = 1) -> None:
        form, chance = self._forms[kind], self._check_in_chance
        answers = made_up_answers(form, chance)
        is_apart = "agreed" not in answers
        check_in = self._add_check_in(
            pair, kind, day, ordinal=ordinal, stage=form.stage, title=form.title,
            way="apart" if is_apart else "together", form_sha256=self._fingerprints[kind],
            **{f"{role}_handed_in_at": moment(pair["starts"], day, "17:00")
               for role in ROLES if is_apart},
        )  # fmt: skip
        for columns in answer_rows(form, answers):
            self._add("check_in_answer", id=_id(chance), check_in_id=check_in["id"], **columns)

    def _add_check_in(
        self, pair: dict[str, Any], kind: str, day: int, **columns: Any
    ) -> dict[str, Any]:
        on = pair["starts"] + timedelta(days=day)
        return self._add(
            "check_in", id=_id(self._check_in_chance), relationship_id=pair["id"], kind=kind,
            started_on=on,
            finished_at=moment(on, 0, "18:00"), skipped_reason="", step="",
            **{"ordinal": 1, "stage": "", "title": "", "way": "", "form_sha256": "", **columns},
        )  # fmt: skip

    def _small_check_ins(self, pair: dict[str, Any], days: int) -> None:
        """A pulse every month and a rapport check every other, with some pairs."""
        if self._check_in_chance.random() > _WITH_PULSE:
            return
        for kind, step in (("monthly_pulse", 30), ("rapport", 60)):
            for ordinal, day in enumerate(range(step, min(days, _LAST_PULSE), step), 1):
                self._check_in(pair, kind, day, ordinal)

    def _pass_stages(self, pair: dict[str, Any], day: int, months: int, *, is_whole: bool) -> None:
        """Most have passed the stages that are behind them; one in five is late with the last."""
        ends = pair["ends"] or end_after(pair["starts"], months)
        due = {kind: (when - pair["starts"]).days
               for kind, when in due_days(pair["starts"], ends).items()}  # fmt: skip
        behind = [kind for kind in _LATER_STAGES if is_whole or due[kind] <= day]
        if behind and not is_whole and self._chance.random() < _LATE:
            behind.pop()
        for kind in behind:
            self._check_in(pair, kind, min(due[kind], day))

    def _version(
        self, version: int, state: str, pair: dict[str, Any],
        people: dict[str, dict[str, Any]], amends_id: str | None,
    ) -> dict[str, Any]:  # fmt: skip
        day = 4 * version
        agreement = self._add(
            "agreement", relationship_id=pair["id"], version=version,
            created_at=moment(pair["starts"], day), state=state, language=_LANGUAGE,
            amends_id=amends_id,
        )  # fmt: skip
        answers: dict[str, Value] = {**self._answers, "start": pair["starts"].isoformat()}
        if version > 1:
            answers["length"] = "45"
        for question, value in answers.items():
            self._add(
                "agreement_answer", agreement_id=agreement["id"],
                voice="agreed", question=question, value=value, folded=_folded(value),
            )  # fmt: skip
        if state != "draft":
            self._offer(agreement, pair, people, answers)
        return agreement

    def _offer(
        self, agreement: dict[str, Any], pair: dict[str, Any],
        people: dict[str, dict[str, Any]], answers: dict[str, Value],
    ) -> None:  # fmt: skip
        starts, day = pair["starts"], 4 * agreement["version"] + 1
        content = self._said(answers, agreement, pair, people)
        agreement["content"] = content.canonical()
        agreement["content_sha256"] = fingerprint(agreement["content"])
        agreement["offered_at"] = moment(starts, day, "08:00")
        signers = {"offered": 0, "partly_signed": 1}.get(agreement["state"], 2)
        for hour, party in enumerate(content.parties[:signers], 10):
            self._add(
                "signature", agreement_id=agreement["id"],
                role=party.role, person_id=party.person_id, name=party.name,
                signed_at=moment(starts, day, f"{hour}:00"), time_zone=HOME, method="typed",
                key_kind="",
                came="here",
                consent=consent_sentence(party.name), content_sha256=agreement["content_sha256"],
            )  # fmt: skip
        if agreement["state"] in _SIGNED:
            agreement["in_force_at"] = moment(starts, day, "11:00")

    def _said(
        self, answers: dict[str, Value], agreement: dict[str, Any], pair: dict[str, Any],
        people: dict[str, dict[str, Any]],
    ) -> AgreementContent:  # fmt: skip
        key = (str(answers["start"]), str(answers["length"]))
        if key not in self._contents:
            self._contents[key] = _content(answers)
        template = self._contents[key]
        return replace(
            template,
            agreement_id=agreement["id"],
            relationship_id=pair["id"],
            version=agreement["version"],
            start=pair["starts"].isoformat(),
            end=pair["ends"].isoformat(),
            parties=tuple(
                Party(role, one["id"], one["name"], one["preferred_name"], one["role"])
                for role, one in people.items()
            ),
        )


def _id(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


def _days_ago(state: str, months: int, chance: random.Random) -> int:
    if state == "preparing":
        return chance.randint(5, 20)
    if state in ("completed", "closing"):
        return months * 30
    return chance.randint(20, months * 30)


def _folded(value: Value) -> str:
    return fold("\n".join(value) if isinstance(value, list) else str(value))


def _agreed_answers() -> dict[str, Value]:
    questions: Iterator[Any] = (
        question for section in agreement_form().sections for question in section.questions
    )
    defaults = {one.key: one.default for one in questions if one.default is not None}
    return {**defaults, **_ANSWERS}


def _content(answers: dict[str, Value]) -> AgreementContent:
    """What an agreement with these answers says; names and ids are still to be put in."""
    return content_of(
        agreement_id="",
        relationship_id="",
        version=1,
        language=_LANGUAGE,
        programme=(_PROGRAMME, _ORGANISATION),
        starts=None,
        ends=None,
        parties=(),
        placed=[Placed(section) for section in agreement_form().sections],
        answers=answers,
        goals={},
        written_day=written_day,
    )
