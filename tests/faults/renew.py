"""Makes the seed of the data files anew, which is due whenever the tables change.

python -m tests.faults.renew
"""

import tempfile
from datetime import date
from pathlib import Path

from mentor_desktop.domain.programme import Programme
from mentor_desktop.operations.data import export_data
from mentor_desktop.operations.drafting import answer, start_agreement
from mentor_desktop.operations.pairing import Someone, pair_up
from mentor_desktop.store.opening import create_file

CORPUS = Path(__file__).parent / "corpus"


def small_file() -> tuple[bytes, bytes]:
    """A file with a pair in it, and its data."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pair.mentor"
        database = create_file(path, Programme(name="Test programme"))
        ada, ben = Someone(name="Ada Lovelace"), Someone(name="Ben Okri")
        pair = pair_up(database, ada, ben, date(2026, 3, 9), date(2027, 3, 8))
        answer(database, start_agreement(database, pair), "objective", "Lead a team.")
        data = b"".join(export_data(database))
        database.close()
        return path.read_bytes(), data


if __name__ == "__main__":
    (CORPUS / "pair.json").write_bytes(small_file()[1])
