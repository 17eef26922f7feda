"""One person in the place of the table: their relationships and their profile."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.person.editor import PersonEditor
from mentor_desktop.gui.widgets.flow_layout import FlowLayout
from mentor_desktop.store.people import PersonPair, pairs_of_person, roles_of
from mentor_desktop.translation import _

_MOST_LINKS = 12


class PersonPage(QWidget):
    """`left` when the person wants the table back, or who is shown is no more."""

    left = Signal()

    def __init__(self, context: Context, person_id: str) -> None:
        super().__init__()
        self._context, self.person_id = context, person_id
        with context.database.reading() as session:
            # Somebody without a relationship yet may become either.
            roles = roles_of(session, person_id) or ROLES
        self.editor = PersonEditor(context, person_id, roles)
        self.back_button = QPushButton(_("‹ All people"))
        self.back_button.setProperty("role", "link")
        self.back_button.setAccessibleName(_("Back to all people"))
        self.back_button.clicked.connect(self.left)
        self._name = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._name.setProperty("role", "title")
        self._links = QWidget()
        self._flow = FlowLayout(self._links)
        self._lay_out()
        context.changed.connect(self._follow)
        self.refresh()

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.addWidget(self.back_button)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(28, 20, 28, 20)
        down.setSpacing(12)
        down.addLayout(across)
        down.addWidget(self._name)
        down.addWidget(self._links)
        down.addWidget(self.editor, 1)

    def refresh(self) -> None:
        """Reads the name and the relationships again."""
        with self._context.database.reading() as session:
            person = session.get(Person, self.person_id)
            pairs = pairs_of_person(session, self.person_id)
        if person is None:
            self.left.emit()
            return
        self._name.setText(person.name)
        while (item := self._flow.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for pair in pairs[:_MOST_LINKS]:
            self._flow.addWidget(self._link(pair))
        self._links.setVisible(bool(pairs))

    def _link(self, pair: PersonPair) -> QPushButton:
        text = _said(pair)
        button = QPushButton(text.replace("&", "&&"))
        button.setAccessibleName(text)
        button.setProperty("role", "link")
        button.clicked.connect(partial(self._open, pair.relationship_id))
        return button

    def _open(self, relationship_id: str) -> None:
        self._context.opened.emit(relationship_id, "profiles")

    def _follow(self, change: Change) -> None:
        if change.touches(Relationship, Person):
            self.refresh()


def _said(pair: PersonPair) -> str:
    if pair.role == "mentor":
        return _("Mentor of {name}").format(name=pair.other)
    if pair.role == "mentee":
        return _("Mentee of {name}").format(name=pair.other)
    return _("Supervisor of {name}").format(name=pair.other)
