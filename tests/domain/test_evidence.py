"""What the record suggests, with its evidence in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.domain.check_in_form import CheckInQuestion
from mentor_desktop.domain.evidence import Known, Logged, Said, prefilled
from mentor_desktop.domain.form import Choice, Value
from mentor_desktop.domain.ninety_day import CHOICES

START = date(2026, 3, 9)
TODAY = START + timedelta(days=84)


def asked(prefill: str, kind: str = "choice", *choices: str) -> CheckInQuestion:
    picks = tuple(Choice(one, one) for one in choices)
    return CheckInQuestion("q", kind, "Q", prefill=prefill, choices=picks)


MET = asked("meetings_held", "choice", *CHOICES["met"])
CANCELLED = asked("cancelled_in_a_row", "choice", *CHOICES["cancelled"])


def meetings(*states: str, every: int = 14) -> list[Logged]:
    return [
        Logged(f"m{at}", START + timedelta(days=every * at), state)
        for at, state in enumerate(states)
    ]


@pytest.mark.parametrize(
    ("frequency", "held", "value"),
    [
        ("two_weeks", 6, "as_agreed"),
        ("two_weeks", 7, "as_agreed"),
        ("two_weeks", 5, "less"),
        ("two_weeks", 3, "less"),
        ("two_weeks", 2, "hardly"),
        ("weekly", 5, "hardly"),
        ("monthly", 2, "as_agreed"),
        ("monthly", 1, "less"),
        ("other: when it suits", 1, None),
        (None, 6, None),
    ],
)
def test_tells_how_often_they_met(
    frequency: str | None, held: int, value: str | None
) -> None:  # C90-03
    agreement: dict[str, Value] = {"frequency": frequency} if frequency else {}
    known = Known(START, TODAY, meetings(*["held"] * held, every=7), agreement=agreement)
    found = prefilled(MET, known)
    assert found is not None
    assert found.value == value
    assert len(found.meeting_ids) == held
    assert "Since 2026-03-09" in found.evidence


def test_says_the_numbers_it_rests_on() -> None:
    known = Known(
        START, TODAY, meetings("held", "cancelled", "held"), agreement={"frequency": "two_weeks"}
    )
    found = prefilled(MET, known, lambda day: f"{day.day}.{day.month}.")
    assert found is not None
    assert found.evidence == ("Since 9.3. you met 2 times. As agreed, it would have been 6 times.")
    assert found.meeting_ids == ("m0", "m2")


def test_nothing_is_suggested_where_nothing_is_logged() -> None:
    for question in (MET, CANCELLED):
        assert prefilled(question, Known(START, TODAY)) is None
        assert prefilled(question, Known(START, TODAY, agreement={"frequency": "weekly"})) is None
    assert prefilled(MET, Known(TODAY + timedelta(days=1), TODAY, meetings("held"))) is None
    assert prefilled(MET, Known(None, TODAY, meetings("held"))) is None


@pytest.mark.parametrize(("count", "value"), [(0, "no"), (1, "no"), (3, "no"), (4, "yes")])
def test_tells_whether_more_than_three_in_a_row_were_cancelled(
    count: int, value: str
) -> None:  # C90-06
    found = prefilled(CANCELLED, Known(START, TODAY, meetings("held", *["cancelled"] * count)))
    assert found is not None
    assert found.value == value
    assert found.meeting_ids == tuple(f"m{at}" for at in range(1, count + 1))


def test_names_the_days_that_were_cancelled() -> None:
    found = prefilled(CANCELLED, Known(START, TODAY, meetings("cancelled", "cancelled")))
    assert found is not None
    assert found.evidence == "2 meetings in a row were cancelled: 2026-03-09, 2026-03-23"
    many = prefilled(CANCELLED, Known(START, TODAY, meetings(*["cancelled"] * 9)))
    assert many is not None
    assert many.evidence.endswith("…")


GOALS = (("Teach", "open"), ("Publish", "reached"), ("Lead", "changed"), ("Swim", "dropped"))


@pytest.mark.parametrize(
    ("prefill", "kind", "value"),
    [
        ("goals", "list", ["Teach", "Lead"]),
        ("goals", "text", "Teach\nLead"),
        ("goals_reached", "text", "Publish"),
        ("contact_hours", "number", 1.5),
        ("agreement.objective", "text", "To teach"),
        ("agreement.objective", "list", ["To teach"]),
        ("check_in.first_meeting.vision", "text", "A class"),
    ],
)
def test_suggests_what_the_record_says(prefill: str, kind: str, value: Value) -> None:
    known = Known(
        START,
        TODAY,
        [Logged("a", START, "held", 60), Logged("b", TODAY, "held", 30)],
        GOALS,
        {"objective": "To teach"},
        {"first_meeting.vision": Said("A class", "First meeting", START)},
    )
    found = prefilled(asked(prefill, kind), known)
    assert found is not None
    assert found.value == value
    assert found.evidence


def test_what_does_not_fit_the_question_is_not_suggested() -> None:
    known = Known(START, TODAY, agreement={"objective": "To teach"})
    assert prefilled(asked("agreement.objective", "choice", "a", "b"), known) is None
    assert prefilled(asked("agreement.success", "text"), known) is None
    assert prefilled(asked("check_in.first_meeting.vision", "text"), known) is None
    assert prefilled(asked(""), known) is None


@given(
    st.lists(st.sampled_from(("held", "cancelled", "postponed", "planned"))),
    st.integers(-10, 4_000),
    st.sampled_from(("weekly", "two_weeks", "monthly", "other: now and then")),
)
def test_suggestions_are_answers_whatever_the_log(
    states: list[str], days: int, frequency: str
) -> None:
    known = Known(
        START, START + timedelta(days=days), meetings(*states), agreement={"frequency": frequency}
    )
    met, cancelled = prefilled(MET, known), prefilled(CANCELLED, known)
    assert met is None or met.value in (None, *CHOICES["met"])
    assert cancelled is None or cancelled.value in CHOICES["cancelled"]
