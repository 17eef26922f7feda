"""How far something is: a thin bar and the same in words."""

from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from mentor_desktop.gui.numbers import written_number
from mentor_desktop.translation import ngettext


class CoverageMeter(QWidget):
    """A bar with "9 of 15 sections complete" under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(textVisible=False)
        self._words = QLabel()
        self._words.setProperty("role", "small")
        self._words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._bar)
        layout.addWidget(self._words)
        # Room to spare is below, not between the two.
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_counts(0, 0)

    @property
    def words(self) -> str:
        """What the bar says."""
        return self._words.text()

    def set_counts(self, done: int, all_sections: int) -> None:
        """Shows how many of all sections are complete."""
        text = ngettext(
            "{done} of {all} section complete", "{done} of {all} sections complete", all_sections
        ).format(done=written_number(done), all=written_number(all_sections))
        # A range from 0 to 0 would be a bar that is busy for ever.
        self._bar.setRange(0, max(1, all_sections))
        self._bar.setValue(done)
        self._bar.setAccessibleName(text)
        self._words.setText(text)
