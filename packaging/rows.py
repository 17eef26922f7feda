"""The rows of packaging/matrix: each runs the tests under other conditions, the table says how.

What `path` or `user` names runs in a clean clone; another user is made for it and taken away.
"""

import os
import pwd
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checks import ROOT
from children import Children, Stopped
from conditions import NAMES, MissingError

_PATH, _USER = "path", "user"
_ROWS = (*NAMES, _USER, _PATH)
_NAME = "mentor-matrix"  # of the other user
_FOLDER = "the mentoring of Zoé"  # a space and a letter beyond ASCII
_END = re.compile(r"\b\d+ (passed|failed|error)")  # the line in which pytest tells how it ended
_SET_UP = 'set -eu; root=$PWD; . "$root/packaging/setup.sh"; prepare test'


@dataclass(frozen=True)
class Outcome:
    """How a row ended."""

    has_passed: bool
    seconds: float
    last: str  # what pytest said of it


def main(words: list[str]) -> int:
    """Runs the rows that are named, or all; 1 where one of them does not pass."""
    at = words.index("--") if "--" in words else len(words)
    rows, rest = words[:at] or list(_ROWS), words[at + 1 :]
    unknown = {name for row in rows for name in row.split("+")} - {*_ROWS}
    if unknown:
        print(f"No row is called {', '.join(sorted(unknown))}. There are:", *_ROWS, file=sys.stderr)
        return 2
    logs, outcomes = Path(tempfile.mkdtemp(prefix="matrix-logs-")), []
    print(f"What the tests say is written to {logs}.")
    try:
        for row in rows:
            print(f"{row:32} ", end="", flush=True)
            outcomes.append(one := _run(row, rest, logs / f"{row}.log"))
            end = "passed" if one.has_passed else "FAILED"
            print(f"{end}  {one.seconds:5.0f} s  {one.last}", flush=True)
    except Stopped as stopped:
        os.kill(os.getpid(), stopped.number)
    return 0 if all(one.has_passed for one in outcomes) else 1


def _run(row: str, words: Sequence[str], log: Path) -> Outcome:
    names = row.split("+")
    conditions = [name for name in names if name in NAMES]
    checks = [".venv/bin/python", "packaging/checks.py", "--only-tests"]
    checks += ["--in", "+".join(conditions)] if conditions else []
    began = time.monotonic()
    with Children() as children, tempfile.TemporaryDirectory(prefix="matrix-") as given:
        root, other = ROOT, None
        try:
            if _USER in names:
                other = _make_user()
            if _PATH in names or other:
                root = _clone(Path(given), _FOLDER if _PATH in names else "clone", other)
            steps = [[*checks, *words]]
            if root != ROOT:
                steps.insert(0, ["sh", "-c", _SET_UP])
            has_passed = all(_passes(children, step, root, other, log) for step in steps)
        except MissingError as missing:
            return Outcome(False, 0, f"{missing}")
        finally:
            if other:
                subprocess.run(["userdel", "--remove", _NAME], check=False, capture_output=True)
    ends = [line for line in log.read_text("utf-8").splitlines() if _END.search(line)]
    return Outcome(has_passed, time.monotonic() - began, " · ".join(ends))


def _make_user() -> pwd.struct_passwd:
    if os.getuid() != 0:
        raise MissingError("another user can be made by root only")
    subprocess.run(["useradd", "--create-home", _NAME], check=True)
    return pwd.getpwnam(_NAME)


def _clone(folder: Path, name: str, owner: pwd.struct_passwd | None) -> Path:
    """What is committed here, in a folder that another user may enter."""
    folder.chmod(0o755)
    root = folder / name
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, root], check=True)
    if owner:
        subprocess.run(["chown", "-R", f"{owner.pw_uid}:{owner.pw_gid}", root], check=True)
    return root


def _passes(
    children: Children, words: Sequence[str], root: Path, user: pwd.struct_passwd | None, log: Path
) -> bool:
    environment = dict(os.environ)
    if user:
        words = [
            "setpriv",
            f"--reuid={user.pw_uid}",
            f"--regid={user.pw_gid}",
            "--init-groups",
            *words,
        ]
        environment |= {"HOME": user.pw_dir, "USER": _NAME, "LOGNAME": _NAME}
        environment.pop("XDG_RUNTIME_DIR", None)
    with log.open("ab") as said:
        return children.wait(children.begin(words, environment, said, root)) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
