from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.form import Value
from mentor_desktop.domain.person import Person
from mentor_desktop.gui.agreement.goals_dialog import GoalsDialog
from mentor_desktop.gui.agreement.offer_dialog import OfferDialog
from mentor_desktop.gui.agreement.page import AgreementPage
from mentor_desktop.gui.agreement.sign_dialog import TYPED, SignDialog
from mentor_desktop.gui.context import Context
from mentor_desktop.operations.drafting import answer, finish_answers, start_agreement
from mentor_desktop.operations.goals import add_goal, rename_goal
from mentor_desktop.operations.relationships import set_informal
from mentor_desktop.operations.signing import Signing, offer, sign
from mentor_desktop.store.agreements import answers_of
from tests.conftest import Pair
from tests.gui.room import give_room

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def context(pair: Pair) -> Iterator[Context]:
    made = Context(pair.database)
    yield made
    pair.database.stop_listening(made._tell)


@pytest.fixture
def page(qtbot: QtBot, pair: Pair, context: Context) -> AgreementPage:
    made = AgreementPage(context, pair.id)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def draft(pair: Pair, page: AgreementPage) -> str:
    return start_agreement(pair.database, pair.id)


def agreed(pair: Pair, agreement_id: str, voice: str = "agreed") -> dict[str, Value]:
    with pair.database.reading() as session:
        return answers_of(session, agreement_id, voice)


def button(widget: QWidget, text: str) -> QPushButton:
    QApplication.processEvents()
    for one in widget.findChildren(QPushButton):
        if one.text().replace("&", "") == text and one.isVisibleTo(widget):
            return one
    raise AssertionError(f"no button {text!r}")


def chip(page: AgreementPage, question: str, label: str) -> Any:
    field: Any = page.editor.pane.form.field(question)
    return next(one for one in field.chips.buttons() if one.text() == label)


def said(widget: QWidget) -> str:
    QApplication.processEvents()
    labels = widget.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisibleTo(widget))


# AG-01
def test_starts_with_one_button(page: AgreementPage, qtbot: QtBot) -> None:
    assert page.empty.isVisible()
    qtbot.mouseClick(button(page.empty, "Start the agreement"), LEFT)
    assert page.editor.isVisible()
    assert page.editor.version_label.text() == "Version 1, draft"


def test_an_agreement_is_optional_where_all_is_informal(page: AgreementPage, pair: Pair) -> None:
    set_informal(pair.database, pair.id, True)
    assert "optional" in said(page.empty)


# AG-11, AG-12
def test_answers_are_saved_as_they_are_given(
    page: AgreementPage, qtbot: QtBot, pair: Pair, draft: str
) -> None:
    page.show_section("meetings")
    qtbot.mouseClick(chip(page, "formats", "Video"), LEFT)
    qtbot.mouseClick(chip(page, "frequency", "Every 2 weeks"), LEFT)
    edit = page.editor.pane.form.field("place").main_widget()
    assert isinstance(edit, QLineEdit)
    qtbot.keyClicks(edit, "Library")
    page.show_section("closing")
    found = agreed(pair, draft)
    assert (found["formats"], found["frequency"]) == (["video"], "two_weeks")
    assert found["place"] == "Library"


# AG-17
def test_what_is_wrong_stands_beside_the_field(
    page: AgreementPage, qtbot: QtBot, pair: Pair, draft: str
) -> None:
    page.show_section("duration")
    edit = page.editor.pane.form.field("months").main_widget()
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    qtbot.keyClicks(edit, "1100")
    edit.clearFocus()
    page.editor.pane.form.tell_all()
    assert "between 1900 and 2100" in said(page.editor.pane)
    assert edit.text() == "1100"
    assert agreed(pair, draft)["months"] == 12.0


# AG-05
def test_a_new_goal_is_added_in_place_and_picked(
    page: AgreementPage, qtbot: QtBot, pair: Pair, draft: str
) -> None:
    edit = page.editor.pane.form.field("top_goals").main_widget()
    qtbot.keyClicks(edit, "Lead a review")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert page.version and len(page.version.goals) == 1
    assert list(page.version.goals.values()) == ["Lead a review"]
    assert agreed(pair, draft)["top_goals"] == list(page.version.goals)


# AG-24, AG-34
@pytest.mark.usefixtures("_in_english")
def test_sections_are_hidden_but_for_ending_early(
    page: AgreementPage, qtbot: QtBot, pair: Pair, draft: str
) -> None:
    def leave_out() -> Any:
        menu = page.editor.panel.menu()
        assert menu
        return next(one for one in menu.actions() if one.text() == "Leave out of the agreement")

    page.show_section("ending_early")
    assert not leave_out().isEnabled()
    page.show_section("third_parties")
    assert page.editor.panel.meter.words.endswith("of 15 sections complete")
    leave_out().trigger()
    assert page.editor.panel.meter.words.endswith("of 14 sections complete")


# AG-35
def test_a_section_is_moved_by_keyboard_and_drag_order_is_kept(
    page: AgreementPage, qtbot: QtBot, draft: str
) -> None:
    page.show_section("roles")
    qtbot.keyClick(page.editor.panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.version
    assert [one.section.key for one in page.version.sections][:2] == ["roles", "purpose"]
    page.editor.panel.added.emit("What we read")
    assert page.editor.panel.list.current_key.startswith("own:")
    edit = page.editor.pane.form.field(page.editor.panel.list.current_key).main_widget()
    qtbot.keyClicks(edit, "A book a month")
    page.show_section("roles")
    assert page.version.answers("agreed")[page.version.sections[-1].section.key]


# AG-02
@pytest.mark.usefixtures("_in_english")
def test_answers_given_alone_stay_hidden_until_both_are_in(
    page: AgreementPage, qtbot: QtBot, pair: Pair, draft: str, context: Context
) -> None:
    answer(pair.database, draft, "frequency", "weekly", "mentor")
    context.act_as(pair.mentee_id)
    page.show_section("meetings")
    chips = page.editor.voices.chips
    assert chips
    qtbot.mouseClick(chips.buttons()[1], LEFT)
    assert not page.editor.pane.isVisible()
    assert "stays hidden" in said(page.editor.alone)
    assert page.editor.panel.meter.words.startswith("1 of")  # what is agreed, not what Ada said
    qtbot.mouseClick(button(page.editor.alone, "I am Ada Lovelace"), LEFT)
    assert context.acting_person_id == pair.mentor_id
    assert chip(page, "frequency", "Weekly").isChecked()
    qtbot.mouseClick(button(page.editor.alone, "I have answered"), LEFT)
    assert not chip(page, "frequency", "Weekly").isEnabled()
    qtbot.mouseClick(chips.buttons()[2], LEFT)
    assert not page.editor.pane.isVisible()
    qtbot.mouseClick(button(page.editor.alone, "I am Benny"), LEFT)
    qtbot.mouseClick(chip(page, "frequency", "Monthly"), LEFT)
    qtbot.mouseClick(button(page.editor.alone, "I have answered"), LEFT)
    qtbot.mouseClick(chips.buttons()[0], LEFT)
    assert "Where you differ: 1 answer" in said(page.editor.differences)
    qtbot.mouseClick(button(page.editor.differences, "Take Benny's"), LEFT)
    assert agreed(pair, draft)["frequency"] == "monthly"
    assert not page.editor.differences.isVisible()


def test_the_two_can_write_an_answer_of_their_own(
    page: AgreementPage, qtbot: QtBot, pair: Pair, draft: str
) -> None:
    for voice in ("mentor", "mentee"):
        answer(pair.database, draft, "place", voice, voice)
        finish_answers(pair.database, draft, voice)
    qtbot.mouseClick(button(page.editor.differences, "Write our own…"), LEFT)
    edit = page.editor.pane.form.field("place").main_widget()
    assert page.editor.panel.list.current_key == "meetings"
    qtbot.keyClicks(edit, "In the park")
    page.editor.pane.form.tell_all()
    assert agreed(pair, draft)["place"] == "In the park"


# AG-34
def test_offering_says_what_is_open_and_does_not_block(
    page: AgreementPage, qtbot: QtBot, pair: Pair, draft: str
) -> None:
    answer(pair.database, draft, "frequency", "monthly")
    answer(pair.database, draft, "contacts_a_month", 0.0)
    for voice in ("mentor", "mentee"):
        answer(pair.database, draft, "place", voice, voice)
        finish_answers(pair.database, draft, voice)
    qtbot.mouseClick(button(page.editor.signatures, "Offer for signature…"), LEFT)
    dialog = page.acts.dialog
    assert isinstance(dialog, OfferDialog)
    words = said(dialog)
    assert "1 answer on which you differ" in words
    assert "sections are not complete" in words
    assert "less than twice a month" in words
    qtbot.mouseClick(dialog.offerButton, LEFT)
    assert page.version and page.version.agreement.state == "offered"
    assert button(page.editor.signatures, "Sign as Benny…").isVisible()


# AG-37
def test_a_name_that_does_not_match_is_told_and_stays(
    page: AgreementPage, qtbot: QtBot, pair: Pair, draft: str
) -> None:
    offer(pair.database, draft)
    qtbot.mouseClick(button(page.editor.signatures, "Sign as Benny…"), LEFT)
    dialog = page.acts.dialog
    assert isinstance(dialog, SignDialog)
    qtbot.mouseClick(dialog.how.buttons()[1], LEFT)
    assert dialog.how.value == TYPED
    qtbot.keyClicks(dialog.nameEdit, "Bert")
    qtbot.mouseClick(dialog.signButton, LEFT)
    assert dialog.problemLabel.text().startswith("Tick that you have read")
    qtbot.keyClick(dialog.consentCheck, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.signButton, LEFT)
    assert dialog.problemLabel.text() == "Type your name as the agreement has it: Ben Okri."
    assert dialog.nameEdit.text() == "Bert"
    dialog.nameEdit.clear()
    qtbot.keyClicks(dialog.nameEdit, "ben  OKRI")
    qtbot.mouseClick(dialog.signButton, LEFT)
    assert page.version and page.version.agreement.state == "partly_signed"
    assert "It holds once everyone" in said(page.editor.signatures)


# AG-37
def test_a_drawn_signature_puts_the_agreement_in_force(
    page: AgreementPage, qtbot: QtBot, pair: Pair, draft: str
) -> None:
    offer(pair.database, draft)
    sign(pair.database, draft, Signing("mentee", True, "UTC", typed_name="Benny"))
    page.show_action("sign")
    dialog = page.acts.dialog
    assert isinstance(dialog, SignDialog)
    qtbot.mouseClick(dialog.consentLabel, LEFT)
    assert dialog.consentCheck.isChecked()
    qtbot.mouseClick(dialog.signButton, LEFT)
    assert dialog.problemLabel.text().startswith("Draw your signature")
    pad = dialog.pad
    qtbot.mousePress(pad, LEFT, pos=QPoint(40, 60))
    for x in range(60, 260, 20):
        qtbot.mouseMove(pad, QPoint(x, 40 + x % 40))
    qtbot.mouseRelease(pad, LEFT, pos=QPoint(280, 50))
    dialog.keepCheck.setChecked(True)
    qtbot.mouseClick(dialog.signButton, LEFT)
    assert page.version and page.version.agreement.state == "in_force"
    assert "In force since" in said(page.editor.signatures)
    assert page.shown
    with pair.database.reading() as session:
        assert session.get_one(Person, page.shown.people["mentor"].id).saved_signature


def test_taking_back_says_whose_signature_goes(
    page: AgreementPage, qtbot: QtBot, pair: Pair, draft: str
) -> None:
    offer(pair.database, draft)
    sign(pair.database, draft, Signing("mentor", True, "UTC", typed_name="Ada Lovelace"))
    qtbot.mouseClick(button(page.editor.signatures, "Take back to draft…"), LEFT)
    box = page.acts.dialog
    assert isinstance(box, QMessageBox)
    assert "the signature that Ada Lovelace gave" in box.text()
    assert page.version and page.version.signature("mentor")
    qtbot.mouseClick(button(box, "Clear it and take back"), LEFT)
    assert page.version.agreement.state == "draft"
    assert page.version.signature("mentor") is None


def signed_by_both(pair: Pair, agreement_id: str) -> None:
    offer(pair.database, agreement_id)
    for role, name in (("mentor", "Ada Lovelace"), ("mentee", "Ben Okri")):
        sign(pair.database, agreement_id, Signing(role, True, "UTC", typed_name=name))


def test_an_amendment_shows_what_changed(
    page: AgreementPage, qtbot: QtBot, pair: Pair, draft: str
) -> None:
    answer(pair.database, draft, "place", "In the library")
    signed_by_both(pair, draft)
    qtbot.mouseClick(button(page.editor.signatures, "Amend…"), LEFT)
    assert page.version and page.version.agreement.version == 2
    assert "Nothing yet" in said(page.editor.changes)
    answer(pair.database, page.version.agreement.id, "place", "In the park <b>")
    shown = said(page.editor.changes)
    assert "What changed since version 1" in shown
    assert "In the <s>library</s> <b><u>park &lt;b&gt;</u></b>" in shown


# AG-31
def test_a_review_is_noted_and_an_old_version_is_read_only(
    page: AgreementPage, qtbot: QtBot, pair: Pair, draft: str
) -> None:
    signed_by_both(pair, draft)
    page.show_action("review")
    qtbot.keyClick(page.editor.signatures.buttons["review"], Qt.Key.Key_Space)
    assert page.version and page.version.agreement.reviewed_on
    qtbot.mouseClick(button(page.editor.signatures, "Amend…"), LEFT)
    signed_by_both(pair, page.version.agreement.id)
    page.show_version(draft)
    assert page.version.agreement.state == "superseded"
    assert page.editor.versions.currentText() == "Version 1, replaced"
    assert not page.editor.panel.add.isVisible()
    assert not page.editor.voices.isVisible()


def test_a_draft_is_discarded_and_can_come_back(
    page: AgreementPage, qtbot: QtBot, pair: Pair, draft: str
) -> None:
    qtbot.mouseClick(button(page.editor.signatures, "Discard draft"), LEFT)
    assert page.empty.isVisible()
    pair.database.undo()
    assert page.editor.isVisible()


def test_the_preview_is_the_very_pdf(page: AgreementPage, qtbot: QtBot, draft: str) -> None:
    qtbot.waitUntil(lambda: page.editor.preview.pages.words != "", timeout=60_000)
    assert page.editor.preview.pages.words.startswith("Page ")


def test_where_there_is_little_room_list_and_preview_make_way(
    page: AgreementPage, qtbot: QtBot, draft: str
) -> None:
    give_room(page, 100, 36)
    qtbot.waitUntil(lambda: not page.editor.panel.isVisible())
    assert page.editor.drop_down.isVisible()
    assert not page.editor.preview.isVisible()
    qtbot.mouseClick(page.editor.toggle, LEFT)
    assert page.editor.preview.isVisible()
    assert not page.editor.area.isVisible()


def test_goals_are_renamed_and_ranked(
    page: AgreementPage, qtbot: QtBot, pair: Pair, draft: str
) -> None:
    for title in ("Speak up", "Lead a review"):
        add_goal(pair.database, pair.id, title)
    qtbot.mouseClick(page.editor.pane.goals, LEFT)
    dialog = page.acts.dialog
    assert isinstance(dialog, GoalsDialog)
    qtbot.mouseClick(dialog.down, LEFT)
    dialog.title.selectAll()
    qtbot.keyClicks(dialog.title, "Speak in public")
    qtbot.mouseClick(dialog.finish, LEFT)
    assert page.version
    assert list(page.version.goals.values()) == ["Lead a review", "Speak in public"]


def test_a_signed_text_is_shown_as_it_was_signed(
    page: AgreementPage, pair: Pair, draft: str
) -> None:
    goal = add_goal(pair.database, pair.id, "Speak up")
    answer(pair.database, draft, "top_goals", [goal])
    signed_by_both(pair, draft)
    rename_goal(pair.database, goal, "Something else")
    assert "Speak up" in said(page.editor.signed)
    assert not page.editor.pane.isVisible()


# N-05
def test_warns_where_contact_is_rare_without_blocking(
    page: AgreementPage, pair: Pair, draft: str
) -> None:
    answer(pair.database, draft, "frequency", "monthly")
    answer(pair.database, draft, "contacts_a_month", 0.0)
    assert "less than twice a month" not in said(page.editor.pane)
    page.show_section("contact")
    assert "less than twice a month" in said(page.editor.pane)
