"""From tokens to a QPalette, and from a palette of the system's own to tokens."""

from PySide6.QtGui import QColor, QPalette

from mentor_desktop.gui.theme.tokens import Tokens, contrast

_Role = QPalette.ColorRole
_HIGH = 20.0


def palette_of(tokens: Tokens) -> QPalette:
    """The palette that Fusion and all widgets paint with."""
    palette = QPalette()
    for role, colour in _roles(tokens).items():
        palette.setColor(role, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(off, role, QColor(tokens.disabled))
    palette.setColor(off, _Role.Highlight, QColor(tokens.line))
    return palette


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: tokens.window,
        _Role.WindowText: tokens.text,
        _Role.Base: tokens.surface,
        _Role.AlternateBase: tokens.sidebar,
        _Role.ToolTipBase: tokens.text,
        _Role.ToolTipText: tokens.window,
        _Role.PlaceholderText: tokens.placeholder,
        _Role.Text: tokens.text,
        _Role.Button: tokens.surface,
        _Role.ButtonText: tokens.text,
        _Role.BrightText: tokens.danger,
        _Role.Light: tokens.surface,
        _Role.Midlight: tokens.hover,
        _Role.Mid: tokens.control_border,
        _Role.Dark: tokens.muted,
        _Role.Shadow: tokens.line,
        _Role.Highlight: tokens.accent,
        _Role.HighlightedText: tokens.on_accent,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.accent,
        _Role.LinkVisited: tokens.others,
    }


def is_high_contrast(palette: QPalette) -> bool:
    """Whether this system palette was made for people who need the strongest contrast."""
    return all(
        contrast(palette.color(ground).name(), palette.color(text).name()) >= _HIGH
        for ground, text in (
            (_Role.Window, _Role.WindowText),
            (_Role.Button, _Role.ButtonText),
            (_Role.Base, _Role.Text),
        )
    )


def tokens_from(palette: QPalette) -> Tokens:
    """Tokens that say nothing but what this palette says."""
    window, text = palette.color(_Role.Window).name(), palette.color(_Role.WindowText).name()
    marked, on_marked = (
        palette.color(_Role.Highlight).name(),
        palette.color(_Role.HighlightedText).name(),
    )
    grey = palette.color(QPalette.ColorGroup.Disabled, _Role.WindowText).name()
    return Tokens(
        window=window, surface=palette.color(_Role.Base).name(), sidebar=window,
        line=text, control_border=text, text=text, muted=text, placeholder=text, disabled=grey,
        accent=marked, accent_strong=marked, on_accent=on_marked, accent_soft=window,
        focus=marked, warning=text, warning_soft=window, danger=text, danger_soft=window,
        doing=text, others=text, others_soft=window, stretch=text, hover=window,
    )  # fmt: skip
