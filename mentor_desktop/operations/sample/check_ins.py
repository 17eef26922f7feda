"""Check-ins of the sample cohort with their answers; resources/sample/check_ins.toml."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mentor_desktop.assets import asset
from mentor_desktop.domain.agreement import VOICES
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.check_in_form import CheckInForm, cleaned_answer, said_answer
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.operations.check_in_texts import check_in_form
from mentor_desktop.operations.sample.cohort import Raw, SamplePair
from mentor_desktop.operations.sample.moments import Made, moment

FILE = "resources/sample/check_ins.toml"


def read_check_ins() -> Raw:
    """The file as it stands, by relationship."""
    return tomllib.loads(asset(FILE).read_text("utf-8"))


def check_ins_of(pair: SamplePair, raw: Raw, made: Made) -> Iterator[Record]:
    """All check-ins of one pair with their answers; Refused for one the form would not take."""
    starts = pair.relationship.starts or made.today
    for one in raw.get(pair.key, ()):
        form = check_in_form(one["kind"])
        check_in = _check_in(pair, made, form, one, starts)
        yield check_in
        for voice in VOICES:
            for question, value in one.get(voice, {}).items():
                yield _answer(made, check_in.id, form, voice, question, value, starts)


def _check_in(pair: SamplePair, made: Made, form: CheckInForm, raw: Raw, starts: date) -> CheckIn:
    ordinal = raw.get("ordinal", 1)
    handed_in = raw.get("handed_in", {})
    check_in = CheckIn(
        id=made.id("check-in", pair.key, form.key, ordinal),
        relationship_id=pair.relationship.id,
        kind=form.key,
        ordinal=ordinal,
        stage=form.stage,
        title=form.title,
        way=raw.get("way", ""),
        step=raw.get("step", ""),
        planned_for=_day(starts, raw.get("planned_day")),
        started_on=_day(starts, raw.get("started_day")),
        finished_at=moment(starts, raw["day"], "18:00") if "day" in raw else None,
        skipped_reason=raw.get("skipped", ""),
        form_sha256=form.fingerprint(),
    )
    for role in ROLES:
        if role in handed_in:
            setattr(check_in, f"{role}_handed_in_at", moment(starts, handed_in[role], "17:30"))
    return check_in


def _answer(
    made: Made, check_in_id: str, form: CheckInForm, voice: str, key: str, value: Any,
    starts: date,
) -> CheckInAnswer:  # fmt: skip
    asked = form.question(key)
    is_day = asked.kind == "date" and isinstance(value, int)
    kept = cleaned_answer(asked, str(_day(starts, value)) if is_day else value)
    return CheckInAnswer(
        id=made.id("check-in answer", check_in_id, voice, key),
        check_in_id=check_in_id,
        voice=voice,
        question=key,
        value=kept,
        label=asked.label,
        said="\n".join(said_answer(asked, kept)),
        reader=asked.reader,
    )


def _day(starts: date, day: int | None) -> date | None:
    return None if day is None else starts + timedelta(days=day)
