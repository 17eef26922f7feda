"""The Action plan tab to look at: PYTHONPATH=. python tests/gui/plan/looking.py FOLDER

Saves plan-{light,dark}-{size}.png, a large one, a mirrored one, the table and the dialogs.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from mentor_desktop.domain.programme import Programme
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.plan.activity_dialog import ActivityDialog
from mentor_desktop.gui.plan.adding import AddActivityDialog
from mentor_desktop.gui.plan.goal_dialog import GoalDialog
from mentor_desktop.gui.plan.page import PlanPage
from mentor_desktop.gui.relationship.page import RelationshipPage
from mentor_desktop.gui.theme import apply_theme
from mentor_desktop.operations.activities import set_activity_state
from mentor_desktop.operations.goals import change_goal
from mentor_desktop.operations.people import add_person
from mentor_desktop.store.opening import create_file
from tests.conftest import Pair
from tests.gui.plan.plans import TODAY, fill
from tests.pairing import add_relationship


def make(folder: Path) -> tuple[Context, str, dict[str, str]]:
    """A file with the plan."""
    database = create_file(folder / "look.mentor", Programme(name="Northgate 2026"))
    mentor = add_person(database, "Daniel Reyes", role="programme director")
    mentee = add_person(database, "Amara Okafor", role="data analyst")
    starts, ends = date(2026, 3, 9), date(2027, 3, 8)
    pair = Pair(database, mentor, mentee, add_relationship(database, mentor, mentee, starts, ends))
    ids = fill(pair)
    change_goal(database, ids["Understand budgets"], "Understand budgets", "Her new role asks it")
    return Context(database, lambda: TODAY), pair.id, ids


def keep(widget: QWidget, path: Path) -> None:
    QApplication.processEvents()
    QApplication.processEvents()
    widget.grab().save(str(path))


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    font = QFont("Noto Sans", 10)
    application.setFont(font)
    context, pair_id, ids = make(Path(tempfile.mkdtemp()))

    def look(name: str, width: int, height: int, then: Callable[[PlanPage], None]) -> None:
        page = RelationshipPage(context, pair_id, "plan")
        page.resize(width, height)
        page.show()
        plan = page.findChild(PlanPage)
        assert plan is not None
        then(plan)
        keep(page, folder / f"{name}.png")
        page.close()
        page.deleteLater()

    def nothing(page: PlanPage) -> None:
        page.timeline.clearSelection()

    for scheme in ("light", "dark"):
        apply_theme(application, scheme)
        look(f"plan-{scheme}-1360", 1104, 880, nothing)
        look(f"plan-{scheme}-1024", 768, 650, lambda page: page.timeline.choose(4))
    apply_theme(application, "light")
    look("plan-weeks", 1104, 880, lambda page: page.timeline.set_zoom("weeks"))
    look("plan-fit", 1104, 880, lambda page: page.timeline.set_zoom("fit"))
    look("plan-table", 1104, 880, lambda page: page.tools.table.setChecked(True))
    set_activity_state(
        context.database, ids["Give a talk to the department"], "blocked", "The hall is closed"
    )
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    look("plan-mirrored", 1104, 880, lambda page: page.timeline.choose(3))
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    parent = QWidget()
    for name, dialog in (
        ("activity", ActivityDialog(parent, context, pair_id, ids["Chair the design review"])),
        ("goal", GoalDialog(parent, context, ids["Understand budgets"])),
        ("adding", AddActivityDialog(parent, context, [("a", "Lead")], "a", TODAY)),
    ):
        dialog.show()
        keep(dialog, folder / f"dialog-{name}.png")
        dialog.close()
    large = QFont(font)
    large.setPointSizeF(20)
    application.setFont(large)
    look("plan-200", 1104, 880, nothing)
    look("plan-200-1024", 768, 650, nothing)
    context.close()


if __name__ == "__main__":
    main()
