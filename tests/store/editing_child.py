"""Forks editors that are killed: run by `test_kills.py`, one path and mode a line.

Each editor prints its process id, then the name of each person once it is saved; in the
mode "early" before it is saved, which the test must find out.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from mentor_desktop.domain.person import Person
from mentor_desktop.domain.programme import Programme
from mentor_desktop.store.opening import create_file, open_file


def say(line: str) -> None:
    """One write, so that a kill leaves a whole line or none."""
    os.write(1, f"{line}\n".encode())


def edit(path: Path, mode: str) -> None:
    """Adds people until killed."""
    say(str(os.getpid()))
    database = open_file(path)
    number = 0
    while True:
        number += 1
        name = f"{os.getpid()}-{number}"
        with database.changing("Add") as session:
            session.add(Person(name=name, location="x" * 9_000))  # some pages
            session.add(Person(name=name, location="x"))
            session.flush()
            if mode == "early":
                say(name)
        if mode != "early":
            say(name)


def warm_up() -> None:
    """Edits once, so that each editor finds made what SQLAlchemy makes at the first edit."""
    with TemporaryDirectory() as folder:
        database = create_file(Path(folder) / "warm.mentor", Programme(name="Warm"))
        with database.changing("Add") as session:
            session.add(Person(name="Ada"))
        database.close()


def main() -> None:
    """One editor after another."""
    warm_up()
    for line in sys.stdin:
        mode, path = line.rstrip("\n").split(" ", 1)
        process = os.fork()
        if process == 0:
            edit(Path(path), mode)
        os.waitpid(process, 0)
        say("dead")


if __name__ == "__main__":
    main()
