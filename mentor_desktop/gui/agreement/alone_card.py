"""Answering alone: whose answers these are, who may see them, and handing them in."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from mentor_desktop.gui.agreement.parts import Card, button, text
from mentor_desktop.translation import _


@dataclass(frozen=True)
class Alone:
    """Whose answers are looked at (`name`), the other's name, and how far both are."""

    name: str
    other: str
    is_oneself: bool
    has_handed_in: bool
    other_has: bool

    @property
    def is_hidden(self) -> bool:
        """Another's answers stay hidden until both are in: a courtesy, not a lock."""
        return not self.is_oneself and not (self.has_handed_in and self.other_has)

    @property
    def can_write(self) -> bool:
        """Whether answers can be changed now."""
        return self.is_oneself and not self.has_handed_in


class AloneCard(Card):
    """Signals: `handed_in()`, `reopened()`, `seated()`: it is that person who sits here."""

    handed_in = Signal()
    reopened = Signal()
    seated = Signal()

    def __init__(self) -> None:
        super().__init__(role="tip")
        self._words = text("")
        self.body.addWidget(self._words)
        line = QHBoxLayout()
        self.hand_in = button(_("I have answered"), self.handed_in.emit)
        self.reopen = button(_("Change my answers"), self.reopened.emit)
        self.sit_here = button("", self.seated.emit)
        for one in (self.hand_in, self.reopen, self.sit_here):
            line.addWidget(one)
        line.addStretch()
        self.body.addLayout(line)

    def show_alone(self, alone: Alone) -> None:
        """Says how it stands."""
        self._words.setText(_situation(alone))
        self.hand_in.setVisible(alone.can_write)
        self.reopen.setVisible(alone.is_oneself and alone.has_handed_in)
        self.sit_here.setVisible(not alone.is_oneself)
        sit = _("I am {name}").format(name=alone.name)
        self.sit_here.setText(sit)
        self.sit_here.setAccessibleName(sit)


def _situation(alone: Alone) -> str:
    both = alone.has_handed_in and alone.other_has
    if alone.is_hidden:
        return _(
            "What {name} answers stays hidden until both of you have answered. "
            "This is courtesy between people who share a computer, not a lock."
        ).format(name=alone.name)
    if alone.can_write:
        return _(
            "Answer for yourself, as much as you like. {other} sees it once both of you have "
            "answered; then you look together at where you differ."
        ).format(other=alone.other)
    if both:
        return _("Both of you have answered. Under “Together” you see where you differ.")
    return _("Your answers are in. {other} has yet to answer; then you see both.").format(
        other=alone.other
    )
