"""Two laptops, each with its window: the agreement goes there, the signature comes back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.programme import Programme
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.keys.secret_dialog import SecretDialog
from mentor_desktop.gui.papers.confidential import ConfidentialCopies
from mentor_desktop.gui.papers.travel import Travel
from mentor_desktop.gui.papers.verify_dialog import VerifyDialog
from mentor_desktop.gui.widgets.question import Question
from mentor_desktop.operations.beginning_with import begin_with_agreement
from mentor_desktop.operations.drafting import answer, start_agreement
from mentor_desktop.operations.exchanging import TakenIn
from mentor_desktop.operations.exporting import export_agreement
from mentor_desktop.operations.signing import Signing, offer, sign
from mentor_desktop.operations.travelling import Travelling
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import create_file
from tests.conftest import Pair

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def offered(pair: Pair) -> str:
    agreement_id = start_agreement(pair.database, pair.id)
    answer(pair.database, agreement_id, "objective", "Lead a team")
    offer(pair.database, agreement_id)
    return agreement_id


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    """The file on the second laptop."""
    made = create_file(tmp_path / "other.mentor", Programme(name="Other"))
    yield made
    made.close()


def typed(role: str, name: str) -> Signing:
    return Signing(role, True, "UTC", typed_name=name)


def answering(window: QWidget, act: Callable[[QWidget], None]) -> QTimer:
    """Acts on the next window that asks something."""

    def look() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, Question | SecretDialog):
            timer.stop()
            act(asked)

    timer = QTimer(window)
    timer.setInterval(20)
    timer.timeout.connect(look)
    timer.start()
    return timer


def close(asked: QWidget) -> None:
    asked.close()


def take(asked: QWidget) -> None:
    assert isinstance(asked, Question)
    asked.buttons["take"].click()


def checked(qtbot: QtBot, dialog: VerifyDialog, path: Path) -> VerifyDialog:
    dialog.open()
    dialog.verify(path)
    qtbot.waitUntil(lambda: not dialog.card.said[0].startswith("Checking"), timeout=60_000)
    return dialog


def state(database: Database, agreement_id: str) -> str:
    with database.reading() as session:
        return session.get_one(Agreement, agreement_id).state


def test_an_agreement_goes_to_the_other_laptop_and_comes_back_signed(
    qtbot: QtBot, window: QWidget, pair: Pair, other: Database, offered: str, tmp_path: Path
) -> None:
    sign(pair.database, offered, typed("mentor", "Ada Lovelace"))
    sent = export_agreement(pair.database, offered, tmp_path / "sent.pdf").path

    there = checked(qtbot, VerifyDialog(window, Context(other)), sent)
    assert there.take.text() == "Take it into this file…"
    assert there.card.said[0] == "+ sent.pdf brings an agreement that is not in this file yet"
    taken: list[TakenIn] = []
    there.taken.connect(taken.append)
    asked: list[str] = []

    def compare(question: QWidget) -> None:
        assert isinstance(question, Question)
        asked.append(question.text)
        question.buttons["take"].click()

    answering(window, compare)
    qtbot.mouseClick(there.take, LEFT)
    qtbot.waitUntil(lambda: bool(taken), timeout=60_000)
    with pair.database.reading() as session:
        sha256 = session.get_one(Agreement, offered).content_sha256 or ""
    assert sha256[:4].upper() in asked[0]
    assert "Ada Lovelace signed it with the key" in asked[0]
    assert "Still to sign: Ben Okri." in asked[0]
    assert taken[0].is_new
    assert state(other, offered) == "partly_signed"

    sign(other, offered, typed("mentee", "Ben Okri"))
    back = export_agreement(other, offered, tmp_path / "back.pdf").path
    here = checked(qtbot, VerifyDialog(window, Context(pair.database)), back)
    assert here.take.text() == "Take in the signature…"
    assert here.card.said[0] == "+ back.pdf brings a signature"
    answering(window, compare)
    with qtbot.waitSignal(here.taken, timeout=60_000):
        qtbot.mouseClick(here.take, LEFT)
    assert state(pair.database, offered) == "in_force"
    again = checked(qtbot, VerifyDialog(window, Context(pair.database)), back)
    assert again.take.isHidden()


def test_nothing_is_taken_in_before_the_groups_were_compared(
    qtbot: QtBot, window: QWidget, pair: Pair, other: Database, offered: str, tmp_path: Path
) -> None:
    sent = export_agreement(pair.database, offered, tmp_path / "sent.pdf").path
    there = checked(qtbot, VerifyDialog(window, Context(other)), sent)
    answering(window, close)
    with qtbot.waitSignal(there.receiving.left, timeout=60_000):
        qtbot.mouseClick(there.take, LEFT)
    assert there.take.isEnabled()
    with other.reading() as session:
        assert session.get(Agreement, offered) is None


def test_without_a_file_a_new_one_is_made_around_it(
    qtbot: QtBot, window: QWidget, pair: Pair, offered: str, tmp_path: Path
) -> None:
    sent = export_agreement(pair.database, offered, tmp_path / "sent.pdf").path
    dialog = checked(qtbot, VerifyDialog(window, None), sent)
    assert dialog.take.text() == "Take it into a new file…"
    wanted: list[Travelling] = []
    dialog.file_wanted.connect(wanted.append)
    answering(window, take)
    qtbot.mouseClick(dialog.take, LEFT)
    qtbot.waitUntil(lambda: bool(wanted), timeout=60_000)
    begun = begin_with_agreement(tmp_path / "new.mentor", wanted[0])
    assert begun.relationship_id == pair.id
    assert state(begun.database, offered) == "offered"
    begun.database.close()


def test_a_draft_and_a_changed_pdf_bring_nothing(
    qtbot: QtBot, window: QWidget, pair: Pair, other: Database, tmp_path: Path
) -> None:
    draft = start_agreement(pair.database, pair.id)
    path = export_agreement(pair.database, draft, tmp_path / "draft.pdf").path
    assert checked(qtbot, VerifyDialog(window, Context(other)), path).take.isHidden()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert checked(qtbot, VerifyDialog(window, Context(other)), path).take.isHidden()


def test_sending_says_which_groups_to_read_out(
    qtbot: QtBot, window: QWidget, pair: Pair, offered: str, tmp_path: Path
) -> None:
    travel = Travel(Context(pair.database), window)
    travel._sha256 = "0123456789abcdef" * 4
    with qtbot.waitSignal(travel.export.exported, timeout=60_000):
        travel.export.write(offered, tmp_path / "out.pdf")
    assert isinstance(travel.dialog, Question)
    assert "Send out.pdf to whoever signs next" in travel.dialog.text
    assert "0123 4567 89AB CDEF" in travel.dialog.text


def test_a_confidential_copy_says_what_it_gives_up(
    qtbot: QtBot, window: QWidget, pair: Pair, offered: str, tmp_path: Path
) -> None:
    copies = ConfidentialCopies(Context(pair.database), window)
    said: list[str] = []

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, SecretDialog)
        qtbot.mouseClick(dialog.do, LEFT)
        said.append(dialog.problem.text())
        for field in (dialog.first, dialog.second):
            qtbot.keyClicks(field, "four quiet words here")
        qtbot.mouseClick(dialog.do, LEFT)

    answering(window, fill)
    copies.write(offered, tmp_path / "copy.pdf")
    assert said[0].startswith("Choose a password")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "copy.pdf")
    with pikepdf.open(tmp_path / "copy.pdf", password="four quiet words here") as copy:
        assert copy.is_encrypted
