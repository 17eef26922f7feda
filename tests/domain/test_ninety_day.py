"""The 90-day rule, against a statement of it that shares nothing with the code."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.domain.evidence import Logged, longest_cancelled
from mentor_desktop.domain.ninety_day import (
    CHOICES,
    OUTCOMES,
    UNFAVOURABLE,
    advice,
    obstacle_title,
    outcome_title,
    pair_verdict,
    verdict,
)

# decisions.md, in its words: (favourable, unfavourable) for each question
ASKED = [
    ("match", ["good", "fair"], ["poor"]),
    ("met", ["as_agreed"], ["less", "hardly"]),
    ("energy", ["yes", "mostly"], ["no"]),
    ("time", ["content"], ["not_content"]),
    ("cancelled", ["no"], ["yes"]),
]
# method.md: 1 to 10, in their order
FACTORS = [
    "trust", "respect", "confidentiality", "personal", "priority",
    "goals", "expectations", "supervisor", "workload", "distance",
]  # fmt: skip
FIRST_FIVE = 0b0000011111
LAST_FIVE = 0b1111100000
# By (any of 1 to 5, any of 6 to 10), once more than two are unfavourable.
TABLE = {
    (True, False): {"strained", "coordinator"},
    (False, True): {"strained", "plan"},
    (True, True): {"strained", "coordinator", "plan"},
    (False, False): {"strained", "none_named"},
}


def answers(unfavourable: int, factors: int) -> dict[str, Any]:
    said: dict[str, Any] = {
        key: (bad if unfavourable >> place & 1 else good)[0]
        for place, (key, good, bad) in enumerate(ASKED)
    }
    ticked = [name for place, name in enumerate(FACTORS) if factors >> place & 1]
    return said | ({"obstacles": ticked} if ticked else {})


def expected(unfavourable: int, factors: int) -> set[str]:
    if unfavourable.bit_count() < 3:
        return {"on_track"}
    return TABLE[bool(factors & FIRST_FIVE), bool(factors & LAST_FIVE)]


def test_all_32768_combinations_come_out_as_the_table_says() -> None:  # C90-07, C90-11, C90-12
    for unfavourable, factors in product(range(2**5), range(2**10)):
        found = verdict(answers(unfavourable, factors))
        assert set(found.outcomes) == expected(unfavourable, factors)
        assert len(found.unfavourable) == unfavourable.bit_count()
        counted = factors.bit_count() if unfavourable.bit_count() > 2 else 0
        assert len(found.obstacles) == counted


def test_every_choice_is_favourable_or_not_as_decided() -> None:  # C90-02 to C90-06
    for key, good, bad in ASKED:
        assert CHOICES[key] == (*good, *bad) or set(CHOICES[key]) == {*good, *bad}
        assert set(UNFAVOURABLE[key]) == set(bad)
        for value in (*good, *bad):
            found = verdict(answers(0, 0) | {key: value})
            assert found.unfavourable == ((key,) if value in bad else ())


@pytest.mark.parametrize(
    ("unfavourable", "factors", "outcomes"),
    [
        (0b00011, 0, ("on_track",)),  # boundary: 2
        (0b00111, 0, ("strained", "none_named")),  # boundary: 3
        (0b00111, 1 << 2, ("strained", "coordinator")),  # 3
        (0b00111, 1 << 5, ("strained", "plan")),  # 6
        (0b00111, 1 << 4, ("strained", "coordinator")),  # 5
        (0b11111, 0b1010001001, ("strained", "coordinator", "plan")),  # {1, 4}, {8, 10}
    ],
)
def test_the_table_of_the_acceptance_list(
    unfavourable: int, factors: int, outcomes: tuple[str, ...]
) -> None:
    assert verdict(answers(unfavourable, factors)).outcomes == outcomes


@pytest.mark.parametrize("missing", [key for key, _good, _bad in ASKED])
@pytest.mark.parametrize("value", [None, "other: perhaps", "", ["yes"], 3.0])
def test_unanswered_is_not_unfavourable(missing: str, value: Any) -> None:
    said = answers(0b11111, 0b1000000001)
    if value is None:
        del said[missing]
    else:
        said[missing] = value
    found = verdict(said)
    assert found.outcomes == ()
    assert not found.is_told
    assert found.unanswered == (missing,)
    assert missing not in found.unfavourable
    assert "not answered" in found.trace()


def test_says_how_it_came_to_its_verdict() -> None:
    assert verdict(answers(0b00111, 1 << 8)).trace() == "3 of 5 unfavourable; workload ticked: plan"
    assert verdict(answers(0b00001, 0)).trace() == "1 of 5 unfavourable: on track"
    assert verdict(answers(0b11110, 0b10001)).trace() == (
        "4 of 5 unfavourable; trust, priority ticked: coordinator"
    )
    assert verdict(answers(0b00111, 0b1000001000)).trace() == (
        "3 of 5 unfavourable; personal matters, distance ticked: coordinator and plan"
    )
    assert verdict(answers(0b11111, 0)).trace() == (
        "5 of 5 unfavourable; no obstacle ticked: a talk"
    )


both = st.tuples(st.integers(0, 31), st.integers(0, 1023))


@given(both, both)
def test_the_graver_of_two_results_holds(mentor: tuple[int, int], mentee: tuple[int, int]) -> None:
    one, other = expected(*mentor), expected(*mentee)
    union = one | other
    if union != {"on_track"}:
        union -= {"on_track"}  # one on track does not lift the other's
    if union & {"coordinator", "plan"}:
        union -= {"none_named"}
    found = pair_verdict({"mentor": answers(*mentor), "mentee": answers(*mentee)})
    assert set(found.outcomes) == union
    assert list(found.outcomes) == sorted(found.outcomes, key=OUTCOMES.index)  # coordinator first
    assert set(found.of_voice["mentor"].outcomes) == one
    assert found.most_unfavourable == max(mentor[0].bit_count(), mentee[0].bit_count())
    differing = (mentor[0] ^ mentee[0]).bit_count()
    assert sum(key != "obstacles" for key in found.differing) == differing
    both_strained = "strained" in one and "strained" in other
    assert ("obstacles" in found.differing) == (both_strained and mentor[1] != mentee[1])


@given(both, both)
def test_the_order_of_the_two_does_not_matter(one: tuple[int, int], other: tuple[int, int]) -> None:
    first = pair_verdict({"mentor": answers(*one), "mentee": answers(*other)})
    second = pair_verdict({"mentor": answers(*other), "mentee": answers(*one)})
    assert first.outcomes == second.outcomes
    assert first.obstacles == second.obstacles


@given(both, st.integers(0, 4))
def test_who_has_not_answered_all_five_cannot_make_it_better(
    whole: tuple[int, int], missing: int
) -> None:
    part = answers(0, 0)
    del part[ASKED[missing][0]]
    found = pair_verdict({"mentor": answers(*whole), "mentee": part})
    is_strained = "strained" in expected(*whole)
    assert set(found.outcomes) == (expected(*whole) if is_strained else set())


def test_who_said_nothing_is_left_out() -> None:
    found = pair_verdict({"mentor": answers(0, 0), "mentee": {}, "agreed": {"plan": ["Meet"]}})
    assert found.outcomes == ("on_track",)
    assert set(found.of_voice) == {"mentor"}


def row(states: str) -> list[Logged]:
    """c: cancelled, h: held, p: postponed, u: planned and unlogged."""
    words = {"c": "cancelled", "h": "held", "p": "postponed", "u": "planned"}
    first = date(2026, 3, 9)
    return [
        Logged(str(at), first + timedelta(days=7 * at), words[state])
        for at, state in enumerate(states)
    ]


@pytest.mark.parametrize(
    ("states", "count"),
    [
        ("ccc", 3), ("cccc", 4), ("cchcc", 2), ("ccpcuc", 4), ("hhh", 0), ("", 0),
        ("cccchc", 4), ("hccc", 3),
    ],
)  # fmt: skip
def test_counts_cancelled_meetings_in_a_row(states: str, count: int) -> None:  # C90-06
    assert len(longest_cancelled(row(states))) == count


def test_every_outcome_and_obstacle_has_words() -> None:
    assert all(outcome_title(one) for one in OUTCOMES)
    assert len({obstacle_title(one) for one in FACTORS}) == 10
    assert len(advice(("strained", "coordinator", "plan"))) == 2
    assert "fault" in advice(("strained", "coordinator"))[0]
    assert advice(("on_track",)) and advice(("strained", "none_named"))
