""" "You are …": who sits at this file on this computer."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit
from sqlalchemy import select

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.person import Person
from mentor_desktop.gui.choosing.person import choose_person
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.frame import Frame
from mentor_desktop.gui.sidebar.sidebar import Sidebar
from mentor_desktop.translation import _


class Who(QObject):
    """Remembers the choice for each file in the settings of this computer."""

    def __init__(self, frame: Frame, context: Context, sidebar: Sidebar) -> None:
        super().__init__(context)
        self._frame = frame
        self._context = context
        self._sidebar = sidebar
        sidebar.who_wanted.connect(self.choose)
        context.changed.connect(self._follow)
        context.acting_changed.connect(self._show)
        context.acting_changed.connect(self._forget_typing)
        context.act_as(frame.settings.person_at(context.database.path))

    def choose(self) -> None:
        """Asks who sits here."""
        chosen = choose_person(
            self._frame,
            self._context,
            _("Who are you?"),
            _(
                "It decides what is yours to read and to sign. It is a courtesy between people "
                "who share a computer, not secrecy; for that, set a passphrase."
            ),
            _("I coordinate"),
        )
        if chosen is not None:
            self._frame.settings.set_person_at(self._context.database.path, chosen or None)
            self._context.act_as(chosen or None)

    def _forget_typing(self) -> None:
        """Undo in a field would bring back words of who sat here before."""
        for field in self._frame.findChildren(QPlainTextEdit):
            field.document().clearUndoRedoStacks()

    def _follow(self, change: Change) -> None:
        if change.touches(Person):
            self._show()

    def _show(self) -> None:
        """The name, if that person is still in the file."""
        name = None
        if self._context.acting_person_id:
            with self._context.database.reading() as session:
                name = session.scalars(
                    select(Person.name).filter_by(id=self._context.acting_person_id)
                ).one_or_none()
        self._sidebar.show_who(name)
