"""Room in a window as the code counts it: in letters and lines, whatever the font."""

from PySide6.QtWidgets import QWidget


def give_room(widget: QWidget, letters: int, lines: int) -> None:
    """Makes a widget as wide as so many average letters and as high as so many lines."""
    widget.ensurePolished()  # a style sheet may bring another font
    metrics = widget.fontMetrics()
    widget.resize(letters * metrics.averageCharWidth(), lines * metrics.height())
