"""Together, or each alone: whose answers are shown, who may see them, and handing them in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.check_ins.parts import Card, button, words
from mentor_desktop.gui.check_ins.shown import TOGETHER, Shown
from mentor_desktop.gui.widgets.switch import Switch
from mentor_desktop.translation import _

_VOICES = (TOGETHER, *ROLES)


class VoiceBar(QWidget):
    """Signals: `chosen(voice)`; `seated(role)`: it is that person who sits here."""

    chosen = Signal(str)
    seated = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._voice = TOGETHER
        self.switch = Switch(_VOICES, _("Whose answers"))
        self.switch.chosen.connect(self.chosen)
        self._card = Card(role="tip")
        self._said = words()
        self.sit_here = button("", self._sit)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self._said, 1)
        across.addWidget(self.sit_here)
        self._card.body.addLayout(across)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 4, 4)
        down.setSpacing(8)
        down.addWidget(self.switch)
        down.addWidget(self._card)

    def show_voice(self, shown: Shown, voice: str) -> None:
        """Says whose answers these are, and who may see them."""
        self._voice = voice
        self.setVisible(shown.can_answer_apart)
        self.switch.set_offered(TOGETHER, is_offered=shown.can_choose_way)
        self.switch.set_text(TOGETHER, _("Together"))
        for role in ROLES:
            self.switch.set_text(role, _("As {name}").format(name=shown.name(role)))
        self.switch.set_current(voice)
        said = _situation(shown, voice)
        self._said.setText(said)
        self._card.setVisible(bool(said))
        is_other = voice in ROLES and voice != shown.role
        sit = _("I am {name}").format(name=shown.name(voice)) if is_other else ""
        self.sit_here.setText(sit.replace("&", "&&"))
        self.sit_here.setAccessibleName(sit)
        self.sit_here.setVisible(is_other and not shown.is_open_to_both)

    @property
    def asks_who(self) -> bool:
        """Whether nothing can be seen before somebody says that it is them."""
        return not self.sit_here.isHidden()

    def _sit(self) -> None:
        self.seated.emit(self._voice)


def _situation(shown: Shown, voice: str) -> str:
    if voice == TOGETHER or shown.view.check_in.is_done:
        return ""
    name, other = shown.name(voice), shown.name(_other(voice))
    if shown.is_hidden(voice):
        return _(
            "What {name} answers stays hidden until both of you have answered. "
            "This is courtesy between people who share a computer, not a lock."
        ).format(name=name)
    if shown.is_open_to_both:
        return _("Both of you have answered. The summary shows where you differ.")
    if shown.has_handed_in(voice):
        return _("Your answers are in. {other} has yet to answer; then you see both.").format(
            other=other
        )
    return _("Answer for yourself. {other} sees it once both of you have answered.").format(
        other=other
    )


def _other(role: str) -> str:
    return next(one for one in ROLES if one != role)
