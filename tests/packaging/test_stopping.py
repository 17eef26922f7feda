"""What stops the test command stops all that it began, whatever that is and wherever it is."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from translations import ROOT

_PARTS = ("test", "checks.py", "children.py", "conditions.py")
_SET_UP = 'venv=$root/.venv\nprepare() { "$venv/bin/set-up"; }\n'
_TOOLS = ("set-up", "ruff", "mypy", "lint-imports", "xvfb-run", "localedef")

# One in the group of the command, one in a session of its own, one whose parent has ended, and
# one that does not listen.
_BUSY = """
sleep 600 &
setsid sleep 600 &
(sleep 600 &)
sh -c 'trap "" INT TERM HUP; sleep 600; sleep 600' &
: >"$MARK/$1"
wait
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with the test command, where each tool has done its work at once."""
    root = tmp_path / "check out"
    (root / "packaging").mkdir(parents=True)
    for name in _PARTS:
        shutil.copy(ROOT / "packaging" / name, root / "packaging")
    (root / "packaging" / "setup.sh").write_text(_SET_UP, "utf-8")
    (root / ".venv" / "bin").mkdir(parents=True)
    for name in _TOOLS:
        tool(root, name, "exit 0")
    python(root, "exit 0")
    return root


def tool(checkout: Path, name: str, script: str) -> None:
    """Put a tool in the environment of the checkout that runs `script`."""
    file = checkout / ".venv" / "bin" / name
    file.write_text(f"#!/bin/sh\nset -- {name}\n{script}\n", "utf-8")
    file.chmod(0o755)


def python(checkout: Path, script: str) -> None:
    """Put a Python in the environment that runs the checks, and `script` for pytest."""
    file = checkout / ".venv" / "bin" / "python"
    file.write_text(
        f"""#!/bin/sh
case $1 in
    packaging/checks.py) exec {sys.executable!r} "$@" ;;
    -m) ;;
    *) exit 0 ;;
esac
set -- python
{script}
""",
        "utf-8",
    )
    file.chmod(0o755)


def begin(checkout: Path, *words: str) -> subprocess.Popen[str]:
    """The test command, in a process group of its own as a terminal would start it."""
    tools = str(checkout / ".venv" / "bin")
    return subprocess.Popen(
        ["sh", "packaging/test", *words],
        cwd=checkout,
        env={"PATH": os.pathsep.join([tools, os.environ["PATH"]]), "MARK": str(checkout.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def running(checkout: Path) -> list[str]:
    """The programs that were begun from this checkout and have not ended."""
    mark, found = f"MARK={checkout.parent}\0".encode(), []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_text("utf-8", "replace"))
        except OSError:  # it has just ended, or is not ours
            continue
    return found


def until(is_so: Callable[[], bool]) -> None:
    """Waits for what a busy machine may take long to do."""
    for _look in range(1200):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("waited in vain")


@pytest.mark.parametrize("busy", ["ruff", "python", "xvfb-run"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_nothing_goes_on_after_a_stop(checkout: Path, busy: str, number: signal.Signals) -> None:
    if busy == "python":
        python(checkout, _BUSY)
    else:
        tool(checkout, busy, _BUSY)
    command = begin(checkout)
    until((checkout.parent / busy).exists)
    assert len(running(checkout)) >= 6
    if number == signal.SIGINT:  # a terminal tells the whole group
        os.killpg(command.pid, number)
    else:
        command.send_signal(number)
    command.communicate()
    assert command.returncode == -number
    assert running(checkout) == []


def test_nothing_goes_on_after_the_end(checkout: Path) -> None:
    tool(checkout, "xvfb-run", "setsid sleep 600 >/dev/null 2>&1 & exit 0")
    command = begin(checkout)
    said = command.communicate()[0]
    assert command.returncode == 0, said
    assert said.index("-- ruff check") < said.index("-- pytest, offscreen")
    assert running(checkout) == []


def test_a_check_that_fails_is_the_last_one(checkout: Path) -> None:
    tool(checkout, "mypy", "exit 1")
    command = begin(checkout)
    said = command.communicate()[0]
    assert command.returncode == 1
    assert "Stopped: mypy --strict did not pass." in said
    assert "import-linter" not in said


@pytest.mark.parametrize("failing", ["python", "xvfb-run"])
def test_a_test_that_fails_is_told(checkout: Path, failing: str) -> None:
    if failing == "python":
        python(checkout, "exit 1")
    else:
        tool(checkout, failing, "echo what a journey says; exit 1")
    command = begin(checkout)
    said = command.communicate()[0]
    assert command.returncode == 1
    assert ("what a journey says" in said) is (failing == "xvfb-run")
    assert "did not pass" in said


def test_words_may_leave_one_run_without_a_test_but_not_both(checkout: Path) -> None:
    tool(checkout, "xvfb-run", "exit 5")
    command = begin(checkout, "-k", "a name")
    assert command.wait() == 0
    command.communicate()
    python(checkout, "exit 5")
    command = begin(checkout, "-k", "a name")
    assert "No test is named by: -k a name" in command.communicate()[0]
    assert command.returncode == 1
    command = begin(checkout)
    command.communicate()
    assert command.returncode == 1
