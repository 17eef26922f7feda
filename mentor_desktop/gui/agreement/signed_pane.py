"""A section of a text that is fixed: what it says, as it was offered and signed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mentor_desktop.domain.agreement_content import AgreedSection
from mentor_desktop.gui.agreement.parts import Card, text
from mentor_desktop.gui.widgets.words import emptied
from mentor_desktop.translation import _


class SignedPane(Card):
    """Read only: nothing here can be typed in."""

    def __init__(self) -> None:
        super().__init__()
        self._title = text("", "heading")
        self.body.addWidget(self._title)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(10)
        self.body.addLayout(self._entries)

    def show_section(self, section: AgreedSection) -> None:
        """Shows one section."""
        self._title.setText(section.title)
        self.setAccessibleName(section.title)
        emptied(self._entries)
        if not section.entries:
            self._entries.addWidget(text(_("Left open."), "muted"))
        for entry in section.entries:
            self._entries.addWidget(_entry(entry.label, entry.text))


def _entry(label: str, lines: tuple[str, ...]) -> QWidget:
    box = QFrame()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(text(label, "small"))
    marked = lines if len(lines) == 1 else tuple(_("• {item}").format(item=one) for one in lines)
    said = text("\n".join(marked))
    said.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    said.setAccessibleName(
        _("{question}: {answer}").format(question=label, answer="\n".join(lines))
    )
    column.addWidget(said)
    return box
