"""Commands run within the test, and a sample cohort to run them on."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

import pytest

from mentor_desktop.commands import run
from mentor_desktop.operations import clock
from tests.copying import SAMPLE_DAY, Samples

TODAY = SAMPLE_DAY


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one sentence on standard error."""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err.strip()


Command = Callable[..., Said]


class _SampleDay(date):
    """A calendar that stays on the day of the sample."""

    @classmethod
    def today(cls) -> Self:
        return cls.fromordinal(TODAY.toordinal())


@pytest.fixture(autouse=True)
def _today_is_the_day_of_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever day it is: what is late, or how long ago, is counted from `TODAY`."""
    monkeypatch.setattr(clock, "date", _SampleDay)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command line, a word an argument."""

    def call(*words: object) -> Said:
        capsys.readouterr()
        status = run([str(word) for word in words])
        return Said(status, *capsys.readouterr())

    return call


@pytest.fixture
def sample(samples: Samples, tmp_path: Path) -> Path:
    """The sample cohort of 22 November 2026, in a file of the test's own."""
    return samples.copy(tmp_path / "sample.mentor")


@pytest.fixture
def empty(new_file: Path, tmp_path: Path) -> Path:
    """A new file with nobody in it."""
    return Path(shutil.copy(new_file, tmp_path / "empty.mentor"))
