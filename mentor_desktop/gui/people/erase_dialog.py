"""Asks before a person's words leave the file for good (P12)."""

from PySide6.QtWidgets import QPushButton, QWidget

from mentor_desktop.gui.widgets.question import Choice, Question
from mentor_desktop.translation import _


class EraseDialog(Question):
    """Says what goes, what stays and that nothing brings it back; `erase_button` goes on."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(
            parent,
            _("Erase {name} for good?").format(name=name),
            _(
                "Their profile, answers, goals and attached files go, out of the history too, and "
                "so does what their agreements say: of a signed one, only its fingerprint and "
                "dates stay. Undo does not bring any of it back.\n\n"
                "What others wrote about them stays: words in another person's profile or answers "
                "are that person's own, even where they name {name}. Read those first, and take "
                "out there what should go too."
            ).format(name=name),
            (Choice("erase", _("Erase for good"), "danger"),),
            note=_("PDFs that were saved outside this file stay where they are."),
            kind="danger",
        )

    @property
    def erase_button(self) -> QPushButton:
        """The one that erases."""
        return self.buttons["erase"]
