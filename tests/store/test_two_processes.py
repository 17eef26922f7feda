"""P5: programs that meet on one file: one writes, and nothing that was saved is lost."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from mentor_desktop.store.checking import check
from mentor_desktop.store.lock import note_path
from mentor_desktop.store.opening import open_file
from tests.store.conftest import names

_ROOT = Path(__file__).parents[2]
# Forks so many programs that open the file at the same moment; prints what each met.
_RACE = """
import json, os, shutil, sys
from pathlib import Path
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store import lock
from mentor_desktop.store.opening import open_file
path, count = Path(sys.argv[1]), int(sys.argv[2])
warm = Path(shutil.copy(path, sys.argv[4]))  # makes what all forks need
open_file(warm).close()
if sys.argv[3] == "unlocked":
    lock.DocumentLock.take = lambda self, take_over: None
kept = []
def meet(start):
    os.read(start, 1)
    try:
        kept.append(open_file(path))
        return "open"
    except Refused as error:
        return type(error).__name__
    except BaseException as error:
        return repr(error)
(start, go), (listen, tell), (end, finish) = os.pipe(), os.pipe(), os.pipe()
for number in range(count):
    if os.fork() == 0:
        os.close(go), os.close(finish)
        os.write(tell, (meet(start) + "\\n").encode())
        os.read(end, 1)  # it stays open until all have tried
        os._exit(0)
os.close(go), os.close(tell)
said = ""
while said.count("\\n") < count:
    said += os.read(listen, 1000).decode()
os.close(finish)
for number in range(count):
    os.wait()
print(json.dumps(sorted(said.split())))
"""
# Edits on a computer of that name until someone takes over, or so many times.
_EDIT = """
import socket, sys
from pathlib import Path
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.refusals import ChangedOutside
from tests.store.conftest import add_person
path, computer, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
socket.gethostname = lambda: computer
database = open_file(path, take_over=True)
try:
    number = 0
    while number < count:
        try:
            add_person(database, f"{computer} {number}")
        except ChangedOutside:
            continue  # the other's last edit
        print(f"{computer} {number}", flush=True)
        number += 1
except Refused as error:
    print(type(error).__name__)
database.close()
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")


def race(path: Path, kind: str) -> list[str]:
    """What six programs meet that open a file at once."""
    done = subprocess.run(
        [sys.executable, "-c", _RACE, str(path), "6", kind, str(path.parent / "warm")],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[str] = json.loads(done.stdout)
    return found


def test_one_of_many_programs_that_open_a_file_at_once_has_it(closed: Path) -> None:
    for _number in range(2):
        assert race(closed, "locked") == ["OpenElsewhere"] * 5 + ["open"]
        open_file(closed).close()
        assert not note_path(closed).exists()
    assert race(closed, "unlocked").count("open") > 1


def editor(path: Path, computer: str, count: int, data: Path) -> subprocess.Popen[str]:
    """A program on another computer: it shares the folder of the file, not that of the locks."""
    return subprocess.Popen(
        [sys.executable, "-c", _EDIT, str(path), computer, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        env={**os.environ, "MENTOR_DESKTOP_DATA": str(data), "PYTHONPATH": str(_ROOT)},
    )


def test_a_computer_that_is_taken_over_from_stops_and_loses_nothing(
    closed: Path, tmp_path: Path
) -> None:
    first = editor(closed, "first", 100_000, tmp_path / "a")
    assert first.stdout
    said = [first.stdout.readline().strip()]
    assert said == ["first 0"]
    heard = threading.Thread(target=lambda: said.extend(first.stdout or ()))
    heard.start()
    second = editor(closed, "second", 5, tmp_path / "b")
    others = second.communicate(timeout=60)[0].split("\n")[:-1]
    heard.join(timeout=60)
    first.wait()
    first.stdout.close()
    mine = [line.strip() for line in said]
    assert mine.pop() == "TakenOver"
    assert others == [f"second {number}" for number in range(5)]
    database = open_file(closed)
    assert names(database) == sorted(["Ada", *mine, *others])
    database.close()
    assert check(closed) == ()
