"""Where the two differ: each difference with both answers, and the ways to settle it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.domain.agreement_rules import Difference
from mentor_desktop.domain.form import Question, Value, said
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.agreement.parts import Card, button, text
from mentor_desktop.gui.widgets.words import emptied
from mentor_desktop.translation import _, ngettext


class DifferencesCard(Card):
    """Signals: `taken(question, voice)` for one's answer, `written(section, question)`."""

    taken = Signal(str, str)
    written = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._heading = text("", "heading")
        self.body.addWidget(self._heading)
        self._lead = text(
            _(
                "What you answered alike is agreed already. "
                "Talk about the rest, and settle it here."
            ),
            "muted",
        )
        self.body.addWidget(self._lead)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.body.addLayout(self._list)

    def show_differences(
        self,
        differences: Sequence[Difference],
        names: Mapping[str, str],
        titles: Mapping[str, str],
        goals: Mapping[str, str],
    ) -> None:
        """Lists them; `names` by role, `titles` of sections and goals by key."""
        count = len(differences)
        heading = ngettext(
            "Where you differ: {count} answer", "Where you differ: {count} answers", count
        ).format(count=count)
        self._heading.setText(heading)
        self.setAccessibleName(heading)
        emptied(self._list)
        for one in differences:
            self._list.addWidget(self._row(one, names, titles[one.section], goals))

    def _row(
        self, one: Difference, names: Mapping[str, str], title: str, goals: Mapping[str, str]
    ) -> QWidget:
        row = QFrame()
        row.setProperty("role", "inner")
        grid = QGridLayout(row)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setSpacing(6)
        where = _("{section}: {question}").format(section=title, question=one.question.label)
        grid.addWidget(text(where, "strong"), 0, 0, 1, 2)
        for column, role in enumerate(ROLES):
            answer: Value = getattr(one, role)
            grid.addWidget(text(names[role], "small"), 1, column)
            grid.addWidget(text(answer_text(one.question, answer, goals)), 2, column)
            take = button(
                _("Take {name}'s").format(name=names[role]),
                partial(self.taken.emit, one.question.key, role),
            )
            take.setAccessibleName(
                _("Take {name}'s answer to “{question}”").format(
                    name=names[role], question=one.question.label
                )
            )
            take.setEnabled(answer is not None)
            grid.addWidget(take, 3, column, Qt.AlignmentFlag.AlignLeading)
            grid.setColumnStretch(column, 1)
        own = button(
            _("Write our own…"), partial(self.written.emit, one.section, one.question.key), "link"
        )
        own.setAccessibleName(
            _("Write our own answer to “{question}”").format(question=one.question.label)
        )
        line = QHBoxLayout()
        line.addWidget(own)
        line.addStretch()
        grid.addLayout(line, 4, 0, 1, 2)
        return row


def answer_text(question: Question, value: Value, goals: Mapping[str, str]) -> str:
    """An answer in words, a line an item; says so where there is none."""
    if question.kind == "goals" and isinstance(value, list):
        lines = tuple(goals[goal] for goal in value if goal in goals)
    else:
        lines = said(question, value)
    return "\n".join(lines) or _("No answer")
