"""Every control that a person can reach has a name, read from outside the program."""

from collections.abc import Callable
from pathlib import Path

from tests.journeys.desktop import Control, Desktop


def nameless(desktop: Desktop) -> list[Control]:
    """What can take the focus, or be used, and says no name."""
    return [
        one
        for one in desktop.all()
        if (one.is_control or one.is_focusable)
        and not one.name
        and one.place[2] > 0
        and one.role not in ("frame", "dialog", "scroll pane", "viewport", "panel", "filler")
    ]


def tab(keys: str, shows: str) -> Callable[[Desktop], None]:
    """Opens a tab and waits for what it shows."""

    def go(desktop: Desktop) -> None:
        desktop.open(keys, shows)

    return go


PLACES = {
    "profiles side by side": tab("ctrl+2", "Side by side"),
    "agreement": tab("ctrl+3", "Sections"),
    "meetings": tab("ctrl+5", "Log meeting…"),
    "documents": tab("ctrl+8", "Export agreement…"),
}


def test_every_control_of_a_relationship_has_a_name(sample: Desktop) -> None:
    missing = {}
    for place, go in PLACES.items():
        go(sample)
        missing[place] = nameless(sample)
    assert missing == {place: [] for place in PLACES}


def test_every_control_of_a_meeting_has_a_name(sample: Desktop) -> None:
    sample.open("ctrl+5", "Log meeting…")
    sample.click("Past…", "radio button")
    sample.click("Held", "table cell")
    missing = {}
    for part, shows in (
        ("Prepare", "What for"),
        ("Hold", "Notes you both read"),
        ("Next", "What came of it"),
    ):
        sample.click(part, "radio button")
        sample.wait(shows)
        missing[part] = nameless(sample)
    sample.open("ctrl+l", "When did you meet?")
    missing["log"] = nameless(sample)
    sample.key("Escape")
    assert {place: found for place, found in missing.items() if found} == {}


def test_every_control_of_forms_pages_and_dialogs_has_a_name(sample: Desktop) -> None:
    sample.open("ctrl+2", "Preparation")
    sample.click("Preparation", "radio button")
    missing = {"preparation": nameless(sample)}
    sample.click("People…", "list item")
    sample.wait("Add person…")
    missing["people"] = nameless(sample)
    sample.click("Action items…", "list item")
    sample.wait("Which action items…")
    missing["action items"] = nameless(sample)
    sample.click("Programme…", "list item")
    sample.wait("Organisation", "text")
    missing["programme"] = nameless(sample)
    sample.open("ctrl+n", "Cancel")
    missing["new relationship"] = nameless(sample)
    sample.key("Escape")
    assert {place: found for place, found in missing.items() if found} == {}


def test_the_control_that_fails_is_found(desktop: Desktop, tmp_path: Path) -> None:
    """A window of no care has a nameless field: the check can fail."""
    careless = tmp_path / "careless.py"
    careless.write_text(
        "from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow\n"
        "application = QApplication([])\n"
        "window = QMainWindow()\n"
        "window.setCentralWidget(QLineEdit())\n"
        "window.show()\n"
        "application.exec()\n"
    )
    desktop.start_script(careless)
    desktop.until(lambda: bool(nameless(desktop)), "the nameless field")
    assert [one.role for one in nameless(desktop)] == ["text"]
