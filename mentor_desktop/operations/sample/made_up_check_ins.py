"""Answers to check-ins of made-up pairs, by chance."""

import random
from collections.abc import Iterator, Mapping
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

_WEIGHTS = (4, 2, 1)  # how often the first, second and third choice of a question is taken
_ANSWERED = 0.8  # of the questions that take a rating or a word
_SAID = ("Our talk on Tuesday.", "A promise that was kept.", "More time.", "A fixed hour.")


def made_up_answers(form: CheckInForm, chance: random.Random) -> dict[str, dict[str, Value]]:
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


def answer_rows(
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
                "said": "\n".join(said_answer(question, value)),
                "reader": question.reader,
            }
            words = CheckInAnswer(check_in_id="", **columns).words()
            yield {**columns, "folded": fold(words)}
