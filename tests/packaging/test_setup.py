"""The set-up says in one sentence what it cannot do, and what to do."""

import shutil
import subprocess
from pathlib import Path

import pytest
from translations import ROOT

TOOLS = ("sh", "dirname", "cat", "cksum", "mktemp", "rm", "tr", "id", "uname", "mkdir")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with nothing but the set-up, and bin/ with a few tools and no Python."""
    root = tmp_path / "check out"
    (root / "packaging").mkdir(parents=True)
    for name in ("packaging/setup.sh", "packaging/run", "pyproject.toml"):
        (root / name).write_text((ROOT / name).read_text("utf-8"), "utf-8")
    (root / "bin").mkdir()
    for name in TOOLS:
        (root / "bin" / name).symlink_to(shutil.which(name) or name)
    return root


def tool(checkout: Path, name: str, script: str) -> None:
    """Put a tool in the checkout's bin/ that runs `script`."""
    file = checkout / "bin" / name
    file.unlink(missing_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)


def python_of_environment(checkout: Path, script: str) -> None:
    """Put a Python in the checkout's .venv that runs `script`."""
    tool(checkout, "python", script)
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / "bin" / "python").rename(checkout / ".venv" / "bin" / "python")


def run(checkout: Path, *words: str | Path, screen: str = "") -> subprocess.CompletedProcess[str]:
    """What `sh` says to these words, where there are no tools but those of the checkout."""
    return subprocess.run(
        [checkout / "bin" / "sh", *words],
        check=False,
        cwd=checkout.parent,
        env={"PATH": str(checkout / "bin"), "DISPLAY": screen, "TMPDIR": str(checkout.parent)},
        capture_output=True,
        text=True,
    )


def sourced(checkout: Path, script: str) -> subprocess.CompletedProcess[str]:
    """What a script says that has the functions of the set-up."""
    return run(checkout, "-c", f'root=$1; . "$root/packaging/setup.sh"; {script}', "sh", checkout)


def test_names_the_packages_that_it_may_not_install(checkout: Path) -> None:
    tool(checkout, "apt-get", "exit 100")
    tool(checkout, "dpkg-query", '[ "$4" = libgl1 ] && printf installed; exit 0')
    tool(checkout, "apt-cache", '[ "$2" != libglib2.0-0t64 ] && echo known; exit 0')
    tool(checkout, "id", "echo 1000")
    done = run(checkout, checkout / "packaging" / "run", screen=":9")
    assert done.returncode == 1
    sentence = done.stderr.splitlines()[-1]
    assert "sudo apt-get install libglib2.0-0 libegl1 " in sentence
    assert "libgl1 " not in sentence


def test_takes_the_new_name_of_a_library_where_there_is_one(checkout: Path) -> None:
    tool(checkout, "apt-cache", "echo known")
    assert sourced(checkout, "name_here 'libnew0t64|libnew0'").stdout == "libnew0t64\n"
    tool(checkout, "apt-cache", '[ "$2" = libnew0 ] && echo known; exit 0')
    assert sourced(checkout, "name_here 'libnew0t64|libnew0'").stdout == "libnew0\n"


def test_a_package_under_either_name_is_there(checkout: Path) -> None:
    tool(checkout, "dpkg-query", '[ "$4" = libnew0 ] && printf installed; exit 0')
    assert sourced(checkout, "is_installed 'libnew0t64|libnew0'").returncode == 0
    assert sourced(checkout, "is_installed libother").returncode == 1


def test_says_which_python_it_needs(checkout: Path) -> None:
    done = sourced(checkout, "is_new_enough() { return 1; }; need_packages() { :; }; find_python")
    assert done.returncode == 1
    assert done.stderr.startswith("Mentor Desktop needs Python 3.11 or newer")


def test_a_second_run_sets_nothing_up_and_hands_its_words_on(checkout: Path) -> None:
    python_of_environment(checkout, '[ "$1" = -V ] && echo Python 3.11.2 || printf "<%s>" "$@"')
    (checkout / ".venv" / "ready-test").write_text(sourced(checkout, "key").stdout, "utf-8")
    done = run(checkout, checkout / "packaging" / "run", "show", "my file.mentor")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "<-P><-m><mentor_desktop><show><my file.mentor>"


def test_makes_the_sample_cohort_where_there_is_no_screen(checkout: Path) -> None:
    python_of_environment(checkout, f'[ "$1" = -V ] || echo "$*" >>"{checkout}/calls"')
    tool(checkout, "uname", "echo Linux")
    (checkout / ".venv" / "ready-command").write_text(sourced(checkout, "key").stdout, "utf-8")
    done = run(checkout, checkout / "packaging" / "run")
    folder = checkout / "sample-output"
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{folder}/sample.mentor" in done.stdout
    assert (checkout / "calls").read_text("utf-8").splitlines() == [
        f"-P -m mentor_desktop demo {folder}/sample.mentor",
        f"-P -m mentor_desktop export all {folder}/sample.mentor --kind agreement "
        f"-d {folder}/agreements --force",
    ]


def test_a_changed_pyproject_asks_for_a_new_set_up(checkout: Path) -> None:
    python_of_environment(checkout, "echo Python 3.11.2")
    (checkout / ".venv" / "ready-window").write_text(sourced(checkout, "key").stdout, "utf-8")
    assert sourced(checkout, "is_ready window").returncode == 0
    assert sourced(checkout, "is_ready test").returncode == 1
    with (checkout / "pyproject.toml").open("a") as file:
        file.write("# newer\n")
    assert sourced(checkout, "is_ready window").returncode == 1


def test_only_what_is_used_is_compiled_before_its_first_use(checkout: Path) -> None:
    python_of_environment(checkout, f'echo "$*" >>"{checkout}/calls"')
    for level, is_whole in (("window", True), ("test", False)):
        (checkout / "calls").unlink(missing_ok=True)
        assert sourced(checkout, f"log=/dev/null; fill_environment {level}").returncode == 0
        calls = (checkout / "calls").read_text("utf-8").splitlines()
        installed = [call for call in calls if "pip install" in call]
        assert [" --no-compile " in call for call in installed] == [True, True]
        compiled = f"-m compileall -qq -j 0 {checkout}/mentor_desktop"
        assert calls[-1] == (f"{compiled} {checkout}/.venv/lib" if is_whole else compiled)
