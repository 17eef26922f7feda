"""Initials, or the picture, in a circle."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.theme import apply_theme
from mentor_desktop.gui.theme.tokens import DARK, LIGHT, Tokens, contrast
from mentor_desktop.gui.widgets.avatar import Avatar, circle_colour, initials, ink_colour
from mentor_desktop.gui.widgets.painting import mixed


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Amara Okafor", "AO"),
        ("Lucía de la Prieto", "LP"),
        ("“Mei” (Tanaka)", "MT"),
        ("plato", "P"),
        ("Dr Priyanka Ramanathan", "PR"),
        ("Prof. Dr. Jana Novák, Ph.D.", "JN"),
        ("Dipl.-Ing. Max Ing", "MI"),
        ("Mrs Jack Ma", "JM"),
        ("Mx Rae", "R"),
        ("Dr", "D"),
        ("ßen", "ß"),
        ("e\u0301lodie", "E\u0301"),
        ("𐐨da", "𐐀"),
        ("鈴木", "鈴"),
        ("", ""),
        (" - ", "-"),
    ],
)
def test_takes_the_first_letters_of_first_and_last_name(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(("scheme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_initials_can_be_read_on_every_ground(
    qapp: QApplication, scheme: str, tokens: Tokens
) -> None:
    apply_theme(qapp, scheme)
    for tone in ("accent", "others"):
        for ground in (tokens.window, tokens.surface, tokens.sidebar, tokens.accent_soft):
            circle = circle_colour(tone)
            seen = mixed(circle, QColor(ground), circle.alphaF()).name()
            assert contrast(ink_colour(tone).name(), seen) >= 4.5


def test_a_picture_takes_the_place_of_the_initials(qtbot: QtBot) -> None:
    avatar = Avatar("Amara Okafor", 44)
    qtbot.addWidget(avatar)
    avatar.resize(44, 44)
    picture = QImage(10, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.blue)

    avatar.set_picture(picture)
    assert avatar.grab().toImage().pixelColor(22, 22) == QColor(Qt.GlobalColor.blue)

    avatar.set_picture(None)
    assert avatar.grab().toImage().pixelColor(22, 6) != QColor(Qt.GlobalColor.blue)


def test_screen_readers_hear_the_whole_name(qtbot: QtBot) -> None:
    avatar = Avatar("Amara Okafor")
    qtbot.addWidget(avatar)
    avatar.set_name("Daniel Reyes")
    assert avatar.accessibleName() == "Daniel Reyes"


def test_what_is_beneath_shines_through(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.setStyleSheet("background: #FFFFFF")
    avatar = Avatar("", 44, parent=ground)
    ground.resize(44, 44)
    avatar.resize(44, 44)
    shade = ground.grab().toImage().pixelColor(22, 22)
    assert 180 < shade.lightness() < 255
