"""Many agreements as PDFs in a folder, drawn by all cores; each whole or not at all."""

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.operations.drawing import Sheet, drawn_sheet
from mentor_desktop.operations.exporting import (
    Exported,
    agreement_file_name,
    agreement_paper,
    note_export,
    version_of,
)
from mentor_desktop.operations.workers import Done, Workers, cores
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document

ALL, SIGNED, UNSIGNED = "all", "signed", "unsigned"
_NOTED_AT_ONCE = 25
_READ_AT_ONCE = 8
_WORTH_A_WORKER = 4  # to start one takes as long as to draw some
_WAIT = 0.5  # seconds

Progress = Callable[[int, int, str], bool]


@dataclass(frozen=True)
class Wanted:
    """A version that is to be exported, and the name of its file."""

    agreement_id: str
    name: str


@dataclass(frozen=True)
class NotExported:
    """A file that was not written, and why, in a sentence."""

    name: str
    reason: str


def wanted_agreements(session: Session, which: str = ALL) -> tuple[Wanted, ...]:
    """One version a relationship: in force, else the newest; only those SIGNED or UNSIGNED.

    By file name; equal names are numbered.
    """
    found: dict[str, str] = {}
    # Read at once: what is held is not asked for one by one.
    held = [*session.scalars(select(Relationship)), *session.scalars(select(Person))]
    for relationship_id in sorted(session.scalars(select(Agreement.relationship_id).distinct())):
        agreement_id = version_of(session, relationship_id)
        is_signed = session.get_one(Agreement, agreement_id).in_force_at is not None
        if which == ALL or is_signed == (which == SIGNED):
            found[_unused(agreement_file_name(session, agreement_id), found)] = agreement_id
    held.clear()
    return tuple(Wanted(agreement_id, name) for name, agreement_id in sorted(found.items()))


def in_the_way(folder: Path, wanted: Iterable[Wanted]) -> tuple[str, ...]:
    """The names that the folder has already."""
    return tuple(one.name for one in wanted if os.path.lexists(folder / one.name))


def _unused(name: str, taken: Iterable[str]) -> str:
    folded = {one.casefold() for one in taken}  # some systems know no upper and lower case
    stem, number = name.removesuffix(".pdf"), 1
    while name.casefold() in folded:
        number += 1
        name = f"{stem} ({number}).pdf"
    return name


class AgreementBatch:
    """Exports step by step: `advance` again and again until it `is_finished`, then `close`.

    `exported` and `failed` grow meanwhile. Refused at once where the folder cannot be made.
    """

    def __init__(
        self,
        database: Database,
        folder: Path,
        wanted: Iterable[Wanted],
        *,
        force: bool = False,
        workers: int | None = None,
    ) -> None:
        self._database, self._folder, self._force = database, folder, force
        self._waiting = deque(wanted)
        self.count = len(self._waiting)
        self.exported: list[Exported] = []
        self.failed: list[NotExported] = []
        self.names: list[str] = []  # as they came to their end
        self._to_note: list[tuple[Wanted, Document]] = []
        useful = min(cores(), ceil(self.count / _WORTH_A_WORKER))
        self._workers: Workers[Sheet, Document] = Workers(drawn_sheet, workers or useful)
        self._by_name: dict[str, Wanted] = {}
        self._read: deque[Sheet] = deque()  # some ahead, so that the file is opened seldom
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(
                _("The folder {folder} could not be made. Choose another.").format(folder=folder)
            ) from error

    @property
    def done(self) -> int:
        """How many have come to their end."""
        return len(self.names)

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""
        return not self._waiting and not self._read and self._workers.is_idle

    def advance(self, timeout: float = 0.0) -> None:
        """Gives the workers what they can take, and writes what they have drawn.

        Waits at most so many seconds for them.
        """
        while self._workers.has_room and (self._read or self._waiting):
            if not self._read:
                self._read_some()
            if self._read:
                self._workers.give(self._read.popleft())
        for one in self._workers.take(timeout):
            self._take(one)
        if self.is_finished or len(self._to_note) >= _NOTED_AT_ONCE:
            self._note()

    def cancel(self) -> None:
        """What is not written yet is left."""
        self._waiting.clear()
        self._read.clear()
        self._workers.close()
        self._note()

    def close(self) -> None:
        """Ends the workers."""
        self._workers.close()

    def _read_some(self) -> None:
        with self._database.reading() as session:
            for _one in range(min(_READ_AT_ONCE, len(self._waiting))):
                wanted = self._waiting.popleft()
                try:
                    paper = agreement_paper(session, wanted.agreement_id)
                except Refused as refusal:
                    self._fail(wanted, str(refusal))
                    continue
                self._by_name[wanted.name] = wanted
                self._read.append(Sheet(wanted.name, paper))

    def _take(self, done: "Done[Sheet, Document]") -> None:
        wanted = self._by_name.pop(done.job.name)
        if done.made is not None:
            self._write(wanted, done.made)
        elif isinstance(done.error, Refused):
            self._fail(wanted, str(done.error))
        else:
            if done.error is not None:
                logging.getLogger(__name__).error("%s", wanted.name, exc_info=done.error)
            self._fail(wanted, _("It could not be drawn: a fault of the program, or no memory."))

    def _write(self, wanted: Wanted, document: "Document") -> None:
        # Late: documents bring ReportLab, which only a document needs.
        from mentor_desktop.documents.files import publish  # noqa: PLC0415 - as said

        path = self._folder / wanted.name
        try:
            publish(path, document.data, force=self._force)
        except Refused as refusal:
            self._fail(wanted, str(refusal))
            return
        self.names.append(wanted.name)
        self.exported.append(Exported(path, document.missing, None))
        self._to_note.append((wanted, document))

    def _fail(self, wanted: Wanted, reason: str) -> None:
        self.names.append(wanted.name)
        self.failed.append(NotExported(wanted.name, reason))

    def _note(self) -> None:
        noted, self._to_note = self._to_note, []
        if not noted or self._database.is_read_only:
            return
        with self._database.changing(_("Export agreements"), undo="aside") as session:
            ids = [wanted.agreement_id for wanted, _document in noted]
            # At once; what is held is not asked for again.
            held = list(session.scalars(select(Agreement).where(Agreement.id.in_(ids))))
            for wanted, document in noted:
                path = self._folder / wanted.name
                note_export(session, wanted.agreement_id, path, document.data)
            del held


def export_all_agreements(
    database: Database,
    folder: Path,
    progress: Progress = lambda done, all_of_them, name: True,
    *,
    force: bool = False,
    which: str = ALL,
    workers: int | None = None,
) -> AgreementBatch:
    """One PDF for each relationship that has an agreement, into a folder, made if missing.

    `progress(done, all, name)` is called after each and says whether to go on. Refused before
    anything is written where a file is in the way and not `force`.
    """
    with database.reading() as session:
        wanted = wanted_agreements(session, which)
    names = in_the_way(folder, wanted)
    if names and not force:
        raise Refused(
            _("{folder} has a file {name} already. Nothing was written.").format(
                folder=folder, name=names[0]
            )
        )
    batch = AgreementBatch(database, folder, wanted, force=force, workers=workers)
    try:
        told = 0
        while not batch.is_finished:
            batch.advance(_WAIT)
            for name in batch.names[told:]:
                told += 1
                if not progress(told, batch.count, name):
                    batch.cancel()
                    break
    finally:
        batch.close()
    return batch
