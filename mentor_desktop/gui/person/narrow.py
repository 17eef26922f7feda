"""When two things side by side become one above the other: decisions.md, Windows."""

from PySide6.QtWidgets import QWidget

_NARROW_WINDOW = 1200  # px
_LARGE_TEXT = 1.3  # of a usual line
_USUAL_LINE = 18  # px


def is_narrow(widget: QWidget) -> bool:
    """Whether the window is below 1200 px, or the text above 130 %."""
    text = widget.fontMetrics().height() / _USUAL_LINE
    return widget.window().width() < _NARROW_WINDOW or text > _LARGE_TEXT
