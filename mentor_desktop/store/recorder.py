"""Sees what a session writes, row by row, as it is written."""

from typing import Any

from sqlalchemy import Connection, event, inspect, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.orm.attributes import History
from sqlalchemy.orm.base import NO_VALUE

from mentor_desktop.domain.change import RowChange
from mentor_desktop.domain.record import Record
from mentor_desktop.store.history import combine


class RecordingSession(Session):
    """A session that collects what it changes; `rows` are in the order they were made."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, expire_on_commit=False)
        self.rows: tuple[RowChange, ...] = ()


@event.listens_for(RecordingSession, "before_flush")
def _load_deferred(session: Session, context: UOWTransaction, _instances: Any) -> None:
    """Removed rows need every column for undo, and columns set unread the value they had."""
    for record in session.deleted:
        for attribute in inspect(record).mapper.column_attrs:
            getattr(record, attribute.key)
    for record in session.dirty:
        state = inspect(record)
        unread = [key for key, old in state.committed_state.items() if old is NO_VALUE]
        for key in unread:
            column = state.mapper.columns[key]
            was = select(column).where(state.mapper.columns["id"] == record.id)
            state.committed_state[key] = session.connection().execute(was).scalar_one()


@event.listens_for(RecordingSession, "after_flush")
def _collect(session: RecordingSession, context: UOWTransaction) -> None:
    found: list[RowChange] = []
    for record in session.new:
        found.append(RowChange(_table(record), record.id, None, _row(record)))
    for record in session.dirty:
        before, after = _changed(record)
        if after:
            found.append(RowChange(_table(record), record.id, before, after))
    for record in session.deleted:
        found.append(RowChange(_table(record), record.id, _row(record, old=True), None))
    session.rows = combine(session.rows, tuple(found)) if session.rows else tuple(found)


@event.listens_for(RecordingSession, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_update or state.is_delete or state.is_insert:
        raise AssertionError("A bulk statement leaves no record of what it changed.")


def _table(record: Record) -> str:
    return str(record.__tablename__)


def bound(column: Any, value: Any) -> Any:
    """A value as the driver gets it."""
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
        row[attribute.key] = bound(attribute.columns[0], value)
    return row


def _changed(record: Record) -> tuple[dict[str, Any], dict[str, Any]]:
    state = inspect(record)
    before, after = {}, {}
    columns = state.mapper.columns
    for key in state.committed_state:
        history: History = state.attrs[key].load_history()
        if key not in columns or not history.has_changes():
            continue
        old = bound(columns[key], history.deleted[0] if history.deleted else None)
        new = bound(columns[key], history.added[0] if history.added else None)
        if old != new:
            before[key], after[key] = old, new
    return before, after
