"""One step at a time, with its reason, over the whole journey."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.domain.agreement import STATES as AGREEMENT_STATES
from mentor_desktop.domain.next_step import Facts, are_one, caption, next_step, review_due
from mentor_desktop.domain.relationship import STATES
from mentor_desktop.domain.settings import Settings
from mentor_desktop.domain.stage import STAGES, Passed, Stage, due_days, following_stage

START, END = date(2026, 3, 9), date(2027, 3, 8)
DUE = due_days(START, END)
NAMES = {"mentor": "Ada", "mentee": "Ben"}
BOTH = frozenset({"mentor", "mentee"})


def facts(today: date = START, count: int = 0, **changed: object) -> Facts:
    """Two with a year before them; the first `count` stages are passed."""
    done = {key: Passed(START) for key in STAGES[:count]}
    kept = Facts(
        "preparing" if count < 2 else "active",
        False,
        NAMES,
        following_stage(DUE, done, today, Settings()),
        frozenset(done),
        BOTH if count else frozenset(),
        "in_force" if count > 1 else None,
        is_agreed=count > 1,
        renewal_due=DUE["renewal"],
        next_meeting=START + timedelta(days=400),
        starts=START,
    )
    return kept._replace(**changed)  # type: ignore[arg-type] # of many kinds


def on(day: date, passed: int, **changed: object) -> tuple[str, str, str]:
    """Action, tone and line on a day."""
    step = next_step(facts(day, passed, **changed), day)
    return step.action, step.tone, step.line


SIGNED = {"agreement_state": "partly_signed", "signed": frozenset({"mentor"})}
OPEN = {"agreement_state": "draft", "has_amendment_open": True}


@pytest.mark.parametrize(
    ("passed", "changed", "action", "line"),
    [
        (0, {}, "prepare", "Prepare first meeting"),
        (0, {"prepared": BOTH}, "check_in:first_meeting", "First meeting due"),
        (1, {}, "check_in:first_meeting", "First meeting due"),
        (1, {"agreement_state": "draft"}, "agreement", "Agreement in draft"),
        (1, {"agreement_state": "draft", "begun": frozenset({"first_meeting"})},
         "check_in:first_meeting", "First meeting begun"),
        (2, {"is_agreed": False, "agreement_state": None}, "agreement", "Agreement to write"),
        (1, {"agreement_state": "offered"}, "sign", "Agreement awaits 2 signatures"),
        (1, SIGNED, "sign", "Agreement awaits 1 signature"),
        (2, {}, "check_in:action_plan", "Action plan to make"),
        (2, OPEN, "agreement", "Amendment in draft"),
        (3, {}, "", "On track"),
        (3, {"next_meeting": None}, "plan_meeting", "No meeting planned"),
        (3, {"begun": frozenset({"check_up"})}, "check_in:check_up", "90-day check-up begun"),
        (3, {"review_due": START}, "check_in:agreement_review", "Agreement review due"),
        (6, {}, "complete", "Ready to complete"),
        (3, {"state": "closing"}, "check_in:celebrate", "Time to celebrate"),
        (3, {"state": "closing", "passed": frozenset({"celebrate"})}, "complete",
         "Ready to complete"),
        (3, {"state": "paused"}, "resume", "Paused"),
        (3, {"state": "completed"}, "", "Completed"),
        (3, {"state": "ended_early"}, "", "Ended early"),
        (0, {"is_informal": True}, "", "Informal"),
        (3, {"is_informal": True, "next_meeting": None}, "", "On track"),
    ],
)  # fmt: skip
def test_the_step_follows_from_the_facts(
    passed: int, changed: dict[str, object], action: str, line: str
) -> None:
    step = next_step(facts(START, passed, **changed), START)
    assert (step.action, step.line) == (action, line)
    assert step.reason
    assert bool(step.button) is bool(step.action)
    assert step.check_in == action.removeprefix("check_in:").removeprefix(action)


@pytest.mark.parametrize(("passed", "key"), [(3, "check_up"), (4, "renewal"), (5, "celebrate")])
def test_later_stages_come_up_when_they_are_near(passed: int, key: str) -> None:
    due = DUE[key]
    assert on(due - timedelta(days=8), passed)[0] == ""
    assert on(due - timedelta(days=7), passed)[:2] == (f"check_in:{key}", "warning")
    assert on(due + timedelta(days=29), passed)[:2] == (f"check_in:{key}", "warning")
    assert on(due + timedelta(days=30), passed)[:2] == (f"check_in:{key}", "danger")


def test_says_when_it_is_due() -> None:
    due = DUE["check_up"]
    said = [
        next_step(facts(day, 3), day).reason.split(".")[0]
        for day in (due - timedelta(days=1), due, due + timedelta(days=2))
    ]
    assert said == ["It is due in 1 day", "It is due today", "It was due 2 days ago"]


def test_what_is_planned_for_later_can_be_done_now_and_does_not_press() -> None:
    due = DUE["check_up"]
    later = {"planned_for": {"check_up": due + timedelta(days=5)}}
    assert on(due, 3, **later) == ("check_in:check_up", "", "90-day check-up planned")
    assert on(due + timedelta(days=5), 3, **later)[1] == "warning"


def test_mid_point_and_review_within_two_weeks_become_one() -> None:
    renewal = DUE["renewal"]
    for apart, is_one in ((-15, False), (-14, True), (14, True), (15, False)):
        review = renewal + timedelta(days=apart)
        assert are_one(renewal, review) is is_one
        day = max(review, renewal)
        action = "check_in:renewal" if is_one else "check_in:agreement_review"
        assert on(day, 4, review_due=review)[0] == action
    together = next_step(facts(renewal, 4, review_due=renewal), renewal)
    assert "one talk serves both" in together.reason
    assert not are_one(None, renewal)
    early = renewal - timedelta(days=14)
    assert on(early, 4, review_due=early)[0] == "check_in:renewal"


@given(
    st.sampled_from(STATES),
    st.booleans(),
    st.integers(0, 6),
    st.sampled_from([None, *AGREEMENT_STATES]),
    st.booleans(),
    st.booleans(),
    st.integers(-30, 800),
    st.one_of(st.none(), st.integers(-30, 800)),
)
def test_every_pair_has_one_step_that_says_why(
    state: str, is_informal: bool, passed: int, agreement: str | None, is_agreed: bool,
    is_open: bool, day: int, review: int | None,
) -> None:  # fmt: skip
    today = START + timedelta(days=day)
    step = next_step(
        facts(
            today,
            passed,
            state=state,
            is_informal=is_informal,
            agreement_state=agreement,
            is_agreed=is_agreed,
            has_amendment_open=is_open and is_agreed,
            review_due=None if review is None else START + timedelta(days=review),
        ),
        today,
    )
    assert step.reason.endswith(".")
    assert "{" not in step.reason + step.line + step.button
    assert bool(step.button) is bool(step.action)
    if state in ("completed", "ended_early"):
        assert not step.action


def test_says_who_has_not_prepared_or_signed() -> None:
    missing = facts(prepared=frozenset({"mentor"}))
    assert next_step(missing, START).reason.startswith("It is due in 7 days. Ben has")
    signing = facts(agreement_state="partly_signed", signed=frozenset({"mentee"}))
    assert next_step(signing, START).button == "Sign as Ada…"


def test_lateness_weighs_more_the_longer_it_lasts() -> None:
    days = (date(2026, 3, 1), START, date(2026, 3, 20), date(2026, 6, 1))
    steps = [next_step(facts(day), day) for day in days]
    weights = [step.weight for step in steps]
    assert weights == sorted(set(weights))
    assert [step.tone for step in steps] == ["", "warning", "warning", "danger"]


def test_a_plan_that_is_not_made_in_time_weighs_more() -> None:  # AP-08
    days = (START, date(2026, 4, 20), date(2026, 6, 1))
    assert [on(day, 2)[1] for day in days] == ["", "warning", "danger"]


def test_a_stage_says_when_it_was_done_or_is_due() -> None:
    assert caption(Stage("prepare", START, "done", passed_on=START), "9 Mar") == "9 Mar"
    assert caption(Stage("prepare", None, "done"), "") == "done"
    assert caption(Stage("prepare", START, "skipped"), "9 Mar") == "skipped"
    assert caption(Stage("check_up", START, "soon", True), "7 Jun") == "due 7 Jun"
    assert caption(Stage("check_up", START, "late", True), "7 Jun") == "was due 7 Jun"
    assert caption(Stage("renewal", START, "coming"), "7 Sep") == "7 Sep"
    assert caption(Stage("renewal", None, "coming"), "") == ""


def test_an_ending_early_never_speaks_of_fault_but_to_exclude_it() -> None:  # AG-24
    reason = next_step(facts(state="ended_early"), START).reason
    assert "without fault" in reason


def test_review_is_due_six_months_after_signature_or_last_review() -> None:  # AG-31
    assert review_due(date(2026, 3, 9), None, 6) == date(2026, 9, 8)
    assert review_due(date(2026, 3, 9), date(2026, 10, 1), 6) == date(2027, 3, 31)
    assert review_due(None, None, 6) is None
