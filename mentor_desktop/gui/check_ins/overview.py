"""The list of a pair's check-ins: those of the journey, those for any time, those kept."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mentor_desktop.domain.check_in_file import Fault
from mentor_desktop.gui.check_ins.line import Line, LineView
from mentor_desktop.gui.check_ins.lines import Lines
from mentor_desktop.gui.check_ins.parts import Card, Column, words
from mentor_desktop.gui.check_ins.trend import Trend, TrendView
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.undo_bar import FileUndoBar
from mentor_desktop.gui.widgets.empty_state import EmptyState
from mentor_desktop.gui.widgets.words import emptied
from mentor_desktop.translation import _, ngettext


class Overview(QWidget):
    """Signal: `wanted(action, key)`: start, read, plan, skip, reopen, remove or sheets."""

    wanted = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.lines: dict[str, LineView] = {}
        self._shown: tuple[Lines, tuple[tuple[str, Trend], ...]] | None = None
        self.faults = Card(role="warning")
        self._faulty = words()
        self.faults.body.addWidget(self._faulty)
        self.faults.hide()
        self.column = Column()
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.column.down.addWidget(self.faults)
        self.column.down.addLayout(self._list)
        self.column.down.addStretch(1)
        self.bar = FileUndoBar(context)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 12, 0, 0)
        down.addWidget(self.column, 1)
        down.addWidget(self.bar)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Names the files that cannot be used; the others can."""
        self.faults.setVisible(bool(faults))
        if faults:
            lead = ngettext(
                "{count} check-in is left out; the others work as ever.",
                "{count} check-ins are left out; the others work as ever.",
                len(faults),
            ).format(count=len(faults))
            self._faulty.setText("\n".join((lead, *(str(one) for one in faults))))
            self.faults.setAccessibleName(self._faulty.text())

    def show_lines(self, lines: Lines, trends: Sequence[tuple[str, Trend]]) -> None:
        """Lists them; the same again leaves the focus alone."""
        shown = (lines, tuple(trends))
        if shown == self._shown:
            return
        focused = self._focused()
        self._shown = shown
        emptied(self._list)
        self.lines = {}
        if lines.journey:
            self._add(_("On your way"), lines.journey)
        if lines.any_time:
            heading = _("Whenever it helps") if lines.journey else _("Check-ins")
            self._add(heading, lines.any_time, trends)
        if lines.kept:
            self._add(_("Kept from before"), lines.kept)
        if not self.lines:
            self._list.addWidget(
                EmptyState(
                    _("No check-ins"),
                    _("Guided conversations belong here, each a file. Not one could be read."),
                )
            )
        self._focus_again(focused)

    def _add(
        self, heading: str, lines: Sequence[Line], trends: Sequence[tuple[str, Trend]] = ()
    ) -> None:
        card = Card(heading)
        card.body.setSpacing(0)
        for at, line in enumerate(lines):
            if at:
                rule = QFrame()
                rule.setProperty("role", "line")
                card.body.addWidget(rule)
            view = LineView(line)
            view.wanted.connect(self.wanted)
            self.lines[line.key] = view
            card.body.addWidget(view)
            for key, trend in trends:
                if key == line.key:
                    name = _("{title}: how it went over time").format(title=line.title)
                    card.body.addWidget(TrendView(trend, name))
        self._list.addWidget(card)

    def _focused(self) -> str:
        """The line that has the keyboard, "" for none."""
        for key, view in self.lines.items():
            if view.isAncestorOf(self.focusWidget() or self):
                return key
        return ""

    def _focus_again(self, key: str) -> None:
        if key and self.isVisible():
            self.focus_line(key)
        first = next((view.first() for view in self.lines.values() if view.first()), None)
        if first is not None:
            self.setFocusProxy(first)

    def focus_line(self, key: str) -> None:
        """Puts the keyboard on the first button of a line."""
        QTimer.singleShot(0, self, partial(self._focus_now, key))  # once it is in view

    def _focus_now(self, key: str) -> None:
        view = self.lines.get(key)
        first = view.first() if view else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.column.ensureWidgetVisible(first)

    def minimumSizeHint(self) -> QSize:
        """Small enough for the smallest window; the list scrolls."""
        return QSize(320, 200)
