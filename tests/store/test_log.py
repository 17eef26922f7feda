"""The log: written where it can be, and no reason to fail where it cannot."""

import logging
from pathlib import Path

import pytest

from mentor_desktop.store.log import log_handler, log_path


def test_writes_what_happened_whatever_its_letters() -> None:
    handler = log_handler()
    assert handler is not None
    handler.emit(logging.LogRecord("part", logging.ERROR, "", 0, "broken \udc80", None, None))
    handler.close()
    assert log_path().read_text("utf-8").endswith("ERROR part: broken \\udc80\n")


def test_is_none_where_its_folder_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("MENTOR_DESKTOP_DATA", str(tmp_path / "a file"))
    assert log_handler() is None
