"""A real window of a bare system: the screen, keys and mouse are of this one, all else of that."""

import sqlite3
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

from bare_root import Failed, Root

from tests.journeys.desktop import Desktop


def drive(root: Root, checkout: Path) -> str:
    """Opens the sample, ticks an action item, makes a PDF, closes; what is in the file and PDF."""
    root.share(Path("/tmp"))  # sockets of the screen and of the bus are there
    with tempfile.TemporaryDirectory(prefix="bare-window-", dir="/tmp") as folder:
        home = Path(folder) / "home"
        home.mkdir()
        desktop = Desktop(home)
        try:
            return _drive(desktop, root, checkout)
        except AssertionError as error:
            raise Failed(str(error).partition("\n")[0][:400]) from error
        finally:
            desktop.close()


def _drive(desktop: Desktop, root: Root, checkout: Path) -> str:
    inside = f"/{checkout}/sample-output/sample.mentor"
    file, pdf = root.path / inside.lstrip("/"), desktop.home / "agreement.pdf"
    title = _open_item(file)
    desktop.start_words(root.words("sh", f"/{checkout}/packaging/run", inside))
    desktop.open("ctrl+3", "Export PDF…")
    desktop.click("Export PDF…", "push button")
    desktop.wait("File name:", "text")
    desktop.key("ctrl+a")
    desktop.type(str(pdf))
    desktop.key("Return")
    desktop.until(pdf.is_file, "the PDF to be there")
    desktop.click("Action items…", "list item")
    desktop.click(f"{title}:…")
    desktop.key("space")
    desktop.wait("Done: it is off the list.")
    desktop.stop()
    if not _is_done(file, title):
        raise Failed(f"“{title}” is not done in the file")
    words = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    if "Mentoring agreement" not in words.stdout:
        raise Failed("the PDF does not say “Mentoring agreement”")
    return f"item ticked, PDF of {pdf.stat().st_size // 1000} kB, closed"


def _open_item(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        (title,) = connection.execute(
            "SELECT title FROM action_item WHERE done_on IS NULL GROUP BY title HAVING count(*)=1"
            " ORDER BY due IS NULL, due LIMIT 1"
        ).fetchone()
    return str(title)


def _is_done(file: Path, title: str) -> bool:
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute(
            "SELECT done_on IS NOT NULL FROM action_item WHERE title=?", (title,)
        ).fetchall()
    return found == [(1,)]
