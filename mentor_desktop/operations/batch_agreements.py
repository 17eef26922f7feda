"""The agreements of all relationships as PDFs, one a relationship."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.operations.batch import (
    Batch,
    Kind,
    Names,
    Progress,
    Wanted,
    Written,
    export_all,
)
from mentor_desktop.operations.exporting import (
    agreement_file_name,
    agreement_paper,
    note_export,
    version_of,
)
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

ALL, SIGNED, UNSIGNED = "all", "signed", "unsigned"


def wanted_agreements(session: Session, which: str = ALL) -> tuple[Wanted, ...]:
    """One version a relationship: in force, else the newest; only those SIGNED or UNSIGNED.

    By file name; equal names are numbered.
    """
    names, found = Names(), []
    # Read at once: what is held is not asked for one by one.
    held = [*session.scalars(select(Relationship)), *session.scalars(select(Person))]
    for relationship_id in sorted(session.scalars(select(Agreement.relationship_id).distinct())):
        agreement_id = version_of(session, relationship_id)
        is_signed = session.get_one(Agreement, agreement_id).in_force_at is not None
        if which == ALL or is_signed == (which == SIGNED):
            name = names.unused(agreement_file_name(session, agreement_id))
            found.append(Wanted(agreement_id, name))
    held.clear()
    return tuple(sorted(found, key=lambda one: one.name))


def agreements_kind() -> Kind:
    """How agreements are exported at once."""
    return Kind(_("Export agreements"), agreement_paper, _note)


def _note(session: Session, written: Sequence[Written]) -> None:
    ids = [one.id for one in written]
    # At once; what is held is not asked for again.
    held = list(session.scalars(select(Agreement).where(Agreement.id.in_(ids))))
    for one in written:
        note_export(session, one.id, one.path, one.data)
    del held


def export_all_agreements(
    database: Database,
    folder: Path,
    progress: Progress = lambda done, all_of_them, name: True,
    *,
    force: bool = False,
    which: str = ALL,
    workers: int | None = None,
) -> Batch:
    """One PDF for each relationship that has an agreement; the rest as `export_all` says."""
    with database.reading() as session:
        wanted = wanted_agreements(session, which)
    kind = agreements_kind()
    return export_all(database, folder, wanted, kind, progress, force=force, workers=workers)
