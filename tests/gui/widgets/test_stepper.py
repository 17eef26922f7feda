"""The journey: seen, heard, walked along and pressed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.theme import apply_theme, colour
from mentor_desktop.gui.widgets.painting import wrapped
from mentor_desktop.gui.widgets.stepper import Step, Stepper

STEPS = (
    Step("prepare", "Prepare", "2 Mar", "done"),
    Step("first_meeting", "First meeting", "due 16 Mar", "soon", is_next=True),
    Step("celebrate", "Celebrate", "8 Mar 2027", "coming"),
)


@pytest.fixture
def stepper(qtbot: QtBot, qapp: QApplication) -> Stepper:
    return shown(qtbot, qapp)


def shown(qtbot: QtBot, qapp: QApplication) -> Stepper:
    apply_theme(qapp, "light")
    made = Stepper(STEPS)
    qtbot.addWidget(made)
    made.resize(720, made.heightForWidth(720))
    made.show()
    qtbot.waitExposed(made)
    return made


def test_each_step_says_its_name_and_how_it_stands(stepper: Stepper) -> None:
    names = [button.accessibleName() for button in stepper.buttons()]
    assert names == ["Prepare: 2 Mar", "First meeting: due 16 Mar", "Celebrate: 8 Mar 2027"]
    descriptions = [button.accessibleDescription() for button in stepper.buttons()]
    assert descriptions == ["Done", "Due soon. Your next step.", "Still to come"]
    assert "Due soon" in stepper.buttons()[1].toolTip()


def test_a_click_tells_which_step(stepper: Stepper, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stepper.activated) as told:
        qtbot.mouseClick(stepper.buttons()[2], Qt.MouseButton.LeftButton)
    assert told.args == ["celebrate"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_keys_press_a_step(stepper: Stepper, qtbot: QtBot, key: Qt.Key) -> None:
    stepper.buttons()[0].setFocus()
    with qtbot.waitSignal(stepper.activated) as told:
        qtbot.keyClick(stepper.buttons()[0], key)
    assert told.args == ["prepare"]


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_arrow_keys_walk_the_way_they_point(
    stepper: Stepper, qtbot: QtBot, is_mirrored: bool
) -> None:
    if is_mirrored:
        stepper.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    buttons = stepper.buttons()
    places = [button.x() for button in buttons]
    assert places == sorted(places, reverse=is_mirrored)
    buttons[1].setFocus()
    qtbot.keyClick(buttons[1], Qt.Key.Key_Right)
    assert buttons[0 if is_mirrored else 2].hasFocus()


@pytest.mark.parametrize("points", [8, 9, 10, 13, 22])
def test_the_line_is_coloured_as_far_as_they_have_come(
    qtbot: QtBot, qapp: QApplication, points: int
) -> None:
    before = qapp.font()
    qapp.setFont(QFont(before.family(), points))
    stepper = shown(qtbot, qapp)
    stepper.buttons()[0].clearFocus()  # its frame would cross the line
    image = stepper.grab().toImage()
    one, two, three = (button.geometry().center().x() for button in stepper.buttons())
    ratio = image.devicePixelRatio()
    level = _level(stepper)
    first = image.pixelColor(round((one + two) / 2 * ratio), round(level * ratio))
    second = image.pixelColor(round((two + three) / 2 * ratio), round(level * ratio))
    qapp.setFont(before)
    assert first == QColor(colour("accent"))
    assert second == QColor(colour("line"))


def _level(stepper: Stepper) -> float:
    diameter = round(QFontMetrics(stepper.font()).height() * 1.15)
    return 4 + diameter / 2


def test_new_states_keep_the_focus(stepper: Stepper) -> None:
    button = stepper.buttons()[1]
    button.setFocus()
    stepper.set_steps([Step(step.key, step.title, "now", "done") for step in STEPS])
    assert stepper.buttons()[1] is button
    assert button.hasFocus()
    assert button.accessibleName() == "First meeting: now"


def test_other_steps_take_the_place_of_the_first(stepper: Stepper, qtbot: QtBot) -> None:
    stepper.set_steps([Step("only", "Only one")])
    assert [button.accessibleName() for button in stepper.buttons()] == ["Only one"]
    with qtbot.waitSignal(stepper.activated) as told:
        qtbot.mouseClick(stepper.buttons()[0], Qt.MouseButton.LeftButton)
    assert told.args == ["only"]


def test_a_narrow_journey_is_higher(stepper: Stepper, qtbot: QtBot) -> None:
    assert stepper.heightForWidth(240) > stepper.heightForWidth(720)
    page, inner = QWidget(), Stepper(STEPS)
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(inner)
    page.resize(260, 400)
    page.show()
    qtbot.waitExposed(page)
    assert inner.height() >= inner.heightForWidth(inner.width())


def test_words_go_on_in_a_second_line_and_no_further(stepper: Stepper) -> None:
    metrics = QFontMetrics(stepper.font())
    width = metrics.horizontalAdvance("90-day check")
    lines = wrapped("90-day check up with everybody there", metrics, width)
    assert lines[0] == "90-day check"
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)
