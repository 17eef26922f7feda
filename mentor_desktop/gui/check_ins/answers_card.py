"""Answers to read: a step each, one column for each who answered or each time they did."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from mentor_desktop.gui.check_ins.parts import Card, words


@dataclass(frozen=True)
class Row:
    """A question and what was said, a text a column ("" for nothing); `note` is said under it."""

    label: str
    said: tuple[str, ...]
    note: str = ""


class AnswersCard(Card):
    """A heading, the columns' names where there are several, and a row a question."""

    def __init__(self, heading: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        super().__init__(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        if len(columns) > 1:
            for column, name in enumerate(columns, 1):
                grid.addWidget(words(name, "section"), 0, column)
        for line, row in enumerate(rows, 1):
            label = words(row.label, "muted")
            if row.note:
                label.setText(f"{row.label}\n{row.note}")
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            for column, said in enumerate(row.said, 1):
                answer = words(said or "–")
                answer.setAccessibleName(said)
                grid.addWidget(answer, line, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 2)
        for column in range(1, len(columns) + 1):
            grid.setColumnStretch(column, 3 if len(columns) == 1 else 2)
        self.body.addLayout(grid)
