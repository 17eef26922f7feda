"""Pages that read the file only while somebody looks."""

from pytestqt.qtbot import QtBot

from mentor_desktop.domain.goal import Goal
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.following import FollowingPage
from mentor_desktop.operations.goals import add_goal
from mentor_desktop.operations.people import add_person
from tests.conftest import Pair


class GoalsPage(FollowingPage):
    """Counts how often it reads."""

    follows = (Goal,)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.readings = 0
        self.follow(context)

    def refresh(self) -> None:
        super().refresh()
        self.readings += 1


def test_reads_when_looked_at_and_after_its_own_changes(qtbot: QtBot, pair: Pair) -> None:
    context = Context(pair.database)
    page = GoalsPage(context)
    qtbot.addWidget(page)
    add_goal(pair.database, pair.id, "Lead a team")
    assert page.readings == 0
    page.show()
    assert page.readings == 1
    add_goal(pair.database, pair.id, "Speak in public")
    assert page.readings == 2
    add_person(pair.database, "Cleo")
    page.hide()
    page.show()
    assert page.readings == 2
    page.hide()
    add_goal(pair.database, pair.id, "Write")
    assert page.readings == 2
    page.show()
    assert page.readings == 3
    pair.database.stop_listening(context._tell)
