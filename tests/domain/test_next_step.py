"""One step at a time, with its reason."""

from datetime import date

import pytest

from mentor_desktop.domain.next_step import Facts, next_step, review_due
from mentor_desktop.domain.stage import Passed, journey

START, END = date(2026, 3, 9), date(2027, 3, 8)
FIRST = {"prepare": Passed(START), "first_meeting": Passed(START)}
AGREED = journey(START, END, FIRST, START)
PLANNED = journey(START, END, {**FIRST, "action_plan": Passed(START)}, START)
NAMES = {"mentor": "Ada", "mentee": "Ben"}


def facts(**changed: object) -> Facts:
    """Two who have just begun, but for what is said."""
    passed = {"prepare": Passed(START)} if changed.pop("is_ready", False) else {}
    values: dict[str, object] = {
        "state": "preparing",
        "is_informal": False,
        "names": NAMES,
        "stages": journey(START, END, passed, START),
        "prepared": frozenset(),
        "agreement_state": None,
    }
    return Facts(**{**values, **changed})  # type: ignore[arg-type] # of many kinds


@pytest.mark.parametrize(
    ("given", "action", "line"),
    [
        (facts(), "prepare", "Prepare first meeting"),
        (facts(prepared=frozenset({"mentor", "mentee"})), "agreement", "Agreement to write"),
        (facts(is_ready=True), "agreement", "Agreement to write"),
        (facts(agreement_state="draft"), "agreement", "Agreement in draft"),
        (facts(agreement_state="offered"), "sign", "Agreement awaits 2 signatures"),
        (
            facts(agreement_state="partly_signed", signed=frozenset({"mentor"})),
            "sign",
            "Agreement awaits 1 signature",
        ),
        (facts(agreement_state="in_force", stages=AGREED), "plan", "Action plan to make"),
        (facts(agreement_state="in_force", stages=PLANNED), "", "On track"),
        (facts(agreement_state="in_force", stages=AGREED, is_informal=True), "", "On track"),
        (facts(agreement_state="in_force", review_due=START), "review", "Agreement review due"),
        (
            facts(agreement_state="draft", has_amendment_open=True),
            "agreement",
            "Amendment in draft",
        ),
        (facts(state="paused"), "resume", "Paused"),
        (facts(state="completed"), "", "Completed"),
        (facts(state="ended_early"), "", "Ended early"),
        (facts(is_informal=True), "", "Informal"),
    ],
)
def test_the_step_follows_from_the_facts(given: Facts, action: str, line: str) -> None:
    step = next_step(given, START)
    assert (step.action, step.line) == (action, line)
    assert step.reason
    assert bool(step.button) is bool(step.action)


def test_says_who_has_not_prepared_or_signed() -> None:
    assert next_step(facts(prepared=frozenset({"mentor"})), START).reason.startswith("Ben")
    signing = facts(agreement_state="partly_signed", signed=frozenset({"mentee"}))
    assert next_step(signing, START).button == "Sign as Ada…"


def test_lateness_weighs_more_the_longer_it_lasts() -> None:
    weights = [
        next_step(facts(), day).weight for day in (START, date(2026, 3, 20), date(2026, 6, 1))
    ]
    assert weights == sorted(set(weights))
    assert next_step(facts(), date(2026, 6, 1)).tone == "danger"


def test_a_plan_that_is_not_made_in_time_weighs_more() -> None:  # AP-08
    agreed = facts(agreement_state="in_force", stages=AGREED)
    days = (START, date(2026, 4, 20), date(2026, 6, 1))
    assert [next_step(agreed, day).tone for day in days] == ["", "warning", "danger"]


def test_an_ending_early_never_speaks_of_fault_but_to_exclude_it() -> None:  # AG-24
    reason = next_step(facts(state="ended_early"), START).reason
    assert "without fault" in reason


def test_review_is_due_six_months_after_signature_or_last_review() -> None:  # AG-31
    assert review_due(date(2026, 3, 9), None, 6) == date(2026, 9, 8)
    assert review_due(date(2026, 3, 9), date(2026, 10, 1), 6) == date(2027, 3, 31)
    assert review_due(None, None, 6) is None
