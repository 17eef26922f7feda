"""The row over the calendar: which month, which view, which kinds, only mine, export."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from mentor_desktop.domain.dated import KINDS, kind_title
from mentor_desktop.gui.days import month_title
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.gui.widgets.switch import Switch
from mentor_desktop.translation import _, ngettext

VIEWS = ("month", "agenda")


class _Kinds(QMenu):
    """Stays open while kinds are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tick closes nothing."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nor does it by keyboard."""
        action = self.activeAction()
        is_enter = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and action is not None and action.isCheckable():
            action.trigger()
            return
        super().keyPressEvent(event)


class Tools(QWidget):
    """Signals: `month_wanted(int)` so many months on, `today_wanted()`, `view_wanted(str)`,
    `filtered()` when other kinds or people are wanted, `export_wanted()`.
    """

    month_wanted = Signal(int)
    today_wanted = Signal()
    view_wanted = Signal(str)
    filtered = Signal()
    export_wanted = Signal()

    def __init__(self, kinds: Sequence[str] = KINDS) -> None:
        super().__init__()
        self.switch = Switch(VIEWS, _("How to see the calendar"))
        self.switch.set_text("month", _("Month"))
        self.switch.set_text("agenda", _("Agenda"))
        self.switch.chosen.connect(self.view_wanted)
        back, on = ("›", "‹") if QGuiApplication.isRightToLeft() else ("‹", "›")
        self.before = _step(back, _("The month before"))
        self.after = _step(on, _("The month after"))
        self.today = QPushButton(_("Today"))
        self.month = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.month.setProperty("role", "heading")
        self.month.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        self.before.clicked.connect(self._go_back)
        self.after.clicked.connect(self._go_on)
        self.today.clicked.connect(self.today_wanted)
        self.kinds = QPushButton()
        menu = _Kinds(self.kinds)
        self._ticks = {kind: self._tick(menu, kind) for kind in kinds}
        menu.addSeparator()
        menu.addAction(_("All kinds")).triggered.connect(self._tick_all)
        self.kinds.setMenu(menu)
        self.mine = QCheckBox(_("Only mine"))
        self.mine.setToolTip(_("Your own pairs, and of action items those you promised"))
        self.mine.toggled.connect(self.filtered)
        self.export = QPushButton(_("Export…"))
        self.export.setToolTip(_("What is shown, for another calendar"))
        self.export.clicked.connect(self.export_wanted)
        self._lay_out()
        self._show_kinds()

    def _lay_out(self) -> None:
        flow = FlowLayout(self, spacing=8)
        for widget in (
            self.switch, self.before, self.today, self.after, self.month, self.kinds, self.mine,
            self.export,
        ):  # fmt: skip
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.switch)

    def _tick(self, menu: QMenu, kind: str) -> QAction:
        action = menu.addAction(kind_title(kind))
        action.setCheckable(True)
        action.setChecked(True)
        action.toggled.connect(self._filter)
        return action

    def chosen_kinds(self) -> tuple[str, ...]:
        """Those that are ticked; with none ticked all, for an empty calendar helps nobody."""
        ticked = tuple(kind for kind, action in self._ticks.items() if action.isChecked())
        return ticked or tuple(self._ticks)

    def show_view(self, view: str) -> None:
        """Which view is on."""
        self.switch.set_current(view)
        for widget in (self.before, self.today, self.after, self.month):
            widget.setVisible(view == "month")

    def event(self, event: QEvent) -> bool:
        """The longest month has room, so that nothing beside it moves."""
        if event.type() in (QEvent.Type.Polish, QEvent.Type.Show, QEvent.Type.FontChange):
            self.month.ensurePolished()
            widths = (
                self.month.fontMetrics().horizontalAdvance(month_title(date(2028, month, 1)))
                for month in range(1, 13)
            )
            self.month.setMinimumSize(max(widths) + 16, self.today.sizeHint().height())
        return super().event(event)

    def _filter(self) -> None:
        self._show_kinds()
        self.filtered.emit()

    def _tick_all(self) -> None:
        for action in self._ticks.values():
            action.blockSignals(True)
            action.setChecked(True)
            action.blockSignals(False)
        self._filter()

    def _show_kinds(self) -> None:
        count = len(self.chosen_kinds())
        if count == len(self._ticks):
            said = _("All kinds")
        else:
            said = ngettext("{count} kind", "{count} kinds", count).format(count=count)
        self.kinds.setText(said)
        self.kinds.setAccessibleName(_("Which kinds are shown: {kinds}").format(kinds=said))

    def _go_back(self) -> None:
        self.month_wanted.emit(-1)

    def _go_on(self) -> None:
        self.month_wanted.emit(1)


def _step(sign: str, name: str) -> QPushButton:
    made = QPushButton(sign)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
