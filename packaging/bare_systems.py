"""README's two commands on bare systems, and a window there: as root, with debootstrap,

    python packaging/bare_systems.py [bookworm] [trixie] [noble] [--tests none|some|all]

Each release is built by debootstrap from the mirrors that apt has here (--debian and --ubuntu name
others), with a clean clone in a folder with a space. The bare systems and what was downloaded are
kept in --folder for the next time; what was tried in is removed. All runs in namespaces of its own:
whatever ends it, no process goes on and nothing stays mounted.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from bare_root import Failed, Root, build, mirror_here

ROOT = Path(__file__).resolve().parent.parent
RELEASES = {"bookworm": "Debian 12", "trixie": "Debian 13", "noble": "Ubuntu 24.04"}
_CHECKOUT = "home/ada/Mentor Desktop"
_INSIDE = "BARE_SYSTEMS_INSIDE"
_SOME_TESTS = "broken_comforts or test_setup or test_check_ins"


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    system: str
    step: str
    outcome: str
    seconds: float


class Trial:
    """Runs step after step on one system, until one fails."""

    def __init__(self, release: str) -> None:
        self._system = f"{RELEASES[release]} {release}"
        self.lines: list[Line] = []
        self.has_failed = False

    def step(self, name: str, act: Callable[[], str]) -> None:
        """Notes what `act` says, or why it failed, and how long it took."""
        if self.has_failed:
            return
        began = time.monotonic()
        try:
            outcome = act()
        except Exception as error:  # one system's trouble is a line of the table
            self.has_failed = True
            outcome = f"FAILED: {error}"
        line = Line(self._system, name, outcome, time.monotonic() - began)
        self.lines.append(line)
        print(f"{line.system} · {line.step}: {line.outcome} ({line.seconds:.0f} s)", flush=True)


def make_sample(root: Root, checkout: Path) -> str:
    """The first command of README where there is no screen."""
    root.run("sh", f"/{checkout}/packaging/run")
    made = root.path / checkout / "sample-output"
    count = len(list((made / "agreements").glob("*.pdf")))
    if not (made / "sample.mentor").is_file() or not count:
        raise Failed("no sample cohort was made")
    return f"sample cohort, {count} agreements as PDF"


def prepare_window(root: Root, checkout: Path) -> str:
    """The same command sets up what a window needs where there is a screen."""
    said = root.run("sh", f"/{checkout}/packaging/run", "--version", DISPLAY=":none")
    return f"set up, version {said.splitlines()[-1]}"


def find_missing_libraries(root: Root, checkout: Path) -> str:
    """What Qt's libraries and plugins ask for must be there: all that a window here may load."""
    qt = f"/{checkout}/.venv/lib/python3*/site-packages/PySide6"
    script = f"""
        cd "$(dirname "$(ls -d {qt.replace(" ", "?")}/QtCore.abi3.so)")"
        for name in QtCore QtGui QtWidgets QtNetwork QtUiTools QtPrintSupport QtTest; do
            ldd $name.abi3.so
        done
        for kind in platforms platforminputcontexts iconengines imageformats xcbglintegrations \\
            platformthemes wayland-decoration-client wayland-graphics-integration-client \\
            wayland-shell-integration; do
            for plugin in Qt/plugins/$kind/*.so; do
                case $plugin in *gtk3*|*virtualkeyboard*|*qpdf*) ;; *) ldd $plugin ;; esac
            done
        done"""
    said = [line.split() for line in root.run("sh", "-c", script).splitlines() if line.strip()]
    missing = sorted({words[0] for words in said if "not" in words and "found" in words})
    if missing:
        raise Failed(f"missing: {', '.join(missing)}")
    return f"{len({words[0] for words in said})} libraries, none missing"


def use_window(root: Root, checkout: Path) -> str:
    """Opens the sample there, and works in it."""
    sys.path.insert(0, str(ROOT))  # for the journeys' desktop
    return str(import_module("bare_window").drive(root, checkout))


def run_tests(root: Root, checkout: Path, words: Iterable[str]) -> str:
    """The second command of README; what pytest counted."""
    said = root.run("sh", f"/{checkout}/packaging/test", *words)
    counts = [line.strip() for line in said.splitlines() if " passed" in line]
    return "; ".join(counts) or "passed"


def try_release(release: str, options: argparse.Namespace) -> list[Line]:
    """All steps on one release."""
    trial = Trial(release)
    folder = Path(options.folder)
    root = Root(folder / f"{release}.tried")
    checkout = Path(_CHECKOUT)
    mirror = options.ubuntu if release == "noble" else options.debian
    words = [] if options.tests == "all" else ["-k", _SOME_TESTS]
    shown = "" if options.tests == "all" else f' -k "{_SOME_TESTS}"'
    trial.step("debootstrap", lambda: build(release, folder / release, mirror))
    trial.step("a clean clone", lambda: root.begin(folder / release, ROOT, checkout))
    try:
        trial.step("sh packaging/run", lambda: make_sample(root, checkout))
        trial.step("sh packaging/run, a screen", lambda: prepare_window(root, checkout))
        trial.step("libraries of Qt", lambda: find_missing_libraries(root, checkout))
        trial.step("window", lambda: use_window(root, checkout))
        if options.tests != "none":
            trial.step(f"sh packaging/test{shown}", lambda: run_tests(root, checkout, words))
    finally:
        root.end(keep=options.keep)
    return trial.lines


def show(lines: list[Line]) -> None:
    """Prints the table."""
    heads = ("system", "command", "outcome", "s")
    rows = [(one.system, one.step, one.outcome, f"{one.seconds:.0f}") for one in lines]
    widths = [max(len(row[at]) for row in (heads, *rows)) for at in range(3)]
    print()
    for row in (heads, *rows):
        cells = [cell.ljust(width) for cell, width in zip(row[:3], widths, strict=True)]
        print("  ".join(cells), row[3])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("releases", nargs="*", choices=[*RELEASES, []], metavar="RELEASE")
    parser.add_argument("--folder", default="/var/tmp/mentor-desktop-bare")
    parser.add_argument("--debian", default=mirror_here("Debian"), metavar="URL")
    parser.add_argument("--ubuntu", default=mirror_here("Ubuntu"), metavar="URL")
    parser.add_argument("--tests", choices=("none", "some", "all"), default="some")
    parser.add_argument("--keep", action="store_true", help="keep what was tried in")
    return parser.parse_args()


def main() -> int:
    """Tries each release; 1 where a step failed."""
    options = _options()
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        print("This needs root, and debootstrap: apt-get install debootstrap.", file=sys.stderr)
        return 2
    if _INSIDE not in os.environ:
        os.environ[_INSIDE] = "1"
        inside = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
        os.execvp(inside[0], [*inside, sys.executable, *sys.argv])
    Path(options.folder).mkdir(parents=True, exist_ok=True)
    lines: list[Line] = []
    try:
        for release in options.releases or RELEASES:
            lines += try_release(release, options)
    finally:
        show(lines)
    return int(any(one.outcome.startswith("FAILED") for one in lines))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (KeyboardInterrupt, subprocess.SubprocessError) as error:
        sys.exit(f"Stopped: {error!r}")
