"""Check-ins of the sample cohort with what came of them; resources/sample/check_ins.toml."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta

from mentor_desktop.assets import asset
from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.agreement import VOICES
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.check_in_form import (
    CheckInForm,
    CheckInQuestion,
    cleaned_answer,
    said_answer,
)
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.text import fold
from mentor_desktop.operations.check_in_texts import check_in_form
from mentor_desktop.operations.sample.cohort import Raw, SamplePair, goals_on
from mentor_desktop.operations.sample.moments import Made, moment

FILE = "resources/sample/check_ins.toml"
_DUE = 14  # days from finishing, where no day was chosen
_MOST_GOALS = 3


def read_check_ins() -> Raw:
    """The file as it stands, by relationship."""
    return tomllib.loads(asset(FILE).read_text("utf-8"))


def check_ins_of(pair: SamplePair, raw: Raw, made: Made) -> Iterator[Record]:
    """Check-ins of one pair with answers and promises; Refused for what no form would take."""
    starts = pair.relationship.starts or made.today
    for one in raw.get(pair.key, ()):
        form = check_in_form(one["kind"])
        check_in = _check_in(pair, made, form, one, starts)
        answers = list(_answers(made, check_in.id, form, one, starts))
        items = list(_promises(pair, made, check_in, form, answers))
        check_in.produced = {f"action_items {fold(item.title)}": item.id for item in items} or None
        yield check_in
        yield from (*answers, *items)
        if "day" in one:
            yield from _goals_then(pair, made, check_in, form, one["day"])


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


def _day(starts: date, day: int | None) -> date | None:
    return None if day is None else starts + timedelta(days=day)


def _answers(
    made: Made, check_in_id: str, form: CheckInForm, raw: Raw, starts: date
) -> Iterator[CheckInAnswer]:
    for voice in VOICES:
        for key, value in raw.get(voice, {}).items():
            asked = form.question(key)
            is_day = asked.kind == "date" and isinstance(value, int)
            kept = cleaned_answer(asked, str(_day(starts, value)) if is_day else value)
            yield _answer(made, check_in_id, voice, asked, kept)


def _answer(
    made: Made, check_in_id: str, voice: str, asked: CheckInQuestion, value: Value
) -> CheckInAnswer:
    return CheckInAnswer(
        id=made.id("check-in answer", check_in_id, voice, asked.key),
        check_in_id=check_in_id,
        voice=voice,
        question=asked.key,
        value=value,
        label=asked.label,
        source=asked.source,
        said="\n".join(said_answer(asked, value)),
        reader=asked.reader,
    )


def _goals_then(
    pair: SamplePair, made: Made, check_in: CheckIn, form: CheckInForm, day: int
) -> Iterator[CheckInAnswer]:
    """The goals as they stood, where a step looked at them."""
    asked = next((one for one in form.questions() if one.kind == "goals"), None)
    titles = list(goals_on(pair, day).values())[:_MOST_GOALS]
    if asked is not None and titles:
        yield _answer(made, check_in.id, "agreed", asked, titles)


def _promises(
    pair: SamplePair, made: Made, check_in: CheckIn, form: CheckInForm, answers: list[CheckInAnswer]
) -> Iterator[ActionItem]:
    """What was listed as to be done, due on the day that was chosen."""
    chosen = [one.value for one in answers if form.question(one.question).kind == "date"]
    finished = check_in.finished_at
    if finished is None:
        return
    due = date.fromisoformat(chosen[0]) if chosen else finished.date() + timedelta(days=_DUE)
    for one in answers:
        if "action_items" not in form.question(one.question).produces:
            continue
        titles = one.value if isinstance(one.value, list) else [one.value]
        for title in titles:
            yield ActionItem(
                id=made.id("check-in promise", check_in.id, title),
                relationship_id=pair.relationship.id,
                owner=one.voice if one.voice in ROLES else "mentee",
                title=title,
                due=due,
                done_on=due if due < made.today else None,
            )
