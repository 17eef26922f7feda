"""Where the keyboard goes in a check-in: from part to part as one reads, and where it begins."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mentor_desktop.gui.check_ins.frame import WizardFrame
from mentor_desktop.gui.check_ins.step_page import StepPage
from mentor_desktop.gui.check_ins.voice_bar import VoiceBar


def set_tab_order(parts: Sequence[QWidget]) -> None:
    """Tab walks these parts in this order, and within each as it was made.

    The chain is never asked for: PySide ties what nextInFocusChain gives to the one before.
    """
    window = parts[0].window()
    ordered = [
        each
        for part in parts
        for each in (part, *part.findChildren(QWidget))
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.window() is window
    ]
    for first, second in pairwise(ordered):
        QWidget.setTabOrder(first, second)


def focus_first(frame: WizardFrame, voices: VoiceBar, page: StepPage | None) -> None:
    """The first thing to do: a field of the step in view, the button, or whose answers they are."""
    if page is None or not page.focus_first():
        _first_of(frame, voices).setFocus(Qt.FocusReason.TabFocusReason)
    frame.column.verticalScrollBar().setValue(0)


def _first_of(frame: WizardFrame, voices: VoiceBar) -> QWidget:
    if voices.asks_who and not voices.isHidden():
        return voices.sit_here
    if frame.next_button.isEnabled():
        return frame.next_button
    return frame.close_button if voices.isHidden() else voices.switch
