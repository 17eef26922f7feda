"""Runs every check and test and stops at the first that fails; packaging/test begins it.

    checks.py [--only-tests] [--in CONDITIONS] [WORDS FOR PYTEST]

`--in leap-day+arabic` runs the tests under such conditions (packaging/matrix has all). What
ELSEWHERE names holds for the tests without a screen in each run; the journeys run here and now.

Whatever ends it, the last test, Ctrl+C, TERM or HUP, nothing goes on that it began.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from children import Children, Stopped
from conditions import MissingError, environment_of

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE = ("kathmandu", "arabic", "no-fonts")
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


def run_checks(children: Children, environment: Mapping[str, str]) -> bool:
    """Ruff, mypy and their like, up to the first that fails."""

    def passes(words: list[str]) -> bool:
        return children.wait(children.begin(words, environment)) == 0

    return all(_timed(title, partial(passes, words)) for title, words in _CHECKS.items())


def run_all(
    children: Children,
    here: Mapping[str, str],
    elsewhere: Mapping[str, str],
    words: list[str],
    *,
    only_tests: bool,
) -> bool:
    """The words for pytest may leave one of its two runs without a test, not both."""
    statuses = set[int]()

    def passes(status: int) -> bool:
        statuses.add(status)
        return status == 0 or (status == _NO_TEST and bool(words))

    without_screen = {**elsewhere, "QT_QPA_PLATFORM": "offscreen"}
    without_screen.pop("DISPLAY", None)
    # Journeys wait for windows more than they work, so all else runs meanwhile.
    with tempfile.TemporaryFile() as said:
        on_screen = {**here, "QT_QPA_PLATFORM": "xcb"}
        journeys = children.begin([*_JOURNEYS, *words], on_screen, said)

        def end_journeys() -> bool:
            status = children.wait(journeys)
            said.seek(0)
            sys.stdout.buffer.write(said.read())
            return passes(status)

        def run_offscreen() -> bool:
            return passes(children.wait(children.begin([*_OFFSCREEN, *words], without_screen)))

        has_passed = (
            (only_tests or run_checks(children, here))
            and _timed("pytest, offscreen", run_offscreen)
            and _timed("pytest, journeys under Xvfb, since then", end_journeys)
        )
    if statuses == {_NO_TEST}:
        print(f"No test is named by: {' '.join(words)}", file=sys.stderr)
        return False
    return has_passed


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
            here = own_environment()
            names = arguments.conditions.split("+") if arguments.conditions else ELSEWHERE
            elsewhere = here | environment_of(names, Path(folder))
            on_screen = elsewhere if arguments.conditions else here
            has_passed = run_all(
                children, on_screen, elsewhere, words, only_tests=arguments.only_tests
            )
    except MissingError as missing:
        print(f"{missing}.", file=sys.stderr)
        return 1
    except Stopped as stopped:
        os.kill(os.getpid(), stopped.number)  # so that who began it sees what ended it
    return 0 if has_passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
