"""The page of the programme saves each field, and says what would be right."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.programme import Event, Programme
from mentor_desktop.domain.settings import Settings
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.programme.dialog import EventDialog
from mentor_desktop.gui.programme.page import ProgrammePage
from mentor_desktop.gui.programme.questions import numbers, signals
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.operations.programme import add_event, events_of, set_programme
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import programme_of


@pytest.fixture
def page(database: Database, qtbot: QtBot, _in_english: None) -> ProgrammePage:
    """The page of a new file."""
    made = ProgrammePage(Context(database, lambda: date(2026, 6, 1)))
    qtbot.addWidget(made)
    made.resize(1300, 900)
    made.show()
    return made


def kept(database: Database) -> Programme:
    with database.reading() as session:
        return programme_of(session)


def events(database: Database) -> list[Event]:
    with database.reading() as session:
        return list(events_of(session))


def type_into(qtbot: QtBot, form: FormView, field: str, text: str) -> None:
    widget = form.field(field).main_widget()
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(widget, Qt.Key.Key_Delete)
    qtbot.keyClicks(widget, text)
    qtbot.keyClick(widget, Qt.Key.Key_Tab)


def said(page: ProgrammePage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_name_contact_and_dates_are_kept(
    page: ProgrammePage, database: Database, qtbot: QtBot
) -> None:
    type_into(qtbot, page.forms["about"], "name", "Harbour 2026")
    type_into(qtbot, page.forms["about"], "contact_email", "ilse@example.org")
    type_into(qtbot, page.forms["dates"], "starts", "2026-03-09")
    found = kept(database)
    assert (found.name, found.contact_email) == ("Harbour 2026", "ilse@example.org")
    assert found.starts == date(2026, 3, 9)
    type_into(qtbot, page.forms["dates"], "starts", "")
    assert kept(database).starts is None


def test_an_empty_name_and_an_end_before_the_start_are_told(
    page: ProgrammePage, database: Database, qtbot: QtBot
) -> None:
    type_into(qtbot, page.forms["about"], "name", "")
    assert "the programme needs one" in said(page)
    set_programme(database, "starts", date(2026, 3, 9))
    type_into(qtbot, page.forms["dates"], "ends", "2026-03-08")
    assert "before the first" in said(page)
    found = kept(database)
    assert (found.name, found.ends) == ("Test programme", None)


def test_paper_is_one_of_two(page: ProgrammePage, database: Database, qtbot: QtBot) -> None:
    letter = page.forms["dates"].field("paper").findChildren(QPushButton)
    assert letter == []
    chips = page.forms["dates"].field("paper")
    chips.edited.emit("Letter")
    assert kept(database).paper == "Letter"
    chips.edited.emit(None)
    assert kept(database).paper == "A4"


def test_numbers_are_set_refused_and_reset(
    page: ProgrammePage, database: Database, qtbot: QtBot
) -> None:  # N-01, AG-31
    assert not page.reset_button.isEnabled()
    type_into(qtbot, page.numbers, "contacts_a_month", "4")
    type_into(qtbot, page.numbers, "review_months", "2.5")
    assert kept(database).settings == {"contacts_a_month": 4}
    assert "whole number from 1 to 3,660" in said(page)
    qtbot.mouseClick(page.reset_button, Qt.MouseButton.LeftButton)
    assert kept(database).settings == {}
    assert page.numbers.field("contacts_a_month").value() == 2.0
    assert page.numbers.field("review_months").value() == 6.0
    assert "whole number" not in said(page)


def test_an_event_is_added_edited_and_removed(
    page: ProgrammePage, database: Database, qtbot: QtBot
) -> None:
    card = page.events
    assert card.emptyLabel.isVisible()
    dialog = EventDialog(page._context)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.saveButton, Qt.MouseButton.LeftButton)
    assert "Write down what happens" in dialog.problemLabel.text()
    qtbot.keyClicks(dialog.titleField, "Kick-off")
    qtbot.mouseClick(dialog.saveButton, Qt.MouseButton.LeftButton)
    assert [(one.title, one.day) for one in events(database)] == [("Kick-off", date(2026, 6, 1))]
    assert card.list.item(0).text().startswith("1 June 2026")
    again = EventDialog(page._context, events(database)[0])
    qtbot.addWidget(again)
    again.show()
    qtbot.keyClicks(again.noteField, "in the hall")
    qtbot.mouseClick(again.saveButton, Qt.MouseButton.LeftButton)
    assert events(database)[0].note == "in the hall"
    qtbot.mouseClick(card.removeButton, Qt.MouseButton.LeftButton)
    assert events(database) == []
    undo = next(
        one for one in card.findChildren(QPushButton) if one.isVisible() and one.text() == "Undo"
    )
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert len(events(database)) == 1


def test_a_change_of_something_else_takes_the_undo_bar_away(
    page: ProgrammePage, database: Database, qtbot: QtBot
) -> None:
    add_event(database, "Kick-off", date(2026, 6, 1))
    qtbot.mouseClick(page.events.removeButton, Qt.MouseButton.LeftButton)
    assert page.events._bar.isVisible()
    set_programme(database, "organisation", "Larkmoor")
    assert not page.events._bar.isVisible()


def test_what_is_typed_is_kept_when_another_page_comes(
    page: ProgrammePage, database: Database, qtbot: QtBot
) -> None:
    field = page.forms["about"].field("organisation").main_widget()
    field.setFocus()
    qtbot.keyClicks(field, "Larkmoor")
    page.hide()
    assert kept(database).organisation == "Larkmoor"


def test_every_threshold_can_be_set(page: ProgrammePage, database: Database, qtbot: QtBot) -> None:
    asked = [one.key for section in (numbers(), signals()) for one in section.questions]
    assert sorted(asked) == sorted(Settings.__dataclass_fields__)
    type_into(qtbot, page.signals, "no_meeting_days", "60")
    assert kept(database).settings == {"no_meeting_days": 60}
