"""F8: a changed agreement is found by its signed PDF, although all hashes were made anew."""

import hashlib
import sqlite3

from mentor_desktop.operations.checking import check_file
from mentor_desktop.operations.drafting import answer, start_agreement
from mentor_desktop.operations.signing import Signing, offer, sign
from mentor_desktop.store import digests
from mentor_desktop.store.connection import connect
from tests.conftest import Pair


def test_an_agreement_is_held_against_its_signed_pdf(pair: Pair) -> None:
    database = pair.database
    agreement_id = start_agreement(database, pair.id)
    answer(database, agreement_id, "frequency", "two_weeks")
    answer(database, agreement_id, "objective", "Lead a team.")
    offer(database, agreement_id)
    sign(database, agreement_id, Signing("mentor", True, "UTC", "Ada Lovelace"))
    database.close()
    assert check_file(database.path) == ()
    other = sqlite3.connect(database.path)
    text = other.execute("SELECT content FROM agreement").fetchone()[0]
    forged = text.replace(b"Lead a team.", b"Lead MY team.")
    assert forged != text
    sha256 = hashlib.sha256(forged).hexdigest()
    other.execute("UPDATE agreement SET content=?, content_sha256=?", (forged, sha256))
    other.execute("UPDATE signature SET content_sha256=?", (sha256,))
    other.execute("DELETE FROM change")
    other.commit()
    other.close()
    raw = connect(database.path, None, "rw")
    digests.seal_rows(raw, {})  # who knows how makes these anew as well
    raw.close()
    (finding,) = check_file(database.path)
    assert finding.kind == "agreement"
    assert "signed PDF" in finding.sentence
