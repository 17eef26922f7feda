"""P1, P2: a power cut at any moment takes back nothing that was called saved.

What a writer did is written down by strace and done again in part: `disks.py`.
MENTOR_DESKTOP_POWER_CUTS=6000 tries more.
"""

import hashlib
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store.checking import check
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.refusals import FileRefused
from tests.store.conftest import names
from tests.store.disks import STRACE, Disk, Recording, read_recording
from tests.store.traced_child import SCRIPTS
from tests.store.tracing import Nursery

_CUTS = int(os.environ.get("MENTOR_DESKTOP_POWER_CUTS", "80"))
_OURS: tuple[str, ...] = ()  # as every file is written
_SPILLING = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "cache_size=20",
)  # writes to the file long before the edit ends


def record(nursery: Nursery, path: Path, script: str, settings: tuple[str, ...]) -> Recording:
    """Lets a writer work and writes down what it does."""
    folder = path.parent
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    lines = folder.with_name(folder.name + ".strace")
    task = {"path": str(path), "script": script} | ({"settings": settings} if settings else {})
    told = nursery.write(task, (*STRACE, "-o", str(lines)))
    assert not told.faults
    assert not told.refused
    with lines.open() as file:
        return read_recording(file, folder, before)


def right_names(script: str) -> list[list[str]]:
    """Who is in the file after each step."""
    return [["Ada"], *(sorted(then) for _step, then in SCRIPTS[script])]


def cut(
    recording: Recording, count: int, chance: random.Random
) -> Iterator[tuple[dict[str, bytes], int]]:
    """Different disks, spread over the whole time, and how many steps were called saved."""
    tries = count * 4  # many moments leave what another one left
    moments = sorted(chance.randrange(len(recording.acts) + 1) for _number in range(tries))
    disk, done, seen = Disk(recording.before), 0, set[tuple[str, int]]()
    for number, moment in enumerate(moments):
        for act in recording.acts[done:moment]:
            disk.take(act)
        done = moment
        if len(seen) * tries > number * count:
            continue
        files = disk.after_cut(chance)
        known = (digest(files), disk.saved)  # the same disk may be right before a step was saved
        if known not in seen:
            seen.add(known)
            yield files, disk.saved


def digest(files: dict[str, bytes]) -> str:
    """Tells one disk from another."""
    found = hashlib.sha256()
    for name, data in sorted(files.items()):
        found.update(f"{name} {len(data)} ".encode())
        found.update(data)
    return found.hexdigest()


def lay_out(files: dict[str, bytes], folder: Path) -> None:
    """Makes the folder hold just these files."""
    for old in folder.iterdir():
        old.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def wrong(path: Path, allowed: list[list[str]]) -> str:
    """What the opening gate or a look shows to be wrong; "" where all is as it may be."""
    try:
        database = open_file(path, "secret")
    except FileRefused as error:
        return f"refused: {error}"
    try:
        found = names(database)
        with database.reading() as session:
            programmes = session.query(Programme).count()
    except Refused as error:
        return f"not readable: {error}"
    finally:
        database.close()
    if found not in allowed:
        return f"{found}, not one of {allowed}"
    return "" if programmes == 1 else f"{programmes} programmes"


def faults(path: Path, recording: Recording, right: list[list[str]], count: int) -> Iterator[str]:
    """What is wrong with each of the disks that a power cut may leave; "" for nothing."""
    chance = random.Random(20260309)
    for number, (files, saved) in enumerate(cut(recording, count, chance)):
        lay_out(files, path.parent)
        found = wrong(path, right[max(0, saved - 1) : saved + 1])
        if not found and number % 25 == 0:
            found = ", ".join(one.sentence for one in check(path, "secret"))
        yield found


@pytest.mark.parametrize(
    ("script", "settings", "share"),
    [
        ("edits", _OURS, 0.4),
        ("erasing", _OURS, 0.35),
        ("edits", _SPILLING, 0.2),
        ("passphrase", _OURS, 0.05),  # each look takes SQLCipher a while
    ],
    ids=["edits", "erasing", "spilling", "passphrase"],
)
@pytest.mark.usefixtures("_keys_as_shipped")
def test_a_power_cut_takes_back_nothing_that_was_saved(
    nursery: Nursery, closed: Path, script: str, settings: tuple[str, ...], share: float
) -> None:
    recording = record(nursery, closed, script, settings)
    count = round(_CUTS * share)
    found = list(faults(closed, recording, right_names(script), count))
    assert set(found) == {""}
    assert len(found) > count * 0.5


@pytest.mark.parametrize(
    ("settings", "script"),
    [
        (("journal_mode=DELETE", "synchronous=OFF"), "edits"),
        (("journal_mode=DELETE", "synchronous=NORMAL"), "edits"),
        (("journal_mode=DELETE", "synchronous=FULL"), "edits"),
        (("journal_mode=MEMORY", "synchronous=EXTRA"), "edits"),
    ],
    ids=["OFF", "NORMAL", "FULL", "MEMORY"],
)
def test_the_same_disks_show_settings_that_lose_edits(
    nursery: Nursery, closed: Path, settings: tuple[str, ...], script: str
) -> None:
    recording = record(nursery, closed, script, settings)
    assert any(faults(closed, recording, right_names(script), 600))


def hot(recording: Recording) -> tuple[dict[str, bytes], int]:
    """The disk just before the last journal went, with all that was done on it."""
    last = max(number for number, act in enumerate(recording.acts) if act.kind == "drop")
    disk = Disk(recording.before)
    for act in recording.acts[:last]:
        disk.take(act)
    return disk.with_all(), disk.saved


@pytest.mark.parametrize("is_synced", [True, False], ids=["true", "without fsync"])
def test_a_second_power_cut_while_an_edit_is_taken_back(
    nursery: Nursery, closed: Path, is_synced: bool
) -> None:
    files, saved = hot(record(nursery, closed, "edits", _SPILLING))
    lay_out(files, closed.parent)
    assert set(files) == {closed.name, closed.name + "-journal"}
    recording = record(nursery, closed, "nothing", _OURS)
    assert len([act for act in recording.acts if act.kind == "write"]) > 3
    if not is_synced:
        recording.acts = [act for act in recording.acts if act.kind != "sync"]
    right = right_names("edits")[saved - 1 : saved]
    found = list(faults(closed, recording, right * 2, max(30, _CUTS // 10)))
    assert (set(found) == {""}) is is_synced


def test_a_power_cut_leaves_no_half_of_a_new_file(nursery: Nursery, path: Path) -> None:
    recording = record(nursery, path, "making", _OURS)
    states = 0
    for files, saved in cut(recording, max(40, _CUTS // 20), random.Random(20260309)):
        lay_out(files, path.parent)
        states += 1
        if saved or path.exists():
            assert wrong(path, [[]]) == ""
    assert states > 20
