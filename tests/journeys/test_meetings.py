"""A meeting prepared, held and logged by keyboard alone, the keys counted."""

import json
from datetime import date, timedelta
from pathlib import Path

from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.domain.programme import Programme
from mentor_desktop.operations.meetings import plan_meeting
from mentor_desktop.operations.people import add_person
from mentor_desktop.store.opening import create_file, open_file
from tests.journeys.desktop import Desktop
from tests.pairing import add_relationship

MOST_KEYS = 10  # after the shortcut


class Keyboard:
    """Presses keys one by one and counts them."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self.pressed = 0

    def press(self, *keys: str) -> None:
        """Keys such as Return or Down."""
        self._desktop.key(*keys)
        self.pressed += len(keys)

    def type(self, text: str) -> None:
        """A key a letter."""
        self._desktop.type(text)
        self.pressed += len(text)


def make_file(path: Path) -> None:
    """A pair with a meeting planned for today."""
    database = create_file(path, Programme(name="Ours", is_personal=True))
    mentor, mentee = add_person(database, "Ada Lovelace"), add_person(database, "Ben Okri")
    pair = add_relationship(database, mentor, mentee, date.today(), None)
    plan_meeting(database, pair, date.today(), "00:00")
    database.close()


def meetings(path: Path) -> list[Meeting]:
    """What the file holds when the program has let go of it."""
    database = open_file(path, read_only=True)
    with database.reading() as session:
        found = session.query(Meeting).order_by(Meeting.day).all()
    database.close()
    return found


def until_focused(desktop: Desktop, name: str) -> None:
    """Tab by Tab to the control of that name."""
    for _press in range(60):
        if any(one.is_focused for one in desktop.find(name)):
            return
        desktop.key("Tab")
    raise AssertionError(f"Tab does not lead to “{name}”.")


def log_by_keys(desktop: Desktop, *, days_ago: int) -> int:
    """How many keys it takes to log a meeting after Ctrl+L."""
    desktop.open("ctrl+l", "When did you meet?")
    keyboard = Keyboard(desktop)
    keyboard.press(*["Down"] * days_ago, "Return")
    desktop.wait_gone("When did you meet?")
    return keyboard.pressed


def prepare_and_hold(desktop: Desktop) -> None:
    """From the tab to an outcome, by Tab, Space, Enter and letters."""
    desktop.open("ctrl+5", "Prepare meeting")
    until_focused(desktop, "Prepare meeting")
    desktop.key("space")
    desktop.wait("Add to topics")
    until_focused(desktop, "Add to topics")
    desktop.type("The talk on Friday")
    desktop.key("Return")
    desktop.wait("The talk on Friday", "list item")
    until_focused(desktop, "Mark as held")
    desktop.key("space")
    desktop.wait("What came of it")
    desktop.until(
        lambda: any(one.is_focused for one in desktop.find("What came of it")), "the outcome"
    )
    desktop.type("He will open with a story.")
    desktop.key("Tab")


def test_a_meeting_is_prepared_held_and_logged_by_keys_alone(desktop: Desktop) -> None:
    path = desktop.home / "ours.mentor"
    make_file(path)
    desktop.start(str(path))
    desktop.wait("Meetings", "page tab")
    prepare_and_hold(desktop)
    desktop.open("ctrl+2", "Side by side")  # logging works from any tab
    today, before = log_by_keys(desktop, days_ago=0), log_by_keys(desktop, days_ago=2)
    desktop.open("ctrl+l", "When did you meet?")
    typed = Keyboard(desktop)
    day = date.today() - timedelta(days=5)
    typed.type(day.isoformat()[-2:])
    typed.press("Return")
    desktop.wait_gone("When did you meet?")
    assert max(today, before, typed.pressed) < MOST_KEYS
    assert (today, before, typed.pressed) == (1, 3, 3)
    desktop.stop()

    held = meetings(path)
    assert {one.state for one in held} == {"held"}
    days = [one.day for one in held]
    assert days[-1] == date.today() and days[0] == day
    assert date.today() - timedelta(days=2) in days
    assert held[-1].outcome == "He will open with a story." or (
        held[-2].outcome == "He will open with a story."
    )
    shown = json.loads(desktop.command("show", str(path), "--json").stdout)
    assert shown["relationships"][0]["contacts"] == len(held)
