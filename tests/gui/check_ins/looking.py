"""The Check-ins tab to look at: PYTHONPATH=. python tests/gui/check_ins/looking.py FOLDER [NAME…]

Saves the list, the wizard's steps, its summary, what came of it, and reading, in many sizes.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from mentor_desktop.domain.programme import Programme
from mentor_desktop.gui.check_ins.frame import SUMMARY
from mentor_desktop.gui.check_ins.page import CheckInsPage
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.relationship.page import RelationshipPage
from mentor_desktop.gui.theme import apply_theme
from mentor_desktop.operations.check_ins import (
    answer_check_in,
    choose_way,
    hand_in,
    plan_check_in,
    skip_check_in,
    start_check_in,
)
from mentor_desktop.operations.drafting import start_agreement
from mentor_desktop.operations.finishing import finish_check_in
from mentor_desktop.operations.goals import add_goal
from mentor_desktop.operations.meetings import cancel_meeting, log_held, plan_meeting
from mentor_desktop.operations.people import add_person
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import create_file
from tests.pairing import add_relationship

TODAY = date(2026, 6, 7)
RAPPORT = ("trust", "focus", "empathy", "congruence", "empowerment")
STRAINED = {"match": "poor", "met": "less", "energy": "no", "time": "content", "cancelled": "no"}
FINE = {"match": "good", "met": "less", "energy": "yes", "time": "content", "cancelled": "no"}


def make(folder: Path, mentor_name: str, mentee_name: str) -> tuple[Context, str]:
    """A pair at its 90th day, with meetings, a first meeting behind it, rapport rated twice."""
    database = create_file(folder / "look.mentor", Programme(name="Northgate 2026"))
    mentor, mentee = add_person(database, mentor_name), add_person(database, mentee_name)
    pair = add_relationship(database, mentor, mentee, date(2026, 3, 9), date(2027, 3, 8))
    start_agreement(database, pair)
    for title in ("Lead a cross-team project", "Present with confidence"):
        add_goal(database, pair, title)
    for weeks in (2, 4, 6, 9, 11):
        log_held(database, pair, date(2026, 3, 9) + timedelta(weeks=weeks))
    off = plan_meeting(database, pair, date(2026, 6, 2), "15:00")
    cancel_meeting(database, off, "mentor", "Ill")
    plan_meeting(database, pair, date(2026, 6, 12), "15:00")
    first = start_check_in(database, pair, "first_meeting")
    answer_check_in(database, first, "expect", "Candour from both, and time kept.")
    finish_check_in(database, first)
    skip_check_in(database, pair, "action_plan", "We plan it with her manager in July")
    plan_check_in(database, pair, "renewal", date(2026, 9, 7))
    for numbers in ((3, 4), (4, 3), (4, 4)):
        rate(database, pair, *numbers)
    context = Context(database, lambda: TODAY)
    context.act_as(mentor)
    return context, pair


def rate(database: Database, pair: str, mentor: int, mentee: int) -> None:
    rapport = start_check_in(database, pair, "rapport")
    for at, key in enumerate(RAPPORT):
        answer_check_in(database, rapport, key, float(min(mentor + at % 2, 5)), "mentor")
        answer_check_in(database, rapport, key, float(max(mentee - at % 3, 1)), "mentee")
    hand_in(database, rapport, "mentor")
    hand_in(database, rapport, "mentee")
    finish_check_in(database, rapport)


def check_up(context: Context, pair: str, *, strained: bool) -> str:
    made = start_check_in(context.database, pair, "check_up")
    for key, value in (STRAINED if strained else FINE).items():
        answer_check_in(context.database, made, key, value)
    if strained:
        answer_check_in(context.database, made, "obstacles", ["trust", "workload", "goals"])
        answer_check_in(context.database, made, "plan_workload", ["Meet for half an hour"])
    return made


def nothing(page: CheckInsPage) -> None:
    page.show_all()


def started(kind: str, step: str = "") -> Callable[[CheckInsPage], None]:
    def show(page: CheckInsPage) -> None:
        page.start(kind)
        if step:
            page.wizard.go_to(step)

    return show


def apart(page: CheckInsPage) -> None:
    page.start("check_up")
    page.wizard.show_voice("mentee")


def both_in(page: CheckInsPage) -> None:
    page.start("check_up")
    context, made = page._context, page.wizard.check_in_id
    choose_way(context.database, made, "apart")
    for role, answers in (("mentor", FINE), ("mentee", STRAINED)):
        for key, value in answers.items():
            answer_check_in(context.database, made, key, value, role)
        hand_in(context.database, made, role)
    page.start("check_up")
    page.wizard.go_to(SUMMARY)


def left_for(tab: str) -> Callable[[CheckInsPage], None]:
    def show(page: CheckInsPage) -> None:
        page.start("check_up")
        whole = page.window()
        assert isinstance(whole, RelationshipPage)
        whole.show_tab(tab)

    return show


def finished(page: CheckInsPage) -> None:
    page.start("check_up")
    page.wizard.go_to(SUMMARY)
    page.wizard.frame.next_button.click()


def read(kind: str, *, over_time: bool = False) -> Callable[[CheckInsPage], None]:
    def show(page: CheckInsPage) -> None:
        page._act("read", kind)
        if over_time:
            page.reading.switch._choose("over_time")

    return show


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[2:]
    application = QApplication(sys.argv[:1])

    def look(
        name: str,
        then: Callable[[CheckInsPage], None],
        size: tuple[int, int] = (1104, 880),
        points: float = 10,
        names: tuple[str, str] = ("Daniel Reyes", "Amara Okafor"),
        *,
        strained: bool | None = None,
    ) -> None:
        if wanted and not any(one in name for one in wanted):
            return
        font = QFont("Noto Sans")
        font.setPointSizeF(points)
        application.setFont(font)
        context, pair = make(Path(tempfile.mkdtemp()), *names)
        if strained is not None:
            check_up(context, pair, strained=strained)
        page = RelationshipPage(context, pair, "check_ins")
        page.setProperty("role", "page")
        page.resize(*size)
        page.show()
        tab = page.findChild(CheckInsPage)
        assert tab is not None
        then(tab)
        for _turn in range(4):
            application.processEvents()
        page.grab().save(str(folder / f"{name}.png"))
        page.close()
        page.deleteLater()
        context.close()

    small = (768, 650)
    long_names = ("Maximiliane Konstantinopoulou-Featherstonehaugh", "Aleksandra Wojciechowska")
    arabic = ("ليلى عبد الرحمن", "سامي خليل")
    for scheme in ("light", "dark"):
        apply_theme(application, scheme)
        look(f"list-{scheme}", nothing)
        look(f"list-{scheme}-small", nothing, small)
        look(f"check_up-{scheme}", started("check_up"))
        look(f"check_up-{scheme}-small", started("check_up"), small)
        look(f"summary-{scheme}", started("check_up", SUMMARY), strained=True)
        look(f"rapport-{scheme}", started("rapport"))
    apply_theme(application, "light")
    look("summary-small", started("check_up", SUMMARY), small, strained=True)
    look("summary-fine", started("check_up", SUMMARY), strained=False)
    look("obstacles", started("check_up", "in_the_way"), strained=True)
    look("evaluation", started("celebrate", "evaluation"))
    look("goals", started("renewal", "redefine"))
    look("way-back", left_for("agreement"))
    look("plan", started("check_up", "plan"), strained=True)
    look("apart", apart)
    look("both", both_in)
    look("outcome", finished, strained=True)
    look("read", read("first_meeting"))
    look("read-over", read("rapport", over_time=True))
    look("read-rapport", read("rapport"))
    for step in ("acquainted", "goals", "agreement", "safety"):
        look(f"first-{step}", reopened("first_meeting", step))
    look("list-200", nothing, points=20)
    look("check_up-200", started("check_up"), points=20)
    look("check_up-200-small", started("check_up"), small, points=20)
    look("check_up-long", apart, names=long_names)
    look("check_up-long-small", apart, small, names=long_names)
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    look("check_up-arabic", apart, names=arabic)
    look("list-arabic", nothing, names=arabic)


def reopened(kind: str, step: str) -> Callable[[CheckInsPage], None]:
    def show(page: CheckInsPage) -> None:
        page._reopen_last(kind)
        page.wizard.go_to(step)

    return show


if __name__ == "__main__":
    main()
