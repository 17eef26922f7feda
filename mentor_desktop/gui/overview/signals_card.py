"""How it is going: each sign with its level, its sentence, and the way to what it rests on."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mentor_desktop.domain import signals as domain
from mentor_desktop.domain.signal_words import level_title, signal_title
from mentor_desktop.gui.overview.parts import INK, Card, Mark, flow
from mentor_desktop.gui.widgets.words import button, emptied, words
from mentor_desktop.translation import _, ngettext

_LEAST = 4  # signals that are shown, whether they ask for something or not
# Where the evidence of a signal is found.
TAB_OF_SIGNAL = {
    "contact": "meetings",
    "cancelled": "meetings",
    "next_meeting": "meetings",
    "action_items": "meetings",
    "stage": "check_ins",
    "check_up": "check_ins",
    "agreement": "agreement",
    "plan": "plan",
}
_USUAL = ("contact", "cancelled", "action_items", "agreement")  # shown first where all is well


class SignalsCard(Card):
    """Signals: `opened(str)` the tab where the evidence is; `unfolded()` more or fewer."""

    opened = Signal(str)
    unfolded = Signal()

    def __init__(self) -> None:
        super().__init__(_("How it is going"))
        self.titles: dict[str, QPushButton] = {}
        self.sentences: dict[str, QLabel] = {}
        self._signals: Sequence[domain.Signal] = ()
        self._written: Callable[[date], str] = date.isoformat
        self._shows_all = False
        self.mark = Mark()
        self.level = words("", "small")
        self.level.setWordWrap(False)
        overall = QHBoxLayout()
        overall.setSpacing(4)
        overall.addWidget(self.mark)
        overall.addWidget(self.level)
        self.top.addLayout(overall)
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self.empty = words("", "muted")
        self.more = button("", "link")
        self.more.clicked.connect(self._toggle)
        for part in (self._lines, self.empty, flow(self.more)):
            self.body.addWidget(part)

    def show_signals(
        self, signals: Sequence[domain.Signal], written: Callable[[date], str], quiet: str
    ) -> None:
        """The gravest first; `quiet` is said where there are none."""
        self._signals, self._written = signals, written
        level = domain.level_of(signals)
        self.level.setText(level_title(level))
        self.mark.show_level(level)
        self.mark.setVisible(bool(level))
        self.empty.setText(quiet)
        self.empty.setVisible(not signals)
        self._show_lines()

    def _show_lines(self) -> None:
        focused = next((key for key, one in self.titles.items() if one.hasFocus()), "")
        emptied(self._grid)
        self.titles, self.sentences = {}, {}
        ordered = sorted(self._signals, key=_order)
        asking = sum(one.level != "on_track" for one in ordered)
        shown = ordered if self._shows_all else ordered[: max(asking, _LEAST)]
        for row, one in enumerate(shown):
            self._add_line(row, one)
        left = len(ordered) - len(shown)
        self.more.setVisible(left > 0 or self._shows_all)
        said = ngettext("{count} more on track", "{count} more on track", left).format(count=left)
        self.more.setText(_("Show fewer") if self._shows_all else said)
        if focused in self.titles:
            self.titles[focused].setFocus()

    def _add_line(self, row: int, one: domain.Signal) -> None:
        sentence, level = one.sentence(self._written), level_title(one.level)
        mark = Mark(one.level)
        mark.setToolTip(level)
        title = button(signal_title(one.key), "plain")
        title.setAccessibleName(
            _("{signal}: {level}").format(signal=signal_title(one.key), level=level)
        )
        title.setAccessibleDescription(sentence)
        title.setToolTip(_("{level}. Look at it closely.").format(level=level))
        title.clicked.connect(partial(self.opened.emit, TAB_OF_SIGNAL[one.key]))
        said = words(sentence, "muted")
        beside = QWidget()
        down = QVBoxLayout(beside)
        down.setContentsMargins(0, 3, 0, 3)
        down.setSpacing(0)
        if one.level != "on_track":
            down.addWidget(words(level, INK[one.level]))
        down.addWidget(said)
        top = Qt.AlignmentFlag.AlignTop
        holder = QWidget()
        around = QVBoxLayout(holder)
        around.setContentsMargins(0, 3, 0, 0)
        around.addWidget(mark)
        self._grid.addWidget(holder, row, 0, top)
        self._grid.addWidget(title, row, 1, top)
        self._grid.addWidget(beside, row, 2)
        self.titles[one.key], self.sentences[one.key] = title, said

    def _toggle(self) -> None:
        self._shows_all = not self._shows_all
        self._show_lines()
        self.unfolded.emit()


def _order(one: domain.Signal) -> tuple[int, int]:
    usual = _USUAL.index(one.key) if one.key in _USUAL else len(_USUAL)
    if one.level == "on_track":
        return 0, usual
    return -domain.LEVELS.index(one.level), domain.KEYS.index(one.key)
