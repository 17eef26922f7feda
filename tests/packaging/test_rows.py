"""The rows of the matrix are what their names say, and a row that fails fails the whole."""

import os
import subprocess
import sys
from pathlib import Path

import checks
import conditions
import pytest
import rows

_NOW = """
import datetime, locale, time
locale.setlocale(locale.LC_ALL, "")
began = time.monotonic()
time.sleep(0.01)
assert time.monotonic() - began < 60
print(datetime.datetime.now(), time.tzname[0], locale.localeconv()["decimal_point"])
"""


def test_a_row_of_several_conditions_is_all_of_them(tmp_path: Path) -> None:
    added = conditions.environment_of(["german", "leap-day", "no-fonts", "st-johns"], tmp_path)
    told = subprocess.check_output([sys.executable, "-c", _NOW], env=os.environ | added, text=True)
    assert told.startswith("2028-02-29 ")
    assert told.split()[2:] == ["NST", ","]
    assert "<dir>" not in Path(added["FONTCONFIG_FILE"]).read_text("utf-8")


def test_what_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(conditions._FONTS, "noto", str(tmp_path / "nowhere"))
    with pytest.raises(conditions.MissingError, match="no fonts in "):
        conditions.environment_of(["noto"], tmp_path)
    monkeypatch.setitem(conditions._LOCALES, "german", "xx_XX")
    with pytest.raises(conditions.MissingError, match="locale xx_XX"):
        conditions.environment_of(["german"], tmp_path)


@pytest.mark.parametrize(("fails", "status"), [("noto", 1), ("year", 1), ("dejavu", 0)])
def test_one_row_that_fails_fails_the_matrix(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fails: str, status: int
) -> None:
    def run(row: str, words: list[str], log: Path) -> rows.Outcome:
        assert words == ["-k", "name"]
        return rows.Outcome(row != fails, 1.0, "3 passed")

    monkeypatch.setattr(rows, "_run", run)
    assert rows.main(["year", "noto", "--", "-k", "name"]) == status
    lines = capsys.readouterr().out.splitlines()[1:]
    assert [line.split()[:2] for line in lines] == [
        [row, "FAILED" if row == fails else "passed"] for row in ("year", "noto")
    ]


def test_an_unknown_row_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows.main(["noto+monday"]) == 2
    assert "No row is called monday." in capsys.readouterr().err


def test_without_conditions_some_tests_run_elsewhere_and_on_another_day(tmp_path: Path) -> None:
    found = checks.places(None, tmp_path)
    there = found.elsewhere
    assert (there["TZ"], there["LC_ALL"]) == ("Asia/Kathmandu", "ar_EG.UTF-8")
    assert there["FONTCONFIG_FILE"].startswith(f"{tmp_path}")
    assert found.another_day is not None
    assert found.another_day["PYTHONPATH"].startswith(f"{tmp_path}")
    assert "FAKETIME" in found.another_day


def test_conditions_hold_for_all_tests(tmp_path: Path) -> None:
    found = checks.places("st-johns", tmp_path)
    assert found.on_screen == found.elsewhere
    assert found.elsewhere["TZ"] == "America/St_Johns"
    assert found.another_day is None
