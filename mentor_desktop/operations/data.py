"""A whole file as data, and back into an empty file."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from mentor_desktop.documents.data_checks import check_data
from mentor_desktop.documents.data_json import Row, Tables, columns_of, read_data, write_data
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.records import ALL
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.filling import insert, rows_of, signatures_told
from mentor_desktop.store import history
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _


def export_data(database: Database) -> Iterator[bytes]:
    """Everything in the file but its history, notes of all readers included, as pieces of JSON.

    Row by row, as a file may be larger than the memory; the file is in use until the last piece.
    """
    with database.reading() as session:
        connection = session.connection()
        yield from write_data({record.__tablename__: _rows(connection, record) for record in ALL})


def _rows(connection: Connection, record: type[Record]) -> Iterator[Row]:
    for row in connection.exec_driver_sql(_select(record)):
        yield row._asdict()


def _select(record: type[Record]) -> str:
    """Values as the driver gives them: a value that we would not take still gets out."""
    names = ", ".join(f'"{name}"' for name in columns_of(record))
    return f'SELECT {names} FROM "{record.__tablename__}" ORDER BY id'


def read_checked(data: bytes) -> Tables:
    """The rows of exported data; Refused, with the place, unless all of them fit together."""
    tables = read_data(data)
    check_data(tables)
    return tables


def import_data(database: Database, tables: Tables) -> None:
    """Puts what `read_checked` gave into a file without people; all of it or nothing."""
    with database.changing(_("Import data"), undo="barrier") as session:
        for record in ALL:
            if record is not Programme and session.scalar(select(func.count(record.id))):
                raise Refused(
                    _("{name} is not empty. Make a new file and import into that.").format(
                        name=database.path.name
                    )
                )
        # A change of its own: the history has to tell that this row went.
        session.delete(programme_of(session))
        session.flush()
        rows = rows_of(record(**row) for record in ALL for row in tables[record.__tablename__])
        insert(session.connection(), rows)
        told = signatures_told(rows)
        history.add(session.connection(), _("Import data"), told, "barrier", None, None)
