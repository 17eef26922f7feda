"""The made-up language, for tests that read in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from extraction import extracted
from pseudo import write_pseudo
from translations import ROOT

from mentor_desktop import translation


@pytest.fixture
def pseudo_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a language in which all texts are accented, in use nowhere yet."""
    write_pseudo(extracted(ROOT), tmp_path)
    monkeypatch.setattr(translation, "asset", lambda _name: tmp_path)
    translation._catalogue.cache_clear()
    yield "xx"
    translation._catalogue.cache_clear()
