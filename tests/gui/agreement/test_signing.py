"""Signing with a key of one's own, and two laptops, from the page of the agreement."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mentor_desktop.domain.agreement import Signature
from mentor_desktop.domain.certificate import ONE_TIME, OWN
from mentor_desktop.gui.agreement.page import AgreementPage
from mentor_desktop.gui.agreement.sign_dialog import SignDialog
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.papers.export import AgreementExport
from mentor_desktop.operations.drafting import start_agreement
from mentor_desktop.operations.keys import make_own_key
from mentor_desktop.operations.people import add_person
from mentor_desktop.operations.programme import set_programme
from mentor_desktop.operations.relationships import set_pair_supervisor
from mentor_desktop.operations.signing import Signing, offer, sign
from tests.conftest import Pair

LEFT = Qt.MouseButton.LeftButton
FEW = 1000  # rounds, so that tests do not wait
SECRET = "a long walk by the river"


@pytest.fixture
def page(qtbot: QtBot, pair: Pair) -> Iterator[AgreementPage]:
    context = Context(pair.database)
    made = AgreementPage(context, pair.id)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    pair.database.stop_listening(context._tell)


@pytest.fixture
def offered(pair: Pair, page: AgreementPage) -> str:
    agreement_id = start_agreement(pair.database, pair.id)
    offer(pair.database, agreement_id)
    return agreement_id


def signing(page: AgreementPage, qtbot: QtBot) -> SignDialog:
    """The window in which the mentor signs, all but the key done."""
    page.show_action("sign")
    dialog = page.acts.dialog
    assert isinstance(dialog, SignDialog)
    qtbot.mouseClick(dialog.how.buttons()[1], LEFT)
    qtbot.keyClicks(dialog.nameEdit, "Ada Lovelace")
    dialog.consentCheck.setChecked(True)
    return dialog


def signatures(pair: Pair) -> list[Signature]:
    with pair.database.reading() as session:
        return session.query(Signature).all()


def test_signs_with_a_key_used_once_unless_told_otherwise(
    page: AgreementPage, qtbot: QtBot, pair: Pair, offered: str
) -> None:
    dialog = signing(page, qtbot)
    assert dialog.keys.choice.kind == ONE_TIME
    qtbot.mouseClick(dialog.signButton, LEFT)
    (signature,) = signatures(pair)
    assert signature.key_kind == ONE_TIME


def test_a_wrong_passphrase_is_told_beside_it_and_nothing_is_lost(
    page: AgreementPage, qtbot: QtBot, pair: Pair, offered: str
) -> None:
    key = make_own_key("Ada Lovelace", SECRET, FEW)
    dialog = signing(page, qtbot)
    dialog.keys.show_keys(key.id)
    qtbot.keyClicks(dialog.keys.passphrase, "wrong")
    qtbot.mouseClick(dialog.signButton, LEFT)
    assert dialog.isVisible()
    assert dialog.keys.problem.isVisible()
    assert dialog.problemLabel.isHidden()
    assert dialog.nameEdit.text() == "Ada Lovelace"
    assert dialog.consentCheck.isChecked()
    assert signatures(pair) == []
    dialog.keys.passphrase.clear()
    qtbot.keyClicks(dialog.keys.passphrase, SECRET)
    qtbot.mouseClick(dialog.signButton, LEFT)
    (signature,) = signatures(pair)
    assert signature.key_kind == OWN


def buttons(page: AgreementPage) -> dict[str, QPushButton]:
    return page.editor.signatures.buttons


def test_the_supervisor_signs_where_the_programme_wants_it(
    page: AgreementPage, qtbot: QtBot, pair: Pair
) -> None:
    set_programme(pair.database, "supervisor_signs", True)
    set_pair_supervisor(pair.database, pair.id, add_person(pair.database, "Grace Hopper"))
    agreement_id = start_agreement(pair.database, pair.id)
    offer(pair.database, agreement_id)
    for role, name in (("mentor", "Ada Lovelace"), ("mentee", "Ben Okri")):
        sign(pair.database, agreement_id, Signing(role, True, "UTC", typed_name=name))
    assert page.version is not None
    assert page.version.agreement.state == "partly_signed"
    qtbot.mouseClick(buttons(page)["sign supervisor"], LEFT)
    dialog = page.acts.dialog
    assert isinstance(dialog, SignDialog)
    assert "Grace Hopper" in dialog.whoLabel.text()
    qtbot.mouseClick(dialog.how.buttons()[1], LEFT)
    qtbot.keyClicks(dialog.nameEdit, "Grace Hopper")
    dialog.consentCheck.setChecked(True)
    qtbot.mouseClick(dialog.signButton, LEFT)
    assert page.version.agreement.state == "in_force"


def test_an_offered_agreement_can_be_sent_and_taken_in(
    page: AgreementPage, qtbot: QtBot, offered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {"send", "take_in", "reopen"} <= set(buttons(page))
    asked: list[str] = []
    monkeypatch.setattr(
        AgreementExport, "ask", lambda self, agreement_id: asked.append(agreement_id)
    )
    qtbot.mouseClick(buttons(page)["send"], LEFT)
    assert asked == [offered]
    seen: list[Path] = []
    monkeypatch.setattr(
        "mentor_desktop.gui.papers.travel.ask_pdf", lambda window, title: seen.append(Path())
    )
    qtbot.mouseClick(buttons(page)["take_in"], LEFT)
    assert len(seen) == 1
