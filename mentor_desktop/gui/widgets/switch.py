"""A row of chips of which always one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentor_desktop.gui.widgets.chips import Chips


class Switch(QWidget):
    """`chosen(key)` when another one is chosen."""

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str], name: str) -> None:
        super().__init__()
        self._keys = list(keys)
        self.current = self._keys[0]
        self._chips = Chips([(key, key) for key in keys], is_one_line=True)
        self._chips.set_described_by(name)
        self._chips.set_value(self.current)
        self._chips.changed.connect(self._choose)
        self.setFocusProxy(self._chips.buttons()[0])
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._chips)

    def set_text(self, key: str, text: str) -> None:
        """What a chip says."""
        button = self._chips.buttons()[self._keys.index(key)]
        if button.text() != text:
            button.setText(text.replace("&", "&&"))
            button.setAccessibleName(text)
            button.updateGeometry()

    def set_offered(self, key: str, *, is_offered: bool) -> None:
        """Whether a chip is there to be chosen."""
        self._chips.buttons()[self._keys.index(key)].setVisible(is_offered)

    def set_current(self, key: str) -> None:
        """Chooses one; tells nobody."""
        self.current = key
        self._chips.set_value(key)
        self.setFocusProxy(self._chips.buttons()[self._keys.index(key)])

    def _choose(self, key: str | None) -> None:
        if key is None:  # a chosen chip was clicked again: one stays chosen
            self._chips.set_value(self.current)
        elif key != self.current:
            self.current = key
            self.chosen.emit(key)
