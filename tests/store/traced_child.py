"""Forks writers that are traced: run by `tracing.py`, one task (JSON) a line.

A writer prints its process id, waits for a line, then works through its steps. It says
["saved", names] after each that is on the disk, ["refused", kind] where the file could not
take it, and ["fault", words] for anything else.
"""

import ctypes
import hashlib
import json
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

from mentor_desktop.domain.person import Attachment, Person
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store import connection as settings
from mentor_desktop.store.database import Database
from mentor_desktop.store.editing import edit
from mentor_desktop.store.opening import create_file, open_file
from mentor_desktop.store.passphrase import set_passphrase
from tests.store.conftest import names

_LET_ANYONE_TRACE = 0x59616D61, ctypes.c_ulong(-1)  # PR_SET_PTRACER, PR_SET_PTRACER_ANY
_TRIES = 2  # a fault that has gone must not stand in the way for good


def say(*words: Any) -> None:
    """One write, so that a kill leaves a whole line or none."""
    os.write(1, f"{json.dumps(words)}\n".encode())


def _add(name: str) -> Callable[[Database], object]:
    def step(database: Database) -> None:
        with database.changing("Add") as session:
            session.add(Person(name=name, location="x" * 9_000))  # some pages
            session.add(Person(name=name, location="x"))

    return step


def _rename(old: str, new: str) -> Callable[[Database], object]:
    def step(database: Database) -> None:
        with database.changing("Edit") as session:
            for person in session.scalars(select(Person).filter_by(name=old)):
                edit(session, Person, person.id, name=new)

    return step


def _remove(name: str) -> Callable[[Database], object]:
    def step(database: Database) -> None:
        with database.changing("Remove") as session:
            for person in session.scalars(select(Person).filter_by(name=name)):
                session.delete(person)

    return step


def _attach(size: int) -> Callable[[Database], object]:
    data = b"x" * size
    sha256 = hashlib.sha256(data).hexdigest()

    def step(database: Database) -> None:
        with database.changing("Attach") as session:
            session.add(
                Attachment(
                    purpose="photo", name="a", media_type="image/png", data=data, sha256=sha256
                )
            )

    return step


def _erase(database: Database) -> None:
    with database.erasing("Erase") as (connection, _touched):
        connection.exec_driver_sql("DELETE FROM attachment")
        connection.exec_driver_sql("DELETE FROM person WHERE name='Cem'")
        connection.exec_driver_sql("UPDATE change SET rows=CAST('[]' AS BLOB)")


# Who is in the file after each step is right: Ada is there from the beginning.
Step = tuple[Callable[[Database], object], tuple[str, ...]]
EDITS: tuple[Step, ...] = (
    (_add("Ben"), ("Ada", "Ben", "Ben")),
    (_rename("Ben", "Cem"), ("Ada", "Cem", "Cem")),
    (Database.undo, ("Ada", "Ben", "Ben")),
    (Database.redo, ("Ada", "Cem", "Cem")),
    (_attach(60_000), ("Ada", "Cem", "Cem")),
    (_add("Dan"), ("Ada", "Cem", "Cem", "Dan", "Dan")),
    (_remove("Ada"), ("Cem", "Cem", "Dan", "Dan")),
    (_add("Eva"), ("Cem", "Cem", "Dan", "Dan", "Eva", "Eva")),
)
ERASING: tuple[Step, ...] = (
    *EDITS,
    (_erase, ("Dan", "Dan", "Eva", "Eva")),
    (_add("Fay"), ("Dan", "Dan", "Eva", "Eva", "Fay", "Fay")),
)
PASSPHRASE: tuple[Step, ...] = (
    (_add("Ben"), ("Ada", "Ben", "Ben")),
    (lambda database: set_passphrase(database, "secret"), ("Ada", "Ben", "Ben")),
    (_add("Cem"), ("Ada", "Ben", "Ben", "Cem", "Cem")),
)
SCRIPTS: dict[str, tuple[Step, ...]] = {
    "edits": EDITS,
    "erasing": ERASING,
    "passphrase": PASSPHRASE,
    "nothing": (),
    "making": (),
}


def work(task: dict[str, Any]) -> None:
    """Opens the file and takes the steps; a step is tried again where a fault stopped it."""
    if "settings" in task:
        settings._SETTINGS_OF_WRITERS = tuple(task["settings"])
    path = Path(task["path"])
    make = _made if task["script"] == "making" else _opened
    database = make(path) or make(path)
    if database:
        _edit(database, SCRIPTS[task["script"]], is_early=task.get("is_early", False))
        _taken(database.close)


def _opened(path: Path) -> Database | None:
    try:
        return open_file(path)
    except Refused as error:
        say("refused", type(error).__name__)
        return None


def _made(path: Path) -> Database | None:
    try:
        return create_file(path, Programme(name="Programme"))
    except Refused as error:
        say("refused", type(error).__name__)
        return None


def _edit(database: Database, steps: tuple[Step, ...], *, is_early: bool) -> None:
    there = _seen(database) or names(database)
    say("saved", there)
    for step, then in steps:
        if is_early:
            say("saved", then)
        for _number in range(_TRIES):
            if _taken(partial(step, database)):
                break
            found = _seen(database)
            assert found in (None, there), f"{found}, not {there}"
        else:
            return
        there = sorted(then)
        if not is_early:
            say("saved", there)


def _seen(database: Database) -> list[str] | None:
    """Who is in the file, None where it cannot be read just now."""
    found: list[list[str]] = []
    _taken(lambda: found.append(names(database)))
    return found[0] if found else None


def _taken(step: Callable[[], object]) -> bool:
    """Whether the file took a step."""
    try:
        step()
    except Refused as error:
        assert str(error)
        say("refused", type(error).__name__)
        return False
    return True


def _warm_up() -> None:
    """Imports all that comes late: a fault shall strike the file, not the program."""
    with TemporaryDirectory() as folder:
        database = create_file(Path(folder) / "warm.mentor", Programme(name="Programme"))
        for step, _then in EDITS:
            step(database)
        for _number in range(2):
            database.back_up("bulk")
        database.close()


def main() -> None:
    """One writer after another."""
    _warm_up()
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            ctypes.CDLL(None).prctl(*_LET_ANYONE_TRACE)
            say(os.getpid())
            sys.stdin.readline()
            try:
                work(json.loads(line))
            except BaseException as error:
                say("fault", "".join(traceback.format_exception(error)))
            os._exit(0)
        os.waitpid(process, 0)
        say("dead")


if __name__ == "__main__":
    main()
