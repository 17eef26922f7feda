"""One palette and one stylesheet from the tokens, for light, dark and high contrast."""

import re
from collections.abc import Iterator
from string import Template

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mentor_desktop.assets import asset
from mentor_desktop.gui.theme import DARK, LIGHT, Tokens, apply_theme, colour, is_dark
from mentor_desktop.gui.theme.palette import is_high_contrast, palette_of, tokens_from
from mentor_desktop.gui.theme.stylesheet import stylesheet


@pytest.fixture(autouse=True)
def _same_font(qapp: QApplication) -> Iterator[None]:
    font = QFont(qapp.font())
    yield
    qapp.setFont(font)
    apply_theme(qapp, "light")


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_every_word_of_the_template_is_filled_in(tokens: Tokens) -> None:
    assert "$" not in stylesheet(tokens, QFont("Sans", 10))


def test_the_template_names_no_colour_of_its_own() -> None:
    sheet = Template(asset("resources/themes/desktop.qss").read_text("utf-8"))
    assert not re.findall(r"#[0-9A-Fa-f]{6}\b|rgba?\(", sheet.template)


def test_every_mark_of_the_stylesheet_is_there() -> None:
    for tokens in (LIGHT, DARK):
        paths = re.findall(r'url\("([^"]+)"\)', stylesheet(tokens, QFont("Sans", 10)))
        assert paths
        for path in paths:
            assert asset("resources/themes").joinpath(path).is_file()


def test_light_and_dark_can_be_chosen(qapp: QApplication) -> None:
    apply_theme(qapp, "dark")
    assert is_dark()
    assert colour("accent") == QColor(DARK.accent)
    apply_theme(qapp, "light")
    assert not is_dark()
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.window)


def test_a_title_is_larger_than_text_whatever_the_font(qapp: QApplication, qtbot: QtBot) -> None:
    for size in (9.0, 18.0):
        font = QFont(qapp.font())
        font.setPointSizeF(size)
        qapp.setFont(font)
        apply_theme(qapp, "light")
        title = QLabel("Title")
        title.setProperty("role", "title")
        qtbot.addWidget(title)
        title.ensurePolished()
        assert title.font().pointSizeF() == pytest.approx(size * 1.7, abs=0.1)


def test_follows_a_change_of_the_systems_font(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    before = qapp.styleSheet()
    font = QFont(qapp.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    assert qapp.styleSheet() != before


def high_contrast() -> QPalette:
    palette = QPalette()
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Button, QPalette.ColorRole.Base):
        palette.setColor(role, QColor("#000000"))
    for role in (
        QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText, QPalette.ColorRole.Text
    ):  # fmt: skip
        palette.setColor(role, QColor("#FFFFFF"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#1AEBFF"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("#000000"))
    return palette


def test_a_high_contrast_palette_is_known_and_kept() -> None:
    assert is_high_contrast(high_contrast())
    assert not is_high_contrast(palette_of(LIGHT))
    assert not is_high_contrast(palette_of(DARK))
    kept = tokens_from(high_contrast())
    assert (kept.window, kept.text, kept.accent) == ("#000000", "#ffffff", "#1aebff")
