"""A screen reader that asks for what has gone in between does not end the program."""

import subprocess
import sys

from tests.journeys.desktop import Desktop


def test_what_is_not_there_can_be_asked_for_on_every_page(desktop: Desktop) -> None:
    path = desktop.home / "ours.mentor"
    subprocess.run([sys.executable, "-m", "mentor_desktop", "demo", str(path)], check=True)
    desktop.start(str(path))
    desktop.wait("Check-ins", "page tab")
    desktop.key(*(f"ctrl+{number}" for number in range(1, 9)))  # what was open once stays
    desktop.wait("Check-ins", "page tab")
    assert desktop.ask_amiss() > 500
    desktop.stop()
