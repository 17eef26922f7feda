"""Sizes relative to the system's own font; spaces in steps of four."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

RATIO = {"title": 1.7, "heading": 1.15, "small": 0.9, "tiny": 0.8}
GAP = 4  # px; all spaces are multiples of it
CARD_RADIUS = 8  # px
FIELD_RADIUS = 6  # px


def points(font: QFont) -> float:
    """The size in points, also of a font that was given in pixels."""
    return font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * 0.75


def scaled_font(name: str = "", *, bold: bool = False) -> QFont:
    """The application's font in a size named in `RATIO`, "" for the size of running text."""
    font = QFont(QApplication.font())
    font.setPointSizeF(points(font) * RATIO.get(name, 1.0))
    if bold:
        font.setBold(True)
    return font
