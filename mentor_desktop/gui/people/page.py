"""The page of everyone in the file."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.people.listing import PeopleList
from mentor_desktop.gui.people.one import PersonPage


class PeoplePage(QWidget):
    """The table; a person who is edited takes its place."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.listing = PeopleList(context)
        self.person: PersonPage | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.listing)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._stack)
        self.listing.edit_wanted.connect(self.show_person)

    def show_person(self, person_id: str, question: str = "") -> None:
        """Brings the profile of a person into view, at a question if one is named."""
        self._drop_person()
        self.person = PersonPage(self._context, person_id)
        self.person.left.connect(self.show_table)
        self._stack.addWidget(self.person)
        self._stack.setCurrentWidget(self.person)
        if question:
            self.person.editor.focus_question(question)

    def show_table(self) -> None:
        """Back to everyone."""
        self._stack.setCurrentWidget(self.listing)
        self._drop_person()
        self.listing.table.setFocus()

    def _drop_person(self) -> None:
        if self.person is not None:
            self._stack.removeWidget(self.person)
            self.person.deleteLater()
            self.person = None
