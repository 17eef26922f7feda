import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentor_desktop.commands import COMMANDS, show
from mentor_desktop.store.folders import state_folder
from tests.commands.conftest import Command

ROOT = Path(__file__).parents[2]


def in_a_process(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a Python of its own, without a display."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    code = (
        "import sys; from mentor_desktop.commands import run; status = run(sys.argv[1:]);"
        "loaded = [name for name in ('PySide6', 'sqlalchemy', 'reportlab') if name in sys.modules];"
        "print('loaded:', *loaded, file=sys.stderr); sys.exit(status)"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        cwd=ROOT,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_help_lists_every_command(command: Command) -> None:
    said = command("--help")
    assert said.status == 0
    for name in COMMANDS:
        assert f"\n  {name}" in said.out
    assert "export agreement" in said.out


def test_help_needs_neither_a_display_nor_the_database() -> None:
    done = in_a_process("--help")
    assert done.returncode == 0
    assert done.stderr == "loaded:\n"


def test_showing_a_file_loads_neither_qt_nor_reportlab(sample: Path) -> None:
    done = in_a_process("show", sample)
    assert done.returncode == 0
    assert "Hanna Bergström" in done.stdout
    assert done.stderr == "loaded: sqlalchemy\n"


def test_exporting_never_loads_qt(sample: Path, tmp_path: Path) -> None:
    done = in_a_process("export", "agreement", sample, "sofía/daniel", "-o", tmp_path / "a.pdf")
    assert done.returncode == 0
    assert "PySide6" not in done.stderr
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_speaks_on_a_console_that_knows_few_letters(sample: Path) -> None:
    done = in_a_process("show", sample, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert "Hanna Bergstr\\xf6m" in done.stdout


def test_each_command_has_help(command: Command) -> None:
    for words in (
        ["new"], ["demo"], ["show"], ["check"], ["backup"], ["restore"], ["passphrase"],
        ["export", "agreement"], ["export", "all"], ["export", "data"], ["import", "data"],
        ["verify"],
    ):  # fmt: skip
        said = command(*words, "--help")
        assert said.status == 0, words
        assert f"mentor-desktop {' '.join(words)}" in said.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["shew"], "no command “shew”"),
        (["show"], "FILE"),
        (["show", "a", "b"], "b"),
        (["export"], "export agreement"),
        (["export", "song", "a"], "export agreement"),
        (["import", "table"], "import data"),
        (["demo", "a", "--relationships", "many"], "whole number"),
        (["demo", "a", "--today", "22.11.2026"], "22.11.2026"),
        (["export", "all", "a", "-d", "b", "--kind", "song"], "song"),
        (["show", "a", "--js"], "--js"),
    ],
)
def test_words_that_are_off_end_in_a_sentence_and_status_2(
    command: Command, words: list[str], told: str
) -> None:
    said = command(*words)
    assert said.status == 2
    assert told in said.sentence
    assert said.out == ""


def test_no_words_are_words_that_are_off(command: Command) -> None:
    assert command().status == 2


def test_a_fault_of_the_program_is_a_sentence_and_a_note_in_the_log(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(arguments: object) -> int:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(show, "run", fail)
    said = command("show", "a.mentor")
    assert said.status == 1
    log = state_folder() / "log" / "mentor-desktop.log"
    assert str(log) in said.sentence
    assert "ZeroDivisionError: a fault" in log.read_text("utf-8")


def test_debug_shows_the_trace(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(arguments: object) -> int:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(show, "run", fail)
    said = command("show", "a.mentor", "--debug")
    assert said.status == 1
    assert "Traceback" in said.err
    assert "ZeroDivisionError: a fault" in said.err


def test_stopping_with_the_keyboard_is_no_fault(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(show, "run", stop)
    said = command("show", "a.mentor")
    assert said.status == 1
    assert "Stopped" in said.sentence


def test_a_reader_that_closes_early_is_no_fault(sample: Path) -> None:
    words = (
        f'from mentor_desktop.commands import run; raise SystemExit(run(["show", {str(sample)!r}]))'
    )
    done = subprocess.run(
        ["sh", "-c", '"$0" -c "$1" | true', sys.executable, words],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.parametrize("name", ["missing.mentor", "empty.mentor", "text.mentor", "folder.mentor"])
def test_refuses_what_is_no_file_of_ours(command: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.mentor").write_bytes(b"")
    (tmp_path / "text.mentor").write_text("not a database, only words " * 40, "utf-8")
    (tmp_path / "folder.mentor").mkdir()
    for words in (["show"], ["check"], ["backup"], ["export", "data", "-o", tmp_path / "x"]):
        if words == ["check"] and name in ("empty.mentor", "text.mentor"):
            continue  # these are findings
        said = command(*words, tmp_path / name)
        assert said.status == 1
        assert name in said.sentence
    assert not (tmp_path / "x").exists()


def test_a_damaged_file_is_named_and_left_as_it_is(command: Command, sample: Path) -> None:
    sample.write_bytes(sample.read_bytes()[:50_000])
    before = sample.read_bytes()
    assert "damaged" in command("show", sample).sentence
    assert command("check", sample).status == 1
    assert sample.read_bytes() == before
