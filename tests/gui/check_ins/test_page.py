"""The Check-ins tab: the list, starting, skipping, planning, reading."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.check_in import CheckInAnswer
from mentor_desktop.gui.check_ins.asking import Asking
from mentor_desktop.gui.check_ins.page import CheckInsPage
from mentor_desktop.gui.check_ins.trend import TrendView
from mentor_desktop.gui.context import Context
from mentor_desktop.operations import check_ins as verbs
from mentor_desktop.operations.check_in_texts import check_in_forms, own_check_ins_folder
from mentor_desktop.operations.drafting import start_agreement
from mentor_desktop.operations.finishing import finish_check_in
from mentor_desktop.operations.relationships import remove_relationship, set_informal, set_state
from mentor_desktop.store.check_ins import PairCheckIns, check_ins_of
from tests.conftest import Pair

TODAY = date(2026, 6, 7)


@pytest.fixture
def page(pair: Pair, qtbot: QtBot) -> CheckInsPage:
    """The tab in a wide window, on the 90th day."""
    made = CheckInsPage(Context(pair.database, lambda: TODAY), pair.id)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    return made


def shown(widget: QWidget) -> str:
    """All that can be read, once what is new has come into view."""
    QApplication.processEvents()
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
    buttons = [one.text() for one in widget.findChildren(QPushButton) if one.isVisible()]
    return "\n".join(labels + buttons)


def press(page: CheckInsPage, key: str, action: str, qtbot: QtBot) -> None:
    """A button of a line."""
    qtbot.mouseClick(page.overview.lines[key].buttons[action], Qt.MouseButton.LeftButton)


def choose(page: CheckInsPage, key: str, words: str) -> None:
    """An entry of a line's menu."""
    menu = page.overview.lines[key].menu
    assert menu is not None
    next(one for one in menu.menu().actions() if one.text() == words).trigger()


def of(pair: Pair) -> PairCheckIns:
    with pair.database.reading() as session:
        return check_ins_of(session, pair.id, check_in_forms(), TODAY)


def rate(pair: Pair, mentor: float, mentee: float) -> None:
    made = verbs.start_check_in(pair.database, pair.id, "rapport")
    for role, number in (("mentor", mentor), ("mentee", mentee)):
        verbs.answer_check_in(pair.database, made, "trust", number, role)
        verbs.hand_in(pair.database, made, role)
    finish_check_in(pair.database, made)


@pytest.mark.usefixtures("_in_english")
def test_the_journey_stands_in_its_order_with_its_days(page: CheckInsPage) -> None:  # C90-01
    keys = list(page.overview.lines)
    assert keys[:6] == [
        "prepare", "first_meeting", "action_plan", "check_up", "renewal", "celebrate",
    ]  # fmt: skip
    assert "due 7 Jun" in page.overview.lines["check_up"].line.stands
    assert page.overview.lines["check_up"].line.tone == "warning"
    assert page.overview.lines["first_meeting"].line.tone == "danger"
    assert {"monthly_pulse", "rapport", "agreement_review"} <= set(keys)


def test_starting_gives_the_wizard_all_the_room_and_closing_takes_it_back(
    page: CheckInsPage, qtbot: QtBot
) -> None:
    press(page, "check_up", "start", qtbot)
    assert page.is_whole
    assert page.wizard.page.title.text() == "Does the match suit us?"
    qtbot.mouseClick(page.wizard.frame.close_button, Qt.MouseButton.LeftButton)
    assert not page.is_whole
    assert page.overview.lines["check_up"].line.state == "open"
    assert page.overview.lines["check_up"].buttons["start"].text() == "Go on"


def test_skipping_asks_for_a_reason_and_shows_it(
    page: CheckInsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: Asking) -> int:
        dialog.show()
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
        assert dialog.isVisible()  # without a reason it stays
        qtbot.keyClicks(dialog.form.field("reason").main_widget(), "We know each other")
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
        return dialog.result()

    monkeypatch.setattr(Asking, "exec", answer)
    choose(page, "first_meeting", "Skip with a reason…")
    line = page.overview.lines["first_meeting"].line
    assert line.state == "skipped"
    assert "We know each other" in line.note


@pytest.mark.usefixtures("_in_english")
def test_planning_it_for_later_shows_the_day(
    page: CheckInsPage, pair: Pair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: Asking) -> int:
        dialog.form.field("day").put("2026-06-19")
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
        return dialog.result()

    monkeypatch.setattr(Asking, "exec", answer)
    choose(page, "check_up", "Plan it for later…")
    assert "Planned for 19 Jun" in page.overview.lines["check_up"].line.stands
    assert of(pair).to_start("check_up").planned_for == date(2026, 6, 19)  # type: ignore[union-attr]


def test_one_that_is_only_planned_is_shown_in_the_list(page: CheckInsPage, pair: Pair) -> None:
    id = verbs.plan_check_in(pair.database, pair.id, "rapport", TODAY)
    page.show_record(id)  # as the calendar does
    assert not page.is_whole
    assert "Planned for" in shown(page.overview.lines["rapport"])


def test_what_is_done_is_read_and_can_be_changed_again(
    page: CheckInsPage, pair: Pair, qtbot: QtBot
) -> None:
    made = verbs.start_check_in(pair.database, pair.id, "monthly_pulse")
    finish_check_in(pair.database, made)
    press(page, "monthly_pulse", "read", qtbot)
    assert page.reading.check_in_id == made
    assert page.reading.change.isVisible()
    qtbot.mouseClick(page.reading.change, Qt.MouseButton.LeftButton)
    assert page.wizard.check_in_id == made


def test_rapport_over_time_is_a_table_that_says_its_numbers(
    page: CheckInsPage, pair: Pair
) -> None:  # FM-21
    page._context.act_as(pair.mentor_id)
    for mentor, mentee in ((3.0, 4.0), (4.0, 4.0), (5.0, 2.0)):
        rate(pair, mentor, mentee)
    QApplication.processEvents()
    (table,) = (one for one in page.findChildren(TrendView) if one.isVisible())
    model = table.model()
    assert model.index(0, 0).data() == "Trust"
    spoken = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ada Lovelace: 3, 4, 5; Benny: 4, 4, 2"
    assert [model.index(0, column).data() for column in (2, 3)] == ["5", "2"]


def test_a_faulty_file_is_named_with_its_line_and_the_rest_works(
    page: CheckInsPage, qtbot: QtBot
) -> None:
    folder = own_check_ins_folder()
    folder.mkdir(parents=True)
    (folder / "ours.toml").write_text('key = "ours"\ntitle = "Ours"\n\n[[step]]\nkey = "one"\n')
    page.refresh()
    assert page.overview.faults.isVisible()
    assert "ours.toml, line" in shown(page.overview.faults)
    press(page, "check_up", "start", qtbot)
    assert page.wizard.isVisible()


def test_a_check_in_of_the_programme_needs_no_python(page: CheckInsPage, qtbot: QtBot) -> None:
    folder = own_check_ins_folder()
    folder.mkdir(parents=True)
    (folder / "ours.toml").write_text(
        'key = "ours"\ntitle = "Our Friday"\nrepeats = true\n\n[[step]]\nkey = "one"\n'
        'title = "How was it?"\n\n[[step.question]]\nkey = "week"\nkind = "rating"\n'
        'label = "This week"\nlow = "Hard"\nhigh = "Light"\n',
        encoding="utf-8",
    )
    page.refresh()
    press(page, "ours", "start", qtbot)
    assert page.wizard.page.title.text() == "How was it?"
    chips = page.wizard.page.cards["week"].field.findChildren(QWidget)
    assert any(one.accessibleName() == "1 of 5: Hard" for one in chips)
    (folder / "ours.toml").unlink()
    page.show_all()
    assert "Its file is not on this computer" in shown(page.overview)


def test_an_informal_pair_has_all_check_ins_and_no_stages(page: CheckInsPage, pair: Pair) -> None:
    set_informal(pair.database, pair.id, True)
    assert "prepare" not in page.overview.lines
    assert "check_up" in page.overview.lines
    assert "due" not in page.overview.lines["check_up"].line.stands


def test_a_found_answer_leads_to_its_check_in(page: CheckInsPage, pair: Pair) -> None:
    begun = verbs.start_check_in(pair.database, pair.id, "first_meeting")
    verbs.answer_check_in(pair.database, begun, "expect", "Candour")
    with pair.database.reading() as session:
        answer = session.query(CheckInAnswer).one().id
    page.show_record(answer)
    assert page.wizard.check_in_id == begun
    page.show_all()
    finish_check_in(pair.database, begun)
    page.show_record(answer)
    assert page.reading.check_in_id == begun
    assert "Candour" in shown(page.reading)


def test_of_a_pair_that_has_ended_only_what_was_done_is_listed(
    page: CheckInsPage, pair: Pair
) -> None:
    made = verbs.start_check_in(pair.database, pair.id, "monthly_pulse")
    finish_check_in(pair.database, made)
    set_state(pair.database, pair.id, "completed")
    assert list(page.overview.lines) == ["prepare", "monthly_pulse"]
    assert list(page.overview.lines["monthly_pulse"].buttons) == ["read"]


def test_the_tab_is_sound_when_the_relationship_goes(page: CheckInsPage, pair: Pair) -> None:
    page.start("check_up")
    page.hide()
    remove_relationship(pair.database, pair.id)
    assert not page.overview.isVisible()


def test_a_mid_point_that_is_the_review_says_so(page: CheckInsPage, pair: Pair) -> None:
    assert "review of your agreement" not in shown(page.overview.lines["renewal"])
    id = start_agreement(pair.database, pair.id)
    with pair.database.changing("Sign") as session:
        agreement = session.get_one(Agreement, id)
        agreement.state = "in_force"
        agreement.in_force_at = datetime(2026, 3, 20, 12, tzinfo=UTC)
    QApplication.processEvents()
    assert "agreement_review" not in page.overview.lines
    assert "The review of your agreement falls due with it" in shown(page.overview.lines["renewal"])
