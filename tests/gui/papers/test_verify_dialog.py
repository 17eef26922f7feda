"""Verifying any PDF, dropped or chosen, with and without a file."""

import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.dropping import PdfDrop, dropped_pdf
from mentor_desktop.gui.papers.verdict_card import VerdictCard
from mentor_desktop.gui.papers.verify_dialog import VerifyDialog
from mentor_desktop.operations.drafting import answer, start_agreement
from mentor_desktop.operations.exporting import export_agreement
from mentor_desktop.operations.signing import Signing, offer, sign
from mentor_desktop.operations.verifying import Verified
from tests.conftest import Pair


@pytest.fixture
def signed(pair: Pair, tmp_path: Path) -> Path:
    """The agreement that both have signed, exported."""
    agreement_id = start_agreement(pair.database, pair.id)
    answer(pair.database, agreement_id, "objective", "Lead a team")
    offer(pair.database, agreement_id)
    for role, name in (("mentor", "Ada Lovelace"), ("mentee", "Ben Okri")):
        sign(pair.database, agreement_id, Signing(role, True, "Europe/Berlin", typed_name=name))
    return export_agreement(pair.database, agreement_id, tmp_path / "signed.pdf").path


def verified(qtbot: QtBot, dialog: VerifyDialog, path: Path) -> tuple[str, ...]:
    if not dialog.isVisible():
        qtbot.addWidget(dialog)
        dialog.show()
    dialog.verify(path)
    qtbot.waitUntil(lambda: not dialog.card.said[0].startswith("Checking"), timeout=60_000)
    return dialog.card.said


def test_says_who_signed_when_and_that_the_file_says_the_same(
    qtbot: QtBot, pair: Pair, signed: Path
) -> None:
    said = verified(qtbot, VerifyDialog(None, Context(pair.database)), signed)
    assert said[0] == "✓ signed.pdf is in order"
    told = "\n".join(said)
    assert "Ada Lovelace signed as the mentor, " in told
    assert "(Europe/Berlin)" in told
    assert "Ben Okri's signature is known here; it was made with the one-time key" in told
    assert "Compared with the open file: It is byte for byte" in told


def test_without_the_file_the_signers_are_not_known(qtbot: QtBot, pair: Pair, signed: Path) -> None:
    dialog = VerifyDialog(None, None)
    said = verified(qtbot, dialog, signed)
    assert "not everyone who signed is known here" in said[0]
    assert dialog.card.property("role") == "warning"
    assert not any("Compared" in line for line in said)


def test_a_changed_byte_is_told(qtbot: QtBot, pair: Pair, signed: Path) -> None:
    data = bytearray(signed.read_bytes())
    data[len(data) // 3] ^= 1
    signed.write_bytes(data)
    dialog = VerifyDialog(None, Context(pair.database))
    said = verified(qtbot, dialog, signed)
    assert said[0].startswith("✗ signed.pdf")
    assert dialog.card.property("role") == "danger"


def test_a_draft_is_told_to_be_incomplete(qtbot: QtBot, pair: Pair, tmp_path: Path) -> None:
    agreement_id = start_agreement(pair.database, pair.id)
    path = export_agreement(pair.database, agreement_id, tmp_path / "draft.pdf").path
    said = verified(qtbot, VerifyDialog(None, Context(pair.database)), path)
    assert said[0] == "… draft.pdf is not complete"


def test_what_is_no_agreement_is_refused_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "other.pdf").write_bytes(b"no pdf at all")
    dialog = VerifyDialog(None, None)
    said = verified(qtbot, dialog, tmp_path / "other.pdf")
    assert said == ("✗ other.pdf could not be checked", "This is not a PDF.")
    assert not dialog.view.isEnabled()
    said = verified(qtbot, dialog, tmp_path / "gone.pdf")
    assert "There is no file" in said[1]


def dragged(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


@pytest.mark.parametrize(
    ("paths", "taken"),
    [(("/a/b.pdf",), "b.pdf"), (("/a/B.PDF",), "B.PDF"), (("/a.txt",), None),
     (("/a.pdf", "/b.pdf"), None), ((), None)],
)  # fmt: skip
def test_takes_one_pdf_and_nothing_else(paths: tuple[str, ...], taken: str | None) -> None:
    found = dropped_pdf(dragged(*paths))
    assert (found.name if found else None) == taken


def test_a_field_does_not_take_the_name_of_a_dropped_pdf_as_text(qtbot: QtBot) -> None:
    window = QWidget()
    field = QLineEdit()
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    drop = PdfDrop(window)
    with qtbot.waitExposed(window):
        window.show()
    found: list[Path] = []
    drop.dropped.connect(found.append)
    at, left, no_key = QPointF(20, 20), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    data = dragged("/a/b.pdf")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the only way until 6.11
        enters = QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, data, left, no_key)
    QApplication.sendEvent(window.windowHandle(), enters)
    assert enters.isAccepted()
    drops = QDropEvent(at, Qt.DropAction.CopyAction, data, left, no_key)
    QApplication.sendEvent(window.windowHandle(), drops)
    assert found == [Path("/a/b.pdf")]
    assert field.text() == ""


def test_another_version_s_is_no_good_news(qtbot: QtBot) -> None:
    card = VerdictCard()
    qtbot.addWidget(card)
    found = Verified("unchanged", "Another version made it.", (), (), "", is_by_another=True)
    card.show_verdict("old.pdf", found)
    assert card.said[0] == "? old.pdf was made by another version: read on"
    assert card.property("role") == "warning"
    card.show_verdict("old.pdf", replace(found, looks_otherwise=True))
    assert card.said[0] == "✗ Look at old.pdf"
    card.show_verdict("old.pdf", found, "+ {name} brings a signature")
    assert card.property("role") == "warning"
    card.show_verdict("old.pdf", replace(found, is_by_another=False))
    assert card.said[0] == "✓ old.pdf is in order"
