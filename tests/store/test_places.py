"""P9: real places that are full, read-only, gone or another person's."""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentor_desktop.store.opening import open_file
from tests.store.conftest import names

_ROOT = Path(__file__).parents[2]
_IMPORTS = """
import os, subprocess, sys
from pathlib import Path
import sqlalchemy.dialects.sqlite
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.programme import Programme
from mentor_desktop.store.opening import create_file, open_file
from tests.store.conftest import add_person, names
def tried(verb, *about):
    try:
        return verb(*about) or "done"
    except Refused as error:
        assert str(error)
        return type(error).__name__
path = Path(sys.argv[1])
"""
# A disk of its own, of so many bytes, that is mounted for this process only.
_FILL = (
    _IMPORTS
    + """
database = create_file(path, Programme(name="Programme"))
filler = path.with_name("filler")
room = os.statvfs(path).f_bavail * 4096
filler.write_bytes(bytes(max(0, min(room, 3_000_000) - 100_000)))
def add(name):
    with database.changing("Add") as session:
        session.add(Person(name=name, location="x" * 9_000))
kept = []
for number in range(20):
    said = tried(add, f"{number:02}")
    if said != "done":
        break
    kept.append(f"{number:02}")
assert names(database) == kept, (names(database), kept)
filler.unlink()
again = tried(add, "room")
database.close()
database = open_file(path)
assert names(database) == [*kept, *["room"] * (again == "done")]
database.close()
print(said, again, len(kept))
"""
)
_LOCK_AND_PULL = (
    _IMPORTS
    + """
def mount(*words):
    subprocess.run(["mount", *words, str(path.parent)], check=True)
database = create_file(path, Programme(name="Programme"))
add_person(database, "Ada")
database.close()
mount("-o", "remount,ro")
print(tried(open_file, path))
reader = open_file(path, read_only=True)
print(names(reader))
reader.close()
mount("-o", "remount,rw")
database = open_file(path)
add_person(database, "Cem")
print(names(database))
subprocess.run(["umount", "-l", str(path.parent)], check=True)
print(tried(add_person, database, "Dan"), tried(database.look_again))
database.close()
"""
)
_AS_NOBODY = (
    _IMPORTS
    + """
warm = create_file(path / "warm.mentor", Programme(name="Programme"))  # imports all it needs
warm.back_up("bulk")
warm.back_up("bulk")
warm.close()
os.setgid(65534)
os.setuid(65534)
for place in ("own", "file", "folder", "hidden file", "hidden folder"):
    one = path / place / "cohort.mentor"
    try:
        database = open_file(one)
        add_person(database, "Ben")
    except Refused as error:
        said = type(error).__name__
        try:
            database = open_file(one, read_only=True)
        except Refused as error:
            print(place, said, type(error).__name__, sep=", ")
            continue
    else:
        said = "done"
    print(place, said, *names(database), sep=", ")
    database.close()
"""
)


@functools.cache
def why_no_disk() -> str:
    """Why a disk of one's own cannot be mounted here; "" where it can."""
    if not sys.platform.startswith("linux") or not shutil.which("unshare"):
        return "only Linux mounts a disk for one process: full and pulled disks are NOT tested"
    words = [*_unshare(), "mount -t tmpfs none /mnt && mount -o remount,ro /mnt"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    return f"no disk may be mounted here: full and pulled disks are NOT tested: {done.stderr}"


def _unshare() -> list[str]:
    as_root = [] if os.geteuid() == 0 else ["-r", "-U"]
    return ["unshare", "-m", *as_root, "sh", "-ec"]


def on_a_disk(folder: Path, size: int, script: str) -> list[str]:
    """Runs a script on `cohort.mentor` on a disk of its own; what it said."""
    if why_no_disk():
        pytest.skip(why_no_disk())
    folder.mkdir()
    shell = f'mount -t tmpfs -o size={size} none "$1"; exec "$0" -c "$2" "$1/cohort.mentor"'
    return said_by([*_unshare(), shell, sys.executable, str(folder), script])


def said_by(words: list[str]) -> list[str]:
    """What a program said, a line each; it must end well."""
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    done = subprocess.run(
        words, capture_output=True, text=True, check=False, cwd=_ROOT, env=environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("size", "refusal"), [(1_500_000, "NoRoom"), (60_000_000, "done")], ids=["full", "roomy"]
)
def test_a_full_disk_keeps_what_was_saved_and_takes_more_once_there_is_room(
    tmp_path: Path, size: int, refusal: str
) -> None:
    (line,) = on_a_disk(tmp_path / "disk", size, _FILL)
    said, again, kept = line.split()
    assert (said, again) == (refusal, "done")
    assert (int(kept) < 20) is (refusal == "NoRoom")


def test_a_locked_disk_and_one_pulled_while_the_file_is_open(tmp_path: Path) -> None:
    said = on_a_disk(tmp_path / "disk", 20_000_000, _LOCK_AND_PULL)
    assert said == [
        "ReadOnlyPlace",
        "['Ada']",
        "['Ada', 'Cem']",
        "FileMoved FileMoved",
    ]


@pytest.fixture
def for_all() -> Iterator[Path]:
    """A folder that everyone may enter; pytest's own are private, and stay so."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root may act as another user"
)
def test_another_persons_places(
    closed: Path, for_all: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = for_all / "data"
    data.mkdir(mode=0o777)
    data.chmod(0o777)
    monkeypatch.setenv("MENTOR_DESKTOP_DATA", str(data))
    places = for_all / "places"
    rights = {
        "own": (0o777, 0o666),
        "file": (0o777, 0o444),
        "folder": (0o755, 0o666),
        "hidden file": (0o777, 0o600),
        "hidden folder": (0o700, 0o666),
    }
    for place, (folder_mode, file_mode) in rights.items():
        (places / place).mkdir(parents=True)
        copy = Path(shutil.copy(closed, places / place))
        copy.chmod(file_mode)
        (places / place).chmod(folder_mode)
    before = {place: (places / place / closed.name).read_bytes() for place in rights}
    assert said_by([sys.executable, "-c", _AS_NOBODY, str(places)]) == [
        "own, done, Ada, Ben",  # the others are refused for their rights, not for the test's
        "file, ReadOnlyPlace, Ada",
        "folder, ReadOnlyPlace, Ada",
        "hidden file, ReadOnlyPlace, CannotRead",
        "hidden folder, CannotRead, CannotRead",
    ]
    for place in rights:
        database = open_file(places / place / closed.name, read_only=True)
        assert names(database) == (["Ada", "Ben"] if place == "own" else ["Ada"])
        database.close()
        is_same = (places / place / closed.name).read_bytes() == before[place]
        assert is_same is (place != "own")
        assert [one.name for one in (places / place).iterdir()] == [closed.name]
