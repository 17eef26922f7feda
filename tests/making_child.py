"""Makes each kind of file that the program makes; run by `test_files_we_make.py`.

Words: a folder with `pairs.mentor` in it, and "whole" or "killed". Killed, each kind is made by a
fork that dies when its file is finished but has not got its name yet.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from mentor_desktop.commands import run
from mentor_desktop.documents.files import publish
from mentor_desktop.domain.programme import Programme
from mentor_desktop.operations.keys import make_own_key, save_own_key
from mentor_desktop.store.log import log_handler
from mentor_desktop.store.opening import create_file, open_file
from mentor_desktop.store.passphrase import set_passphrase
from mentor_desktop.store.salvage import salvage

FEW = 1_000  # rounds, for a key that locks nothing of worth
_KILLED = 9
_HIDDEN = (".new", ".rescue", ".unfinished")


def _with_passphrases(path: Path) -> None:
    database = open_file(path)
    set_passphrase(database, "correct horse")
    set_passphrase(database, None)
    database.close()


def _backed_up(path: Path) -> None:
    database = open_file(path)
    database.back_up("bulk")
    database.close()


def _keep_key(path: Path) -> None:
    key = make_own_key("Ben Okri", "secret", FEW)
    save_own_key(key.id, path.with_name("ben.p12"))


def _log(_path: Path) -> None:
    handler = log_handler()
    assert handler
    handler.close()


def _command(*words: str) -> None:
    assert run(list(words)) == 0


KINDS: dict[str, Callable[[Path], object]] = {
    "new": lambda path: create_file(path.with_name("new.mentor"), Programme(name="New")).close(),
    "note": lambda path: open_file(path).close(),
    "passphrases": _with_passphrases,
    "backup": _backed_up,
    "copy": lambda path: _command("backup", str(path), "-o", str(path.with_name("copy.mentor"))),
    "restored": lambda path: _command("restore", str(path), "-o", f"{path.parent}/restored.mentor"),
    "rescue": lambda path: salvage(path, path.with_name("saved.mentor")),
    "data": lambda path: _command("export", "data", str(path), "-o", f"{path.parent}/all.json"),
    "private paper": lambda path: publish(path.with_name("a.pdf"), b"words", is_secret=True),
    "key": _keep_key,
    "log": _log,
}


def _die(*_names: object) -> NoReturn:
    os._exit(_KILLED)


def _make_and_die(make: Callable[[Path], object], path: Path) -> None:
    os.replace = os.link = _die  # type: ignore[assignment] # the worst moment
    make(path)
    os._exit(0)


def main() -> None:
    """Makes them, and says what was killed and left something hidden."""
    path = Path(sys.argv[1]) / "pairs.mentor"
    for kind, make in KINDS.items():
        if sys.argv[2] == "whole":
            make(path)
            continue
        child = os.fork()
        if child == 0:
            _make_and_die(make, path)
        is_killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == _KILLED
        if is_killed and any(one.suffix in _HIDDEN for one in path.parent.rglob(".*")):
            os.write(1, f"killed: {kind}\n".encode())


if __name__ == "__main__":
    main()
