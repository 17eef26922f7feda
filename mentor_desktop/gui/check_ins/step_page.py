"""A step of a check-in: what to talk about, its questions as cards, what to think about after."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mentor_desktop.domain.check_in_form import CheckInQuestion, OpenStep
from mentor_desktop.domain.form import Value
from mentor_desktop.gui.check_ins.parts import Card, bullets, words
from mentor_desktop.gui.check_ins.question_card import QuestionCard
from mentor_desktop.translation import _


@dataclass(frozen=True)
class Source:
    """Where a suggested answer comes from, and what can be looked at there ("" for nothing)."""

    sentence: str
    look: str = ""


@dataclass(frozen=True)
class Filled:
    """What the cards show: answers, where they come from, what was said before; by question."""

    answers: Mapping[str, Value]
    sources: Mapping[str, Source] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    reflections: tuple[str, ...] = ()
    readers: str = ""  # who reads the answers, where it is not the two
    is_read_only: bool = False


class StepPage(QWidget):
    """Signals: `edited(question, value)`, `left()` a field, `evidence_wanted(question)`.

    `make_link` gives the piece of the record that stands for a question that links to it.
    """

    edited = Signal(str, object)
    left = Signal()
    evidence_wanted = Signal(str)

    def __init__(
        self, make_link: Callable[[CheckInQuestion], QWidget], tip: QWidget | None = None
    ) -> None:
        super().__init__()
        self._make_link = make_link
        self._key = ""
        self.cards: dict[str, QuestionCard] = {}
        self.links: dict[str, QWidget] = {}
        self._order: list[QWidget] = []
        self.title = words("", "title")
        self._help = words("", "muted")
        self._readers = Card(role="tip")
        self._read_by = words()
        self._readers.body.addWidget(self._read_by)
        self._talk = Card(_("Talk about it first"), role="tip")
        self._hints = words()
        self._talk.body.addWidget(self._hints)
        self._reflection = Card(role="plain")
        self._thoughts = words("", "muted")
        self._reflection.body.setContentsMargins(14, 4, 14, 0)
        self._reflection.body.setSpacing(2)
        self._reflection.body.addWidget(words(_("To think about"), "section"))
        self._reflection.body.addWidget(self._thoughts)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        down.addWidget(self.title)
        down.addWidget(self._help)
        down.addSpacing(4)
        down.addWidget(self._readers)
        down.addWidget(self._talk)
        down.addSpacing(4)
        down.addLayout(self._list)
        if tip is not None:
            down.addSpacing(4)
            down.addWidget(tip)
        down.addWidget(self._reflection)
        down.addStretch(1)

    def show_step(self, step: OpenStep, filled: Filled) -> None:
        """Shows a step; of the same one only what changed, so that the focus stays."""
        if step.step.key != self._key:
            self._key = step.step.key
            self._clear()
            _say(self.title, step.step.title)
            _say(self._help, step.step.help)
            self.setAccessibleName(step.step.title)
        _say(self._read_by, filled.readers)
        self._readers.setVisible(bool(filled.readers))
        _say(self._hints, bullets(step.step.talk))
        self._talk.setVisible(bool(step.step.talk) and not filled.is_read_only)
        _say(self._thoughts, "\n".join(filled.reflections))
        self._reflection.setVisible(bool(filled.reflections))
        self._keep({one.key for one in step.questions})
        order = [self._shown(question, filled) for question in step.questions]
        if order != self._order:
            for place, widget in enumerate(order):
                self._list.insertWidget(place, widget)
        self._order = order

    def _shown(self, question: CheckInQuestion, filled: Filled) -> QWidget:
        key = question.key
        if question.is_link:
            if key not in self.links:
                self.links[key] = self._make_link(question)
            return self.links[key]
        card = self.cards.get(key)
        if card is None or card.question != question:
            if card is not None:
                self._drop(card)
            card = self.cards[key] = self._card(question)
        source = filled.sources.get(key, Source(""))
        card.show_evidence(source.sentence, source.look)
        card.show_before(filled.before.get(key, ""))
        card.show_answer(filled.answers.get(key))
        card.set_read_only(filled.is_read_only)
        return card

    def _card(self, question: CheckInQuestion) -> QuestionCard:
        card = QuestionCard(question)
        card.edited.connect(partial(self.edited.emit, question.key))
        card.left.connect(self.left)
        card.evidence_wanted.connect(partial(self.evidence_wanted.emit, question.key))
        return card

    def _keep(self, keys: set[str]) -> None:
        """Lets go of questions that are no longer asked."""
        for kept in (self.cards, self.links):
            for key in [one for one in kept if one not in keys]:
                self._drop(kept.pop(key))

    def _clear(self) -> None:
        self._keep(set())

    def _drop(self, widget: QWidget) -> None:
        self._order = [one for one in self._order if one is not widget]
        self._list.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def parts(self) -> list[QWidget]:
        """The cards in order. The layout is not asked: PySide keeps items that are gone."""
        return list(self._order)

    def tell_all(self) -> None:
        """Tells what is typed and not told yet, as before going on."""
        for card in self.cards.values():
            if card.field.is_being_typed_in():
                card.field.tell()

    def focus_first(self) -> bool:
        """Puts the keyboard into the first field; whether there is one."""
        for widget in self.parts():
            if isinstance(widget, QuestionCard):
                widget.focus()
                return True
            if widget.focusProxy() is not None:
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False


def _say(label: QLabel, sentence: str) -> None:
    if label.text() != sentence:
        label.setText(sentence)
    label.setVisible(bool(sentence))
