"""The words of the program itself that columns may hold; no others."""

from mentor_desktop.domain.ranges import Words
from mentor_desktop.domain.record import Record
from mentor_desktop.domain.records import ALL

KNOWN_WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    (record.__tablename__, column.name): range.known
    for record in ALL
    for column in Record.metadata.tables[record.__tablename__].columns
    if isinstance(range := getattr(column.type, "range", None), Words)
}
