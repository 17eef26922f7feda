"""The main job, by real keys and mouse: a file, two people, an agreement, both sign, a PDF."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.journeys.desktop import Desktop


def command(*words: str) -> subprocess.CompletedProcess[str]:
    """The program on the command line."""
    return subprocess.run(
        [sys.executable, "-m", "mentor_desktop", *words],
        capture_output=True,
        text=True,
        check=False,
    )


def read_back(pdf: Path) -> str:
    """The words of a PDF as another program reads them."""
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout


def make_file(desktop: Desktop, path: Path) -> None:
    """From the start page to a file with two people in it."""
    desktop.start()
    desktop.click("Start for myself")
    desktop.fill("Your name", "Ben Okri", "text")
    desktop.fill("The other person's name", "Ada Lovelace", "text")
    desktop.fill("Where to keep the file", str(path), "text")
    desktop.click("Create file")
    desktop.wait("Profiles", "page tab")


def write_agreement(desktop: Desktop) -> None:
    """Some answers by mouse and by keys, then the offer."""
    desktop.open("ctrl+3", "Start the agreement")
    desktop.click("Start the agreement")
    desktop.click("Meetings…", "list item")
    desktop.click("Every 2 weeks")
    desktop.fill("When", "Fridays after two", "text")
    desktop.click("Confidentiality…", "list item")
    desktop.click("Offer for signature…", "push button")
    desktop.wait("Go on writing")
    desktop.click("Offer for signature", "push button")
    desktop.wait("Sign as Ada Lovelace…")


def sign_drawn(desktop: Desktop) -> None:
    """The mentor draws with the mouse."""
    desktop.click("Sign as Ada Lovelace…")
    x, y, width, height = desktop.wait("Your signature, drawn").place
    desktop.drag(
        [
            (x + width * at // 10, y + height // 2 + (height // 4) * (-1) ** at)
            for at in range(1, 10)
        ]
    )
    desktop.click("I, Ada Lovelace, have read this agreement and I agree to it.", "check box")
    desktop.click("Sign", "push button")
    desktop.wait_gone("Not now")


def sign_typed(desktop: Desktop) -> None:
    """The mentee types, first a name that is not theirs."""
    desktop.click("Sign as Ben Okri…")
    desktop.click("Type my name")
    desktop.fill("Your name, as the agreement has it", "Ben Jonson", "text")
    desktop.click("I, Ben Okri, have read this agreement and I agree to it.", "check box")
    desktop.click("Sign", "push button")
    desktop.wait("Type your name as the agreement has it: Ben Okri.")
    desktop.fill("Your name, as the agreement has it", "ben okri", "text")
    desktop.click("Sign", "push button")
    desktop.wait_gone("Not now")


def export(desktop: Desktop, pdf: Path) -> None:
    """The PDF, by the button beside its preview."""
    desktop.click("Export PDF…", "push button")
    desktop.wait("File name:", "text")
    desktop.key("ctrl+a")
    desktop.type(str(pdf))
    desktop.key("Return")
    desktop.until(pdf.exists, "the PDF to be there")


def flip_a_letter(path: Path) -> None:
    """Another program changes one letter of what was signed."""
    connection = sqlite3.connect(path)
    agreement, content = connection.execute(
        "SELECT id, content FROM agreement WHERE content IS NOT NULL"
    ).fetchone()
    changed = content.replace(b"Fridays after two", b"Mondays after two")
    assert changed != content
    connection.execute("UPDATE agreement SET content=? WHERE id=?", (changed, agreement))
    connection.commit()
    connection.close()


def test_from_an_empty_desk_to_a_signed_agreement_in_hand(desktop: Desktop) -> None:  # AG-37
    path, pdf = desktop.home / "ours.mentor", desktop.home / "ours.pdf"
    make_file(desktop, path)
    write_agreement(desktop)
    sign_drawn(desktop)
    sign_typed(desktop)
    export(desktop, pdf)
    desktop.stop()

    words = read_back(pdf)
    for word in ("Ada Lovelace", "Ben Okri", "Fridays after two", "Every 2 weeks", "Fingerprint"):
        assert word in words
    shown = json.loads(command("show", str(path), "--json").stdout)
    assert shown["relationships"][0]["state"] == "active"
    assert command("verify", str(pdf), "--file", str(path)).returncode == 0
    assert command("check", str(path)).returncode == 0

    flip_a_letter(path)
    verified = command("verify", str(pdf), "--file", str(path))
    checked = command("check", str(path))
    assert verified.returncode == 1, verified.stdout
    assert checked.returncode == 1, checked.stdout
    assert "agreement" in (checked.stdout + checked.stderr).lower()
