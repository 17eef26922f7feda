"""The made-up language, for tests that read in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from extraction import extracted
from pseudo import write_pseudo
from translations import ROOT

from mentor_desktop import translation


@pytest.fixture(scope="session")
def pseudo_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all texts in a made-up language; reading them out takes a while."""
    folder = tmp_path_factory.mktemp("pseudo")
    write_pseudo(extracted(ROOT), folder)
    return folder


@pytest.fixture
def pseudo_language(pseudo_catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a language in which all texts are accented, in use nowhere yet."""
    monkeypatch.setattr(translation, "asset", lambda _name: pseudo_catalogue)
    translation._catalogue.cache_clear()
    yield "xx"
    translation._catalogue.cache_clear()
