"""A form on the screen: labels at the side, fields, what is wrong beside the field."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mentor_desktop.domain.form import Question, Section, Value
from mentor_desktop.gui.widgets.fields import FIELDS, Field, GoalsField
from mentor_desktop.translation import _

_LABEL_SHARE = 0.26  # of the width; the rest belongs to the field
_NARROW = 34  # average letters: below it the label stands above its field


class FormView(QWidget):
    """Every question of some sections. Section titles are shown where there are several.

    Signals: `edited(key, value)` after a pause in typing or on leaving a field; `left(key)`;
    `goal_added(title)` where a question picks goals.
    """

    edited = Signal(str, object)
    left = Signal(str)
    goal_added = Signal(str)

    def __init__(self, sections: Iterable[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, _Row] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self.set_sections(sections)

    def set_sections(self, sections: Iterable[Section]) -> None:
        """Shows other questions."""
        while (item := self._layout.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        shown = [section for section in sections if section.questions]
        for section in shown:
            if len(shown) > 1:
                title = QLabel(section.title)
                title.setProperty("role", "heading")
                self._layout.addWidget(title)
            for question in section.questions:
                self._layout.addWidget(self._row(question))

    def _row(self, question: Question) -> "_Row":
        row = _Row(question)
        key = question.key
        row.field.edited.connect(lambda value: self._edited(key, value))
        row.field.left.connect(lambda: self.left.emit(key))
        row.field.failed.connect(lambda sentence: self.set_problem(key, sentence))
        if isinstance(row.field, GoalsField):
            row.field.added.connect(self.goal_added)
        self._rows[key] = row
        return row

    def _edited(self, key: str, value: Value) -> None:
        self.set_problem(key, None)
        self.edited.emit(key, value)

    def set_values(self, values: Mapping[str, Value]) -> None:
        """Shows answers; a field with words not told yet is left alone."""
        for key, row in self._rows.items():
            if not row.field.is_being_typed_in() and not row.has_problem:
                row.show_value(values.get(key))

    def set_goals(self, goals: list[tuple[str, str]]) -> None:
        """The goals there are to choose from: ids and titles."""
        for row in self._rows.values():
            if isinstance(row.field, GoalsField):
                row.field.set_goals(goals)

    def set_problem(self, key: str, sentence: str | None) -> None:
        """Says beneath a field what would be right; what was typed stays."""
        if key in self._rows:
            self._rows[key].set_problem(sentence)

    def set_read_only(self, is_read_only: bool) -> None:
        """Whether anything can be changed."""
        for row in self._rows.values():
            row.field.set_read_only(is_read_only)

    def focus_question(self, key: str) -> None:
        """Goes to a field."""
        if key in self._rows:
            self._rows[key].field.main_widget().setFocus(Qt.FocusReason.TabFocusReason)

    def field(self, key: str) -> Field:
        """The field of a question; KeyError if it is not shown."""
        return self._rows[key].field

    def can_be_read(self) -> bool:
        """Whether every field can be read; what cannot is told beside it."""
        is_readable = True
        for row in self._rows.values():
            try:
                row.field.value()
            except ValueError as error:
                row.set_problem(str(error))
                is_readable = False
        return is_readable

    def tell_all(self) -> None:
        """Tells what is typed and not told yet, as before closing."""
        for row in self._rows.values():
            if row.field.is_being_typed_in():
                row.field.tell()


class _Row(QWidget):
    """A label with its field; above it where there is little room."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.field = FIELDS[question.kind](question)
        self.has_problem = False
        self._label = QLabel(question.label)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._label.setContentsMargins(0, 6, 0, 0)
        main = self.field.main_widget()
        self._label.setBuddy(main)
        if not main.accessibleName() or question.kind not in ("choice", "choices", "goals"):
            main.setAccessibleName(main.accessibleName() or question.label)
        if question.hint:
            main.setAccessibleDescription(question.hint)
        self._hint = self._line(question.hint, "small")
        self._note = self._line(_("Our suggestion; change it as you like."), "small")
        self._note.hide()
        self._problem = self._line("", "problem")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._is_narrow: bool | None = None
        self._arrange(is_narrow=False)

    def _line(self, text: str, role: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        if not text:
            label.hide()  # never shown without a parent: it would be a window of its own
        return label

    def show_value(self, value: Value) -> None:
        """Shows an answer, and whether it is still the one that was suggested."""
        self.field.show_value(value)
        default = self.question.default
        self._note.setVisible(default is not None and value == default and self.field.isEnabled())

    def set_problem(self, sentence: str | None) -> None:
        """What would be right, or None."""
        self.has_problem = bool(sentence)
        self._problem.setText(sentence or "")
        self._problem.setVisible(bool(sentence))
        main = self.field.main_widget()
        main.setAccessibleDescription(sentence or self.question.hint)
        main.setProperty("problem", bool(sentence))
        main.style().unpolish(main)
        main.style().polish(main)

    def _arrange(self, *, is_narrow: bool) -> None:
        if is_narrow is self._is_narrow:
            return
        self._is_narrow = is_narrow
        widgets: tuple[QWidget, ...] = (
            self._label, self.field, self._hint, self._note, self._problem
        )  # fmt: skip
        for widget in widgets:
            self._grid.removeWidget(widget)
        if is_narrow:
            for row, widget in enumerate(widgets):
                self._grid.addWidget(widget, row, 0, 1, 2)
        else:
            self._grid.addWidget(self._label, 0, 0, 1, 1)
            for row, widget in enumerate(widgets[1:]):
                self._grid.addWidget(widget, row, 1)
        self._grid.setColumnStretch(1, 1)
        self._fit()

    def _fit(self) -> None:
        wanted = round(self.width() * _LABEL_SHARE) if not self._is_narrow else 16_777_215
        self._label.setMaximumWidth(max(wanted, 60))
        self._label.setMinimumWidth(0 if self._is_narrow else max(wanted, 60))

    def event(self, event: QEvent) -> bool:
        """Its own width decides where the label stands."""
        if event.type() == QEvent.Type.Resize:
            letters = self.width() / max(self.fontMetrics().averageCharWidth(), 1)
            self._arrange(is_narrow=letters < 2 * _NARROW)
            self._fit()
        return super().event(event)
