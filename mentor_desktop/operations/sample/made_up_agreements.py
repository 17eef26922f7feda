"""Agreements of made-up pairs, in every state."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from mentor_desktop.domain.agreement_content import AgreementContent, Party, fingerprint
from mentor_desktop.domain.agreement_rules import Placed, content_of
from mentor_desktop.domain.form import Value
from mentor_desktop.operations.days import written_day
from mentor_desktop.operations.sample.moments import HOME, moment
from mentor_desktop.operations.sample.pile import Pile, folded
from mentor_desktop.operations.signing import consent_sentence
from mentor_desktop.operations.texts import agreement_form

PROGRAMME, ORGANISATION = "Made-up programme", "Larkmoor Cooperative"
SIGNED = ("in_force", "superseded", "ended")
_LANGUAGE = "en"
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


class MadeUpAgreements:
    """Adds the versions of one pair after the other."""

    def __init__(self, pile: Pile, chance: random.Random) -> None:
        self._pile, self._chance = pile, chance
        self._answers = _agreed_answers()
        self._contents: dict[tuple[str, str], AgreementContent] = {}

    def add(self, state: str, pair: dict[str, Any], people: dict[str, dict[str, Any]]) -> None:
        """The agreement of a pair; "amended": one in force and the one before it."""
        if state != "amended":
            self._version(1, state, pair, people, None)
            return
        first = self._version(1, "superseded", pair, people, None)
        self._version(2, "in_force", pair, people, first["id"])

    def _version(
        self, version: int, state: str, pair: dict[str, Any],
        people: dict[str, dict[str, Any]], amends_id: str | None,
    ) -> dict[str, Any]:  # fmt: skip
        day = 4 * version
        agreement = self._pile.add(
            self._chance, "agreement", relationship_id=pair["id"], version=version,
            created_at=moment(pair["starts"], day), state=state, language=_LANGUAGE,
            amends_id=amends_id,
        )  # fmt: skip
        answers: dict[str, Value] = {**self._answers, "start": pair["starts"].isoformat()}
        if version > 1:
            answers["length"] = "45"
        for question, value in answers.items():
            self._pile.add(
                self._chance, "agreement_answer", agreement_id=agreement["id"],
                voice="agreed", question=question, value=value, folded=folded(value),
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
            self._pile.add(
                self._chance, "signature", agreement_id=agreement["id"],
                role=party.role, person_id=party.person_id, name=party.name,
                signed_at=moment(starts, day, f"{hour}:00"), time_zone=HOME, method="typed",
                key_kind="",
                came="here",
                consent=consent_sentence(party.name), content_sha256=agreement["content_sha256"],
            )  # fmt: skip
        if agreement["state"] in SIGNED:
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
        programme=(PROGRAMME, ORGANISATION),
        starts=None,
        ends=None,
        parties=(),
        placed=[Placed(section) for section in agreement_form().sections],
        answers=answers,
        goals={},
        written_day=written_day,
    )
