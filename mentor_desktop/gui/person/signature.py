"""A drawn signature kept for the next time, so that signing takes one click."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from mentor_desktop.domain.signature_record import strokes_of
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.signature_pad import SignaturePad
from mentor_desktop.operations.people import save_signature
from mentor_desktop.store.people import Portrait
from mentor_desktop.translation import _

_WIDEST = 520  # px


class SignatureCard(QFrame):
    """Each stroke is kept as it is drawn; a cleared pad forgets the drawing."""

    def __init__(self, context: Context, person_id: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context, self._person_id = context, person_id
        self.pad = SignaturePad()
        self.pad.setMaximumWidth(_WIDEST)
        self.clear_button = QPushButton(_("Clear"))
        self._problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._problem.setProperty("role", "problem")
        self._problem.hide()
        self._lay_out()
        self.pad.changed.connect(self._keep)
        self.clear_button.clicked.connect(self.pad.clear)

    def _lay_out(self) -> None:
        title = QLabel(_("Saved signature"))
        title.setProperty("role", "heading")
        hint = QLabel(
            _(
                "Draw it once, and signing an agreement takes one click. You can leave it out, "
                "and draw or type your name when you sign."
            )
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.clear_button)
        buttons.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(16, 16, 16, 16)
        down.setSpacing(12)
        down.addWidget(title)
        down.addWidget(hint)
        beside = QHBoxLayout()  # the pad is as high as its width asks, not the card's
        beside.addWidget(self.pad)
        beside.addStretch(1)
        down.addLayout(beside)
        down.addLayout(buttons)
        down.addWidget(self._problem)

    def show_portrait(self, portrait: Portrait) -> None:
        """Shows the drawing that is kept."""
        strokes = strokes_of(portrait.person.saved_signature)
        if strokes != self.pad.strokes():
            self.pad.set_strokes(strokes)
        self.clear_button.setEnabled(bool(strokes))

    def set_read_only(self, is_read_only: bool) -> None:
        """Whether it can only be looked at."""
        self.setDisabled(is_read_only)

    def _keep(self) -> None:
        self._problem.hide()
        drawing = self.pad.strokes() or None
        self._context.attempt(save_signature, self._person_id, drawing, told=self._tell)

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()
