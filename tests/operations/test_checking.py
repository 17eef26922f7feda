"""F8: a changed agreement is found by its signed PDF, although all hashes were made anew."""

import hashlib
import io
import sqlite3
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest

from mentor_desktop.documents import agreement as paper
from mentor_desktop.documents.carried import CONTENT_FILE, SHA256_KEY
from mentor_desktop.domain.agreement_content import read_content
from mentor_desktop.operations import careful, checking
from mentor_desktop.operations.checking import check_file
from mentor_desktop.operations.drafting import answer, start_agreement
from mentor_desktop.operations.signing import Signing, offer, sign
from mentor_desktop.store import digests
from mentor_desktop.store.connection import connect
from tests.conftest import Pair
from tests.copying import Samples

_TRUE, _FALSE = b"Lead a team.", b"Lead MY team."


@pytest.fixture
def signed(pair: Pair) -> Path:
    """A file with an agreement that one has signed, closed."""
    database = pair.database
    agreement_id = start_agreement(database, pair.id)
    answer(database, agreement_id, "frequency", "two_weeks")
    answer(database, agreement_id, "objective", _TRUE.decode())
    offer(database, agreement_id)
    sign(database, agreement_id, Signing("mentor", True, "UTC", "Ada Lovelace"))
    database.close()
    return database.path


def _read(path: Path) -> tuple[bytes, bytes]:
    """The agreement's text and its PDF."""
    with sqlite3.connect(path) as file:
        (content,) = file.execute("SELECT content FROM agreement").fetchone()
        (data,) = file.execute("SELECT data FROM attachment").fetchone()
    file.close()
    return content, data


def _forge(path: Path, content: bytes, data: bytes) -> None:
    """Another text and PDF; who knows how makes all hashes, the history and the digests anew."""
    sha256 = hashlib.sha256(content).hexdigest()
    raw = connect(path, None, "rw")
    raw.execute("UPDATE agreement SET content=?, content_sha256=?", (content, sha256))
    raw.execute("UPDATE signature SET content_sha256=?", (sha256,))
    raw.execute("UPDATE attachment SET data=?, sha256=?", (data, hashlib.sha256(data).hexdigest()))
    raw.execute("DELETE FROM change")
    digests.seal_rows(raw, {})
    raw.close()


def _with_text(data: bytes, content: bytes) -> bytes:
    """The PDF with another text in it, and the hash of that."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.attachments[CONTENT_FILE] = pikepdf.AttachedFileSpec(
            pdf, content, filename=CONTENT_FILE
        )
        pdf.docinfo[SHA256_KEY] = hashlib.sha256(content).hexdigest()
        target = io.BytesIO()
        pdf.save(target)
    return target.getvalue()


def test_an_agreement_is_held_against_its_signed_pdf(signed: Path) -> None:
    assert check_file(signed) == ()
    content, data = _read(signed)
    forged = content.replace(_TRUE, _FALSE)
    assert forged != content

    _forge(signed, forged, data)
    (other,) = check_file(signed)
    assert (other.kind, "signed PDF" in other.sentence) == ("agreement", True)

    _forge(signed, forged, _with_text(data, forged))
    (broken,) = check_file(signed)
    assert (broken.kind, "changed after it was signed" in broken.sentence) == ("signature", True)

    fresh = paper.make(read_content(forged), (), draft=False, paper="A4").data
    _forge(signed, forged, fresh)
    (unsigned,) = check_file(signed)
    assert (unsigned.kind, "other signatures" in unsigned.sentence) == ("signature", True)

    _forge(signed, content, data[:-2000])
    (damaged,) = check_file(signed)
    assert damaged.kind == "signature"

    careful.finish()


def test_papers_that_take_too_long_cost_together_no_more_than_a_few_seconds(
    samples: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(*_values: object) -> None:
        raise careful.GivenUp("too long")

    monkeypatch.setattr(careful, "carefully", give_up)
    two_seconds_each = count(0, 2)
    clock = SimpleNamespace(monotonic=lambda: float(next(two_seconds_each)))
    monkeypatch.setattr(careful, "time", clock)
    with samples.reading() as database:
        found = checking.check_papers(database)
    assert [one.sentence for one in found[:-1]] == ["too long", "too long"]
    assert "were not looked at" in found[-1].sentence
