"""The file as the verbs see it: one transaction, one Change out of it, undo and redo."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from mentor_desktop.domain.change import Change, RowChange
from mentor_desktop.domain.refused import Refused
from mentor_desktop.store import history
from mentor_desktop.store.access import Access
from mentor_desktop.store.applying import apply
from mentor_desktop.store.lock import DocumentLock
from mentor_desktop.store.open_file import OpenFile
from mentor_desktop.store.recorder import RecordingSession
from mentor_desktop.translation import _


class Database(OpenFile):
    """One file with one connection. Made by `store.opening`, closed by `close`."""

    def __init__(self, access: Access, lock: DocumentLock | None = None) -> None:
        super().__init__(access, lock)
        self.acting_person_id: str | None = None
        self._mergeable: int | None = None  # the change that typing may still add to

    @contextmanager
    def erasing(self, label: str) -> Iterator[tuple[Connection, list[RowChange]]]:
        """A transaction that nothing brings back: no backup, a barrier, then no trace in the file.

        Add to the list which rows are touched, for the listeners; without values.
        """
        touched: list[RowChange] = []
        with self._writing(backing_up=False) as connection:
            yield connection, touched
            seq = history.add(connection, label, (), "barrier", self.acting_person_id, None)
        self._mergeable = None
        self.compact()
        self._tell(Change(seq, label, tuple(touched)))

    @contextmanager
    def changing(
        self, label: str, *, merge: str | None = None, undo: str = "done"
    ) -> Iterator[Session]:
        """One named transaction; `undo` is "done", "barrier" (a signature) or "aside".

        With `merge`, a change with the same key right after it becomes part of it, until
        `settle` is called.
        """
        with self._writing() as connection:
            with RecordingSession(connection) as session:
                yield session
                session.flush()
            rows = session.rows
            change = self._keep(connection, label, rows, merge, undo) if rows else None
        if change:
            self._tell(change)

    def _keep(
        self,
        connection: Connection,
        label: str,
        rows: tuple[RowChange, ...],
        merge: str | None,
        state: str,
    ) -> Change:
        last = history.last_done(connection) if merge and self._mergeable else None
        if last and last.seq == self._mergeable and last.merge == merge:
            joined = history.combine(history.unpack(last.rows), rows)
            history.grow(connection, last.seq, joined)
            return Change(last.seq, label, rows)
        seq = history.add(connection, label, rows, state, self.acting_person_id, merge)
        if state != "aside":
            self._mergeable = seq if merge else None
        return Change(seq, label, rows)

    def _tell_outside(self) -> None:
        self.settle()
        super()._tell_outside()

    def settle(self) -> None:
        """Typing ends here: the next change is one of its own."""
        self._mergeable = None

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, None if nothing or a barrier."""
        last = self._peek(history.last_done)
        return last.label if last and last.state == "done" else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, None if nothing."""
        first = self._peek(history.first_undone)
        return first.label if first else None

    def undo(self) -> Change:
        """Takes the last change back; Refused if there is none or its rows changed since."""
        with self._writing() as connection:
            row = history.last_done(connection)
            if row is None or row.state != "done":
                raise Refused(_("There is nothing to undo."))
            change = history.to_change(row, "undone")
            apply(connection, change)
            history.mark(connection, row.seq, "undone")
        self._mergeable = None
        self._tell(change)
        return change

    def redo(self) -> Change:
        """Does the change that was undone last again; Refused if there is none."""
        with self._writing() as connection:
            row = history.first_undone(connection)
            if row is None:
                raise Refused(_("There is nothing to redo."))
            change = history.to_change(row, "redone")
            apply(connection, change)
            history.mark(connection, row.seq, "done")
        self._mergeable = None
        self._tell(change)
        return change
