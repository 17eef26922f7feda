"""Goals are added, ranked, described, changed and removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.goals.dialog import ChangeGoalDialog
from mentor_desktop.gui.goals.editor import GoalsEditor
from mentor_desktop.operations.goals import add_goal, change_goal
from mentor_desktop.store.goals import KeptGoal, kept_goals
from tests.conftest import Pair

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(pair: Pair, qtbot: QtBot) -> GoalsEditor:
    """The goals of the pair; none yet."""
    made = GoalsEditor(Context(pair.database), pair.id)
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    return made


def goals(pair: Pair) -> list[KeptGoal]:
    with pair.database.reading() as session:
        return list(kept_goals(session, pair.id))


def titles(pair: Pair) -> list[str]:
    return [one.goal.title for one in goals(pair)]


def add(qtbot: QtBot, editor: GoalsEditor, title: str) -> None:
    qtbot.keyClicks(editor.newField, title)
    qtbot.keyClick(editor.newField, Qt.Key.Key_Return)


def test_goals_are_added_by_keyboard_and_ranked_with_alt(
    editor: GoalsEditor, pair: Pair, qtbot: QtBot
) -> None:
    assert editor.emptyLabel.isVisible()
    for title in ("Lead", "Speak", "Write"):
        add(qtbot, editor, title)
    assert titles(pair) == ["Lead", "Speak", "Write"]
    assert not editor.emptyLabel.isVisible()
    editor.list.setFocus()
    qtbot.keyClick(editor.list, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(editor.list, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(editor.list, Qt.Key.Key_Up, ALT)
    assert titles(pair) == ["Write", "Lead", "Speak"]
    qtbot.keyClick(editor.list, Qt.Key.Key_Down, ALT)
    assert titles(pair) == ["Lead", "Write", "Speak"]
    assert editor.list.item(1).text() == "2.  Write"
    assert editor.list.currentRow() == 1


def test_a_dropped_goal_takes_its_new_rank(editor: GoalsEditor, pair: Pair, qtbot: QtBot) -> None:
    for title in ("Lead", "Speak", "Write"):
        add_goal(pair.database, pair.id, title)
    editor.list.setCurrentRow(2)
    model = editor.list.model()
    model.moveRow(model.index(-1, 0), 2, model.index(-1, 0), 0)  # what a drop does
    qtbot.waitUntil(lambda: titles(pair) == ["Write", "Lead", "Speak"])
    assert [editor.list.item(row).text() for row in range(3)] == [
        "1.  Write", "2.  Lead", "3.  Speak",
    ]  # fmt: skip


def test_an_empty_goal_is_told_beside_the_field(
    editor: GoalsEditor, pair: Pair, qtbot: QtBot
) -> None:
    qtbot.mouseClick(editor.addButton, Qt.MouseButton.LeftButton)
    assert editor.problemLabel.isVisible()
    assert "Write down the goal" in editor.problemLabel.text()
    add(qtbot, editor, "Lead")
    assert not editor.problemLabel.isVisible()
    assert titles(pair) == ["Lead"]


def test_why_it_matters_is_kept_with_the_goal(
    editor: GoalsEditor, pair: Pair, qtbot: QtBot
) -> None:  # FM-16, FM-17
    add(qtbot, editor, "Lead")
    add(qtbot, editor, "Speak")
    field = editor._form.field("why").main_widget()
    field.setFocus()
    qtbot.keyClicks(field, "To be heard")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert [one.goal.why for one in goals(pair)] == ["", "To be heard"]
    editor.list.setCurrentRow(0)
    assert editor._form.field("why").value() is None


def test_a_refused_title_does_not_stick_to_the_next_goal(
    editor: GoalsEditor, pair: Pair, qtbot: QtBot
) -> None:
    add(qtbot, editor, "Lead")
    add(qtbot, editor, "Speak")
    field = editor._form.field("title").main_widget()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert titles(pair) == ["Lead", "Speak"]
    editor.list.setCurrentRow(0)
    assert editor._form.field("title").value() == "Lead"


def test_a_removed_goal_comes_back_with_undo(editor: GoalsEditor, pair: Pair, qtbot: QtBot) -> None:
    add(qtbot, editor, "Lead")
    qtbot.mouseClick(editor.removeButton, Qt.MouseButton.LeftButton)
    assert titles(pair) == []
    assert not editor.detailsCard.isVisible()
    undo = next(
        one for one in editor.findChildren(QPushButton) if one.isVisible() and one.text() == "Undo"
    )
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert titles(pair) == ["Lead"]


def test_a_changed_goal_keeps_its_history_and_the_reason(
    editor: GoalsEditor, pair: Pair, qtbot: QtBot
) -> None:  # AP-13
    add(qtbot, editor, "Excel macros")
    goal_id = goals(pair)[0].goal.id
    dialog = ChangeGoalDialog(editor._context, goal_id, "Excel macros")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.titleField.clear()
    qtbot.mouseClick(dialog.changeButton, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and dialog.problemLabel.isVisible()
    qtbot.keyClicks(dialog.titleField, "Lead the audit")
    qtbot.keyClicks(dialog.reasonField, "outgrew it")
    qtbot.mouseClick(dialog.changeButton, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert titles(pair) == ["Lead the audit"]
    assert "“Excel macros”. Changed because: outgrew it" in editor.historyLabel.text()


def test_ideas_fill_the_field_and_wait(editor: GoalsEditor, pair: Pair) -> None:
    menu = editor.ideasButton.menu()
    assert menu is not None
    group = menu.actions()[0].menu()
    assert group is not None
    idea = group.actions()[0]  # type: ignore[attr-defined] # the stubs say object
    idea.trigger()
    assert editor.newField.text()
    assert titles(pair) == []


def test_goals_of_others_are_left_alone(editor: GoalsEditor, pair: Pair) -> None:
    first = add_goal(pair.database, pair.id, "Lead")
    change_goal(pair.database, first, "Lead well", "")
    assert editor.historyLabel.text() == "Before: “Lead”"
