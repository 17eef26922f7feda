"""The application speaks as the system does, where it can."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from mentor_desktop import translation
from mentor_desktop.gui.application import speak_as_the_system


def test_damaged_texts_of_a_language_leave_english(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = tmp_path / "eo" / "LC_MESSAGES" / "mentor-desktop.mo"
    texts.parent.mkdir(parents=True)
    texts.write_bytes(b"no texts")
    monkeypatch.setattr(translation, "asset", lambda _name: tmp_path)
    translation._catalogue.cache_clear()
    before = QLocale()
    QLocale.setDefault(QLocale("eo"))
    try:
        speak_as_the_system(qapp)
        assert translation._("Close") == "Close"
    finally:
        QLocale.setDefault(before)
        translation._catalogue.cache_clear()
