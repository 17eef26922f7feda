"""Fields to pick from: choices of the question, goals of the relationship."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mentor_desktop.domain.form import Question, Value
from mentor_desktop.gui.widgets.chips import Chips
from mentor_desktop.gui.widgets.field import Field, side_by_side, whole_line
from mentor_desktop.translation import _

_MOST_GOALS = 3


class ChipsField(Field):
    """One choice, or several."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.chips = Chips(
            [(choice.key, choice.label) for choice in question.choices],
            is_many=question.kind == "choices",
            has_other=question.has_other,
        )
        self.chips.set_described_by(question.label)
        self.chips.changed.connect(self._changed)
        self.chips.left.connect(self.left)
        for button in self.chips.buttons():
            self.watch(button)
        side_by_side(self, self.chips)

    def main_widget(self) -> QWidget:
        return self.chips.buttons()[0] if self.chips.buttons() else self.chips

    def value(self) -> Value:
        return self.chips.value or None

    def put(self, value: Value) -> None:
        self.chips.set_value(value if isinstance(value, str | list) else None)

    def _changed(self, value: str | list[str] | None) -> None:
        self.edited.emit(value or None)


class GoalsField(Field):
    """Up to three goals of the relationship, in their order. Signal: `added(title)`, a new one."""

    added = Signal(str)

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._goals: list[tuple[str, str]] = []
        self._chosen: list[str] = []
        self._chips = Chips(())
        self._hint = QLabel(_("No goals yet. Write the first one below."))
        self._hint.setProperty("role", "muted")
        self._new = whole_line()
        self._new.setPlaceholderText(_("Another goal; Enter adds it"))
        self._new.setAccessibleName(_("Another goal"))
        self._new.returnPressed.connect(self._add)
        self.watch(self._new)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        for widget in (self._chips, self._hint, self._new):
            self._layout.addWidget(widget)
        self._chips.hide()

    def set_goals(self, goals: Sequence[tuple[str, str]]) -> None:
        """What there is to choose from: ids and titles, by rank."""
        self._goals = list(goals)
        self._show_chips()

    def _show_chips(self) -> None:
        """The goals, and in their places those that were picked and are gone since."""
        known = {goal for goal, _title in self._goals}
        gone = [(goal, _("A goal that was removed")) for goal in self._chosen if goal not in known]
        self._chips.hide()
        self._chips.deleteLater()
        self._chips = Chips([*self._goals, *gone], is_many=True)
        self._chips.set_described_by(self.question.label)
        self._chips.set_value(self._chosen)
        self._chips.changed.connect(self._choose)
        self._layout.insertWidget(0, self._chips)
        self._chips.setVisible(bool(self._goals or gone))
        self._hint.setVisible(not (self._goals or gone))

    def main_widget(self) -> QWidget:
        return self._new

    def value(self) -> Value:
        return list(self._chosen) or None

    def put(self, value: Value) -> None:
        before = set(self._chosen)
        self._chosen = list(value) if isinstance(value, list) else []
        known = {goal for goal, _title in self._goals}
        if (before | set(self._chosen)) - known:
            self._show_chips()
        else:
            self._chips.set_value(self._chosen)

    def set_read_only(self, is_read_only: bool) -> None:
        self._chips.setEnabled(not is_read_only)
        self._new.setVisible(not is_read_only)

    def _choose(self, chosen: object) -> None:
        if not isinstance(chosen, list):
            return
        if len(chosen) > _MOST_GOALS:
            self.failed.emit(_("Three goals at most: let one go first."))
            self._chips.set_value(self._chosen)
            return
        kept = [one for one in self._chosen if one in chosen]
        self._chosen = kept + [one for one in chosen if one not in kept]
        self.edited.emit(self._chosen or None)

    def _add(self) -> None:
        title = self._new.text().strip()
        if title:
            self.added.emit(title)
            self._new.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter here adds a goal and does not close a dialog."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
