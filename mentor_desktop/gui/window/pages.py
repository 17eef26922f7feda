"""The pages of a file that the sidebar names, by key; each is made of the context alone."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mentor_desktop.gui.action_items.page import ActionItemsPage
from mentor_desktop.gui.calendar.page import CalendarPage
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.people.page import PeoplePage
from mentor_desktop.gui.programme.page import ProgrammePage

PAGES: dict[str, Callable[[Context], QWidget]] = {
    "people": PeoplePage,
    "calendar": CalendarPage,
    "action_items": ActionItemsPage,
    "programme": ProgrammePage,
}
