"""Every kind of file we make: for this person's eyes only, and nothing hidden is left of it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentor_desktop.documents.files import publish
from mentor_desktop.domain.programme import Programme
from mentor_desktop.gui.settings import Settings
from mentor_desktop.store.folders import data_folder
from mentor_desktop.store.lock import note_path
from mentor_desktop.store.opening import create_file, open_file
from mentor_desktop.store.passphrase import set_passphrase
from mentor_desktop.store.publishing import published
from mentor_desktop.store.unfinished import sweep_unfinished
from tests.making_child import KINDS
from tests.store.tracing import need_tracing, why_not_traced

_ROOT = Path(__file__).parents[1]
_MAKE = [sys.executable, "-m", "tests.making_child"]
_MADE = re.compile(
    r'(?:openat|open)\((?:AT_FDCWD, )?"([^"]+)", [^)]*O_CREAT[^,]*, (0\d+)\)'
    r'|mkdir\("([^"]+)", (0\d+)\)'
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")


@pytest.fixture(params=[0o022, 0], ids=["umask 022", "umask 0"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What the system takes from the rights of new files."""
    mask: int = request.param
    before = os.umask(mask)
    yield mask
    os.umask(before)


def made(folder: Path, how: str, *before: str, umask: int = -1) -> str:
    """Lets the child make each kind; what it said. Its data lie in `folder`/data."""
    done = subprocess.run(
        [*before, *_MAKE, str(folder), how],
        cwd=_ROOT,
        env={**os.environ, "MENTOR_DESKTOP_DATA": str(folder / "data"), "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=True,
        umask=umask,
    )
    return done.stdout


def too_open(folder: Path) -> set[str]:
    """What others may read, below a folder."""
    return {str(one) for one in folder.rglob("*") if one.stat().st_mode & 0o077}


def test_they_are_for_this_person_only_from_the_first_byte(tmp_path: Path) -> None:
    create_file(tmp_path / "pairs.mentor", Programme(name="Pairs")).close()
    log = tmp_path / "strace.log"
    log.touch(0o600)
    calls = ("-f", "-e", "trace=openat,open,mkdir", "-o", str(log))
    made(tmp_path, "whole", *(() if why_not_traced() else ("strace", *calls)), umask=0)
    files = {one.name for one in tmp_path.iterdir()}
    assert {"new.mentor", "copy.mentor", "restored.mentor", "saved.mentor", "all.json"} <= files
    assert {one.name for one in (tmp_path / "data").iterdir()} == {"backups", "keys", "state"}
    assert too_open(tmp_path) == set()
    need_tracing()
    found: dict[str, int] = {}
    for match in _MADE.finditer(log.read_text()):
        path, mode = match[1] or match[3], int(match[2] or match[4], 8)
        if path.startswith(f"{tmp_path}/"):
            found.setdefault(path, mode)  # SQLite opens again what is there, with another mode
    assert len(found) > len(KINDS)
    assert {path for path, mode in found.items() if mode & 0o077} == set()


def test_papers_for_others_go_by_the_usual_rights(tmp_path: Path, umask: int) -> None:
    publish(tmp_path / "for others.pdf", b"words")
    publish(tmp_path / "private.pdf", b"words", is_secret=True)
    assert (tmp_path / "for others.pdf").stat().st_mode & 0o777 == 0o666 & ~umask
    assert (tmp_path / "private.pdf").stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("umask")
def test_so_are_the_settings_and_the_note_of_who_has_a_file_open(tmp_path: Path) -> None:
    settings = Settings()
    settings.remember_file(tmp_path / "pairs.mentor")
    del settings  # it writes at its end at the latest
    database = create_file(tmp_path / "pairs.mentor", Programme(name="Pairs"))
    assert note_path(database.path).exists()
    assert too_open(tmp_path) | too_open(data_folder()) == set()
    database.close()


@pytest.mark.usefixtures("umask")
def test_a_file_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "pairs.mentor"
    create_file(path, Programme(name="Pairs")).close()
    path.chmod(0o640)
    database = open_file(path)
    assert note_path(path).stat().st_mode & 0o777 == 0o640  # who may open it sees who has it
    set_passphrase(database, "correct horse")
    set_passphrase(database, None)
    database.close()
    assert path.stat().st_mode & 0o777 == 0o640
    paper = tmp_path / "a.pdf"
    paper.touch()
    paper.chmod(0o604)
    publish(paper, b"words", force=True, is_secret=True)
    assert paper.stat().st_mode & 0o777 == 0o604


def test_what_a_killed_program_left_is_gone_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "pairs.mentor"
    create_file(path, Programme(name="Pairs")).close()
    killed = {line.removeprefix("killed: ") for line in made(tmp_path, "killed").splitlines()}
    assert killed == KINDS.keys() - {"log"}  # one that is written to is never put in place
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MENTOR_DESKTOP_DATA", str(tmp_path / "data"))
        open_file(path, read_only=True).close()
    publish(tmp_path / "b.pdf", b"words")
    assert [one.name for one in tmp_path.rglob(".*")] == []
    assert {one.name for one in tmp_path.iterdir()} == {"pairs.mentor", "b.pdf", "data"}
    assert list((tmp_path / "data" / "state" / "unfinished").iterdir()) == []


def test_what_is_being_made_just_now_is_left_alone(tmp_path: Path) -> None:
    with published(tmp_path / "pairs.mentor") as fresh:
        sweep_unfinished()
        assert fresh.exists()
    note = data_folder() / "state" / "unfinished" / "mine"
    for name in ("pairs.mentor", "..", "letter.new"):
        note.write_text(str(tmp_path / name))
        sweep_unfinished()
    assert (tmp_path / "pairs.mentor").exists()
