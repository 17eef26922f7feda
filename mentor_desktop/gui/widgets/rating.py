"""A rating: the numbers as chips, what both ends mean beside them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from mentor_desktop.domain.check_in_form import CheckInQuestion
from mentor_desktop.domain.form import Question, Value
from mentor_desktop.gui.widgets.chips import Chips
from mentor_desktop.gui.widgets.field import Field
from mentor_desktop.translation import _


class RatingField(Field):
    """A number from the question's `least` to its `most`; another click or Delete lets it go."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        low, high, numbers = "", "", range(1, 6)
        if isinstance(question, CheckInQuestion):
            low, high = question.low, question.high
            numbers = range(question.least, question.most + 1)
        self.chips = Chips([(str(one), self.locale().toString(one)) for one in numbers])
        self.chips.set_described_by(question.label)
        self.chips.changed.connect(self._choose)
        ends = {numbers[0]: low, numbers[-1]: high}
        for number, chip in zip(numbers, self.chips.buttons(), strict=True):
            chip.setAccessibleName(_spoken(number, numbers[-1], ends.get(number, "")))
            self.watch(chip)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(_end(low))
        across.addWidget(self.chips)
        across.addWidget(_end(high))
        across.addStretch(1)

    def main_widget(self) -> QWidget:
        return self.chips.buttons()[0]

    def value(self) -> Value:
        chosen = self.chips.value
        return float(chosen) if isinstance(chosen, str) else None

    def put(self, value: Value) -> None:
        is_number = isinstance(value, int | float)
        self.chips.set_value(f"{value:g}" if is_number else None)

    def show_value(self, value: Value) -> None:
        """Shows an answer; the same again changes nothing."""
        self.put(value)

    def _choose(self, _chosen: object) -> None:
        self.edited.emit(self.value())


def _end(text: str) -> QLabel:
    label = QLabel(text, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", "small")
    if not text:
        label.hide()  # never shown without a parent: it would be a window of its own
    return label


def _spoken(number: int, most: int, meaning: str) -> str:
    """What a screen reader says: "1 of 5: not at all"."""
    said = _("{number} of {most}").format(number=number, most=most)
    return _("{number}: {meaning}").format(number=said, meaning=meaning) if meaning else said
