from concurrent.futures import BrokenExecutor, Future
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mentor_desktop.documents.document import Document
from mentor_desktop.domain.agreement_content import AgreementContent, Party
from mentor_desktop.gui.papers.drawing import Drawing
from mentor_desktop.operations.drawing import AgreementPaper

PARTIES = (Party("mentor", "1", "Ada"), Party("mentee", "2", "Ben"))


@pytest.fixture(autouse=True, scope="module")
def _one_process_draws() -> None:
    """Here each has its own."""


def paper(size: str = "A4") -> AgreementPaper:
    content = AgreementContent("a", 1, "en", "", "", "", "", PARTIES, ())
    return AgreementPaper(content, (), True, size)


def drawn(qtbot: QtBot, drawing: Drawing, wish: AgreementPaper) -> Any:
    with qtbot.waitSignal(drawing.finished, timeout=60_000) as signal:
        drawing.draw("me", wish)
    return signal.args[1]


def test_draws_in_a_process_of_its_own(qtbot: QtBot) -> None:
    drawing = Drawing()
    assert drawn(qtbot, drawing, paper()).data.startswith(b"%PDF")
    assert drawn(qtbot, drawing, paper("no such paper")) is None


def test_draws_in_a_thread_where_the_process_died(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = Drawing()

    def broken(_paper: AgreementPaper) -> Future[Document]:
        monkeypatch.undo()
        future: Future[Document] = Future()
        future.set_exception(BrokenExecutor())
        return future

    monkeypatch.setattr(drawing._worker, "submit", broken)
    assert drawn(qtbot, drawing, paper()).pages == 1
    assert drawing._worker.is_thread


def test_only_the_latest_wish_is_answered(qtbot: QtBot) -> None:
    drawing = Drawing()
    told: list[Any] = []
    drawing.finished.connect(lambda asker, document: told.append(document))
    for _count in range(5):
        drawing.draw("me", paper())
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert drawn(qtbot, drawing, paper()) is not None
    assert len(told) == 2


def test_belongs_to_one_owner(qtbot: QtBot) -> None:
    owner = Drawing()
    assert Drawing.of(owner) is Drawing.of(owner)
