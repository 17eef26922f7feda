"""Every icon is in the set, and is drawn in the colour asked for."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from mentor_desktop.gui.icons import NAMES, icon
from mentor_desktop.gui.theme import DARK, LIGHT, Tokens, apply_theme


@pytest.mark.parametrize("name", NAMES)
def test_is_drawn(qapp: QApplication, name: str) -> None:
    image = icon(name).pixmap(QSize(32, 32)).toImage()
    assert any(image.pixelColor(x, y).alpha() > 200 for x in range(32) for y in range(32))


@pytest.mark.parametrize(("scheme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_has_the_colour_of_the_theme(qapp: QApplication, scheme: str, tokens: Tokens) -> None:
    apply_theme(qapp, scheme)
    image = icon("add", "accent").pixmap(QSize(64, 64)).toImage()
    inks = {image.pixelColor(x, y).name() for x in range(64) for y in range(64)
            if image.pixelColor(x, y).alpha() == 255}  # fmt: skip
    apply_theme(qapp, "light")
    assert QColor(tokens.accent).name() in inks
