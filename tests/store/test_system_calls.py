"""P1, P2, P9: a kill or an error at any system call loses nothing that was called saved.

strace makes them happen. MENTOR_DESKTOP_FAULTS=2000 tries more.
"""

import os
import random
from collections import Counter
from pathlib import Path

import pytest

from mentor_desktop.store.checking import check
from mentor_desktop.store.gate import journal_of
from mentor_desktop.store.lock import note_path
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.refusals import FileRefused
from tests.store.conftest import names
from tests.store.traced_child import SCRIPTS
from tests.store.tracing import Nursery, Told

_FAULTS = int(os.environ.get("MENTOR_DESKTOP_FAULTS", "40"))
_EDITS = [sorted(then) for then in (("Ada",), *(then for _step, then in SCRIPTS["edits"]))]
Case = tuple[str, str, int]  # a call, what happens to it, which of the calls
# What each call may say; EINTR and the like are not the disk's.
_ERRORS = {
    "pwrite64": ("EIO", "ENOSPC", "EDQUOT", "EROFS"),
    "pread64": ("EIO",),
    "fdatasync": ("EIO", "ENOSPC", "EDQUOT"),
    "fsync": ("EIO", "ENOSPC"),
    "ftruncate": ("EIO", "EROFS"),
    "openat": ("EIO", "ENOSPC", "EROFS", "EACCES", "EMFILE"),
    "unlink": ("EIO", "EROFS", "EACCES"),
    "rename": ("EIO", "ENOSPC", "EROFS"),
    "fcntl": ("EIO", "ENOLCK"),
    "newfstatat": ("EIO",),
    "lseek": ("EIO",),
}


def strike(
    nursery: Nursery,
    path: Path,
    case: Case,
    *,
    lasts: bool = False,
    settings: tuple[str, ...] | None = None,
) -> Told:
    """Lets a writer edit; the fault happens at a call's number, or `lasts` from there on.

    One that lasts happens to the file, its journal and its folder, not to the program's own.
    """
    call, fault, number = case
    words = ["-f", "-o", os.devnull, "-e", f"trace={call}", *(about(path) if lasts else ())]
    words += ["-e", f"inject={call}:{fault}:when={number}{'+' * lasts}"]
    task: dict[str, object] = {"path": str(path), "script": "edits"}
    return nursery.write(task | ({"settings": settings} if settings else {}), words)


def about(path: Path) -> tuple[str, ...]:
    """Words for strace: only what touches the file, its journal or its folder."""
    return ("-P", str(path), "-P", str(journal_of(path)), "-P", str(path.parent))


def calls(nursery: Nursery, path: Path, *words: str) -> Counter[str]:
    """How often each call is made while editing."""
    log = path.with_name("calls")
    words = ("-f", "-o", str(log), "-e", f"trace={','.join(_ERRORS)}", *words)
    nursery.write({"path": str(path), "script": "edits"}, words)
    found = Counter(line.split("(")[0].split()[-1] for line in log.read_text().splitlines())
    log.unlink()
    return Counter({call: found[call] for call in _ERRORS if found[call]})


def sample(cases: list[Case], count: int) -> list[Case]:
    """So many of them, each call with its share, however seldom it is made."""
    chance = random.Random(20260309)
    by_call: dict[str, list[Case]] = {}
    for case in chance.sample(cases, len(cases)):
        by_call.setdefault(case[0], []).append(case)
    chosen: list[Case] = []
    while len(chosen) < min(count, len(cases)):
        chosen += [found.pop() for found in by_call.values() if found]
    return chosen[:count]


@pytest.fixture
def whole(closed: Path) -> bytes:
    """The bytes of the file as each writer finds it."""
    return closed.read_bytes()


def lay_out(path: Path, whole: bytes) -> None:
    """The file as it was, and nothing else."""
    for one in path.parent.iterdir():
        one.unlink()
    path.write_bytes(whole)


def kept(path: Path) -> list[str]:
    """Who is in the file; opening it passes the gate, so it is whole."""
    database = open_file(path)
    found = names(database)
    database.close()
    return found


def is_kept(path: Path, told: Told) -> bool:
    """Whether all that was called saved is there, and nothing but the step after it."""
    step = max(1, len(told.saved))
    return kept(path) in _EDITS[step - 1 : step + 1]


def test_a_kill_at_any_call_takes_back_nothing_that_was_saved(
    nursery: Nursery, closed: Path, whole: bytes
) -> None:
    made = calls(nursery, closed)
    cases = [(call, "signal=KILL", n) for call in made for n in range(1, made[call] + 1)]
    ends = Counter[int]()
    for case in sample(cases, _FAULTS * 2 // 5):
        lay_out(closed, whole)
        told = strike(nursery, closed, case)
        assert not told.faults, case
        assert is_kept(closed, told), case
        assert not note_path(closed).exists()
        ends[len(told.saved)] += 1
    assert check(closed) == ()
    assert len(ends) > len(_EDITS) // 2


def test_an_error_of_any_call_is_told_and_leaves_the_file_as_it_was(
    nursery: Nursery, closed: Path, whole: bytes
) -> None:
    made = calls(nursery, closed)
    cases = [
        (call, f"error={error}", number)
        for call in made
        for error in _ERRORS[call]
        for number in range(1, made[call] + 1)
    ]
    refused = Counter[str]()
    for case in sample(cases, _FAULTS * 2 // 5):
        lay_out(closed, whole)
        told = strike(nursery, closed, case)
        assert not told.faults, (case, told.faults)
        assert [list(one) for one in told.saved] == _EDITS, case  # the second try does it
        assert kept(closed) == _EDITS[-1], case
        refused.update(told.refused)
    assert check(closed) == ()
    assert refused


def test_a_disk_that_fails_for_good_keeps_what_was_saved(
    nursery: Nursery, closed: Path, whole: bytes
) -> None:
    made = calls(nursery, closed, *about(closed))
    cases = [
        (call, f"error={error}", number)
        for call in ("pwrite64", "fdatasync", "openat", "unlink")
        for error in _ERRORS[call]
        for number in range(1, made[call] + 1)
    ]
    refused = Counter[str]()
    full = ("pwrite64", "error=ENOSPC", made["pwrite64"] // 2)
    for case in (full, *sample(cases, _FAULTS // 5)):
        lay_out(closed, whole)
        told = strike(nursery, closed, case, lasts=True)
        assert not told.faults, (case, told.faults)
        assert is_kept(closed, told), case
        refused.update(told.refused)
    assert check(closed) == ()
    assert {"NoRoom", "CannotWrite"} <= set(refused)


@pytest.mark.parametrize(
    ("fault", "journal"), [("signal=KILL", "MEMORY"), ("error=EIO", "OFF")], ids=["kill", "error"]
)
def test_the_same_faults_harm_a_file_without_a_journal(
    nursery: Nursery, closed: Path, whole: bytes, fault: str, journal: str
) -> None:
    settings = (f"journal_mode={journal}", "synchronous=EXTRA")

    def is_harmed(number: int) -> bool:
        lay_out(closed, whole)
        told = strike(nursery, closed, ("pwrite64", fault, number), settings=settings)
        try:
            return bool(told.faults) or not is_kept(closed, told)
        except FileRefused:
            return True

    assert any(is_harmed(number) for number in range(60, 140, 3))
