"""Many papers as PDFs in a folder, drawn by all cores; each whole or not at all."""

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.drawing import AgreementPaper, ReportPaper, Sheet, drawn_sheet
from mentor_desktop.operations.exporting import Exported
from mentor_desktop.operations.workers import Done, Workers, cores
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document

_NOTED_AT_ONCE = 25
_WORTH_A_WORKER = 4  # to start one takes as long as to draw some
_WAIT = 0.5  # seconds

Progress = Callable[[int, int, str], bool]


@dataclass(frozen=True)
class Wanted:
    """What is to be exported: the id of an agreement or a relationship, the name of its file."""

    id: str
    name: str


@dataclass(frozen=True)
class Written:
    """A file that is there now."""

    id: str
    path: Path
    data: bytes


@dataclass(frozen=True)
class Kind:
    """How papers of one kind are read, and noted when they are written.

    `read_at_once`: how many before somebody else has a turn. `label`: of the change.
    """

    label: str
    read: Callable[[Session, str], AgreementPaper | ReportPaper]
    note: Callable[[Session, Sequence[Written]], None]
    read_at_once: int = 8


@dataclass(frozen=True)
class NotExported:
    """A file that was not written, and why, in a sentence."""

    name: str
    reason: str


class Names:
    """Names for files, each only once; equal ones are numbered."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def unused(self, name: str) -> str:
        """The name, with a number where it is taken."""
        stem, number = name.removesuffix(".pdf"), 1
        while name.casefold() in self._taken:  # some systems know no upper and lower case
            number += 1
            name = f"{stem} ({number}).pdf"
        self._taken.add(name.casefold())
        return name


def in_the_way(folder: Path, wanted: Iterable[Wanted]) -> tuple[str, ...]:
    """The names that the folder has already."""
    return tuple(one.name for one in wanted if os.path.lexists(folder / one.name))


class Batch:
    """Exports step by step: `advance` again and again until it `is_finished`, then `close`.

    `exported` and `failed` grow meanwhile. Refused at once where the folder cannot be made.
    """

    def __init__(
        self,
        database: Database,
        folder: Path,
        wanted: Iterable[Wanted],
        kind: Kind,
        *,
        force: bool = False,
        workers: int | None = None,
    ) -> None:
        self._database, self._folder, self._force = database, folder, force
        self._kind = kind
        self._waiting = deque(wanted)
        self.count = len(self._waiting)
        self.exported: list[Exported] = []
        self.failed: list[NotExported] = []
        self.names: list[str] = []  # as they came to their end
        self._to_note: list[Written] = []
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
        """Reads some, gives the workers what they can take, writes what they have drawn.

        Waits at most so many seconds for them, if nothing else is to do.
        """
        if self._waiting and not self._read and self._workers.has_room:
            self._read_some()
        while self._read and self._workers.has_room:
            self._workers.give(self._read.popleft())
        is_waiting = not self._workers.has_room or not (self._waiting or self._read)
        for one in self._workers.take(timeout if is_waiting else 0.0):
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
            for _one in range(min(self._kind.read_at_once, len(self._waiting))):
                wanted = self._waiting.popleft()
                try:
                    paper = self._kind.read(session, wanted.id)
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
                logging.getLogger(__name__).error("a paper was not drawn", exc_info=done.error)
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
        self._to_note.append(Written(wanted.id, path, document.data))

    def _fail(self, wanted: Wanted, reason: str) -> None:
        self.names.append(wanted.name)
        self.failed.append(NotExported(wanted.name, reason))

    def _note(self) -> None:
        noted, self._to_note = self._to_note, []
        if not noted or self._database.is_read_only:
            return
        with self._database.changing(self._kind.label, undo="aside") as session:
            self._kind.note(session, noted)


def export_all(
    database: Database,
    folder: Path,
    wanted: Iterable[Wanted],
    kind: Kind,
    progress: Progress = lambda done, all_of_them, name: True,
    *,
    force: bool = False,
    workers: int | None = None,
) -> Batch:
    """One PDF each, into a folder, made if missing.

    `progress(done, all, name)` is called after each and says whether to go on. Refused before
    anything is written where a file is in the way and not `force`.
    """
    wanted = tuple(wanted)
    names = in_the_way(folder, wanted)
    if names and not force:
        raise Refused(
            _("{folder} has a file {name} already. Nothing was written.").format(
                folder=folder, name=names[0]
            )
        )
    batch = Batch(database, folder, wanted, kind, force=force, workers=workers)
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
