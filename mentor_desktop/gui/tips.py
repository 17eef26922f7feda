"""A tip in passing: one at a time, in its place, put away by a click. GP-*."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.settings import Settings
from mentor_desktop.operations.texts import Tip, tips
from mentor_desktop.translation import _


class TipCard(QFrame):
    """Hidden where there is no tip; what was put away stays so until tips are asked for again."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._place = ("", "", "")
        self._find: Callable[[], Tip | None] = _nothing
        self._has_put_away = False
        self.tip: Tip | None = None
        self.setProperty("role", "tip")
        self.words = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.put_away = QPushButton(_("Got it"))
        self.put_away.setProperty("role", "link")
        self.put_away.setAccessibleName(_("Put this tip away"))
        self.put_away.setToolTip(_("It comes back with Help, “Show all tips again”."))
        self.put_away.clicked.connect(self._put_away)
        across = QHBoxLayout(self)
        across.setContentsMargins(14, 8, 8, 8)
        across.setSpacing(12)
        across.addWidget(self.words, 1)
        across.addWidget(self.put_away, 0, Qt.AlignmentFlag.AlignTop)
        context.tips_returned.connect(self._return)
        self.hide()

    def show_tip(self, where: str, role: str = "", section: str = "") -> None:
        """The first tip for a place and a reader ("" for anyone) that was not put away.

        Where one has just been put away there, no other takes its place.
        """
        if (where, role, section) != self._place:
            self._has_put_away = False
        self._place = (where, role, section)
        self._find = partial(_first, where, role, section)
        self._show()

    def show_none(self) -> None:
        """Here is nothing to say, such as of a pair whose way is over."""
        self._find = _nothing
        self._show()

    def keep(self, tip: Tip) -> None:
        """This tip, unless it was put away."""
        self._find = partial(_unless_away, tip)
        self._show()

    def _show(self) -> None:
        self.tip = None if self._has_put_away else self._find()
        self.words.setText(self.tip.text if self.tip else "")
        self.setAccessibleName(_("Tip: {text}").format(text=self.words.text()))
        self.setVisible(self.tip is not None)

    def _put_away(self) -> None:
        if self.tip is not None:
            Settings().put_tip_away(self.tip.key)
            self._has_put_away = True
            self.focusNextChild()
            self.hide()

    def _return(self) -> None:
        self._has_put_away = False
        self._show()


def _nothing() -> Tip | None:
    return None


def _unless_away(tip: Tip) -> Tip | None:
    return None if tip.key in Settings().tips_put_away else tip


def _first(where: str, role: str, section: str) -> Tip | None:
    away = set(Settings().tips_put_away)
    return next(
        (
            tip
            for tip in tips(where)
            if (tip.is_for(role) if role else True)
            and (not section or tip.section in (section, ""))
            and tip.key not in away
        ),
        None,
    )
