"""Dialogs as high as what they hold, and never larger than the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea

LETTERS = 62  # a comfortable width
_SHARE = 0.92  # of the screen


def fit(dialog: QDialog, area: QScrollArea, letters: int = LETTERS) -> None:
    """Gives the dialog the height that the content of `area` needs at the dialog's width."""
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # typing begins in the first field
    content = area.widget()
    layout = content.layout() if content else None
    if layout is None:
        return
    room = dialog.screen().availableGeometry()
    wanted = dialog.fontMetrics().averageCharWidth() * letters
    width = min(max(dialog.width() if dialog.isVisible() else wanted, wanted), room.width())
    layout.activate()
    margins = dialog.contentsMargins()
    inner = width - margins.left() - margins.right()
    needed = layout.totalHeightForWidth(inner)
    if needed < 0:
        needed = layout.totalSizeHint().height()
    needed = max(needed, layout.totalMinimumSize().height())  # what the area gives it anyway
    outer = dialog.layout()
    below = outer.totalSizeHint().height() - area.sizeHint().height() if outer else 0
    dialog.resize(width, min(needed + below, round(room.height() * _SHARE)))


def fit_words(dialog: QDialog, letters: int = LETTERS, *, may_shrink: bool = False) -> None:
    """Gives a dialog without a scrolling part the height that its words need at that width.

    A dialog in view grows where it has to, and shrinks only where that is allowed.
    """
    is_kept = dialog.isVisible() and not may_shrink
    for label in dialog.findChildren(QLabel):
        label.ensurePolished()  # its font is the stylesheet's
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    room = dialog.screen().availableGeometry()
    least = max(dialog.width() if is_kept else 0, layout.totalMinimumSize().width())
    wanted = max(dialog.fontMetrics().averageCharWidth() * letters, least)
    width = min(wanted, round(room.width() * _SHARE))
    needed = layout.totalHeightForWidth(width)
    if needed < 0:
        needed = layout.totalSizeHint().height()
    height = max(needed, dialog.height()) if is_kept else needed
    dialog.resize(width, min(height, round(room.height() * _SHARE)))
