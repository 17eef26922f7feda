"""Qt gets its texts from the one catalogue."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, Qt
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from translations import compile_all, write

from mentor_desktop import translation
from mentor_desktop.gui.translator import speak

FORM = b"""<ui version="4.0"><class>Page</class><widget class="QLabel" name="Page">
<property name="text"><string>Save</string></property></widget></ui>"""


@pytest.fixture
def arabic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[str]:
    catalogue = Catalog(locale="ar", fuzzy=False)
    catalogue.add("Save", "حفظ")
    write(catalogue, "ar", tmp_path)
    compile_all(tmp_path)
    monkeypatch.setattr(translation, "asset", lambda _name: tmp_path)
    translation._catalogue.cache_clear()
    yield "ar"
    speak(qapp, "en")
    translation._catalogue.cache_clear()


def text_of_form() -> str:
    data = QBuffer()
    data.setData(QByteArray(FORM))
    data.open(QIODevice.OpenModeFlag.ReadOnly)
    label = QUiLoader().load(data)
    assert isinstance(label, QLabel)
    return label.text()


def test_a_form_speaks_the_language_in_use(qtbot: QtBot, qapp: QApplication, arabic: str) -> None:
    assert text_of_form() == "Save"
    speak(qapp, arabic)
    assert text_of_form() == "حفظ"


def test_windows_run_in_the_direction_of_the_language(qapp: QApplication, arabic: str) -> None:
    speak(qapp, arabic)
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    speak(qapp, "en")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_qt_speaks_for_itself_where_the_catalogue_is_silent(
    qapp: QApplication, arabic: str
) -> None:
    speak(qapp, arabic)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") not in ("", "Cancel")
    speak(qapp, "en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
