"""The tabs of a relationship: their names, places for Ctrl+1 to Ctrl+8, and pages."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from mentor_desktop.gui.agreement.page import AgreementPage
from mentor_desktop.gui.check_ins.page import CheckInsPage
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.documents_tab.page import DocumentsPage
from mentor_desktop.gui.journal.page import JournalPage
from mentor_desktop.gui.meetings.page import MeetingsPage
from mentor_desktop.gui.overview.page import OverviewPage
from mentor_desktop.gui.plan.page import PlanPage
from mentor_desktop.gui.profiles.page import ProfilesPage
from mentor_desktop.translation import _


@dataclass(frozen=True)
class Tab:
    """`place` is the digit of its shortcut: it belongs to the name, also where one is missing."""

    key: str
    place: int
    make: Callable[[Context, str], QWidget]


TABS: tuple[Tab, ...] = (
    Tab("overview", 1, OverviewPage),
    Tab("profiles", 2, ProfilesPage),
    Tab("agreement", 3, AgreementPage),
    Tab("plan", 4, PlanPage),
    Tab("meetings", 5, MeetingsPage),
    Tab("check_ins", 6, CheckInsPage),
    Tab("journal", 7, JournalPage),
    Tab("documents", 8, DocumentsPage),
)


def tab_title(key: str) -> str:
    """What a tab is called."""
    return {
        "overview": _("Overview"),
        "profiles": _("Profiles"),
        "agreement": _("Agreement"),
        "plan": _("Action plan"),
        "meetings": _("Meetings"),
        "check_ins": _("Check-ins"),
        "journal": _("Journal"),
        "documents": _("Documents"),
    }[key]


# Which tab a next step is done on.
TAB_OF_ACTION = {
    "prepare": "profiles",
    "agreement": "agreement",
    "sign": "agreement",
    "review": "agreement",
    "plan": "plan",
    "plan_meeting": "meetings",
}
