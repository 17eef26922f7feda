from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.check_in_form import cleaned_answer, open_steps, said_answer
from mentor_desktop.domain.ninety_day import QUESTIONS, PairVerdict, pair_verdict
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.domain.stage import STAGES
from mentor_desktop.operations.check_in_texts import check_in_form
from mentor_desktop.operations.sample.moments import Made
from mentor_desktop.store.database import Database
from tests.copying import SAMPLE_DAY, Samples

TODAY = SAMPLE_DAY
MADE = Made(0, TODAY)


@pytest.fixture(scope="module")
def cohort(samples: Samples) -> Iterator[Database]:
    """The sample cohort."""
    with samples.reading() as database:
        yield database


@pytest.fixture(scope="module")
def crowd(samples: Samples) -> Iterator[Database]:
    """150 made-up pairs."""
    with samples.reading(150, 3) as database:
        yield database


@dataclass(frozen=True)
class Held:
    """A check-in with its answers by voice."""

    row: CheckIn
    answers: dict[str, dict[str, Any]]


def held(database: Database, kind: str = "", pair: str = "") -> list[Held]:
    """All check-ins but sheets, or those of a kind, or of a pair such as "P4", in order."""
    asked = select(CheckIn).order_by(CheckIn.kind, CheckIn.ordinal)
    if kind:
        asked = asked.filter_by(kind=kind)
    if pair:
        asked = asked.filter_by(relationship_id=MADE.id("relationship", pair))
    with database.reading() as session:
        answers: dict[str, dict[str, dict[str, Any]]] = {}
        for one in session.scalars(select(CheckInAnswer)):
            by_voice = answers.setdefault(one.check_in_id, {})
            by_voice.setdefault(one.voice, {})[one.question] = one.value
        rows = [one for one in session.scalars(asked) if not one.kind.startswith("prepare_")]
    return [Held(row, answers.get(row.id, {})) for row in rows]


def verdict_of(database: Database, pair: str) -> PairVerdict:
    """What the rule finds for a pair's check-up."""
    (check_up,) = held(database, "check_up", pair)
    assert check_up.row.is_done
    return judged(check_up)


def judged(check_up: Held) -> PairVerdict:
    """What the rule finds for those who answered its questions."""
    return pair_verdict({voice: one for voice, one in check_up.answers.items() if "match" in one})


@pytest.mark.parametrize(
    ("pair", "outcomes", "most", "obstacles"),
    [
        ("P4", ("on_track",), 1, ()),
        ("P5", ("strained", "plan"), 3, ("goals", "workload")),
        ("P6", ("strained", "coordinator"), 4, ("trust", "priority")),
        ("P7", ("strained", "coordinator", "plan"), 3, ("personal", "distance")),
        ("P8", ("on_track",), 1, ()),
        ("P9", ("strained", "none_named"), 3, ()),
    ],
)
def test_each_way_a_check_up_can_end_is_there_once(
    cohort: Database, pair: str, outcomes: tuple[str, ...], most: int, obstacles: tuple[str, ...]
) -> None:  # C90-07, C90-11, C90-12
    verdict = verdict_of(cohort, pair)
    assert verdict.outcomes == outcomes
    assert verdict.most_unfavourable == most
    assert verdict.obstacles == obstacles


def test_two_who_answered_alone_differ(cohort: Database) -> None:
    assert set(verdict_of(cohort, "P5").of_voice) == {"mentor", "mentee"}
    assert verdict_of(cohort, "P5").differing == ("match", "met", "obstacles")


def test_more_than_three_cancelled_in_a_row_is_what_the_meetings_say(cohort: Database) -> None:
    verdicts = {pair: verdict_of(cohort, pair) for pair in ("P4", "P5", "P6", "P7", "P9")}  # C90-06
    cancelled = {
        pair for pair, one in verdicts.items()
        if any("cancelled" in voice.unfavourable for voice in one.of_voice.values())
    }  # fmt: skip
    assert cancelled == {"P6"}


def test_answers_are_what_their_forms_would_keep(cohort: Database, crowd: Database) -> None:
    for database in (cohort, crowd):
        with database.reading() as session:
            kinds = {one.id: one.kind for one in session.scalars(select(CheckIn))}
            answers = [
                (kinds[one.check_in_id], one) for one in session.scalars(select(CheckInAnswer))
            ]
        kept = [(kind, one) for kind, one in answers if not kind.startswith("prepare_")]
        assert len(kept) > 300
        for kind, one in kept:
            asked = check_in_form(kind).question(one.question)
            assert asked.is_link or cleaned_answer(asked, one.value) == one.value
            assert one.label == asked.label
            assert one.said == "\n".join(said_answer(asked, one.value))
            assert one.reader == asked.reader


def test_only_what_is_asked_was_answered(cohort: Database, crowd: Database) -> None:
    for check_in in (*held(cohort), *held(crowd)):
        own = [one for voice, one in check_in.answers.items() if voice != "agreed"] or [{}]
        together = check_in.answers.get("agreed", {})
        said = [{**together, **one} for one in own]
        steps = open_steps(check_in_form(check_in.row.kind), *said)
        shown = {question.key for step in steps for question in step.questions}
        assert {key for one in said for key in one} <= shown, check_in.row.kind


def test_a_finished_check_up_has_all_five_answers(cohort: Database, crowd: Database) -> None:
    for check_up in (*held(cohort, "check_up"), *held(crowd, "check_up")):
        voices = ("agreed",) if check_up.row.way == "together" else ("mentor", "mentee")
        assert all(set(QUESTIONS) <= set(check_up.answers[voice]) for voice in voices)


def test_every_check_in_but_the_review_was_held_by_someone(cohort: Database) -> None:
    assert {one.row.kind for one in held(cohort) if one.row.is_done} == {
        *STAGES[1:], "ending_early", "monthly_pulse", "rapport",
    }  # fmt: skip


def test_check_ins_stand_in_the_order_of_the_journey(cohort: Database) -> None:
    done: dict[str, dict[str, date]] = {}
    for one in held(cohort):
        if one.row.stage and one.row.finished_at:
            stages = done.setdefault(one.row.relationship_id, {})
            stages[one.row.stage] = one.row.finished_at.date()
    for stages in done.values():
        days = [stages[stage] for stage in STAGES if stage in stages]
        assert days == sorted(days)
        assert days[-1] <= TODAY
    assert set(done[MADE.id("relationship", "P10")]) == {*STAGES} - {"prepare"}


def test_one_is_open_to_go_on_with_and_one_waits_for_the_other(cohort: Database) -> None:
    (begun,) = held(cohort, "first_meeting", "P2")
    assert (begun.row.has_begun, begun.row.is_done, begun.row.step) == (True, False, "agreement")
    (waiting,) = held(cohort, "monthly_pulse", "P9")
    assert waiting.row.handed_in_at("mentee")
    assert not waiting.row.all_handed_in


def test_rapport_was_rated_by_each_several_times(cohort: Database) -> None:  # FM-21
    checks = held(cohort, "rapport", "P4")
    assert [one.row.ordinal for one in checks] == [1, 2, 3]
    parts = {"trust", "focus", "empathy", "congruence", "empowerment"}
    for check in checks:
        assert set(check.answers) == {"mentor", "mentee"}
        assert all(parts <= set(one) for one in check.answers.values())


def test_the_mid_point_asks_for_its_amendment(cohort: Database) -> None:  # MID-04, MID-10
    (renewal,) = held(cohort, "renewal", "P8")
    assert renewal.answers["mentee"]["new_agreements"]
    assert renewal.answers["mentor"]["shift"] == "some"
    assert [renewal.answers[role]["recommend"] for role in ROLES] == [9.0, 10.0]


def test_what_was_listed_became_promises_once(cohort: Database) -> None:  # C90-14
    (check_up,) = held(cohort, "check_up", "P7")
    with cohort.reading() as session:
        items = {one.id: one for one in session.scalars(select(ActionItem))}
    made = {items[id].title: items[id] for id in check_up.row.produced.values()}
    assert set(made) == {
        *check_up.answers["agreed"]["plan_distance"], *check_up.answers["agreed"]["plan_other"]
    }  # fmt: skip
    chosen = date.fromisoformat(check_up.answers["agreed"]["talk_day"])
    assert {one.due for one in made.values()} == {chosen}


def test_a_finished_first_meeting_tells_the_goals_of_that_day(cohort: Database) -> None:  # FM-11
    (meeting,) = held(cohort, "first_meeting", "P8")
    (renewal,) = held(cohort, "renewal", "P8")
    assert "Master Excel macros" in meeting.answers["agreed"]["top_goals"]
    assert "Lead the audit" in renewal.answers["agreed"]["goals_now"]


def test_ending_early_says_thanks_and_nothing_of_fault(cohort: Database) -> None:  # CLO-11
    (ended,) = held(cohort, "ending_early", "P11")
    assert ended.row.is_done
    assert ended.answers["agreed"]["thanks"]


def test_check_ups_of_made_up_pairs_end_in_every_way(crowd: Database) -> None:
    outcomes = {one for check_up in held(crowd, "check_up") for one in judged(check_up).outcomes}
    assert outcomes == {"on_track", "strained", "coordinator", "plan", "none_named"}
