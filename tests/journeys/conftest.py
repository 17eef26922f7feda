"""A desk for each journey, and the sample cohort on it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.desktop import Desktop


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A screen of 1360 x 930 with nothing on it yet."""
    home = tmp_path / "home"
    home.mkdir()
    desk = Desktop(home)
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def cohort(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample cohort, made once; not to be opened, see `sample`."""
    path = tmp_path_factory.mktemp("cohort") / "sample.mentor"
    subprocess.run([sys.executable, "-m", "mentor_desktop", "demo", str(path)], check=True)
    return path


@pytest.fixture
def sample(desktop: Desktop, cohort: Path) -> Desktop:
    """The window on a copy of the sample cohort."""
    path = desktop.home / "sample.mentor"
    shutil.copyfile(cohort, path)
    desktop.start(str(path))
    desktop.wait("Relationships", "list")
    return desktop
