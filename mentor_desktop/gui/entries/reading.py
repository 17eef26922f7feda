"""An entry of another's in full, to read only."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from mentor_desktop.gui.widgets.form_dialog import FormDialog
from mentor_desktop.translation import _

_LETTERS, _LINES = 72, 18


class ReadingDialog(FormDialog):
    """The words in a field of their own, which scrolls however many they are."""

    def __init__(self, parent: QWidget | None, title: str, text: str) -> None:
        super().__init__(parent, title, _LETTERS)
        self.text = QPlainTextEdit(text, readOnly=True, tabChangesFocus=True)
        self.text.setAccessibleName(_("Journal entry"))
        self.text.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.parts.addWidget(self.text)
        self.buttons.addStretch(1)
        self.add_button(_("Close"), "primary").clicked.connect(self.accept)
        self.fit()
