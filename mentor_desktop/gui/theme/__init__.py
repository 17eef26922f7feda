"""The look: named colours, one palette, one stylesheet."""

from mentor_desktop.gui.theme.applying import apply_theme, follow_system
from mentor_desktop.gui.theme.sizes import GAP, RATIO, scaled_font
from mentor_desktop.gui.theme.tokens import DARK, LIGHT, Tokens
from mentor_desktop.gui.theme.using import colour, is_dark, tokens_in_use

__all__ = [
    "DARK",
    "GAP",
    "LIGHT",
    "RATIO",
    "Tokens",
    "apply_theme",
    "colour",
    "follow_system",
    "is_dark",
    "scaled_font",
    "tokens_in_use",
]
