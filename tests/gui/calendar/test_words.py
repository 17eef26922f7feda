"""What the calendar says to a screen reader."""

from datetime import date

from mentor_desktop.domain.dated import Dated
from mentor_desktop.gui.calendar.words import spoken

NAMES = {"mentor": "Ada", "mentee": "Ben"}
DAY = date(2026, 6, 12)


def test_what_a_thing_is_is_said_once() -> None:
    review = Dated("review", "1", DAY, state="late", names=NAMES)
    last = Dated("relationship", "2", DAY, "", "ends", names=NAMES)
    assert spoken(review) == "Agreement review: Ben and Ada, late"
    assert spoken(last) == "Last day of Ben and Ada"


def test_what_a_title_does_not_say_is_said_before_it() -> None:
    goal = Dated("goal", "3", DAY, "Speak in public", names=NAMES)
    assert spoken(goal) == "Goal: Speak in public"
