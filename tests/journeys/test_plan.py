"""A whole action plan, by real mouse and keys, read from outside as a screen reader would."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

from mentor_desktop.domain.programme import Programme
from mentor_desktop.operations.people import add_person
from mentor_desktop.store.opening import create_file
from tests.journeys.desktop import Control, Desktop
from tests.pairing import add_relationship

CHARTER = "Write the charter…"  # the beginning of what a screen reader says
SHADOW = "Shadow the release board…"


def make_file(path: Path) -> None:
    """A file with a pair that began today."""
    database = create_file(path, Programme(name="", is_personal=True))
    mentor, mentee = add_person(database, "Ada Lovelace"), add_person(database, "Ben Okri")
    today = date.today()
    add_relationship(database, mentor, mentee, today, today + timedelta(days=364))
    database.close()


def add_goal(desktop: Desktop, title: str) -> None:
    """By its button and Enter."""
    desktop.click("Add goal", "push button")
    desktop.wait("Goal", "text")
    desktop.type(title)
    desktop.key("Return")
    desktop.wait_gone("Cancel")


def add_activity(desktop: Desktop, title: str, kind: str, effort: str) -> None:
    """By its button, a chip, and Enter."""
    desktop.click("Add activity", "push button")
    desktop.wait("What you will do", "text")
    desktop.type(title)
    desktop.click(kind)
    desktop.click("Effort", "text")
    desktop.type(effort)
    desktop.key("Return")
    desktop.wait_gone("Cancel")


def bar(desktop: Desktop, name: str) -> Control:
    """The bar as it shows now."""
    return desktop.wait(name, "list item")


def wait_other(desktop: Desktop, name: str, before: str) -> Control:
    """Until the bar says something else."""
    desktop.until(lambda: bar(desktop, name).name != before, f"“{before}” to change")
    return bar(desktop, name)


def drag_bar(desktop: Desktop, name: str, way: int) -> tuple[Control, Control]:
    """Takes the bar by its middle; before and after."""
    before = bar(desktop, name)
    x, y = before.middle
    desktop.drag([(x, y), (x + way // 3, y), (x + way, y), (x + way, y)])
    return before, wait_other(desktop, name, before.name)


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_a_plan_is_made_moved_told_and_checked(desktop: Desktop) -> None:  # AP-02, AP-03, AP-08
    path = desktop.home / "ours.mentor"
    make_file(path)
    desktop.start(str(path))
    desktop.wait("Profiles", "page tab")
    desktop.open("ctrl+4", "No plan yet")
    add_goal(desktop, "Present with confidence")
    add_goal(desktop, "Lead a project")
    add_activity(desktop, "Write the charter", "Learning by doing", "6")
    add_activity(desktop, "Shadow the release board", "Learning from others", "4")

    before, after = drag_bar(desktop, CHARTER, 80)
    assert after.place[0] > before.place[0]
    desktop.key("ctrl+z")
    desktop.until(lambda: bar(desktop, CHARTER).name == before.name, "the drag to be undone")

    x, y, width, height = bar(desktop, SHADOW).place
    said = bar(desktop, SHADOW).name
    desktop.drag(
        [(x + width - 2, y + height // 2), (x + width + 30, y + height // 2),
         (x + width + 60, y + height // 2)]
    )  # fmt: skip
    said = wait_other(desktop, SHADOW, said).name
    desktop.key("alt+Right")
    said = wait_other(desktop, SHADOW, said).name
    desktop.key("ctrl+shift+Left")
    wait_other(desktop, SHADOW, said)

    desktop.click(CHARTER, "list item", times=2)
    desktop.wait("Who helps", "text")
    desktop.fill("Progress", "40", "text")
    desktop.key("Return")
    desktop.wait_gone("Who helps")
    assert "40 % done, In progress" in bar(desktop, CHARTER).name

    desktop.click("Goal 2: Lead a project…", "list item")
    desktop.key("alt+Up")
    desktop.wait("Goal 1: Lead a project…", "list item")
    desktop.wait("“Present with confidence” has no activity yet. What would be a first step?")
    desktop.click("As a table")
    desktop.wait("Learning from others", "table cell")
    desktop.stop()

    assert rows(path, "SELECT title, rank FROM goal ORDER BY rank") == [
        ("Lead a project", 1), ("Present with confidence", 2),
    ]  # fmt: skip
    kept = rows(path, "SELECT title, kind, effort, progress FROM activity ORDER BY position")
    assert kept == [
        ("Write the charter", "doing", "6.0", 40),
        ("Shadow the release board", "others", "4.0", 0),
    ]
    moved = rows(path, "SELECT starts, due FROM activity ORDER BY position")
    assert moved[0] == (
        date.today().isoformat(), (date.today() + timedelta(days=27)).isoformat()
    )  # fmt: skip
    assert moved[1][0] == (date.today() + timedelta(days=1)).isoformat()
