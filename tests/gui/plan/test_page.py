"""The Action plan tab: a plan made, moved, ordered and checked by real events."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.activity import Activity
from mentor_desktop.domain.goal import Goal
from mentor_desktop.domain.plan_checks import Finding
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.plan.activity_dialog import ActivityDialog
from mentor_desktop.gui.plan.adding import AddActivityDialog, AddGoalDialog
from mentor_desktop.gui.plan.goal_dialog import GoalDialog
from mentor_desktop.gui.plan.model import STATE, TITLE
from mentor_desktop.gui.plan.page import PlanPage
from mentor_desktop.gui.widgets.fields import ChipsField
from mentor_desktop.operations import activities, goals
from mentor_desktop.store.plan import plan_of
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair
from tests.gui.plan.plans import TODAY, fill

ALT = Qt.KeyboardModifier.AltModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
REVIEW = "Chair the design review"


@pytest.fixture
def ids(pair: Pair) -> dict[str, str]:
    return fill(pair)


@pytest.fixture
def page(pair: Pair, qtbot: QtBot) -> Iterator[PlanPage]:
    """The tab on 7 June 2026, as large as in a window of 1360 x 930."""
    context = Context(pair.database, lambda: TODAY)
    made = PlanPage(context, pair.id)
    qtbot.addWidget(made)
    made.resize(1050, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    pair.database.stop_listening(context._tell)


def activity(pair: Pair, id: str) -> Activity:
    with pair.database.reading() as session:
        return session.get_one(Activity, id)


def days(pair: Pair, id: str) -> tuple[date | None, date | None]:
    found = activity(pair, id)
    return found.starts, found.due


def titles(page: PlanPage) -> list[str]:
    return [page.model.row(at).line.title for at in range(page.model.rowCount())]


def bar(page: PlanPage, id: str) -> QRect:
    number = page.model.row_of(id)
    assert number is not None
    return page.timeline.visualRect(page.model.index(number, 0))


def drag(qtbot: QtBot, page: PlanPage, start: QPoint, end: QPoint) -> None:
    view = page.timeline.viewport()
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, (start + end) / 2)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, LEFT, pos=end)


def act_on(kind: type[QDialog], act: Callable[[Any], None]) -> None:
    """Acts on a dialog once it is open, and closes it if that has not."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(10, look)
            return
        dialog.activateWindow()
        QApplication.processEvents()
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.accept()

    QTimer.singleShot(0, look)


def put(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Types into a field instead of what is there, and leaves it."""
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def test_an_empty_plan_says_what_belongs_here_and_begins_with_a_goal(
    page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:  # AP-15
    assert page.empty.isVisible()
    assert not page.area.isVisible()

    def write(dialog: AddGoalDialog) -> None:
        qtbot.keyClick(dialog.form.field("title").main_widget(), Qt.Key.Key_Return)
        assert dialog.isVisible()  # said beside the field, not thrown away
        qtbot.keyClicks(dialog.form.field("title").main_widget(), "Lead a project")
        qtbot.keyClick(dialog.form.field("title").main_widget(), Qt.Key.Key_Return)

    act_on(AddGoalDialog, write)
    page.empty.wanted.emit()
    assert titles(page) == ["Lead a project"]
    assert page.area.isVisible()
    assert [one.rule for one in found(page)] == ["goal_without_activity"]


def found(page: PlanPage) -> list[Finding]:
    shown = page.findings.list
    return [shown.item(row).data(Qt.ItemDataRole.UserRole) for row in range(shown.count())]


def test_an_activity_is_added_and_wrong_input_is_told_beside_its_field(
    page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:  # AP-03, AP-08
    goals.add_goal(pair.database, pair.id, "Lead a project")

    def write(dialog: AddActivityDialog) -> None:
        def press() -> None:
            qtbot.keyClick(dialog.form.field("title").main_widget(), Qt.Key.Key_Return)

        def put(key: str, text: str) -> None:
            field = dialog.form.field(key).main_widget()
            assert isinstance(field, QLineEdit)
            field.setFocus()
            field.selectAll()
            qtbot.keyClicks(field, text)

        press()
        kind = dialog.form.field("kind")
        assert isinstance(kind, ChipsField)
        qtbot.mouseClick(kind.chips.buttons()[0], LEFT)  # the one that is chosen stays so
        assert kind.value() == "doing"
        put("title", "Write the charter")
        for key, wrong, right in (
            ("effort", "1000000", "12"), ("effort", "0", "12"), ("due", "1.5.2026", "30.6.2026"),
        ):  # fmt: skip
            put(key, wrong)
            press()
            assert dialog.isVisible(), key
            assert dialog.form.field(key).main_widget().property("problem"), key
            put(key, right)
        press()

    act_on(AddActivityDialog, write)
    qtbot.mouseClick(page.tools.add_activity, LEFT)
    assert titles(page) == ["Lead a project", "Write the charter"]
    made = activity(pair, page.chosen_id)
    assert (made.starts, made.due, made.effort) == (TODAY, date(2026, 6, 30), 12.0)
    pair.database.undo()
    assert titles(page) == ["Lead a project"]


def test_a_dragged_bar_moves_and_is_one_undo(
    ids: dict[str, str], page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:
    page.refresh_if_stale()
    before = days(pair, ids[REVIEW])
    place = bar(page, ids[REVIEW])
    width = page.timeline.frame_now().day
    drag(qtbot, page, place.center(), place.center() + QPoint(round(20 * width), 3))
    starts, due = days(pair, ids[REVIEW])
    assert before[0] and before[1]
    assert (starts, due) == (before[0] + timedelta(days=20), before[1] + timedelta(days=20))
    assert bar(page, ids[REVIEW]).left() > place.left()
    assert pair.database.undo_label == f"Move “{REVIEW}”"
    pair.database.undo()
    assert days(pair, ids[REVIEW]) == before


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_a_bar_held_at_the_edge_scrolls_and_goes_on(
    is_mirrored: bool, ids: dict[str, str], page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:
    page.refresh_if_stale()
    if is_mirrored:
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        QApplication.processEvents()
    view, across = page.timeline.viewport(), page.timeline.horizontalScrollBar()
    before, scrolled = days(pair, ids[REVIEW]), across.value()
    middle = bar(page, ids[REVIEW]).center()
    chart = page.timeline.frame_now().chart.toRect()
    edge = QPoint(chart.left() + 4 if is_mirrored else chart.right() - 4, middle.y())
    qtbot.mousePress(view, LEFT, pos=middle)
    qtbot.mouseMove(view, (middle + edge) / 2)
    qtbot.mouseMove(view, edge)
    qtbot.waitUntil(lambda: across.value() > scrolled + 60)
    qtbot.mouseMove(view, middle)  # back from the edge: it stands still
    went = across.value()
    qtbot.wait(120)
    assert across.value() == went
    qtbot.mouseRelease(view, LEFT, pos=middle)
    moved = (days(pair, ids[REVIEW])[0] or TODAY) - (before[0] or TODAY)
    assert moved.days == round((went - scrolled) / page.timeline.frame_now().day)


def test_a_title_held_at_the_edge_scrolls_the_rows(
    pair: Pair, page: PlanPage, qtbot: QtBot
) -> None:
    first = goals.add_goal(pair.database, pair.id, "First")
    for number in range(25):
        goals.add_goal(pair.database, pair.id, f"Goal {number}")
    page.refresh_if_stale()
    qtbot.waitUntil(lambda: page.timeline.viewport().height() > 200)
    view, down = page.timeline.viewport(), page.timeline.verticalScrollBar()
    down.setValue(0)
    frame = page.timeline.frame_now()
    start = QPoint(round(frame.labels.center().x()), round(frame.header + frame.looks.row / 2))
    edge = QPoint(start.x(), round(frame.bottom) + 12)  # the farther, the quicker
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, (start + edge) / 2)
    qtbot.mouseMove(view, edge)
    qtbot.waitUntil(lambda: down.value() == down.maximum())
    qtbot.mouseRelease(view, LEFT, pos=edge)
    assert page.model.goal_ids()[-1] == first


def test_an_edge_resizes_and_escape_lets_go(
    ids: dict[str, str], page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:
    page.refresh_if_stale()
    before = days(pair, ids[REVIEW])
    place = bar(page, ids[REVIEW])
    right = QPoint(place.right(), place.center().y())
    drag(qtbot, page, right, right + QPoint(40, 0))
    after = days(pair, ids[REVIEW])
    assert after[0] == before[0]
    assert after[1] and before[1] and after[1] > before[1]
    left = QPoint(bar(page, ids[REVIEW]).left() + 1, place.center().y())
    drag(qtbot, page, left, left - QPoint(40, 0))
    assert days(pair, ids[REVIEW])[1] == after[1]
    assert (days(pair, ids[REVIEW])[0] or TODAY) < (before[0] or TODAY)
    held = days(pair, ids[REVIEW])
    view = page.timeline.viewport()
    middle = bar(page, ids[REVIEW]).center()
    qtbot.mousePress(view, LEFT, pos=middle)
    qtbot.mouseMove(view, middle + QPoint(60, 0))
    qtbot.keyClick(page.timeline, Qt.Key.Key_Escape)
    qtbot.mouseRelease(view, LEFT, pos=middle + QPoint(60, 0))
    assert days(pair, ids[REVIEW]) == held


def test_the_ground_scrolls_and_changes_nothing(
    ids: dict[str, str], page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:
    page.refresh_if_stale()
    place = bar(page, ids["Read the finance handbook"])
    label = pair.database.undo_label
    scrolled = page.timeline.horizontalScrollBar().value()
    ground = QPoint(place.right() + 200, place.center().y())
    drag(qtbot, page, ground, ground - QPoint(80, 0))
    assert page.timeline.horizontalScrollBar().value() == scrolled + 80
    assert pair.database.undo_label == label


def test_the_wheel_zooms_around_the_pointer(
    ids: dict[str, str], page: PlanPage, qtbot: QtBot
) -> None:
    page.refresh_if_stale()
    chart = page.timeline.frame_now().chart
    at = QPointF(chart.center().x(), chart.center().y())
    day = page.timeline.frame_now().axis.day_at(at.x())
    width = page.timeline.frame_now().day
    wheel = QWheelEvent(
        at, page.timeline.viewport().mapToGlobal(at), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(page.timeline.viewport(), wheel)
    assert page.timeline.frame_now().day == pytest.approx(width * 1.25**2)
    assert abs((page.timeline.frame_now().axis.day_at(at.x()) - day).days) <= 1
    assert not any(button.isChecked() for button in page.tools.zooms.values())
    for zoom in ("weeks", "months", "fit"):
        qtbot.mouseClick(page.tools.zooms[zoom], LEFT)
        assert page.tools.zooms[zoom].isChecked()
    assert page.timeline.horizontalScrollBar().maximum() == 0


def test_keys_select_move_resize_and_each_is_one_undo(
    ids: dict[str, str], page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:
    page.refresh_if_stale()
    page.timeline.setFocus()
    page.timeline.choose(0)
    for _row in range(3):
        qtbot.keyClick(page.timeline, Qt.Key.Key_Down)
    assert page.chosen_id == ids[REVIEW]
    starts, due = days(pair, ids[REVIEW])
    assert starts and due
    qtbot.keyClick(page.timeline, Qt.Key.Key_Right, ALT)
    qtbot.keyClick(page.timeline, Qt.Key.Key_Right, ALT)
    qtbot.keyClick(page.timeline, Qt.Key.Key_Left, CTRL_SHIFT)
    day = timedelta(days=1)
    assert days(pair, ids[REVIEW]) == (starts + 2 * day, due + day)
    pair.database.undo()
    assert days(pair, ids[REVIEW]) == (starts + 2 * day, due + 2 * day)
    pair.database.undo()
    assert days(pair, ids[REVIEW]) == (starts + day, due + day)
    pair.database.undo()
    assert page.chosen_id == ids[REVIEW]


def test_a_held_key_is_one_undo(
    ids: dict[str, str], page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:
    page.refresh_if_stale()
    page.timeline.setFocus()
    page.show_record(ids[REVIEW])
    before = days(pair, ids[REVIEW])
    for _repeat in range(5):
        qtbot.keyPress(page.timeline, Qt.Key.Key_Right, ALT)
    qtbot.keyRelease(page.timeline, Qt.Key.Key_Right, ALT)
    assert days(pair, ids[REVIEW])[0] == (before[0] or TODAY) + timedelta(days=5)
    pair.database.undo()
    assert days(pair, ids[REVIEW]) == before


def test_plus_minus_and_home_look_around(ids: dict[str, str], page: PlanPage, qtbot: QtBot) -> None:
    page.refresh_if_stale()
    page.timeline.setFocus()
    width = page.timeline.frame_now().day
    qtbot.keyClick(page.timeline, Qt.Key.Key_Plus)
    assert page.timeline.frame_now().day > width
    qtbot.keyClick(page.timeline, Qt.Key.Key_Minus)
    assert page.timeline.frame_now().day == pytest.approx(width)
    page.timeline.set_zoom("weeks")
    page.timeline.horizontalScrollBar().setValue(0)
    assert page.timeline.picture_now().today is None
    qtbot.keyClick(page.timeline, Qt.Key.Key_Home)
    today = page.timeline.picture_now().today
    assert today and page.timeline.frame_now().chart.left() < today


def test_goals_and_activities_are_ranked_by_keys(
    ids: dict[str, str], page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:  # AP-02
    page.refresh_if_stale()
    page.timeline.setFocus()
    page.show_record(ids["Understand budgets"])
    qtbot.keyClick(page.timeline, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(page.timeline, Qt.Key.Key_Up, ALT)
    assert titles(page)[0] == "Understand budgets"
    assert page.chosen_id == ids["Understand budgets"]
    page.show_record(ids["Read the finance handbook"])
    qtbot.keyClick(page.timeline, Qt.Key.Key_Down, ALT)  # on to the next goal
    assert (
        activity(pair, ids["Read the finance handbook"]).goal_id
        == (ids["Lead a cross-team project"])
    )
    assert titles(page)[2:4] == ["Lead a cross-team project", "Read the finance handbook"]


def test_titles_are_dragged_to_another_place(
    ids: dict[str, str], page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:
    page.refresh_if_stale()
    frame = page.timeline.frame_now()
    x = round(frame.labels.center().x())

    def title(number: int) -> QPoint:
        return QPoint(x, round(frame.rows.y(number) + frame.looks.row / 2))

    drag(qtbot, page, title(7), QPoint(x, round(frame.rows.y(0)) + 2))  # the third goal
    assert titles(page)[0] == "Understand budgets"
    number = page.model.row_of(ids[REVIEW])
    assert number is not None
    drag(qtbot, page, title(number), QPoint(x, round(frame.rows.y(1)) + 2))
    assert activity(pair, ids[REVIEW]).goal_id == ids["Understand budgets"]
    assert titles(page)[1] == REVIEW


@pytest.mark.usefixtures("_in_english")
def test_a_double_click_edits_and_every_field_saves_itself(
    ids: dict[str, str], page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:
    page.refresh_if_stale()

    def write(dialog: ActivityDialog) -> None:
        put(qtbot, dialog.form.field("title").main_widget(), "Chair two reviews")
        assert activity(pair, ids[REVIEW]).title == "Chair two reviews"
        state = dialog.form.field("state")
        assert isinstance(state, ChipsField)
        for chip in state.chips.buttons():
            if chip.text() == "Blocked":
                qtbot.mouseClick(chip, LEFT)
        assert activity(pair, ids[REVIEW]).state == "in_progress"  # not without a reason
        reason = dialog.blocked.field("blocked_reason").main_widget()
        assert reason.isVisible()
        put(qtbot, reason, "No room")
        assert activity(pair, ids[REVIEW]).blocked_reason == "No room"
        due = dialog.form.field("due").main_widget()
        assert isinstance(due, QLineEdit)
        put(qtbot, due, "1.5.2026")
        assert due.property("problem")
        assert due.text() == "1.5.2026"  # what was typed stays
        put(qtbot, due, "1.5.2027")
        assert activity(pair, ids[REVIEW]).due == date(2027, 5, 1)
        assert dialog.outside.isVisible()  # past the last day together: told, not refused
        notes = dialog.more.field("notes").main_widget()
        notes.setFocus()
        qtbot.keyClicks(notes, "typed and not left")

    act_on(ActivityDialog, write)
    place = bar(page, ids[REVIEW])
    qtbot.mouseDClick(page.timeline.viewport(), LEFT, pos=place.center())
    QApplication.processEvents()  # the dialog opens when the click is through
    assert activity(pair, ids[REVIEW]).notes == "typed and not left"
    spoken = page.model.data(page.model.index(3, TITLE), Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(spoken, str)
    assert spoken.startswith("Chair two reviews, Stretch assignment, 16 May to 1 May 2027")
    assert spoken.endswith("45 % done, Blocked, No room")


def test_a_goal_is_edited_and_its_progress_by_hand_wants_a_reason(
    ids: dict[str, str], page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:
    goals.change_goal(pair.database, ids["Understand budgets"], "Own a budget", "A new role")
    page.refresh_if_stale()

    def write(dialog: GoalDialog) -> None:
        assert "“Understand budgets”. Changed because: A new role" in dialog.history.text()
        put(qtbot, dialog.form.field("measurable").main_widget(), "Three reports")
        put(qtbot, dialog.form.field("progress").main_widget(), "70")
        reason = dialog.form.field("progress_reason").main_widget()
        assert reason.property("problem")
        put(qtbot, reason, "The board said so")
        why = dialog.form.field("reason").main_widget()
        assert isinstance(why, QLineEdit)
        assert why.text() == "A new role"
        state = dialog.form.field("state")
        assert isinstance(state, ChipsField)
        qtbot.mouseClick(state.chips.buttons()[1], LEFT)
        put(qtbot, why, "It is hers now")
        assert "“Own a budget”. Changed because: It is hers now" in dialog.history.text()

    act_on(GoalDialog, write)
    page.edit(ids["Understand budgets"])
    with pair.database.reading() as session:
        goal = session.get_one(Goal, ids["Understand budgets"])
    assert (goal.measurable, goal.progress_by_hand) == ("Three reports", 70)
    assert goal.state == "reached"
    assert page.model.row(7).line.progress == 100


@pytest.mark.usefixtures("_in_english")
def test_a_goal_due_after_the_last_day_is_kept_and_told(
    pair: Pair, page: PlanPage, qtbot: QtBot
) -> None:
    goal = goals.add_goal(pair.database, pair.id, "Lead a project")
    dialog = GoalDialog(page, page._context, goal)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.outside.isHidden()
    goals.set_goal_due(pair.database, goal, date(2028, 1, 1))
    assert dialog.outside.isVisible() and "8 March 2027" in dialog.outside.text()


def test_the_table_shows_the_same_rows_in_step(
    ids: dict[str, str], page: PlanPage, qtbot: QtBot
) -> None:
    page.refresh_if_stale()
    page.show_record(ids[REVIEW])
    qtbot.mouseClick(page.tools.table, LEFT)
    assert page.table.isVisible()
    assert page.table.currentIndex().row() == 3
    late = page.model.row_of(ids["Read the finance handbook"])
    assert late is not None
    assert page.model.data(page.model.index(late, STATE)) == "24 days late"
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.mouseClick(page.tools.table, LEFT)
    assert page.timeline.isVisible()
    assert page.timeline.currentIndex().row() == 4


def test_delete_removes_and_offers_it_back(
    ids: dict[str, str], page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:
    page.refresh_if_stale()
    page.timeline.setFocus()
    page.show_record(ids[REVIEW])
    qtbot.keyClick(page.timeline, Qt.Key.Key_Delete)
    assert REVIEW not in titles(page)
    assert page.bar.isVisible()
    page.bar.undo.emit()
    assert REVIEW in titles(page)


def test_a_finding_leads_to_its_spot(
    ids: dict[str, str], page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:
    last = goals.add_goal(pair.database, pair.id, "Write more")
    page.refresh_if_stale()
    row = next(at for at, one in enumerate(found(page)) if one.rule == "goal_without_activity")
    shown = page.findings.list
    place = shown.visualItemRect(shown.item(row)).center()
    qtbot.mouseClick(shown.viewport(), LEFT, pos=place)
    assert page.chosen_id == last
    empty = next(at for at, one in enumerate(found(page)) if one.rule == "empty_month")
    page.timeline.horizontalScrollBar().setValue(0)
    shown.setCurrentRow(empty)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    axis = page.timeline.frame_now().axis
    assert axis.origin < date(2026, 9, 1) <= axis.last


@pytest.mark.usefixtures("_in_english")
def test_what_a_screen_reader_finds_is_the_bar_with_its_words(
    ids: dict[str, str], page: PlanPage, qtbot: QtBot
) -> None:
    page.refresh_if_stale()
    view = QAccessible.queryAccessibleInterface(page.timeline)
    assert view.childCount() == 10
    child = view.child(3)
    name = child.text(QAccessible.Text.Name)
    assert name == f"{REVIEW}, Stretch assignment, 16 May to 15 July 2026, 45 % done, In progress"
    place = bar(page, ids[REVIEW])
    corner = page.timeline.viewport().mapToGlobal(place.topLeft())
    assert child.rect() == QRect(corner, place.size())


def test_a_file_that_is_only_read_can_be_looked_at(
    ids: dict[str, str], page: PlanPage, pair: Pair, qtbot: QtBot
) -> None:
    page.refresh_if_stale()
    page.timeline.set_read_only(True)
    before = days(pair, ids[REVIEW])
    place = bar(page, ids[REVIEW])
    drag(qtbot, page, place.center(), place.center() + QPoint(60, 0))
    page.timeline.setFocus()
    page.show_record(ids[REVIEW])
    qtbot.keyClick(page.timeline, Qt.Key.Key_Right, ALT)
    qtbot.keyClick(page.timeline, Qt.Key.Key_Delete)
    assert days(pair, ids[REVIEW]) == before


def test_a_plan_of_another_window_is_followed(
    ids: dict[str, str], page: PlanPage, pair: Pair
) -> None:
    page.refresh_if_stale()
    activities.remove_activity(pair.database, ids[REVIEW])
    assert REVIEW not in titles(page)
    with pair.database.reading() as session:
        assert len(plan_of(session, pair.id).activities) == 6


def test_the_plan_goes_out_as_pdf_and_as_picture(
    ids: dict[str, str], page: PlanPage, pair: Pair, tmp_path: Path, qtbot: QtBot
) -> None:  # AP-11
    page.export.write_pdf(tmp_path / "plan.pdf")
    page.export.write_picture(tmp_path / "plan.png")
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
    picture = QImage(str(tmp_path / "plan.png"))
    rows = page.timeline.frame_now().looks.row * page.model.rowCount()
    assert picture.width() == 2_800
    assert picture.height() > 2 * rows
    inks = {picture.pixelColor(x, y).name() for x in range(0, 2_800, 7) for y in range(0, 600, 7)}
    assert len(inks) > 5
    with pair.database.reading() as session:
        noted = [one.title for one in documents_of(session, pair.id)]
    assert sorted(noted) == ["Action plan", "Action plan, picture of the timeline"]


def test_the_next_step_leads_to_what_the_plan_lacks_first(pair: Pair, page: PlanPage) -> None:
    page.show_action("plan")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton) and focused.text() == "Add goal"
    goal = goals.add_goal(pair.database, pair.id, "Lead a project")
    page.show_action("plan")
    assert page.tools.add_activity.hasFocus()
    activities.add_activity(pair.database, goal, "Write the charter")
    page.show_action("plan")
    assert page.timeline.hasFocus()
