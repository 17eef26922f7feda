"""Together, or one alone: whose answers the form holds."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.agreement.shown import TOGETHER
from mentor_desktop.gui.widgets.chips import Chips
from mentor_desktop.translation import _


class Voices(QWidget):
    """Signals: `chosen(voice)`: "agreed", "mentor" or "mentee"."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setLayout(QHBoxLayout())
        self._layout().setContentsMargins(0, 0, 0, 0)
        self._names: tuple[str, ...] = ()
        self._voice = TOGETHER
        self.chips: Chips | None = None

    def _layout(self) -> QHBoxLayout:
        layout = self.layout()
        if not isinstance(layout, QHBoxLayout):
            raise TypeError("the chips stand in a row")
        return layout

    def show_voices(self, names: tuple[str, str], voice: str) -> None:
        """The names of mentor and mentee, and whose answers are shown."""
        self._voice = voice
        if names != self._names or self.chips is None:
            self._names = names
            if self.chips is not None:
                self.chips.hide()
                self.chips.deleteLater()
            labels = [
                (role, _("As {name}").format(name=name))
                for role, name in zip(ROLES, names, strict=True)
            ]
            self.chips = Chips([(TOGETHER, _("Together")), *labels], is_one_line=True)
            self.chips.set_described_by(_("Whose answers"))
            self.chips.changed.connect(self._choose)
            self._layout().addWidget(self.chips)
        self.chips.set_value(voice)

    def _choose(self, value: object) -> None:
        if isinstance(value, str):
            self.chosen.emit(value)
        elif self.chips is not None:
            self.chips.set_value(self._voice)  # one of the three always holds
