"""The programme's own check-ins lie in a folder where anything may lie."""

import os
import sys
from pathlib import Path

import pytest

from mentor_desktop.domain.check_in_file import read_check_in
from mentor_desktop.domain.check_in_form import CheckInForm
from mentor_desktop.operations import check_in_texts
from mentor_desktop.operations.check_in_texts import check_ins, own_check_ins_folder

GOOD = """
key = "ours"
title = "Ours"
[[step]]
key = "one"
title = "One"
"""


@pytest.fixture
def folder() -> Path:
    made = own_check_ins_folder()
    made.mkdir(parents=True, exist_ok=True)
    (made / "good.toml").write_text(GOOD)
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="has neither pipes nor devices in folders")
def test_one_that_is_no_file_takes_no_other_with_it(folder: Path) -> None:
    os.mkfifo(folder / "pipe.toml")
    (folder / "folder.toml").mkdir()
    (folder / "ring.toml").symlink_to("ring.toml")
    (folder / "gone.toml").symlink_to("nowhere")
    (folder / "zeros.toml").symlink_to("/dev/zero")
    with (folder / "endless.toml").open("wb") as file:
        file.truncate(10**12)
    (folder / "latin.toml").write_bytes(b'key = "\xe9"')
    found = check_ins()
    assert "ours" in found.forms
    names = ("endless", "folder", "gone", "latin", "pipe", "ring", "zeros")
    assert [one.file for one in found.faults] == [f"{name}.toml" for name in names]


def test_one_that_would_take_hours_takes_no_other_with_it(folder: Path) -> None:
    (folder / "dots.toml").write_text(".".join(["a"] * 490_000) + "=1")
    (folder / "digits.toml").write_text("\na=" + "9" * 5_000)
    found = check_ins()
    assert "ours" in found.forms
    assert [(one.file, one.line) for one in found.faults] == [("digits.toml", 2), ("dots.toml", 1)]


@pytest.mark.parametrize("error", [RecursionError, MemoryError, ValueError, KeyError])
def test_whatever_reading_one_raises_the_others_are_there(
    error: type[Exception], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(text: str, name: str, *others: object, **named: bool) -> CheckInForm:
        if name == "odd.toml":
            raise error
        return read_check_in(text, name, *others, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(check_in_texts, "read_check_in", read)
    (folder / "odd.toml").write_text(f"# {error.__name__}")
    found = check_ins()
    assert "ours" in found.forms
    assert [one.file for one in found.faults] == ["odd.toml"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_name_of_any_bytes_can_be_told(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\x1b[1m\n.toml")).write_text("a")
    assert [one.file for one in check_ins().faults] == ["\N{REPLACEMENT CHARACTER}[1m .toml"]


def test_a_mark_of_the_order_of_bytes_is_no_fault(folder: Path) -> None:
    (folder / "good.toml").write_text(GOOD, "utf-8-sig")
    assert "ours" in check_ins().forms
    assert check_ins().faults == ()
