"""The frame of a check-in: its steps at the side, one of them in view, Back and Next below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentor_desktop.gui.check_ins.parts import Column, words
from mentor_desktop.gui.widgets.section_list import SectionCombo, SectionItem, SectionList
from mentor_desktop.translation import _

SUMMARY = "summary"  # the key of the last page
_SIDE = 28  # average letters
_WIDE = 112  # average letters: below, the steps are a drop-down


@dataclass(frozen=True)
class Heading:
    """What is gone through, and with whom."""

    title: str
    names: str
    help: str = ""


class WizardFrame(QWidget):
    """Signals: `chosen(key)` a step, `back()`, `next()`, `closed()`; `next` finishes at the end."""

    chosen = Signal(str)
    back = Signal()
    next = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[str] = []
        self._above: QWidget | None = None
        self._is_narrow = False
        self._title = words("", "heading")
        self._names = words("", "muted")
        self._line = words("", "muted")
        self._help = words("", "small")
        self.steps = SectionList()
        self.steps.setAccessibleName(_("Steps"))
        self.steps.setDragEnabled(False)
        self.drop_down = SectionCombo()
        self.drop_down.setAccessibleName(_("Step"))
        self.column = Column()
        self.close_button = QPushButton(_("Save and close"))
        self.back_button = QPushButton(_("Back"))
        self.next_button = QPushButton(_("Next"))
        self.next_button.setProperty("role", "primary")
        self._note = words("", "problem")
        self._note.hide()
        self._side = self._make_side()
        self._lay_out()
        self._connect()

    def _make_side(self) -> QFrame:
        side = QFrame()
        side.setProperty("role", "sidebar")
        down = QVBoxLayout(side)
        down.setContentsMargins(12, 24, 12, 20)
        down.setSpacing(4)
        heads = QVBoxLayout()
        heads.setContentsMargins(8, 0, 8, 8)
        heads.setSpacing(4)
        heads.addWidget(self._title)
        heads.addWidget(self._names)
        heads.addWidget(self._help)
        down.addLayout(heads)
        down.addWidget(self.steps, 1)
        saved = words(_("Answers save as you go.\nClose at any time and come back."), "small")
        saved.setContentsMargins(8, 0, 8, 0)
        down.addWidget(saved)
        return side

    def _lay_out(self) -> None:
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 4)
        top.setSpacing(8)
        top.addWidget(self._line)
        top.addWidget(self.drop_down)
        self.foot = QWidget()
        feet = QHBoxLayout(self.foot)
        feet.setContentsMargins(0, 12, 4, 0)
        feet.setSpacing(8)
        feet.addWidget(self.close_button)
        feet.addStretch(1)
        feet.addWidget(self.back_button)
        feet.addWidget(self.next_button)
        self._main = QVBoxLayout()
        self._main.setContentsMargins(32, 24, 24, 18)
        self._main.setSpacing(8)
        self._main.addWidget(self._top)
        self._main.addWidget(self.column, 1)
        self._main.addWidget(self._note)
        self._main.addWidget(self.foot)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._side)
        across.addLayout(self._main, 1)

    def _connect(self) -> None:
        self.steps.selected.connect(self.chosen)
        self.drop_down.selected.connect(self.chosen)
        self.close_button.clicked.connect(self.closed)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.next)
        for keys, act in (
            ("Alt+Left", self._go_leading),
            ("Alt+Right", self._go_trailing),
            ("Ctrl+PgUp", self._go_back),
            ("Ctrl+PgDown", self._go_on),
        ):
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, context=context).activated.connect(act)

    def put_above(self, part: QWidget) -> None:
        """Something that stays above what scrolls; in little room it scrolls too."""
        self._above = part
        self._main.insertWidget(1, part)

    def show_heading(self, heading: Heading) -> None:
        """Says what is gone through, and with whom."""
        self._title.setText(heading.title)
        self._names.setText(heading.names)
        self._line.setText(
            _("{check_in}: {names}").format(check_in=heading.title, names=heading.names)
        )
        self._line.setToolTip(heading.help)
        self._help.setText(heading.help)
        self._help.setVisible(bool(heading.help))
        self.setAccessibleName(heading.title)
        self.setAccessibleDescription(heading.help)

    def show_steps(self, items: Sequence[SectionItem], current: str) -> None:
        """The steps with how far each is, the one in view marked."""
        self._keys = [item.key for item in items]
        self.steps.set_items(items)
        self.drop_down.set_items(items)
        self.steps.set_current(current)
        self.drop_down.set_current(current)
        self.back_button.setEnabled(bool(items) and current != items[0].key)

    @property
    def is_walking(self) -> bool:
        """Whether the arrow keys walk the list of steps, which then keeps the keyboard."""
        is_pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        return self.steps.hasFocus() and not is_pressed

    def show_end(self, finish: str, *, can_finish: bool = True) -> None:
        """What the filled button says: "" for Next."""
        said = finish or _("Next")
        self.next_button.setText(said)
        self.next_button.setAccessibleName(said)
        self.next_button.setEnabled(can_finish)

    def tell(self, sentence: str) -> None:
        """Says why something could not be done, "" for nothing."""
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def _go_leading(self) -> None:
        self._go(is_on=self._is_mirrored())

    def _go_trailing(self) -> None:
        self._go(is_on=not self._is_mirrored())

    def _go_back(self) -> None:
        self._go(is_on=False)

    def _go_on(self) -> None:
        self._go(is_on=True)

    def _go(self, *, is_on: bool) -> None:
        """The keys lead from step to step; they finish nothing."""
        here = self._keys.index(self.steps.current_key) if self._keys else 0
        there = here + (1 if is_on else -1)
        if 0 <= there < len(self._keys):
            self.chosen.emit(self._keys[there])

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _arrange(self) -> None:
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _WIDE
        self._side.setFixedWidth(self.fontMetrics().averageCharWidth() * _SIDE + 40)
        if self._above is not None and narrow is not self._is_narrow:
            (self.column.down if narrow else self._main).insertWidget(
                0 if narrow else 1, self._above
            )
        self._is_narrow = narrow
        self._side.setHidden(narrow)
        self._top.setVisible(narrow)
        self._side.setProperty("mirrored", self._is_mirrored())
        edge = 20 if narrow else 32
        self._main.setContentsMargins(edge, 16 if narrow else 24, edge - 8, 18)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for the steps at the side."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Nor has large text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Small enough for the smallest window; the questions scroll."""
        return QSize(320, 240)
