"""method.md section 13: eight signals at each of their boundaries."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.domain.settings import Settings
from mentor_desktop.domain.signals import (
    KEYS,
    LEVELS,
    CheckUp,
    Evidence,
    Signal,
    gravest,
    level_of,
    signals_of,
)
from mentor_desktop.domain.stage import Stage

TODAY = date(2026, 6, 15)


def ago(days: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=days)


# A year that began 100 days ago and goes well.
WELL = Evidence(
    "active",
    starts=ago(100),
    stage=Stage("renewal", TODAY + timedelta(days=82), "coming", True),
    contacts=3,
    last_contact=ago(3),
    cancelled=1,
    held=7,
    last_held=ago(12),
    next_meeting=TODAY + timedelta(days=4),
    signed_on=ago(90),
    review_due=TODAY + timedelta(days=90),
    open_items=3,
    activities=4,
    under_way=2,
    under_way_since=ago(60),
    last_progress=ago(10),
    check_up=CheckUp(ago(10), 2, 1),
)


def levels(evidence: Evidence, settings: Settings | None = None) -> dict[str, str]:
    """The level of each signal."""
    return {one.key: one.level for one in signals_of(evidence, TODAY, settings)}


def test_a_pair_that_does_well_is_on_track_in_all_eight() -> None:
    found = signals_of(WELL, TODAY)
    assert tuple(one.key for one in found) == KEYS
    assert {one.level for one in found} == {"on_track"}
    assert level_of(found) == "on_track"
    assert gravest(found) is None


@pytest.mark.parametrize(
    ("key", "changed", "level"),
    [
        ("contact", {"contacts": 2}, "on_track"),
        ("contact", {"contacts": 1}, "attention"),
        ("contact", {"contacts": 0, "last_contact": ago(29)}, "attention"),
        ("contact", {"contacts": 0, "last_contact": ago(30)}, "at_risk"),
        ("contact", {"contacts": 0, "last_contact": None}, "at_risk"),
        ("contact", {"contacts": 0, "last_contact": None, "starts": ago(29)}, "on_track"),
        ("contact", {"contacts": 0, "last_contact": None, "starts": ago(30)}, "at_risk"),
        ("contact", {"contacts": 1, "starts": ago(29)}, "on_track"),
        ("contact", {"contacts": 1, "starts": ago(30)}, "attention"),
        ("contact", {"contacts": 0, "last_contact": ago(90), "resumed_on": ago(5)}, "on_track"),
        ("contact", {"contacts": 3, "contacts_agreed": 4}, "attention"),
        ("cancelled", {"cancelled_in_a_row": 1}, "on_track"),
        ("cancelled", {"cancelled_in_a_row": 2}, "attention"),
        ("cancelled", {"cancelled_in_a_row": 3}, "attention"),
        ("cancelled", {"cancelled_in_a_row": 4}, "at_risk"),
        ("next_meeting", {"next_meeting": None}, "attention"),
        ("next_meeting", {"next_meeting": None, "last_held": ago(44)}, "attention"),
        ("next_meeting", {"next_meeting": None, "last_held": ago(45)}, "at_risk"),
        ("next_meeting", {"next_meeting": TODAY, "last_held": ago(99)}, "on_track"),
        ("next_meeting", {"next_meeting": None, "last_held": None}, "at_risk"),
        (
            "next_meeting",
            {"next_meeting": None, "last_held": None, "starts": ago(44)},
            "attention",
        ),
        ("stage", {"stage": Stage("renewal", TODAY + timedelta(days=8), "coming")}, "on_track"),
        ("stage", {"stage": Stage("renewal", TODAY + timedelta(days=7), "soon")}, "attention"),
        ("stage", {"stage": Stage("renewal", TODAY, "soon")}, "attention"),
        ("stage", {"stage": Stage("renewal", ago(1), "late")}, "attention"),
        ("stage", {"stage": Stage("renewal", ago(29), "late")}, "attention"),
        ("stage", {"stage": Stage("renewal", ago(30), "late")}, "at_risk"),
        ("stage", {"stage": None}, "on_track"),
        ("stage", {"stage": Stage("renewal", None, "current")}, "on_track"),
        ("agreement", {"signed_on": None, "starts": ago(29)}, "on_track"),
        ("agreement", {"signed_on": None, "starts": ago(30)}, "attention"),
        ("agreement", {"signed_on": None, "starts": ago(59)}, "attention"),
        ("agreement", {"signed_on": None, "starts": ago(60)}, "at_risk"),
        ("agreement", {"review_due": TODAY + timedelta(days=1)}, "on_track"),
        ("agreement", {"review_due": TODAY}, "attention"),
        ("agreement", {"review_due": ago(400)}, "attention"),
        ("action_items", {"open_items": 2, "late_items": 2}, "on_track"),
        ("action_items", {"open_items": 3, "late_items": 1}, "attention"),
        ("action_items", {"open_items": 4, "late_items": 1}, "on_track"),
        ("action_items", {"open_items": 3, "late_items": 2}, "at_risk"),
        ("action_items", {"open_items": 4, "late_items": 2}, "attention"),
        ("action_items", {"open_items": 100, "late_items": 33}, "on_track"),
        ("action_items", {"open_items": 99, "late_items": 66}, "at_risk"),
        ("plan", {"last_progress": ago(44)}, "on_track"),
        ("plan", {"last_progress": ago(45)}, "attention"),
        ("plan", {"last_progress": ago(89), "under_way_since": ago(95)}, "attention"),
        ("plan", {"last_progress": ago(90), "under_way_since": ago(95)}, "at_risk"),
        ("plan", {"last_progress": ago(90), "under_way_since": ago(30)}, "on_track"),
        ("plan", {"last_progress": None, "under_way_since": None}, "at_risk"),
        ("plan", {"last_progress": ago(99), "under_way": 0}, "on_track"),
        ("plan", {"last_progress": None, "activities": 0, "under_way": 0}, "on_track"),
        ("check_up", {"check_up": CheckUp(TODAY, 2)}, "on_track"),
        ("check_up", {"check_up": CheckUp(TODAY, 3)}, "attention"),
        ("check_up", {"check_up": CheckUp(TODAY, 0, 1)}, "on_track"),
        ("check_up", {"check_up": CheckUp(TODAY, 0, 2)}, "attention"),
        ("check_up", {"check_up": CheckUp(TODAY, 3, 0, True)}, "at_risk"),
        ("check_up", {"check_up": None}, "on_track"),
    ],
)
def test_each_signal_turns_where_the_method_says(
    key: str, changed: dict[str, Any], level: str
) -> None:
    evidence = WELL._replace(**changed)
    assert levels(evidence)[key] == level
    others = {one: how for one, how in levels(evidence).items() if one != key}
    if "starts" not in changed and "resumed_on" not in changed:
        assert set(others.values()) == {"on_track"}


@pytest.mark.parametrize(
    ("setting", "changed", "key"),
    [
        ({"no_contact_days": 60}, {"contacts": 2, "last_contact": ago(55)}, "contact"),
        ({"cancelled_attention": 3}, {"cancelled_in_a_row": 2}, "cancelled"),
        ({"no_meeting_days": 3660}, {"next_meeting": None, "last_held": ago(99)}, "next_meeting"),
        ({"stage_soon_days": 1}, {"stage": Stage("renewal", TODAY + timedelta(2), "")}, "stage"),
        ({"unsigned_attention_days": 200, "unsigned_risk_days": 300}, {"signed_on": None},
         "agreement"),
        ({"late_one_in": 2}, {"open_items": 3, "late_items": 1}, "action_items"),
        ({"shares_from": 4}, {"open_items": 3, "late_items": 3}, "action_items"),
        ({"no_progress_attention_days": 99, "no_progress_risk_days": 99},
         {"last_progress": ago(80), "under_way_since": ago(90)}, "plan"),
        ({"unfavourable_most": 3}, {"check_up": CheckUp(TODAY, 3)}, "check_up"),
        ({"differing_attention": 3}, {"check_up": CheckUp(TODAY, 0, 2)}, "check_up"),
    ],
)  # fmt: skip
def test_a_programme_sets_its_own_thresholds(
    setting: dict[str, int], changed: dict[str, Any], key: str
) -> None:
    evidence = WELL._replace(**changed)
    expected = "attention" if key == "next_meeting" else "on_track"
    assert levels(evidence, Settings(**setting))[key] == expected


@pytest.mark.parametrize("state", ["paused", "completed", "ended_early"])
def test_who_rests_or_has_ended_has_no_signals(state: str) -> None:
    found = signals_of(WELL._replace(state=state, contacts=0), TODAY)
    assert (found, level_of(found), gravest(found)) == ((), "", None)


def test_before_the_first_day_only_what_has_a_date_counts() -> None:
    ahead = WELL._replace(starts=TODAY + timedelta(days=1), contacts=0, last_contact=None)
    assert set(levels(ahead)) == {"stage", "action_items"}


def test_without_any_day_nothing_is_late_by_days() -> None:
    bare = Evidence("preparing", activities=1, under_way=1)
    assert levels(bare) == {
        **dict.fromkeys(KEYS, "on_track"),
        "next_meeting": "attention",
    }


def test_an_informal_pair_is_in_contact_when_needed() -> None:  # PRE-14
    informal = WELL._replace(is_informal=True, contacts=0, last_contact=None, next_meeting=None)
    assert levels(informal) == dict.fromkeys(
        ("cancelled", "agreement", "plan", "action_items"), "on_track"
    )
    bare = informal._replace(signed_on=None, activities=0)
    assert set(levels(bare)) == {"cancelled", "action_items"}


def test_who_closes_is_asked_for_no_new_plans() -> None:
    closing = WELL._replace(state="closing", next_meeting=None, contacts=0, last_contact=None)
    assert set(levels(closing)) == {"cancelled", "stage", "action_items"}


def test_a_clock_set_back_makes_no_new_reasons() -> None:
    back = WELL._replace(
        last_contact=TODAY + timedelta(days=300),
        last_held=TODAY + timedelta(days=300),
        last_progress=TODAY + timedelta(days=300),
        check_up=CheckUp(TODAY + timedelta(days=300), 1),
    )
    assert set(levels(back).values()) == {"on_track"}


@pytest.mark.parametrize("days", [0, 1, 3650])
def test_very_short_and_very_long_pairs_are_judged_too(days: int) -> None:
    found = signals_of(WELL._replace(starts=ago(days)), TODAY)
    assert len(found) == len(KEYS)


def test_the_gravest_is_told_and_a_worse_level_outweighs_the_order() -> None:
    found = signals_of(
        WELL._replace(contacts=1, open_items=3, late_items=3, cancelled_in_a_row=2), TODAY
    )
    worst = gravest(found)
    assert worst is not None
    assert (level_of(found), worst.key) == ("at_risk", "action_items")
    assert worst.short() == "3 action items late"


_CHANGES = st.fixed_dictionaries(
    {
        "starts": st.integers(0, 200).map(ago),
        "contacts": st.integers(0, 5),
        "contacts_agreed": st.integers(1, 5),
        "cancelled_in_a_row": st.integers(0, 6),
        "open_items": st.integers(0, 12),
        "late_items": st.integers(0, 12),
        "next_meeting": st.sampled_from([None, TODAY]),
        "last_held": st.one_of(st.none(), st.integers(0, 99).map(ago)),
        "signed_on": st.one_of(st.none(), st.integers(0, 99).map(ago)),
        "check_up": st.one_of(
            st.none(),
            st.builds(CheckUp, st.just(TODAY), st.integers(0, 5), st.integers(0, 5), st.booleans()),
        ),
    }
)


@given(_CHANGES, st.integers(0, 99))
def test_the_level_is_what_the_table_says(changes: dict[str, Any], silent: int) -> None:
    changes["late_items"] = min(int(str(changes["late_items"])), int(str(changes["open_items"])))
    if changes["contacts"] == 0:
        silent = max(silent, 30)
    last = ago(silent if changes["contacts"] == 0 else min(silent, 29))
    one = WELL._replace(last_contact=last, **changes)
    found = levels(one)
    known = (TODAY - one.starts).days if one.starts else 0
    # The table of the method once more, as fractions and sets.
    risk: set[str] = set()
    care: set[str] = set()
    if known >= 30:
        (risk if one.contacts == 0 else care if one.contacts < one.contacts_agreed else set()).add(
            "contact"
        )
    if one.cancelled_in_a_row in (2, 3):
        care.add("cancelled")
    elif one.cancelled_in_a_row > 3:
        risk.add("cancelled")
    if one.next_meeting is None:
        idle = min(known, (TODAY - one.last_held).days if one.last_held else known)
        (risk if idle >= 45 else care).add("next_meeting")
    if one.signed_on is None and known >= 30:
        (risk if known >= 60 else care).add("agreement")
    if one.open_items >= 3:
        share = one.late_items / one.open_items
        if share > 0.6666:
            risk.add("action_items")
        elif share > 0.3333:
            care.add("action_items")
    if one.check_up and one.check_up.is_grave:
        risk.add("check_up")
    elif one.check_up and (one.check_up.unfavourable > 2 or one.check_up.differing >= 2):
        care.add("check_up")
    assert {key for key, level in found.items() if level == "at_risk"} == risk
    assert {key for key, level in found.items() if level == "attention"} == care
    signals = signals_of(one, TODAY)
    assert level_of(signals) == ("at_risk" if risk else "attention" if care else "on_track")


@given(
    st.builds(
        Evidence,
        st.sampled_from(["preparing", "active", "closing"]),
        is_informal=st.booleans(),
        starts=st.one_of(st.none(), st.integers(-400, 4000).map(ago)),
        resumed_on=st.one_of(st.none(), st.integers(-400, 400).map(ago)),
        stage=st.one_of(
            st.none(),
            st.builds(
                Stage,
                st.sampled_from(["prepare", "celebrate"]),
                st.one_of(st.none(), st.integers(-400, 4000).map(ago)),
                st.just("late"),
            ),
        ),
        contacts=st.integers(0, 3),
        last_contact=st.one_of(st.none(), st.integers(-400, 400).map(ago)),
        cancelled_in_a_row=st.integers(0, 5),
        held=st.integers(0, 3),
        last_held=st.one_of(st.none(), st.integers(-400, 400).map(ago)),
        signed_on=st.one_of(st.none(), st.integers(-400, 400).map(ago)),
        review_due=st.one_of(st.none(), st.integers(-400, 400).map(ago)),
        open_items=st.integers(0, 5),
        late_items=st.integers(0, 5),
        activities=st.integers(0, 2),
        under_way=st.integers(0, 2),
        under_way_since=st.one_of(st.none(), st.integers(-400, 400).map(ago)),
        last_progress=st.one_of(st.none(), st.integers(-400, 400).map(ago)),
    )
)
def test_every_signal_says_why_with_its_numbers_whatever_the_facts(evidence: Evidence) -> None:
    for one in signals_of(evidence, TODAY):
        assert one.level in LEVELS
        sentence = one.sentence()
        assert sentence.endswith(".")
        assert "{" not in sentence + one.short()
        assert bool(one.short()) is (one.level != "on_track")


def test_sentences_read_well_for_one_and_for_many() -> None:
    def of(key: str, **changed: Any) -> Signal:
        evidence = WELL._replace(**changed)
        return next(one for one in signals_of(evidence, TODAY) if one.key == key)

    assert of("contact").sentence() == (
        "3 contacts in the last 30 days; agreed: at least 2 a month."
    )
    assert of("contact", contacts=0, last_contact=ago(31)).short() == "No contact for 31 days"
    assert of("cancelled").sentence() == "7 of 8 meetings took place."
    assert of("stage", stage=Stage("check_up", ago(1), "late")).sentence() == (
        "90-day check-up was due on 2026-06-14, 1 day ago."
    )
    assert of("action_items", late_items=1).sentence() == "Late: 1 of 3 open action items."
