"""P1, P2: what was called saved stays, whole, however the program ends.

MENTOR_DESKTOP_KILLS=500 tries more.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentor_desktop.store.checking import check
from mentor_desktop.store.lock import note_path
from mentor_desktop.store.opening import open_file
from tests.store.conftest import names

_ROOT = Path(__file__).parents[2]
_KILLS = int(os.environ.get("MENTOR_DESKTOP_KILLS", "40"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[subprocess.Popen[str]]:
    """A process that has everything imported and forks editors."""
    data = str(tmp_path_factory.mktemp("data"))
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("editing_child.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "MENTOR_DESKTOP_DATA": data},
    )
    yield process
    process.communicate()


def edit_and_kill(nursery: subprocess.Popen[str], path: Path, mode: str, wait: float) -> list[str]:
    """Lets one editor work for `wait` seconds after its first edit; the names it called saved."""
    assert nursery.stdin
    assert nursery.stdout
    nursery.stdin.write(f"{mode} {path}\n")
    nursery.stdin.flush()
    process = int(nursery.stdout.readline())
    saved = [nursery.stdout.readline().strip()]
    time.sleep(wait)
    os.kill(process, signal.SIGKILL)
    while (line := nursery.stdout.readline().strip()) != "dead":
        saved.append(line)
    return saved


def kept(path: Path) -> Counter[str]:
    """How often each name is in the file; opening it passes the gate, so it is whole."""
    database = open_file(path)
    found = Counter(names(database))
    database.close()
    return found


def test_a_killed_program_loses_nothing_it_called_saved(
    nursery: subprocess.Popen[str], closed: Path
) -> None:
    chance = random.Random(20260309)
    saved = ["Ada"]
    journals = 0
    for _number in range(_KILLS):
        saved += edit_and_kill(nursery, closed, "late", chance.uniform(0, 0.03))
        journals += closed.with_name(closed.name + "-journal").exists()
        found = kept(closed)
        assert set(saved) <= set(found)
        assert {count for name, count in found.items() if name != "Ada"} == {2}  # no half edit
    assert journals  # some were killed in the middle of an edit
    assert check(closed) == ()
    assert not note_path(closed).exists()


def test_the_same_check_finds_a_save_that_was_announced_too_early(
    nursery: subprocess.Popen[str], closed: Path
) -> None:
    chance = random.Random(20260309)
    lost = 0
    for _number in range(20):
        saved = edit_and_kill(nursery, closed, "early", chance.uniform(0, 0.03))
        lost += not set(saved) <= set(kept(closed))
    assert lost
