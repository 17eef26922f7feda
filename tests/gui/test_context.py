"""What pages are given: verbs are carried out, refusals told where they belong."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.plan.export import PlanExport
from mentor_desktop.operations.goals import add_goal
from mentor_desktop.store.database import Database
from tests.conftest import Pair

_SENTENCE = "That is not there."


class _Said:
    """What the status bar and the window are told."""

    def __init__(self, context: Context) -> None:
        self.status: list[str] = []
        self.window: list[str] = []
        context.saved.connect(self.status.append)
        context.refused.connect(self.window.append)


@pytest.fixture
def context(pair: Pair) -> Context:
    return Context(pair.database)


def _refuse(database: Database) -> None:
    raise Refused(_SENTENCE)


def test_a_refused_change_is_not_saved(context: Context, pair: Pair) -> None:
    said = _Said(context)

    assert context.attempt(add_goal, pair.id, "") is None

    assert len(said.window) == 1
    assert said.status == ["Saving…", f"Not saved: {said.window[0]}"]


def test_an_export_that_is_refused_leaves_all_saved(
    qtbot: QtBot, context: Context, pair: Pair, tmp_path: Path
) -> None:
    said = _Said(context)
    window = QWidget()
    qtbot.addWidget(window)

    PlanExport(context, window, pair.id).write_pdf(tmp_path / "no such folder" / "plan.pdf")

    assert said.status == []
    assert len(said.window) == 1
    assert said.window[0].startswith("There is no folder")


def test_what_is_only_read_is_refused_without_a_word_on_saving(context: Context) -> None:
    said, told = _Said(context), list[str]()

    assert context.carry_out(_refuse, told=told.append) is None
    with context.refusals():
        raise Refused(_SENTENCE)

    assert told == [_SENTENCE]
    assert said.window == [_SENTENCE]
    assert said.status == []
