"""The page of everyone: find, add, edit, remove, go to a relationship."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.person import Person
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.people.dialog import PersonDialog
from mentor_desktop.gui.people.erase_dialog import EraseDialog
from mentor_desktop.gui.people.page import PeoplePage
from mentor_desktop.operations.people import add_person
from mentor_desktop.store.backup import list_backups
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import all_people
from tests.conftest import Pair
from tests.gui.answering import answer
from tests.pairing import add_relationship


def opened(database: Database, qtbot: QtBot) -> PeoplePage:
    page = PeoplePage(Context(database))
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    return page


@pytest.fixture
def page(pair: Pair, qtbot: QtBot) -> PeoplePage:
    """A file with Ada and Ben."""
    return opened(pair.database, qtbot)


def people(database: Database) -> list[str]:
    with database.reading() as session:
        return [person.name for person in all_people(session)]


def button(widget: QWidget, text: str) -> QPushButton:
    return next(
        one for one in widget.findChildren(QPushButton) if one.isVisible() and text in one.text()
    )


def test_an_empty_file_says_what_belongs_here(database: Database, qtbot: QtBot) -> None:
    page = opened(database, qtbot)
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Nobody here yet" in said
    assert not page.listing.table.isVisible()
    add_person(database, "Ada")
    assert page.listing.table.isVisible()


@pytest.mark.usefixtures("_in_english")
def test_counts_and_filters(page: PeoplePage, pair: Pair, qtbot: QtBot) -> None:
    assert page.listing.countLabel.text() == "2 people"
    qtbot.keyClicks(page.listing.filterField, "engin")
    assert page.listing.countLabel.text() == "1 person"
    assert page.listing.model.line_at(0).name == "Ada Lovelace"


def test_a_person_is_added_and_opened(pair: Pair, qtbot: QtBot) -> None:
    dialog = PersonDialog(Context(pair.database))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.addButton, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "a person needs one" in dialog.problemLabel.text()
    qtbot.keyClicks(dialog.nameField, "Cleo Ng")
    qtbot.keyClicks(dialog.emailField, "cleo@example.org")
    qtbot.keyClick(dialog.emailField, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    with pair.database.reading() as session:
        added = session.get_one(Person, dialog.person_id)
    assert (added.name, added.email) == ("Cleo Ng", "cleo@example.org")


def test_enter_edits_in_the_place_of_the_table(page: PeoplePage, pair: Pair, qtbot: QtBot) -> None:
    page.listing.table.setFocus()
    qtbot.keyClick(page.listing.table, Qt.Key.Key_Return)
    assert page.person is not None
    assert page.person.person_id == pair.mentor_id
    qtbot.mouseClick(page.person.back_button, Qt.MouseButton.LeftButton)
    assert page.person is None
    assert page.listing.isVisible()


def test_a_person_in_several_relationships_leads_to_each(
    page: PeoplePage, pair: Pair, qtbot: QtBot
) -> None:  # PRO-01
    third = add_person(pair.database, "Cleo Ng")
    other = add_relationship(pair.database, third, pair.mentor_id)
    page.show_person(pair.mentor_id)
    assert page.person is not None
    assert button(page.person, "Mentor of Ben Okri").isVisible()
    with qtbot.waitSignal(page._context.opened) as signal:
        qtbot.mouseClick(button(page.person, "Mentee of Cleo Ng"), Qt.MouseButton.LeftButton)
    assert signal.args == [other, "profiles"]


def test_who_belongs_to_a_pair_is_not_removed_and_it_is_said(
    page: PeoplePage, pair: Pair, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.listing.removeButton, Qt.MouseButton.LeftButton)
    assert "belongs to a relationship" in page.listing.problemLabel.text()
    assert page.listing.problemLabel.isVisible()
    assert len(people(pair.database)) == 2


def test_a_removed_person_comes_back_with_undo(page: PeoplePage, pair: Pair, qtbot: QtBot) -> None:
    add_person(pair.database, "Aaron")
    page.listing.table.setCurrentIndex(page.listing.model.index(0, 0))
    page.listing.table.setFocus()
    qtbot.keyClick(page.listing.table, Qt.Key.Key_Delete)
    assert people(pair.database) == ["Ada Lovelace", "Ben Okri"]
    qtbot.mouseClick(button(page, "Undo"), Qt.MouseButton.LeftButton)
    assert people(pair.database) == ["Aaron", "Ada Lovelace", "Ben Okri"]


def test_erasing_asks_first_and_says_what_stays(  # P12
    page: PeoplePage, pair: Pair, qtbot: QtBot
) -> None:
    listing = page.listing
    asked = answer("")
    qtbot.mouseClick(listing.eraseButton, Qt.MouseButton.LeftButton)
    assert "Erase Ada Lovelace for good?" in asked[0]
    assert "What others wrote about them stays" in asked[0]
    assert people(pair.database) == ["Ada Lovelace", "Ben Okri"]


@pytest.mark.usefixtures("_in_english")
def test_erasing_offers_to_delete_the_backups_that_hold_the_words(  # P12
    page: PeoplePage, pair: Pair, qtbot: QtBot
) -> None:
    listing = page.listing
    pair.database.back_up("session")
    asked = answer("erase", "delete")
    qtbot.mouseClick(listing.eraseButton, Qt.MouseButton.LeftButton)
    assert people(pair.database) == ["Ben Okri"]
    assert "1 backup still holds their words" in asked[1]
    assert listing.problemLabel.text().startswith("Ada Lovelace is erased. No backup")
    (left,) = list_backups(pair.database.path)
    for path in (pair.database.path, left.path):
        assert b"Lovelace" not in path.read_bytes()


def test_backups_that_are_kept_still_hold_the_words_and_it_is_said(  # P12
    page: PeoplePage, pair: Pair, qtbot: QtBot
) -> None:
    kept = pair.database.back_up("session")
    answer("erase", "")
    qtbot.mouseClick(page.listing.eraseButton, Qt.MouseButton.LeftButton)
    assert "Older backups still hold" in page.listing.problemLabel.text()
    assert list_backups(pair.database.path) == (kept,)


def test_enter_does_not_erase(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = EraseDialog("Ada", window)
    assert dialog.leave_button.isDefault()
    assert not dialog.erase_button.isDefault()


def test_a_person_who_goes_while_in_view_leads_back_to_the_table(
    page: PeoplePage, pair: Pair
) -> None:
    third = add_person(pair.database, "Cleo Ng")
    page.show_person(third, "skills")
    assert page.person is not None
    assert page.person.editor.form.section == "background"
    pair.database.undo()
    assert page.person is None
    assert page.listing.isVisible()
