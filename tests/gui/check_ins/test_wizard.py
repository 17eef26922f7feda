"""The wizard: answers kept as they are given, steps, together and alone, summary, finishing."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.check_in import CheckIn, CheckInAnswer
from mentor_desktop.domain.form import Value
from mentor_desktop.domain.meeting import Meeting
from mentor_desktop.gui.check_ins.frame import SUMMARY
from mentor_desktop.gui.check_ins.page import CheckInsPage
from mentor_desktop.gui.check_ins.wizard import Wizard
from mentor_desktop.gui.context import Context
from mentor_desktop.operations.check_ins import answer_check_in, hand_in, remove_check_in
from mentor_desktop.operations.drafting import start_agreement
from mentor_desktop.operations.meetings import cancel_meeting, log_held, plan_meeting
from mentor_desktop.operations.programme import set_programme
from mentor_desktop.store.opening import open_file
from tests.conftest import Pair

TODAY = date(2026, 6, 7)
FINE = {"match": "good", "met": "less", "energy": "yes", "time": "content", "cancelled": "no"}
STRAINED = {**FINE, "match": "poor", "energy": "no"}


@pytest.fixture
def page(pair: Pair, qtbot: QtBot) -> CheckInsPage:
    """The tab in a wide window, on the 90th day; the mentor sits here."""
    context = Context(pair.database, lambda: TODAY)
    context.act_as(pair.mentor_id)
    made = CheckInsPage(context, pair.id)
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


def chip(wizard: Wizard, question: str, label: str) -> QWidget:
    card = wizard.page.cards[question]
    return next(one for one in card.findChildren(QWidget) if one.accessibleName() == label)


def click(widget: QWidget, qtbot: QtBot) -> None:
    QApplication.processEvents()
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def has_focus(wizard: Wizard, question: str) -> bool:
    focused = wizard.window().focusWidget()
    return focused is not None and wizard.page.cards[question].isAncestorOf(focused)


def kept(pair: Pair, voice: str = "agreed") -> dict[str, Value]:
    with pair.database.reading() as session:
        rows = session.query(CheckInAnswer).filter_by(voice=voice)
        return {row.question: row.value for row in rows}


def answer_all(wizard: Wizard, answers: dict[str, str], voice: str = "agreed") -> None:
    for question, value in answers.items():
        answer_check_in(wizard._context.database, wizard.check_in_id, question, value, voice)


def test_each_answer_is_kept_at_once_and_back_loses_none(
    page: CheckInsPage, pair: Pair, qtbot: QtBot
) -> None:
    page.start("first_meeting")
    wizard = page.wizard
    click(chip(wizard, "rapport_topics", "Life after work"), qtbot)
    assert kept(pair)["rapport_topics"] == ["hobbies"]
    field = wizard.page.cards["outside_work"].field.main_widget()
    qtbot.keyClicks(field, "We both sing")
    click(wizard.frame.next_button, qtbot)  # the pause of typing is not over yet
    assert kept(pair)["outside_work"] == "We both sing"
    click(wizard.frame.back_button, qtbot)
    assert wizard.step == "acquainted"
    assert wizard.page.cards["outside_work"].field.value() == "We both sing"


def test_it_goes_on_at_the_step_where_it_was_closed(
    page: CheckInsPage, pair: Pair, qtbot: QtBot
) -> None:
    page.start("first_meeting")
    for _step in range(2):
        click(page.wizard.frame.next_button, qtbot)
    click(page.wizard.frame.close_button, qtbot)
    pair.database.close()
    again = open_file(pair.database.path)
    second = CheckInsPage(Context(again, lambda: TODAY), pair.id)
    qtbot.addWidget(second)
    second.start("first_meeting")
    assert second.wizard.step == "agreement"
    again.close()


def test_keys_lead_from_step_to_step_and_the_first_field_has_the_focus(
    page: CheckInsPage, qtbot: QtBot
) -> None:
    page.start("first_meeting")
    wizard = page.wizard
    qtbot.waitUntil(lambda: has_focus(wizard, "rapport_topics"))
    with qtbot.waitActive(page):
        page.activateWindow()
    qtbot.keyClick(wizard, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert wizard.step == "goals"
    qtbot.waitUntil(lambda: has_focus(wizard, "destination"))
    qtbot.keyClick(wizard, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert wizard.step == "agreement"
    qtbot.keyClick(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wizard.step == "goals"


def test_tab_goes_as_one_reads_also_to_what_an_answer_opened(
    page: CheckInsPage, qtbot: QtBot
) -> None:
    page.start("first_meeting")
    wizard = page.wizard
    wizard.go_to("supervisor")
    QApplication.processEvents()
    click(chip(wizard, "briefing_by", "Mentee"), qtbot)
    QApplication.processEvents()
    assert list(wizard.page.cards) == ["briefing_by", "briefing_day", "briefing_asks",
                                       "calendar_given"]  # fmt: skip
    wizard.page.cards["briefing_by"].focus()
    walked: list[QWidget | None] = []
    for _tab in range(12):
        wizard.focusNextPrevChild(True)
        walked.append(wizard.window().focusWidget())
    fields = [card.field.main_widget() for card in wizard.page.cards.values()][1:]
    places = [walked.index(field) for field in fields]
    assert places == sorted(places)
    assert walked.index(wizard.frame.close_button) > places[-1]


def test_a_suggestion_names_its_meetings_and_can_be_changed(
    page: CheckInsPage, pair: Pair, qtbot: QtBot
) -> None:  # C90-03, C90-06
    for week in range(4):
        off = plan_meeting(pair.database, pair.id, date(2026, 4, 1 + 7 * week))
        cancel_meeting(pair.database, off, "mentor")
    page.start("check_up")
    wizard = page.wizard
    card = wizard.page.cards["cancelled"]
    assert "4 meetings in a row were cancelled" in shown(card)
    assert "Change it if it is wrong." in shown(card)
    assert card.look.isVisible()
    assert card.field.value() == "yes"
    assert kept(pair) == {}  # looking is no answer
    click(chip(wizard, "cancelled", "No"), qtbot)
    click(wizard.frame.next_button, qtbot)
    assert kept(pair)["cancelled"] == "no"


def test_a_suggestion_left_standing_is_an_answer_on_going_on(
    page: CheckInsPage, pair: Pair, qtbot: QtBot
) -> None:
    log_held(pair.database, pair.id, date(2026, 4, 1))
    page.start("check_up")
    click(page.wizard.frame.next_button, qtbot)
    assert kept(pair) == {"cancelled": "no"}


def test_undo_takes_an_answer_back_and_brings_it_into_view(
    page: CheckInsPage, pair: Pair, qtbot: QtBot
) -> None:
    page.start("first_meeting")
    wizard = page.wizard
    click(chip(wizard, "rapport_topics", "Life after work"), qtbot)
    click(wizard.frame.next_button, qtbot)
    assert wizard.step != "acquainted"
    pair.database.undo()  # the answer: walking on is nothing to take back
    assert wizard.step == "acquainted"
    assert kept(pair) == {}
    assert wizard.page.cards["rapport_topics"].field.value() is None


def test_steps_open_by_the_answers_and_no_verdict_is_told_before_the_summary(
    page: CheckInsPage, qtbot: QtBot
) -> None:  # C90-07, C90-08, C90-12
    page.start("check_up")
    wizard = page.wizard
    answer_all(wizard, STRAINED)
    assert "unfavourable" not in shown(wizard)
    click(wizard.frame.next_button, qtbot)
    assert wizard.step == "in_the_way"
    click(chip(wizard, "obstacles", "Too much other work"), qtbot)
    click(wizard.frame.next_button, qtbot)
    assert wizard.step == "plan"
    click(wizard.frame.next_button, qtbot)
    assert wizard.step == SUMMARY
    assert "3 of 5 unfavourable; workload ticked: plan" in shown(wizard.summary)


def test_the_coordinator_is_named_where_talking_to_them_is_suggested(
    page: CheckInsPage, pair: Pair
) -> None:  # C90-11
    set_programme(pair.database, "contact_name", "Mina Berg")
    set_programme(pair.database, "contact_phone", "+44 20 7946 0000")
    page.start("check_up")
    answer_all(page.wizard, STRAINED)
    pair_id = page.wizard.check_in_id
    answer_check_in(pair.database, pair_id, "obstacles", ["trust"])
    page.wizard.go_to(SUMMARY)
    said = shown(page.wizard.summary)
    assert "Mina Berg  ·  +44 20 7946 0000" in said
    assert "without anyone being at fault" in said


def test_on_track_names_no_coordinator(page: CheckInsPage, pair: Pair) -> None:  # C90-07
    set_programme(pair.database, "contact_name", "Mina Berg")
    page.start("check_up")
    answer_all(page.wizard, FINE)
    page.wizard.go_to(SUMMARY)
    assert "on track" in shown(page.wizard.summary)
    assert "Mina Berg" not in shown(page.wizard.summary)


def test_finishing_makes_what_was_told_and_leaves_out_what_was_unticked(
    page: CheckInsPage, pair: Pair, qtbot: QtBot
) -> None:  # C90-13, C90-14
    page.start("check_up")
    wizard = page.wizard
    answer_all(wizard, STRAINED)
    answer_check_in(pair.database, wizard.check_in_id, "obstacles", ["workload"])
    wizard.go_to(SUMMARY)
    QApplication.processEvents()
    boxes = wizard.summary.making.boxes
    said = [box.accessibleName() for box in boxes.values()]
    assert any(one.startswith("Meeting:") for one in said)
    next(box for box in boxes.values() if box.accessibleName().startswith("Meeting:")).click()
    click(wizard.frame.next_button, qtbot)
    assert page.outcome.isVisible()
    assert "Action item: Overcome: Too much other work" in shown(page.outcome)
    with pair.database.reading() as session:
        assert session.query(Meeting).count() == 0
        titles = [one.title for one in session.query(ActionItem)]
    assert "Overcome: Too much other work" in titles
    with qtbot.waitSignal(page.record_wanted) as wanted:
        click(next(one for one in page.outcome.findChildren(QPushButton)
                   if one.text() == "Open"), qtbot)  # fmt: skip
    assert wanted.args is not None
    assert wanted.args[0] == "meetings"


def test_each_alone_hides_the_other_until_both_are_in_and_shows_where_they_differ(
    page: CheckInsPage, pair: Pair, qtbot: QtBot
) -> None:
    page.start("check_up")
    wizard = page.wizard
    wizard.show_voice("mentor")
    answer_all(wizard, FINE, "mentor")
    answer_all(wizard, STRAINED, "mentee")
    wizard.show_voice("mentee")
    assert "stays hidden until both of you have answered" in shown(wizard)
    assert not wizard.page.isVisible()
    wizard.show_voice("mentor")
    wizard.go_to(SUMMARY)
    assert wizard.frame.next_button.text() == "Hand in my answers"
    assert "Poor" not in shown(wizard)
    click(wizard.frame.next_button, qtbot)
    assert "Benny has yet to answer" in shown(wizard)
    assert not wizard.frame.next_button.isEnabled()
    wizard.show_voice("mentee")
    click(wizard.voices.sit_here, qtbot)
    assert page._context.acting_person_id == pair.mentee_id
    wizard.go_to(SUMMARY)
    click(wizard.frame.next_button, qtbot)
    said = shown(wizard.summary)
    assert "Where you differ: 2 answers" in said
    assert "Poor" in said
    assert wizard.frame.next_button.text() == "Finish"


def test_choosing_to_answer_alone_answers_nothing_for_both(page: CheckInsPage, pair: Pair) -> None:
    log_held(pair.database, pair.id, date(2026, 4, 1))
    page.start("check_up")
    assert page.wizard.page.cards["cancelled"].field.value() == "no"
    page.wizard.show_voice("mentor")
    assert kept(pair) == {}  # although the suggestions stood there


def test_answers_handed_in_can_be_taken_back_until_it_is_finished(
    page: CheckInsPage, pair: Pair, qtbot: QtBot
) -> None:
    page.start("check_up")
    wizard = page.wizard
    wizard.show_voice("mentor")
    answer_all(wizard, FINE, "mentor")
    hand_in(pair.database, wizard.check_in_id, "mentor")
    wizard.go_to(SUMMARY)
    QApplication.processEvents()
    back = next(one for one in wizard.findChildren(QPushButton)
                if one.text() == "Change my answers" and one.isVisible())  # fmt: skip
    click(back, qtbot)
    wizard.go_to("fit")
    assert wizard.can_write


def test_evaluation_says_who_reads_it(page: CheckInsPage) -> None:
    page.start("celebrate")
    form = page.wizard.shown.view.form if page.wizard.shown else None
    assert form is not None
    step = next(one for one in form.steps if any(q.reader == "programme" for q in one.questions))
    page.wizard.go_to(step.key)
    assert "programme" in shown(page.wizard.page._readers)


def test_a_piece_of_the_agreement_is_written_in_place(
    page: CheckInsPage, pair: Pair, qtbot: QtBot
) -> None:  # FM-23
    start_agreement(pair.database, pair.id)
    page.start("first_meeting")
    page.wizard.go_to("safety")
    QApplication.processEvents()
    linked = page.wizard.page.links["draft_safety"]
    row = linked.rows["boundaries"]  # type: ignore[attr-defined]
    assert "not yet begun" in row.fold.accessibleName()
    click(row.fold, qtbot)
    question = next(iter(row.form._rows))
    field = row.form.field(question)
    QApplication.processEvents()
    qtbot.keyClicks(field.main_widget(), "Family")
    field.tell()
    assert "not yet begun" not in row.fold.accessibleName()


def test_a_check_in_that_goes_while_it_is_open_gives_way_to_the_list(
    page: CheckInsPage, pair: Pair
) -> None:
    page.start("check_up")
    remove_check_in(pair.database, page.wizard.check_in_id)
    assert page.overview.isVisible()
    assert not page.is_whole


def test_a_file_that_can_only_be_read_shows_all_and_changes_nothing(
    page: CheckInsPage, pair: Pair, qtbot: QtBot
) -> None:
    page.start("check_up")
    answer_all(page.wizard, FINE)
    page.wizard.close_it()
    pair.database.close()
    again = open_file(pair.database.path, read_only=True)
    second = CheckInsPage(Context(again, lambda: TODAY), pair.id)
    qtbot.addWidget(second)
    second.show()
    assert second.overview.lines["check_up"].buttons["start"].text() == "Look"
    second.start("check_up")
    assert not second.wizard.can_write
    assert second.wizard.page.cards["match"].field.value() == "good"
    second.wizard.go_to(SUMMARY)
    assert not second.wizard.frame.next_button.isEnabled()
    again.close()


def test_answers_to_questions_that_are_gone_are_shown_as_such(
    page: CheckInsPage, pair: Pair
) -> None:
    page.start("check_up")
    answer_all(page.wizard, FINE)
    with pair.database.changing("Add") as session:
        session.add(
            CheckInAnswer(
                check_in_id=page.wizard.check_in_id, voice="agreed", question="weather",
                value="sunny", label="How is the weather?", said="Sunny",
            )
        )  # fmt: skip
    page.wizard.go_to(SUMMARY)
    said = shown(page.wizard.summary)
    assert "Answers to questions that are no longer asked" in said
    assert "How is the weather?" in said


def test_two_check_ups_on_one_day_are_compared(
    page: CheckInsPage, pair: Pair, qtbot: QtBot
) -> None:  # FM-11
    for answers in (FINE, STRAINED):
        page.start("check_up")
        answer_all(page.wizard, answers)
        page.wizard.go_to(SUMMARY)
        QApplication.processEvents()
        page.wizard.frame.next_button.click()
        page.show_all()
    with pair.database.reading() as session:
        assert session.query(CheckIn).filter_by(kind="check_up").count() == 2
    page._act("read", "check_up")
    assert page.reading.switch.isVisible()
    click(page.reading.switch._chips.buttons()[1], qtbot)
    assert "Good" in shown(page.reading)
    assert "Poor" in shown(page.reading)


def test_a_tip_stands_with_its_step_and_is_put_away(page: CheckInsPage, qtbot: QtBot) -> None:
    page.start("action_plan")  # GP-E3, GP-M7
    wizard = page.wizard
    QApplication.processEvents()
    assert "Let the first goal be one" in wizard.tip.words.text()
    wizard.go_to("activities")
    assert "Put an introduction into the plan" in wizard.tip.words.text()
    click(wizard.tip.put_away, qtbot)
    assert not wizard.tip.isVisible()
    wizard.go_to(SUMMARY)
    wizard.go_to("activities")
    assert not wizard.tip.isVisible()


def test_the_evidence_leads_to_its_meeting(page: CheckInsPage, pair: Pair, qtbot: QtBot) -> None:
    off = plan_meeting(pair.database, pair.id, date(2026, 4, 1))
    cancel_meeting(pair.database, off, "mentor")
    page.start("check_up")
    QApplication.processEvents()
    with qtbot.waitSignal(page.record_wanted) as wanted:
        click(page.wizard.page.cards["cancelled"].look, qtbot)
    assert wanted.args == ["meetings", off]
    assert page.way_back == "Back to “90-day check-up”"


def test_what_is_typed_wrong_stays_and_holds_the_step(
    page: CheckInsPage, pair: Pair, qtbot: QtBot
) -> None:
    page.start("first_meeting")
    wizard = page.wizard
    wizard.go_to("supervisor")
    answer_check_in(pair.database, wizard.check_in_id, "briefing_by", "mentee")
    QApplication.processEvents()
    card = wizard.page.cards["briefing_day"]
    qtbot.keyClicks(card.field.main_widget(), "soon")
    click(wizard.frame.next_button, qtbot)
    assert wizard.step == "supervisor"
    assert "Write the day as in" in shown(card)
    click(wizard.frame.close_button, qtbot)
    assert page.is_whole
    qtbot.keyClick(card.field.main_widget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(card.field.main_widget(), Qt.Key.Key_Delete)
    click(wizard.frame.next_button, qtbot)
    assert wizard.step == "safety"


def test_enter_chooses_a_chip_and_arrows_walk_the_steps(page: CheckInsPage, qtbot: QtBot) -> None:
    page.start("check_up")
    wizard = page.wizard
    QApplication.processEvents()
    qtbot.keyClick(chip(wizard, "match", "Fair"), Qt.Key.Key_Return)
    assert wizard.page.cards["match"].field.value() == "fair"
    with qtbot.waitActive(page):
        page.activateWindow()
    wizard.frame.steps.setFocus()
    qtbot.keyClick(wizard.frame.steps, Qt.Key.Key_Down)
    QApplication.processEvents()
    assert wizard.step == SUMMARY
    assert wizard.window().focusWidget() is wizard.frame.steps


def test_unseen_it_reads_what_it_missed_when_it_is_seen_again(
    page: CheckInsPage, pair: Pair
) -> None:
    page.start("check_up")
    page.hide()
    answer_check_in(pair.database, page.wizard.check_in_id, "match", "poor")
    assert page.wizard.page.cards["match"].field.value() is None
    page.show()
    assert page.wizard.page.cards["match"].field.value() == "poor"
