"""Starting the program: a window, a command, or a sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentor_desktop.__main__ import main

_LATE = (
    "reportlab", "pyhanko", "alembic", "pikepdf", "PIL", "lxml", "icalendar", "sqlalchemy",
    "mentor_desktop.domain", "PySide6.QtNetwork",
)  # fmt: skip
_AT_FIRST_PAINT = """
import builtins, json, os, sys
from mentor_desktop.__main__ import main
from mentor_desktop.gui.frame import Frame

make = Frame.__init__

def probe(self, *words, **named):
    make(self, *words, **named)
    self.painted.connect(tell)

def tell():
    has_qt_names = "Qt" in vars(sys.modules["PySide6.QtCore"])
    is_plain = builtins.__import__ is builtins.__orig_import__
    sys.stdout.write(json.dumps([sorted(sys.modules), has_qt_names, is_plain]))
    sys.stdout.flush()
    os._exit(0)

Frame.__init__ = probe
main(sys.argv[1:])
"""


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, *words],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("words", [[], ["a.mentor"]])
def test_first_paint_has_imported_nothing_heavy(words: list[str]) -> None:
    done = _run("-c", _AT_FIRST_PAINT, *words)

    modules, has_qt_names, is_plain = json.loads(done.stdout)

    assert "mentor_desktop.gui.frame" in modules
    assert [name for name in _LATE if name in modules] == []
    assert not has_qt_names  # the enumerations of `Qt` take 15 ms to make
    assert is_plain  # PySide's own import reads the source of every module


def test_startup_report_is_one_line_of_json() -> None:
    done = _run("-m", "mentor_desktop", "--startup-report")

    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
    assert 0 < report["first_paint_ms"] <= report["idle_ms"]
    assert report["rss_mib"] > 0


def test_startup_report_ends_where_the_file_does_not_open(tmp_path: Path) -> None:
    (tmp_path / "empty.mentor").write_bytes(b"")

    missing = _run("-m", "mentor_desktop", (tmp_path / "nope.mentor").as_uri(), "--startup-report")
    empty = _run("-m", "mentor_desktop", "--startup-report", str(tmp_path / "empty.mentor"))

    assert (missing.returncode, empty.returncode) == (1, 1)
    assert (missing.stdout, empty.stdout) == ("", "")
    assert missing.stderr.startswith("nope.mentor is not there.")
    assert missing.stderr.count("\n") == 1
    assert empty.stderr.startswith("empty.mentor is empty")


@pytest.mark.parametrize("address", ["https://example.org/a.mentor", "file://server/a.mentor"])
def test_a_file_elsewhere_is_refused_in_one_sentence(address: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main([address])

    assert ended.value.code == f"Only files on this computer can be opened, not {address}."


def test_a_word_longer_than_any_path_is_no_file() -> None:
    assert main(["a" * 5_000]) == 2


def test_says_a_sentence_without_a_display(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")

    assert main([]) == 1
    assert "no screen" in capsys.readouterr().err


def test_a_command_word_needs_no_display(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert main(["new", str(tmp_path / "a.mentor"), "--programme", "One"]) == 0
    assert (tmp_path / "a.mentor").exists()
    assert main(["nonsense"]) == 2
