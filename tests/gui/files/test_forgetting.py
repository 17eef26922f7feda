"""The history of a file, let go of on request."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.files.forgetting import ask_to_forget
from mentor_desktop.operations.people import set_profile
from tests.conftest import Pair
from tests.gui.answering import answer


@pytest.fixture
def context(pair: Pair) -> Context:
    set_profile(pair.database, pair.mentee_id, "personal_history", "First words.")
    set_profile(pair.database, pair.mentee_id, "personal_history", "Second thoughts.")
    return Context(pair.database)


def _kept(context: Context) -> int:
    with context.database.reading() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM change").scalar_one())


def _forget(qtbot: QtBot, context: Context, key: str) -> tuple[str, list[str]]:
    """What the question says, and what the status bar says after that answer."""
    window, said = QWidget(), list[str]()
    qtbot.addWidget(window)
    context.saved.connect(said.append)
    asked = answer(key)
    ask_to_forget(window, context)
    return asked[0], said


@pytest.mark.usefixtures("_in_english")
def test_says_what_goes_and_forgets_it(qtbot: QtBot, context: Context) -> None:
    count = _kept(context)
    asked, said = _forget(qtbot, context, "all")
    assert "undo starts anew" in asked
    assert said[-1] == f"{count} changes forgotten"
    assert context.database.undo_label is None
    assert _kept(context) == 1  # that something was forgotten


def test_keeps_everything_where_it_is_left(qtbot: QtBot, context: Context) -> None:
    count = _kept(context)
    assert _forget(qtbot, context, "")[1] == []
    assert context.database.undo_label is not None
    assert _kept(context) == count


@pytest.mark.usefixtures("_in_english")
def test_keeps_the_changes_of_a_year(qtbot: QtBot, context: Context) -> None:
    count = _kept(context)
    assert _forget(qtbot, context, "year")[1][-1] == "0 changes forgotten"
    assert _kept(context) == count + 1
