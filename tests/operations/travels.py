"""An agreement of two people offered, signed by both, checked, and received elsewhere."""

import unicodedata
from pathlib import Path

from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.programme import Programme
from mentor_desktop.operations import drafting
from mentor_desktop.operations.exchanging import take_in_any
from mentor_desktop.operations.exporting import export_agreement
from mentor_desktop.operations.people import add_person
from mentor_desktop.operations.signing import Signing, offer, sign
from mentor_desktop.operations.travelling import look_at
from mentor_desktop.operations.verifying import verify_pdf
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import create_file
from tests.pairing import add_relationship


def travel(folder: Path, mentor: str, mentee: str) -> None:
    """The first signs here, the second in a file of their own; AssertionError where that fails."""
    folder.mkdir()
    here = create_file(folder / "here.mentor", Programme(name="Here"))
    there = create_file(folder / "there.mentor", Programme(name="There"))
    try:
        agreement_id = _offered(here, mentor, mentee)
        sign(here, agreement_id, _typed("mentor", mentor))
        sent = export_agreement(here, agreement_id, folder / "sent.pdf").path
        found = verify_pdf(sent, here)
        assert (found.verdict, found.in_file, found.problems) == ("incomplete", "same", ()), found
        assert take_in_any(there, look_at(sent, there)).is_new
        sign(there, agreement_id, _typed("mentee", mentee))
        back = export_agreement(there, agreement_id, folder / "back.pdf").path
        assert take_in_any(here, look_at(back, here)).is_in_force
        found = verify_pdf(back, here)
        assert (found.verdict, found.in_file, found.problems) == ("unchanged", "same", ()), found
        assert [one.record.name for one in found.signed] == [mentor, mentee]
        with here.reading() as session:
            assert session.get_one(Agreement, agreement_id).state == "in_force"
    finally:
        here.close()
        there.close()


def _offered(database: Database, mentor: str, mentee: str) -> str:
    mentor_id, mentee_id = add_person(database, mentor), add_person(database, mentee)
    pair_id = add_relationship(database, mentor_id, mentee_id)
    agreement_id = drafting.start_agreement(database, pair_id)
    offer(database, agreement_id)
    return agreement_id


def _typed(role: str, name: str) -> Signing:
    """As a keyboard may give it: marks on their own, with wider spaces."""
    typed = "  ".join(unicodedata.normalize("NFD", name).split(" "))
    return Signing(role, True, "Europe/Berlin", f" {typed} ")
