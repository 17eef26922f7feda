"""Looks through a whole file, its signed PDFs too: what is on file is what they say."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.agreement_content import SignatureRecord, fingerprint
from mentor_desktop.domain.person import Attachment
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations import careful, strangers
from mentor_desktop.store import checking
from mentor_desktop.store.agreements import signatures_of
from mentor_desktop.store.database import Database
from mentor_desktop.store.findings import Finding
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.refusals import DamagedFile
from mentor_desktop.translation import _


@dataclass(frozen=True)
class StoredPaper:
    """An agreement as the file has it, and its PDF: all that looking at it takes."""

    agreement_id: str
    version: int
    content: bytes
    signatures: tuple[SignatureRecord, ...]
    data: bytes


def check_file(path: Path, passphrase: str | None = None) -> tuple[Finding, ...]:
    """All that is wrong with a file; Refused where it cannot be looked at at all."""
    found = checking.check(path, passphrase)
    if any(one.kind in ("database", "value") for one in found):
        return found  # it may not open, and is told of already
    database = open_file(path, passphrase, read_only=True)
    try:
        return (*found, *check_papers(database))
    finally:
        database.close()


def check_papers(database: Database) -> tuple[Finding, ...]:
    """Agreements that are not what their PDF says, and PDFs that are not as they were signed.

    A fifth of a second each; those that have to be given up cost no more than a few seconds
    together, however many there are.
    """
    found: list[Finding | None] = []
    budget = careful.Budget()
    for paper in _papers(database):
        if budget.is_spent:
            found.append(_left_out(paper))
            break
        found.append(_check(paper, budget))
    return tuple(one for one in found if one)


def _papers(database: Database) -> Iterator[StoredPaper]:
    id = next_paper(database)
    while id is not None:
        with suppress(DamagedFile):  # a value that cannot be read has a finding of its own
            yield read_paper(database, id)
        id = next_paper(database, id)


def next_paper(database: Database, after: str = "") -> str | None:
    """The agreement with a PDF that comes after one by its id; None where that was the last."""
    with database.reading() as session:
        return session.scalars(
            select(Agreement.id)
            .where(
                Agreement.id > after, Agreement.pdf_id.is_not(None), Agreement.content.is_not(None)
            )
            .order_by(Agreement.id)
            .limit(1)
        ).first()


def read_paper(database: Database, agreement_id: str) -> StoredPaper:
    """An agreement and its PDF."""
    with database.reading() as session:
        row = session.execute(
            select(Agreement.version, Agreement.content, Attachment.data)
            .join(Attachment, Attachment.id == Agreement.pdf_id)
            .where(Agreement.id == agreement_id)
        ).one()
        signatures = signatures_of(session, agreement_id)
    return StoredPaper(agreement_id, row.version, row.content or b"", signatures, row.data)


def check_text(paper: StoredPaper) -> Finding | None:
    """Whether it says what its PDF says, whatever its hashes say; may run in any thread."""
    try:
        carried: bytes | None = careful.carefully(strangers.text_in, paper.data)
    except careful.GivenUp:
        return None  # nothing is known of it; `check` says so
    except Refused:
        carried = None
    return None if carried == paper.content else _other_text(paper)


def _check(paper: StoredPaper, budget: careful.Budget) -> Finding | None:
    """The same, and whether its PDF is as it was signed, by those who signed on file."""
    try:
        with budget.counting():
            seen = careful.carefully(strangers.look_at_paper, paper.data)
    except Refused as refusal:
        return _unsound(paper, str(refusal))
    if seen.sha256 != fingerprint(paper.content):
        return _other_text(paper)
    if seen.problems:
        return _unsound(paper, " ".join(seen.problems))
    if set(seen.signed) != set(paper.signatures):
        return _unsound(paper, _("Its PDF has other signatures than this file says."))
    return None


def _other_text(paper: StoredPaper) -> Finding:
    sentence = _("What it says in this file is not what its signed PDF says.")
    advice = _("Do not rely on this version: trust the PDF, or restore a backup from before.")
    return Finding("agreement", _place(paper), sentence, advice)


def _unsound(paper: StoredPaper, sentence: str) -> Finding:
    advice = _(
        "Do not rely on this version: restore a backup from before, or compare it with a PDF "
        "that was exported."
    )
    return Finding("signature", _place(paper), sentence, advice)


def _left_out(paper: StoredPaper) -> Finding:
    sentence = _(
        "PDFs of other agreements took too long to read, so this one and those after it were not "
        "looked at."
    )
    advice = _("Export the agreements that you rely on, and verify each PDF by itself.")
    return Finding("signature", _place(paper), sentence, advice)


def _place(paper: StoredPaper) -> str:
    return _("Agreement {id}, version {version}").format(
        id=paper.agreement_id, version=paper.version
    )
