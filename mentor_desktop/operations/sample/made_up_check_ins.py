"""Check-ins of made-up pairs, and what they may have said in them."""

import random
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from mentor_desktop.domain.check_in import CheckInAnswer
from mentor_desktop.domain.check_in_form import CheckInForm, said_answer
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.ninety_day import (
    CHOICES,
    OBSTACLES,
    TO_COORDINATOR,
    TO_PLAN,
    verdict,
)
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.text import fold
from mentor_desktop.operations.check_in_texts import check_in_forms
from mentor_desktop.operations.sample.moments import moment
from mentor_desktop.operations.sample.pile import Pile
from mentor_desktop.operations.sheets import sheet_kind

_WEIGHTS = (4, 2, 1)  # how often the first, second and third choice of a question is taken
_ANSWERED = 0.8  # of the questions that take a rating or a word
_WITH_PULSE = 0.3  # of the pairs
_LAST_PULSE = 200  # days
_SAID = ("Our talk on Tuesday.", "A promise that was kept.", "More time.", "A fixed hour.")


class MadeUpCheckIns:
    """Adds the check-ins of one pair after the other."""

    def __init__(self, pile: Pile, chance: random.Random) -> None:
        self._pile, self._chance = pile, chance
        self._forms = check_in_forms()  # once: each time, the programme's own files are read
        self._fingerprints = {key: form.fingerprint() for key, form in self._forms.items()}

    def sheet(self, pair: dict[str, Any], role: str) -> None:
        """A preparation sheet that is ready."""
        self._add(pair, sheet_kind(role), 1)

    def held(self, pair: dict[str, Any], kind: str, day: int, ordinal: int = 1) -> None:
        """A finished check-in, so many days after the first, with its answers."""
        form = self._forms[kind]
        answers = _answers_of_all(form, self._chance)
        is_apart = "agreed" not in answers
        check_in = self._add(
            pair, kind, day, ordinal=ordinal, stage=form.stage, title=form.title,
            way="apart" if is_apart else "together", form_sha256=self._fingerprints[kind],
            **{f"{role}_handed_in_at": moment(pair["starts"], day, "17:00")
               for role in ROLES if is_apart},
        )  # fmt: skip
        for columns in _rows(form, answers):
            self._pile.add(self._chance, "check_in_answer", check_in_id=check_in["id"], **columns)

    def small(self, pair: dict[str, Any], days: int) -> None:
        """A pulse every month and a rapport check every other, with some pairs."""
        if self._chance.random() > _WITH_PULSE:
            return
        for kind, step in (("monthly_pulse", 30), ("rapport", 60)):
            for ordinal, day in enumerate(range(step, min(days, _LAST_PULSE), step), 1):
                self.held(pair, kind, day, ordinal)

    def _add(self, pair: dict[str, Any], kind: str, day: int, **columns: Any) -> dict[str, Any]:
        on = pair["starts"] + timedelta(days=day)
        return self._pile.add(
            self._chance, "check_in", relationship_id=pair["id"], kind=kind, started_on=on,
            finished_at=moment(on, 0, "18:00"), skipped_reason="", step="",
            **{"ordinal": 1, "stage": "", "title": "", "way": "", "form_sha256": "", **columns},
        )  # fmt: skip


def _answers_of_all(form: CheckInForm, chance: random.Random) -> dict[str, dict[str, Value]]:
    """What a pair may have said, by voice: together where that can be, else each alone."""
    voices = ("agreed",) if "together" in form.ways else ROLES
    return {voice: _answers(form, chance) for voice in voices}


def _answers(form: CheckInForm, chance: random.Random) -> dict[str, Value]:
    if form.rule:
        return _judged(chance)
    answers: dict[str, Value] = {}
    for question in form.questions():
        if question.when or chance.random() > _ANSWERED:
            continue
        if question.kind == "rating":
            low = (question.least + question.most) // 2
            answers[question.key] = float(chance.randint(low, question.most))
        elif question.is_evaluation or (question.kind == "line" and form.repeats):
            answers[question.key] = chance.choice(_SAID)
    return answers


def _judged(chance: random.Random) -> dict[str, Value]:
    """Five answers to the 90-day check-up, and what strains it where the rule asks for that."""
    answers: dict[str, Value] = {
        key: chance.choices(choices, _WEIGHTS[: len(choices)])[0]
        for key, choices in CHOICES.items()
    }
    if "strained" in verdict(answers).outcomes:
        ticked = chance.sample((*TO_PLAN, *TO_COORDINATOR), chance.randint(0, 2))
        if ticked:
            answers[OBSTACLES] = [one for one in (*TO_COORDINATOR, *TO_PLAN) if one in ticked]
    return answers


def _rows(
    form: CheckInForm, answers: Mapping[str, Mapping[str, Value]]
) -> Iterator[dict[str, Any]]:
    """The columns of each answer, but for its id and that of its check-in."""
    for voice, said in answers.items():
        for key, value in said.items():
            question = form.question(key)
            columns: dict[str, Any] = {
                "voice": voice,
                "question": key,
                "value": value,
                "label": question.label,
                "source": question.source,
                "said": "\n".join(said_answer(question, value)),
                "reader": question.reader,
            }
            words = CheckInAnswer(check_in_id="", **columns).words()
            yield {**columns, "folded": fold(words)}
