"""How long the two have talked: begins and ends with one button."""

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mentor_desktop.gui.widgets.words import button, words
from mentor_desktop.translation import _, ngettext

_MINUTE = 60_000  # ms
_SECOND = 1_000


class TalkTimer(QWidget):
    """Signal: `ended(int)`, minutes from begin to end, at least 1."""

    ended = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._clock = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND)
        self._tick.timeout.connect(self._show)
        self.button = button(_("Begin"))
        self.button.clicked.connect(self._press)
        self.label = words("", "heading")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(self.button)
        across.addWidget(self.label, 1)

    @property
    def is_running(self) -> bool:
        """Between begin and end."""
        return self._tick.isActive()

    def _press(self) -> None:
        if self.is_running:
            self._tick.stop()
            self.ended.emit(max(1, round(self._clock.elapsed() / _MINUTE)))
            self._say(_("Begin"))
            return
        self._clock.start()
        self._tick.start()
        self._say(_("End meeting"))
        self._show()

    def _say(self, text: str) -> None:
        self.button.setText(text)
        self.button.setAccessibleName(text)

    def _show(self) -> None:
        seconds = self._clock.elapsed() // _SECOND
        self.label.setText(f"{seconds // 60}:{seconds % 60:02d}")

    def show_length(self, minutes: int | None) -> None:
        """How long it was; nothing while the clock runs."""
        if self.is_running:
            return
        self.button.setVisible(minutes is None)
        said = ngettext("{count} minute", "{count} minutes", minutes or 0)
        self.label.setText(said.format(count=minutes) if minutes else "")
