"""Sees what a session writes, row by row, as it is written."""

from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.orm.attributes import History

from mentor_desktop.domain.change import RowChange
from mentor_desktop.domain.record import Record
from mentor_desktop.store.history import combine


class Recorder:
    """Collects the changes of one session; `rows` are in the order they were made."""

    def __init__(self, session: Session) -> None:
        self.rows: tuple[RowChange, ...] = ()
        event.listen(session, "before_flush", self._load_deferred)
        event.listen(session, "after_flush", self._after_flush)
        event.listen(session, "do_orm_execute", _refuse_bulk)

    def _load_deferred(self, session: Session, context: UOWTransaction, _: Any) -> None:
        """Removed rows need every column for undo, and changed ones their old value."""
        for record in session.deleted:
            for attribute in inspect(record).mapper.column_attrs:
                getattr(record, attribute.key)

    def _after_flush(self, session: Session, context: UOWTransaction) -> None:
        found: list[RowChange] = []
        for record in session.new:
            found.append(RowChange(_table(record), record.id, None, _row(record)))
        for record in session.dirty:
            before, after = _changed(record)
            if after:
                found.append(RowChange(_table(record), record.id, before, after))
        for record in session.deleted:
            found.append(RowChange(_table(record), record.id, _row(record, old=True), None))
        self.rows = combine(self.rows, tuple(found))


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_update or state.is_delete or state.is_insert:
        raise AssertionError("A bulk statement leaves no record of what it changed.")


def _table(record: Record) -> str:
    return str(record.__tablename__)


def _bound(column: Any, value: Any) -> Any:
    process = getattr(column.type, "process_bind_param", None)
    return process(value, None) if process else value


def _row(record: Record, *, old: bool = False) -> dict[str, Any]:
    state = inspect(record)
    row = {}
    for attribute in state.mapper.column_attrs:
        value = getattr(record, attribute.key)
        if old:
            history = state.attrs[attribute.key].history
            value = history.deleted[0] if history.deleted else value
        row[attribute.key] = _bound(attribute.columns[0], value)
    return row


def _changed(record: Record) -> tuple[dict[str, Any], dict[str, Any]]:
    state = inspect(record)
    before, after = {}, {}
    for attribute in state.mapper.column_attrs:
        history: History = state.attrs[attribute.key].load_history()
        if not history.has_changes():
            continue
        column = attribute.columns[0]
        old = _bound(column, history.deleted[0] if history.deleted else None)
        new = _bound(column, history.added[0] if history.added else None)
        if old != new:
            before[attribute.key], after[attribute.key] = old, new
    return before, after
