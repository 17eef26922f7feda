"""One section: what to talk about first, its form, a tip in passing."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mentor_desktop.domain.form import Section, Value
from mentor_desktop.gui.agreement.parts import Card, button, text
from mentor_desktop.gui.settings import Settings
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.operations.texts import Tip, tips
from mentor_desktop.translation import _


@dataclass(frozen=True)
class Filled:
    """What the form shows: the answers of one voice, the goals by rank, whether it can be used."""

    answers: Mapping[str, Value]
    goals: tuple[tuple[str, str], ...]
    is_read_only: bool
    reader: str  # "mentor", "mentee" or "" for both: whom the tips are for
    warnings: tuple[str, ...] = ()


class SectionPane(QWidget):
    """Signals: `edited(question, value)`, `left()` a field, `goal_added(title)`,
    `goals_wanted()`: to rename and rank them.
    """

    edited = Signal(str, object)
    left = Signal()
    goal_added = Signal(str)
    goals_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._section: Section | None = None
        self._goals: tuple[tuple[str, str], ...] | None = None
        self._tip: Tip | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._talk = Card(_("Talk about it first"))
        self._questions = text("", "muted")
        self._talk.body.addWidget(self._questions)
        layout.addWidget(self._talk)
        self._card = Card()
        self._title = text("", "heading")
        self._help = text("", "muted")
        self._card.body.addWidget(self._title)
        self._card.body.addWidget(self._help)
        self.form = FormView(())
        self.form.edited.connect(self.edited)
        self.form.left.connect(lambda _key: self.left.emit())
        self.form.goal_added.connect(self.goal_added)
        self._card.body.addSpacing(4)
        self._card.body.addWidget(self.form)
        self._warning = text("", "warning")
        self._card.body.addWidget(self._warning)
        self.goals = button(_("Rename and rank goals…"), self.goals_wanted.emit, "link")
        self._card.body.addWidget(self.goals)
        layout.addWidget(self._card)
        layout.addWidget(self._tip_card())

    def _tip_card(self) -> QWidget:
        self._tip_frame = Card(role="tip")
        line = QHBoxLayout()
        self._tip_words: QLabel = text("")
        line.addWidget(self._tip_words, 1)
        dismiss = button(_("Got it"), self._dismiss, "link")
        dismiss.setAccessibleName(_("Put this tip away"))
        line.addWidget(dismiss)
        self._tip_frame.body.addLayout(line)
        return self._tip_frame

    def show_section(self, section: Section, filled: Filled) -> None:
        """Shows a section; of the same one only what changed, so that the focus stays."""
        if section != self._section:
            self._section = section
            self._goals = None
            self.form.set_sections((section,))
            self._title.setText(section.title)
            self._card.setAccessibleName(section.title)
            self._help.setText(section.help)
            self._help.setVisible(bool(section.help))
            self._questions.setText("  ·  ".join(section.talk))
        self._talk.setVisible(bool(section.talk) and not filled.is_read_only)
        if filled.goals != self._goals:
            self._goals = filled.goals
            self.form.set_goals(list(filled.goals))
        self.form.set_values(filled.answers)
        self.form.set_read_only(filled.is_read_only)
        self._warning.setText("\n".join(filled.warnings))
        self._warning.setVisible(bool(filled.warnings))
        picks_goals = any(one.kind == "goals" for one in section.questions)
        self.goals.setVisible(picks_goals and bool(filled.goals) and not filled.is_read_only)
        self._show_tip(section.key, filled)

    def _show_tip(self, key: str, filled: Filled) -> None:
        self._tip = None
        if not filled.is_read_only:
            away = Settings().tips_put_away
            for tip in tips("agreement"):
                is_for = not filled.reader or tip.is_for(filled.reader)
                if tip.section == key and is_for and tip.key not in away:
                    self._tip = tip
                    break
        self._tip_frame.setVisible(self._tip is not None)
        if self._tip is not None:
            self._tip_words.setText(self._tip.text)

    def _dismiss(self) -> None:
        if self._tip is not None:
            Settings().put_tip_away(self._tip.key)
        self._tip_frame.hide()
