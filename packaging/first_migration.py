"""Writes the first migration from the records; only until a version has been released."""

from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from mentor_desktop.domain.record import Record
from mentor_desktop.domain.records import ALL as _ALL  # noqa: F401 - makes the metadata whole
from mentor_desktop.store.history import change_table as _change  # noqa: F401 - the same

TARGET = Path(__file__).parents[1] / "mentor_desktop/store/migrations/versions/version_0001.py"
HEAD = '''"""The first schema, as it was: never changed once a version is released."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
'''
TAIL = ''')


def upgrade() -> None:
    """Makes every table."""
    for statement in STATEMENTS:
        op.execute(statement)
'''


def main() -> None:
    """Writes the file anew."""
    dialect = sqlite.dialect()
    texts = []
    for table in Record.metadata.sorted_tables:
        texts.append(str(CreateTable(table).compile(dialect=dialect)))
        texts += sorted(str(CreateIndex(one).compile(dialect=dialect)) for one in table.indexes)
    quoted = "\n".join(f'    """{text.strip().expandtabs(4)}""",' for text in texts)
    lines = [line.rstrip() for line in quoted.splitlines()]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n" + TAIL, encoding="utf-8")


if __name__ == "__main__":
    main()
