"""The pieces of the record within a check-in: live, and changed in place."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.check_in_form import CheckInQuestion
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.gui.check_ins.agreement_piece import AgreementPiece
from mentor_desktop.gui.check_ins.pieces import (
    GoalsPiece,
    ItemsPiece,
    MeetingsPiece,
    PlanPiece,
    piece,
)
from mentor_desktop.gui.context import Context
from mentor_desktop.operations.activities import add_activity
from mentor_desktop.operations.goals import add_goal
from tests.conftest import Pair

TODAY = date(2026, 6, 7)


@pytest.fixture
def context(pair: Pair) -> Context:
    return Context(pair.database, lambda: TODAY)


def made(context: Context, pair: Pair, qtbot: QtBot, kind: str, *sections: str) -> QWidget:
    question = CheckInQuestion("it", kind, "What it is", sections=sections)
    shown = piece(context, pair.id, question)
    qtbot.addWidget(shown)
    shown.resize(800, 600)
    shown.show()
    return shown


def said(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_goals_are_ranked_in_place(context: Context, pair: Pair, qtbot: QtBot) -> None:  # FM-14
    goals = made(context, pair, qtbot, "goals")
    assert isinstance(goals, GoalsPiece)
    qtbot.keyClicks(goals.editor.newField, "Lead a project")
    qtbot.keyClick(goals.editor.newField, Qt.Key.Key_Return)
    with pair.database.reading() as session:
        assert [goal.title for goal in session.query(Goal)] == ["Lead a project"]


def test_the_plan_says_what_it_lacks_as_it_changes(
    context: Context, pair: Pair, qtbot: QtBot
) -> None:  # AP-07
    goal = add_goal(pair.database, pair.id, "Lead a project")
    plan = made(context, pair, qtbot, "plan")
    assert isinstance(plan, PlanPiece)
    assert "No activities yet" in said(plan)
    assert "has no activity yet" in said(plan)
    add_activity(pair.database, goal, "Write the plan")
    assert "1 activity" in said(plan)
    with qtbot.waitSignal(plan.leaving) as left:
        qtbot.mouseClick(plan.findChildren(QPushButton)[-1], Qt.MouseButton.LeftButton)
    assert left.args == ["plan"]


def test_the_agreement_is_started_and_its_sections_unfold(
    context: Context, pair: Pair, qtbot: QtBot
) -> None:  # FM-23, FM-26
    shown = made(context, pair, qtbot, "agreement", "confidentiality", "ending_early")
    assert isinstance(shown, AgreementPiece)
    assert "There is no agreement yet" in said(shown)
    qtbot.mouseClick(shown.start, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert list(shown.rows) == ["confidentiality", "ending_early"]
    row = shown.rows["confidentiality"]
    assert not row.form.isVisible()
    qtbot.keyClick(row.fold, Qt.Key.Key_Space)
    assert row.form.isVisible()


@pytest.mark.usefixtures("_in_english")
def test_the_next_meeting_is_planned_in_one_line(
    context: Context, pair: Pair, qtbot: QtBot
) -> None:  # C90-13
    meetings = made(context, pair, qtbot, "meetings")
    assert isinstance(meetings, MeetingsPiece)
    assert "No meeting is planned." in said(meetings)
    qtbot.mouseClick(meetings.line.plan, Qt.MouseButton.LeftButton)
    with pair.database.reading() as session:
        planned = session.query(Meeting).one()
    assert (planned.day, planned.time) == (date(2026, 6, 14), "15:00")
    assert "Next: 14 Jun, 15:00" in said(meetings)


def test_a_time_that_is_none_is_told_and_stays(context: Context, pair: Pair, qtbot: QtBot) -> None:
    meetings = made(context, pair, qtbot, "meetings")
    assert isinstance(meetings, MeetingsPiece)
    meetings.line.time.setText("soon")
    qtbot.mouseClick(meetings.line.plan, Qt.MouseButton.LeftButton)
    assert meetings.line.problem.isVisible()
    assert meetings.line.time.text() == "soon"


def test_promises_are_added_in_place(context: Context, pair: Pair, qtbot: QtBot) -> None:  # C90-14
    items = made(context, pair, qtbot, "action_items")
    assert isinstance(items, ItemsPiece)
    qtbot.keyClicks(items.editor.adding.title, "Ask for the room")
    qtbot.keyClick(items.editor.adding.title, Qt.Key.Key_Return)
    with pair.database.reading() as session:
        assert "Ask for the room" in {item.title for item in session.query(ActionItem)}
