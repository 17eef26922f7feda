"""Keeps files as this version of the tables makes them, for the tests of all later versions.

    .venv/bin/python packaging/version_files.py

Run once for a version, just before the next one changes its tables: what it makes is committed,
and neither that nor the version's migration is changed again. `sample` is the sample cohort with
few of its PDFs, `cohort` a few made-up pairs, `encrypted` a pair with a signed agreement. Each has
something to undo and something to redo.
"""

import hashlib
import lzma
import os
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import select

from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.person import Attachment
from mentor_desktop.domain.programme import Programme
from mentor_desktop.operations.demo import make_demo
from mentor_desktop.operations.drafting import answer, start_agreement
from mentor_desktop.operations.pairing import Someone, pair_up
from mentor_desktop.operations.people import add_person
from mentor_desktop.operations.signing import Signing, offer, sign
from mentor_desktop.store.database import Database
from mentor_desktop.store.erasing import forget_history
from mentor_desktop.store.gate import SCHEMA_VERSION
from mentor_desktop.store.opening import create_file, open_file
from mentor_desktop.store.upgrade import MIGRATIONS

ROOT = Path(__file__).parents[1]
PASSPHRASE = "of every version"
UNDONE, DONE = "Dan Undone", "Dora Done"
_TODAY = date(2026, 11, 30)
_PAIRS = 6
_PAPERS = 3


def main() -> None:
    """Makes the folder of this version; refused where it is there already."""
    target = ROOT / f"tests/store/versions/version_{SCHEMA_VERSION:04}"
    target.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as name:
        os.environ["MENTOR_DESKTOP_DATA"] = name  # its backups and locks are nobody's
        folder = Path(name)
        make_demo(folder / "sample", today=_TODAY)
        make_demo(folder / "cohort", _PAIRS, today=_TODAY)
        create_file(folder / "encrypted", Programme(name="Mentoring 2026"), PASSPHRASE).close()
        for kind in ("sample", "cohort", "encrypted"):
            database = open_file(folder / kind, PASSPHRASE if kind == "encrypted" else None)
            if kind == "sample":
                _keep_few_papers(database)
            if kind == "encrypted":
                _sign_an_agreement(database)
            _do_and_undo(database)
            database.close()
            packed = lzma.compress((folder / kind).read_bytes(), preset=9)
            (target / f"{kind}.xz").write_bytes(packed)
    migration = MIGRATIONS / f"versions/version_{SCHEMA_VERSION:04}.py"
    digest = hashlib.sha256(migration.read_text(encoding="utf-8").encode()).hexdigest()
    (target / "migration.sha256").write_text(f"{digest}\n", encoding="ascii")


def _keep_few_papers(database: Database) -> None:
    """PDFs are most of the sample, and cannot be made smaller."""
    with database.changing("Keep few papers") as session:
        signed = session.scalars(
            select(Agreement).where(Agreement.pdf_id.is_not(None)).order_by(Agreement.id)
        )
        for agreement in signed.all()[_PAPERS:]:
            paper = session.get_one(Attachment, agreement.pdf_id)
            agreement.pdf_id = None
            session.flush()
            session.delete(paper)
    forget_history(database, datetime.now(UTC))


def _sign_an_agreement(database: Database) -> None:
    mentor, mentee = Someone(name="Ada Lovelace"), Someone(name="Ben Okri")
    pair = pair_up(database, mentor, mentee, date(2026, 3, 9), date(2027, 3, 8))
    agreement_id = start_agreement(database, pair)
    answer(database, agreement_id, "frequency", "two_weeks")
    answer(database, agreement_id, "objective", "Lead a team.")
    offer(database, agreement_id)
    for role, someone in (("mentor", mentor), ("mentee", mentee)):
        sign(database, agreement_id, Signing(role, True, "UTC", someone.name))
    forget_history(database, datetime.now(UTC))  # it keeps each version of the PDF


def _do_and_undo(database: Database) -> None:
    add_person(database, DONE)
    add_person(database, UNDONE)
    database.undo()


if __name__ == "__main__":
    main()
