"""The Profiles tab: side by side, each person, preparation."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.profiles.page import ProfilesPage
from mentor_desktop.gui.widgets.comparison import Tag
from mentor_desktop.operations.people import set_profile
from mentor_desktop.operations.relationships import remove_relationship
from mentor_desktop.operations.sheets import finish_sheet
from mentor_desktop.store.profiles import Sheet, sheets_of
from tests.conftest import Pair


@pytest.fixture
def page(pair: Pair, qtbot: QtBot) -> ProfilesPage:
    """The tab in a wide window."""
    made = ProfilesPage(Context(pair.database), pair.id)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    return made


def shown(widget: QWidget) -> str:
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
    buttons = [one.text() for one in widget.findChildren(QPushButton) if one.isVisible()]
    return "\n".join(labels + buttons)


def button(widget: QWidget, text: str) -> QPushButton:
    return next(
        one for one in widget.findChildren(QPushButton) if one.isVisible() and text in one.text()
    )


def fill(pair: Pair, person_id: str, **answers: str | list[str]) -> None:
    for question, value in answers.items():
        set_profile(pair.database, person_id, question, value)


def sheet(pair: Pair, role: str) -> Sheet:
    with pair.database.reading() as session:
        return sheets_of(session, pair.id)[role]


def test_what_the_two_share_and_what_is_unique_stands_on_top(
    page: ProfilesPage, pair: Pair
) -> None:  # PRO-41, PRO-13, PRO-17
    fill(pair, pair.mentor_id, skills=["Rust", "Chairing"], style="driving", hobbies=["Chess"])
    fill(pair, pair.mentee_id, skills=["rust"], style="analytical", languages=["Twi"])
    tags = {tag.text() for tag in page.findChildren(Tag) if tag.isVisible()}
    assert {"Rust", "Chairing", "Chess", "Twi"} <= tags
    said = shown(page)
    assert "Only Ada Lovelace" in said
    assert "Only Benny" in said
    assert "fast and careful" in said


def test_an_empty_side_offers_to_fill_in_the_profile(
    page: ProfilesPage, pair: Pair, qtbot: QtBot
) -> None:  # PRO-41
    assert "Find out what you share" in shown(page)
    qtbot.mouseClick(button(page, "Fill in Benny's profile"), Qt.MouseButton.LeftButton)
    assert page.part == "mentee"
    page.show_part("both")
    qtbot.mouseClick(button(page, "Nothing here yet: fill in Ada"), Qt.MouseButton.LeftButton)
    assert page.part == "mentor"
    assert page.editor("mentor").form.section == "contact"


def test_names_with_markup_are_shown_as_they_are(page: ProfilesPage, pair: Pair) -> None:
    fill(pair, pair.mentor_id, name="<b>Ada</b> & Co", personal_history="<img src=x> & more")
    labels = [one for one in page.findChildren(QLabel) if "<" in one.text() and one.isVisible()]
    assert labels
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in labels)
    assert "<img src=x> & more" in shown(page)


def test_a_very_long_answer_does_not_fill_the_page(page: ProfilesPage, pair: Pair) -> None:
    fill(pair, pair.mentor_id, personal_history="word " * 200_000)
    assert max(len(label.text()) for label in page.findChildren(QLabel)) < 4_000


def test_the_chips_name_the_two_and_one_stays_chosen(
    page: ProfilesPage, pair: Pair, qtbot: QtBot
) -> None:  # PRO-01
    chips = page.switch._chips.buttons()
    assert [chip.text() for chip in chips] == [
        "Side by side", "Ada Lovelace (mentor)", "Benny (mentee)", "Preparation",
    ]  # fmt: skip
    qtbot.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    assert page.part == "mentor"
    qtbot.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    assert page.part == "mentor"
    assert chips[1].isChecked()
    set_profile(pair.database, pair.mentor_id, "preferred_name", "Countess")
    assert chips[1].text() == "Countess (mentor)"


def test_preparing_begins_with_who_sits_here(page: ProfilesPage, pair: Pair) -> None:  # PRE-02
    page._context.act_as(pair.mentee_id)
    page.show_action("prepare")
    assert page.preparation.switch.current == "mentee"
    finish_sheet(pair.database, pair.id, "mentee")
    page.show_action("prepare")
    assert page.preparation.switch.current == "mentor"


def test_a_sheet_is_answered_finished_and_opened_again(
    page: ProfilesPage, pair: Pair, qtbot: QtBot
) -> None:  # PRE-03, PRE-11
    page.show_action("prepare")
    view = page.preparation.view("mentor")
    assert view is not None
    view.form.focus_question("expectations")
    field = view.form.form("expectations").field("expectations").main_widget()
    qtbot.keyClicks(field, "Candour")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert sheet(pair, "mentor").answers == {"expectations": "Candour"}
    qtbot.mouseClick(view.ready_button, Qt.MouseButton.LeftButton)
    assert sheet(pair, "mentor").finished_at is not None
    assert "Ada Lovelace's sheet: ready ✓" in [
        chip.text() for chip in page.preparation.switch._chips.buttons()
    ]
    assert not view.ready_button.isVisible()
    qtbot.mouseClick(view.reopen_button, Qt.MouseButton.LeftButton)
    assert sheet(pair, "mentor").finished_at is None


def test_skipping_a_sheet_asks_for_a_reason(
    page: ProfilesPage, pair: Pair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_action("prepare")
    view = page.preparation.view("mentor")
    assert view is not None
    answers = iter([(" ", True), ("", False), ("we met before", True)])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_all: next(answers))
    qtbot.mouseClick(view.skip_button, Qt.MouseButton.LeftButton)
    assert "why you skip it" in shown(view)
    qtbot.mouseClick(view.skip_button, Qt.MouseButton.LeftButton)
    assert sheet(pair, "mentor").finished_at is None
    qtbot.mouseClick(view.skip_button, Qt.MouseButton.LeftButton)
    assert sheet(pair, "mentor").skipped_reason == "we met before"
    assert "Skipped: we met before" in shown(view)


def test_only_the_mentee_has_goals_and_job_descriptions(
    page: ProfilesPage, pair: Pair
) -> None:  # PRE-06, PRE-07, PRE-08, PRE-09
    page.show_part("preparation")
    page.preparation.show_role("mentor")
    page.preparation.show_role("mentee")
    mentor, mentee = page.preparation.view("mentor"), page.preparation.view("mentee")
    assert mentor is not None and mentor.attachments is None and mentor.goals is None
    assert mentee is not None and mentee.attachments is not None and mentee.goals is not None


def test_job_descriptions_are_attached_saved_and_removed(
    page: ProfilesPage, pair: Pair, qtbot: QtBot, tmp_path: Path
) -> None:  # PRO-26, PRE-07
    page.show_part("preparation")
    page.preparation.show_role("mentee")
    view = page.preparation.view("mentee")
    assert view is not None and view.attachments is not None
    view.form.show_section("jobs")
    card = view.attachments
    (tmp_path / "virus.exe").write_bytes(b"MZ")
    card.take(tmp_path / "virus.exe")
    assert "Attach a PDF" in shown(card)
    (tmp_path / "Role.txt").write_bytes(b"Lead a team")
    card.take(tmp_path / "Role.txt")
    assert "Attach a PDF" not in shown(card)
    assert [card.list.item(row).text() for row in range(card.list.count())] == ["Role.txt"]
    card.save_to(tmp_path / "copy.txt")
    assert (tmp_path / "copy.txt").read_bytes() == b"Lead a team"
    card.save_to(tmp_path / "nowhere" / "copy.txt")
    assert "folder" in shown(card)
    qtbot.mouseClick(card.remove_button, Qt.MouseButton.LeftButton)
    assert card.list.count() == 0
    qtbot.mouseClick(button(card, "Undo"), Qt.MouseButton.LeftButton)
    assert card.list.count() == 1


def test_a_question_is_shown_where_search_leads(page: ProfilesPage) -> None:
    page.show_question("mentee", "obstacles")
    assert page.part == "mentee"
    assert page.editor("mentee").form.section == "mentee"


def test_a_pair_that_is_removed_leaves_the_tab_quiet(page: ProfilesPage, pair: Pair) -> None:
    page.show_part("preparation")
    remove_relationship(pair.database, pair.id)
    page.refresh()
    page.show_part("both")
    pair.database.undo()
    page.show_part("both")
    assert page.part == "both"


def test_two_columns_become_one_in_a_narrow_window(
    page: ProfilesPage, pair: Pair, qtbot: QtBot
) -> None:
    heads = {
        label.text(): label
        for label in page.side_by_side.findChildren(QLabel)
        if label.text() in ("Ada Lovelace", "Ben Okri")
    }
    tops = [one.mapTo(page, one.rect().topLeft()).y() for one in heads.values()]
    assert tops[0] == tops[1]
    page.resize(900, 700)
    qtbot.waitUntil(lambda: page.side_by_side._is_narrow)
    assert page.side_by_side.horizontalScrollBar().maximum() == 0
