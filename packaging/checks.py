"""Runs every check and test and stops at the first that fails; packaging/test begins it.

    checks.py [--only-tests] [--in CONDITIONS] [WORDS FOR PYTEST]

`--in leap-day+arabic` runs all tests under such conditions (packaging/matrix has them). Else the
journeys run here and now, the other tests ELSEWHERE, and some of these on ANOTHER_DAY, too.

Whatever ends it, the last test, Ctrl+C, TERM or HUP, nothing goes on that it began.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from children import Children, Stopped
from conditions import MissingError, environment_of

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE = ("kathmandu", "arabic", "no-fonts")
ANOTHER_DAY = ("leap-day",)  # of few tests, for every thread that waits takes its time there
_NO_TEST = 5  # how pytest ends where its words name none

_CHECKS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy --strict": ["mypy"],
    "import-linter": ["lint-imports", "--no-logo"],
    "texts": ["python", "packaging/translations.py", "check"],
}
# A file by a process, for their fixtures; in the order of the folders, which has what takes longest
# in the midst: by the number of tests it would come last, and one process would have nothing to do.
_OFFSCREEN = [
    "python", "-m", "pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder",
    "--ignore=tests/journeys", "--ignore=tests/benchmarks", "tests",
]  # fmt: skip
_JOURNEYS = [
    "xvfb-run", "-a", "-s", "-screen 0 1600x1200x24 -nolisten tcp", "python", "-m", "pytest",
    "tests/journeys",
]  # fmt: skip
_COUNTING_DAYS = [
    "python", "-m", "pytest", "tests/domain", "tests/commands/test_show.py",
    "tests/gui/sidebar", "tests/operations/test_action_items.py",
    "tests/operations/test_closing.py", "tests/operations/test_journal.py",
    "tests/operations/test_meetings.py",
]  # fmt: skip


def run_checks(children: Children, environment: Mapping[str, str]) -> bool:
    """Ruff, mypy and their like, up to the first that fails."""

    def passes(words: list[str]) -> bool:
        return children.wait(children.begin(words, environment)) == 0

    return all(_timed(title, partial(passes, words)) for title, words in _CHECKS.items())


@dataclass(frozen=True)
class Places:
    """Environments: on the screen, without one, and without one on another day, if wanted."""

    on_screen: Mapping[str, str]
    elsewhere: Mapping[str, str]
    another_day: Mapping[str, str] | None


def places(conditions: str | None, folder: Path) -> Places:
    """All tests under these conditions, or where each runs without; MissingError."""
    here = own_environment()
    names = conditions.split("+") if conditions else ELSEWHERE
    (folder / "elsewhere").mkdir()
    elsewhere = here | environment_of(names, folder / "elsewhere")
    another_day = None if conditions else here | environment_of(ANOTHER_DAY, folder)
    return Places(elsewhere if conditions else here, elsewhere, another_day)


def run_all(children: Children, found: Places, words: list[str], *, only_tests: bool) -> bool:
    """The words for pytest may leave any of its runs without a test, but not all."""
    statuses = set[int]()

    def passes(status: int) -> bool:
        statuses.add(status)
        return status == 0 or (status == _NO_TEST and bool(words))

    def run_offscreen() -> bool:
        environment = _without_screen(found.elsewhere)
        return passes(children.wait(children.begin([*_OFFSCREEN, *words], environment)))

    # These wait more than they work, or take one processor of two: all else runs meanwhile.
    beside = {
        "pytest, journeys under Xvfb": (_JOURNEYS, {**found.on_screen, "QT_QPA_PLATFORM": "xcb"})
    }
    if found.another_day:
        beside["pytest, on another day"] = (_COUNTING_DAYS, _without_screen(found.another_day))
    with ExitStack() as stack:
        endings = dict[str, Callable[[], bool]]()
        for title, (command, environment) in beside.items():
            said = stack.enter_context(tempfile.TemporaryFile())
            child = children.begin([*command, *words], environment, said)
            endings[f"{title}, since then"] = partial(_end, children, child, said, passes)
        has_passed = (
            (only_tests or run_checks(children, own_environment()))
            and _timed("pytest, offscreen", run_offscreen)
            and all(_timed(title, end) for title, end in endings.items())
        )
    if statuses == {_NO_TEST}:
        print(f"No test is named by: {' '.join(words)}", file=sys.stderr)
        return False
    return has_passed


def _end(
    children: Children,
    child: subprocess.Popen[bytes],
    said: IO[bytes],
    passes: Callable[[int], bool],
) -> bool:
    status = children.wait(child)
    said.seek(0)
    sys.stdout.buffer.write(said.read())
    return passes(status)


def _without_screen(environment: Mapping[str, str]) -> dict[str, str]:
    found = {**environment, "QT_QPA_PLATFORM": "offscreen"}
    found.pop("DISPLAY", None)
    return found


def own_environment() -> dict[str, str]:
    """With the tools of the environment first, and no screen but those of the tests."""
    tools = str(ROOT / ".venv" / "bin")
    found = {**os.environ, "PATH": os.pathsep.join([tools, os.environ["PATH"]])}
    found.pop("WAYLAND_DISPLAY", None)
    return found


def _timed(title: str, passes: Callable[[], bool]) -> bool:
    print(f"-- {title}", flush=True)
    began = time.monotonic()
    has_passed = passes()
    print(f"-- {title}: {time.monotonic() - began:.0f} s", flush=True)
    if not has_passed:
        print(f"Stopped: {title} did not pass.", file=sys.stderr)
    return has_passed


def main(words: list[str]) -> int:
    """Every check, then every test that the words for pytest name."""
    os.chdir(ROOT)
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--only-tests", action="store_true")
    parser.add_argument("--in", dest="conditions")
    arguments, words = parser.parse_known_args(words)
    try:
        with Children() as children, tempfile.TemporaryDirectory() as folder:
            found = places(arguments.conditions, Path(folder))
            has_passed = run_all(children, found, words, only_tests=arguments.only_tests)
    except MissingError as missing:
        print(f"{missing}.", file=sys.stderr)
        return 1
    except Stopped as stopped:
        os.kill(os.getpid(), stopped.number)  # so that who began it sees what ended it
    return 0 if has_passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
