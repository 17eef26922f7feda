"""Both preparation sheets, one of them in view."""

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mentor_desktop.domain.change import Change
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.profiles.sheet import SheetView
from mentor_desktop.gui.widgets.switch import Switch
from mentor_desktop.store.profiles import Sheet, sheets_of
from mentor_desktop.translation import _


class Preparation(QWidget):
    """Chips say whose sheet is ready; a sheet is built when it is first looked at."""

    def __init__(self, context: Context, relationship_id: str) -> None:
        super().__init__()
        self._context, self._relationship_id = context, relationship_id
        self._called: Mapping[str, str] = dict.fromkeys(ROLES, "")
        self._sheets: dict[str, Sheet] = {}
        self._views: dict[str, SheetView] = {}
        self.switch = Switch(ROLES, _("Whose preparation sheet"))
        self.switch.chosen.connect(self.show_role)
        self._stack = QStackedWidget()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(12)
        down.addWidget(self.switch)
        down.addWidget(self._stack, 1)
        context.changed.connect(self._follow)

    def show_names(self, called: Mapping[str, str]) -> None:
        """What the two are called, by role."""
        self._called = called
        self.refresh()

    def refresh(self) -> None:
        """Reads both sheets again."""
        with self._context.database.reading() as session:
            self._sheets = sheets_of(session, self._relationship_id)
        for role in ROLES:
            self.switch.set_text(role, _said(self._called[role], self._sheets[role]))
        for role, view in self._views.items():
            view.show_sheet(self._sheets[role])

    def show_role(self, role: str) -> None:
        """Brings the sheet of the "mentor" or the "mentee" into view."""
        self.switch.set_current(role)
        if role not in self._views:
            self._views[role] = SheetView(self._context, self._relationship_id, role)
            self._views[role].show_sheet(self._sheets[role])
            self._stack.addWidget(self._views[role])
        self._stack.setCurrentWidget(self._views[role])

    def show_next(self, acting_role: str | None) -> None:
        """The sheet of the one who is not ready; who sits here first."""
        order = sorted(ROLES, key=lambda role: role != acting_role)
        waiting = [role for role in order if self._sheets[role].finished_at is None]
        self.show_role((waiting or order)[0])

    def view(self, role: str) -> SheetView | None:
        """The sheet of a role, if it was looked at."""
        return self._views.get(role)

    def _follow(self, change: Change) -> None:
        if change.touches(CheckIn, CheckInAnswer, Person):
            self.refresh()


def _said(called: str, sheet: Sheet) -> str:
    if sheet.finished_at is None:
        return _("{name}'s sheet: not yet").format(name=called)
    if sheet.skipped_reason:
        return _("{name}'s sheet: skipped").format(name=called)
    return _("{name}'s sheet: ready ✓").format(name=called)
