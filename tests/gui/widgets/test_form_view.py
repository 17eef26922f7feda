"""A form tells what was typed, once, and says beside the field what would be right."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.form import KINDS, Choice, Question, Section
from mentor_desktop.gui.widgets.chips import Chip, Chips
from mentor_desktop.gui.widgets.fields import ChipsField, GoalsField
from mentor_desktop.gui.widgets.form_view import FormView

CHOICES = (Choice("a", "Alpha"), Choice("b", "Beta"), Choice("c", "Gamma"))


def question(kind: str) -> Question:
    return Question(
        kind, kind, f"The {kind}", hint="A hint", choices=CHOICES, has_other=True, unit="hours",
        suggestions=("Ready & done",) if kind in ("line", "text") else (),
    )  # fmt: skip


@pytest.fixture
def form(qtbot: QtBot, _in_english: None) -> FormView:
    """One field of each kind."""
    made = FormView([Section("s", "S", questions=tuple(question(kind) for kind in KINDS))])
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    return made


def typed(qtbot: QtBot, form: FormView, key: str, text: str) -> list[tuple[str, object]]:
    """Types with keys, then goes on with Tab; what the form told."""
    told: list[tuple[str, object]] = []
    form.edited.connect(lambda which, value: told.append((which, value)))
    form.focus_question(key)
    widget = form.field(key).main_widget()
    qtbot.keyClicks(widget, text)
    qtbot.keyClick(widget, Qt.Key.Key_Tab)
    return told


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("line", "hello", "hello"),
        ("text", "two words", "two words"),
        ("list", "one item", ["one item"]),
        ("number", "1.5", 1.5),
        ("number", "1,200", 1200.0),
        ("date", "09/03/2026", "2026-03-09"),
        ("date", "2026-03-09", "2026-03-09"),
        ("week", "9:00-12:00", {"0": "9:00-12:00"}),
    ],
)
def test_tells_what_was_typed_once_on_leaving(
    qtbot: QtBot, form: FormView, key: str, text: str, value: object
) -> None:
    assert typed(qtbot, form, key, text) == [(key, value)]


def test_tells_after_a_pause_in_typing(qtbot: QtBot, form: FormView) -> None:
    form.focus_question("line")
    with qtbot.waitSignal(form.edited, timeout=10_000) as told:
        qtbot.keyClicks(form.field("line").main_widget(), "hi")
    assert told.args == ["line", "hi"]


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [("number", "many", "Write a number"), ("date", "soon", "Write the day"),
     ("date", "01/01/1850", "between 1900 and 2100")],
)  # fmt: skip
def test_says_what_would_be_right_and_keeps_what_was_typed(
    qtbot: QtBot, form: FormView, key: str, text: str, sentence: str
) -> None:
    assert typed(qtbot, form, key, text) == []
    main = form.field(key).main_widget()
    assert sentence in main.accessibleDescription()
    form.set_values({})
    assert isinstance(main, QLineEdit)
    assert main.text() == text


def test_40000_characters_pasted_into_one_line_are_all_told(qtbot: QtBot, form: FormView) -> None:
    QGuiApplication.clipboard().setText("x" * 40_000)
    edit = form.field("line").main_widget()
    assert isinstance(edit, QLineEdit)
    form.focus_question("line")
    with qtbot.waitSignal(form.edited, timeout=10_000) as told:
        qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert len(told.args[1]) == 40_000


def test_does_not_disturb_a_field_that_is_typed_in(qtbot: QtBot, form: FormView) -> None:
    form.focus_question("text")
    edit = form.field("text").main_widget()
    qtbot.keyClicks(edit, "my words")
    form.set_values({"text": "other words", "line": "shown"})
    assert isinstance(edit, QPlainTextEdit)
    assert edit.toPlainText() == "my words"
    assert form.field("line").value() == "shown"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("line", "a"), ("text", "a\nb"), ("list", ["a", "b"]), ("choice", "b"),
        ("choice", "other: tea"), ("choices", ["a", "c", "other: tea"]), ("number", 2.5),
        ("date", "2026-12-31"), ("week", {"4": "14:00-16:00"}), ("goals", ["g2", "g1"]),
    ],
)  # fmt: skip
def test_shows_every_kind_of_answer(form: FormView, key: str, value: object) -> None:
    form.set_goals([("g1", "First"), ("g2", "Second")])
    form.set_values({key: value})  # type: ignore[dict-item] # of many kinds
    assert form.field(key).value() == value
    form.set_values({})
    assert form.field(key).value() is None


def test_chips_are_chosen_and_let_go_by_keyboard(qtbot: QtBot, form: FormView) -> None:
    told: list[object] = []
    form.edited.connect(lambda _key, value: told.append(value))
    field = form.field("choice")
    assert isinstance(field, ChipsField)
    first, second, *_rest = field.chips.buttons()
    form.focus_question("choice")
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    qtbot.keyClick(second, Qt.Key.Key_Delete)
    assert told == ["b", None]


def test_chips_are_radio_buttons_or_check_boxes_to_a_screen_reader(form: FormView) -> None:
    for key, role in (
        ("choice", QAccessible.Role.RadioButton),
        ("choices", QAccessible.Role.CheckBox),
    ):
        field = form.field(key)
        assert isinstance(field, ChipsField)
        roles = [
            QAccessible.queryAccessibleInterface(chip).role() for chip in field.chips.buttons()
        ]
        assert roles == [role] * 4


def test_one_chip_at_a_time_and_another_click_lets_go(qtbot: QtBot, form: FormView) -> None:
    told: list[object] = []
    form.edited.connect(lambda _key, value: told.append(value))
    field = form.field("choice")
    assert isinstance(field, ChipsField)
    first, second, *_rest = field.chips.buttons()
    for chip in (first, second, second, first):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told == ["a", "b", None, "a"]


def test_other_asks_for_own_words(qtbot: QtBot, form: FormView) -> None:
    field = form.field("choice")
    assert isinstance(field, ChipsField)
    other = field.chips.buttons()[-1]
    with qtbot.waitSignal(form.edited, timeout=10_000) as told:
        qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
        (words,) = field.chips.findChildren(QLineEdit)
        assert words.isVisible()
        qtbot.keyClicks(words, "tea")
    assert told.args == ["choice", "other: tea"]


def test_a_fourth_goal_is_refused_in_words(qtbot: QtBot, form: FormView) -> None:
    form.set_goals([(f"g{number}", f"Goal {number}") for number in range(4)])
    form.set_values({"goals": ["g0", "g1", "g2"]})
    field = form.field("goals")
    assert isinstance(field, GoalsField)
    with qtbot.assertNotEmitted(form.edited):
        for button in field.findChildren(QWidget):
            if button.accessibleName() == "Goal 3":
                qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.value() == ["g0", "g1", "g2"]


def test_every_part_that_takes_the_focus_has_a_name(form: FormView) -> None:
    unnamed = [
        widget
        for widget in form.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert unnamed == []


def test_read_only_shows_and_changes_nothing(qtbot: QtBot, form: FormView) -> None:
    form.set_values({"line": "kept", "text": "kept"})
    form.set_read_only(True)
    for key in ("line", "text"):
        assert typed(qtbot, form, key, "more") == []
        assert form.field(key).value() == "kept"


def test_leaves_a_space_at_the_end_alone_while_the_words_are_saved(
    qtbot: QtBot, form: FormView
) -> None:
    for key in ("line", "text"):
        form.focus_question(key)
        widget = form.field(key).main_widget()
        assert isinstance(widget, QLineEdit | QPlainTextEdit)
        qtbot.keyClicks(widget, "two ")
        form.tell_all()
        form.set_values({key: "two"})
        qtbot.keyClicks(widget, "words")
        text = widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()
        assert text == "two words"


def test_takes_a_long_text_whole(qtbot: QtBot, form: FormView) -> None:
    QGuiApplication.clipboard().setText("x" * 40_000)
    lines = [line for line in form.findChildren(QLineEdit) if line.objectName() == ""]
    assert len(lines) > 10
    for line in lines:
        line.clear()
        line.paste()
        assert len(line.text()) == 40_000, line.accessibleName()


def test_a_suggestion_can_be_taken_back_by_the_fields_own_undo(
    qtbot: QtBot, form: FormView
) -> None:
    edit = form.field("line").main_widget()
    assert isinstance(edit, QLineEdit)
    qtbot.keyClicks(edit, "mine")
    button = form.field("line").findChild(QToolButton)
    assert isinstance(button, QToolButton)
    button.menu().actions()[0].trigger()
    assert edit.text() == "Ready & done"
    edit.undo()
    assert edit.text() == "mine"


def test_shows_a_goal_that_is_gone_and_keeps_it_until_it_is_let_go(
    qtbot: QtBot, form: FormView
) -> None:
    form.set_goals([("one", "First"), ("two", "Second")])
    form.set_values({"goals": ["gone", "two"]})
    labels = {box.text(): box for box in form.field("goals").findChildren(QCheckBox)
              if box.isVisible()}  # fmt: skip
    assert labels["A goal that was removed"].isChecked()
    with qtbot.waitSignal(form.edited) as told:
        labels["First"].click()
    assert told.args == ["goals", ["gone", "two", "one"]]
    with qtbot.waitSignal(form.edited) as told:
        labels["A goal that was removed"].click()
    assert told.args == ["goals", ["two", "one"]]


def test_says_that_an_answer_is_still_the_suggested_one(qtbot: QtBot) -> None:
    asked = Question("who", "line", "Who starts", default="mentee")
    form = FormView([Section("s", "S", questions=(asked,))])
    qtbot.addWidget(form)
    form.show()

    def says_so() -> bool:
        return any(
            label.isVisible() and label.text().startswith("Our suggestion")
            for label in form.findChildren(QLabel)
        )

    form.set_values({"who": "mentee"})
    assert says_so()
    form.set_values({"who": "mentor"})
    assert not says_so()


@pytest.mark.parametrize(
    ("is_many", "role"),
    [(False, QAccessible.Role.RadioButton), (True, QAccessible.Role.CheckBox)],
)
def test_a_chip_says_what_kind_of_button_it_is(
    qtbot: QtBot, is_many: bool, role: QAccessible.Role
) -> None:
    chips = Chips([("a", "Alpha")], is_many=is_many)
    qtbot.addWidget(chips)
    spoken = QAccessible.queryAccessibleInterface(chips.buttons()[0])
    assert spoken is not None
    assert spoken.role() == role


def test_a_long_answer_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    chips = Chips([("long", "Formal: meetings at a steady pace, and a written agreement")])
    qtbot.addWidget(chips)
    chips.show()
    chips.resize(chips.sizeHint())
    button = chips.findChild(Chip)
    assert button is not None
    one_line = button.height()

    chips.resize(chips.width() // 3, 400)

    assert button.width() <= chips.width()
    assert button.height() > 2 * one_line
