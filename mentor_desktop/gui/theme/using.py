"""Which tokens are in use, for widgets that paint themselves."""

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from mentor_desktop.gui.theme.palette import tokens_from
from mentor_desktop.gui.theme.tokens import DARK, LIGHT, Tokens, contrast

_OURS = {(tokens.window.lower(), tokens.text.lower()): tokens for tokens in (LIGHT, DARK)}


def tokens_in_use() -> Tokens:
    """Those that the application's palette was made of, or its own colours."""
    palette = QGuiApplication.palette()
    ground = palette.color(QPalette.ColorRole.Window).name()
    text = palette.color(QPalette.ColorRole.WindowText).name()
    return _OURS.get((ground, text)) or tokens_from(palette)


def colour(name: str) -> QColor:
    """A colour in use by the name of its token, such as "accent_soft"."""
    return QColor(getattr(tokens_in_use(), name))


def is_dark() -> bool:
    """Whether light writing stands on a dark ground."""
    window = tokens_in_use().window
    return contrast(window, "#000000") < contrast(window, "#FFFFFF")
