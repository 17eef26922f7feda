from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.export import AgreementExport, character_names
from mentor_desktop.gui.widgets.question import Question
from mentor_desktop.operations.drafting import answer, start_agreement
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair


def boxes(window: QWidget) -> list[Question]:
    QApplication.processEvents()
    return [one for one in window.findChildren(Question) if one.isVisible()]


# AG-37
def test_writes_the_pdf_and_lists_what_no_font_has(
    qtbot: QtBot, pair: Pair, tmp_path: Path
) -> None:
    agreement_id = start_agreement(pair.database, pair.id)
    answer(pair.database, agreement_id, "objective", "Read \U00012000")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    export = AgreementExport(Context(pair.database), window)
    with qtbot.waitSignal(export.exported, timeout=60_000):
        export.write(agreement_id, tmp_path / "agreement.pdf")
    assert (tmp_path / "agreement.pdf").read_bytes().startswith(b"%PDF")
    (box,) = boxes(window)
    assert "U+12000" in box.text
    with pair.database.reading() as session:
        assert len(documents_of(session, pair.id)) == 1


def test_says_why_nothing_was_written(qtbot: QtBot, pair: Pair, tmp_path: Path) -> None:
    agreement_id = start_agreement(pair.database, pair.id)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    export = AgreementExport(Context(pair.database), window)
    export.write(agreement_id, tmp_path / "no such folder" / "agreement.pdf")
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=60_000)
    assert "There is no folder" in boxes(window)[0].text


def test_a_long_list_of_characters_ends_with_how_many_more() -> None:
    names = character_names(tuple(map(chr, range(0x12000, 0x12020))))
    assert len(names) == 21
    assert names[-1] == "and 12 more"
