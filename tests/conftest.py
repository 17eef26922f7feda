"""What many tests need: folders and a file of their own, two people, a pair."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, create_engine
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

from mentor_desktop.operations import workers
from mentor_desktop.operations.people import add_person
from mentor_desktop.store import connection
from mentor_desktop.store.database import Database
from tests.copying import Samples, make_new_file, open_copy
from tests.exploring import IS_EXPLORING
from tests.pairing import add_relationship
from tests.sharing import Share, Shared

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # without a screen Qt would abort

# No test goes by the clock of a busy machine. The same cases each time, so that a red run can be
# made again; MENTOR_DESKTOP_EXPLORE=1 tries others.
settings.register_profile(
    "ours",
    deadline=None,
    derandomize=not IS_EXPLORING,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ours")


@dataclass(frozen=True)
class Pair:
    """A pair in a file: Ada mentors Ben for a year."""

    database: Database
    mentor_id: str
    mentee_id: str
    id: str


_FEW_TIMES, _AS_SHIPPED = 1_000, 256_000


@pytest.fixture(autouse=True)
def _own_data_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Backups, locks and settings of a test stay in a folder of its own."""
    folder = tmp_path_factory.mktemp("data")
    for name in ("MENTOR_DESKTOP_DATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture(scope="session", autouse=True)
def _no_waiting_for_the_disk() -> Iterator[None]:
    """Nothing that a test writes needs to outlast a power cut; those that try one write apart."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            connection, "_SETTINGS_OF_WRITERS", ("journal_mode=DELETE", "synchronous=OFF")
        )
        yield


@pytest.fixture(scope="session", autouse=True)
def _statements_compiled_once() -> Iterator[None]:
    """SQLAlchemy keeps what it compiled for each file alone: here for all files of a driver."""
    compiled = LRUCache[Any, Any](2_000)  # it keeps them by dialect

    def create_sharing(*words: Any, **named: Any) -> Engine:
        made = create_engine(*words, **named)
        made.update_execution_options(compiled_cache=compiled)
        return made

    def is_of_same_driver(one: Any, other: Any) -> bool:
        return type(one) is type(other) and one.dbapi is other.dbapi

    dialect = "sqlalchemy.dialects.sqlite.pysqlite.SQLiteDialect_pysqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"{dialect}.__eq__", is_of_same_driver)
        patch.setattr(f"{dialect}.__hash__", lambda one: hash((type(one), one.dbapi)))
        patch.setattr(connection, "create_engine", create_sharing)
        yield


@pytest.fixture(scope="session", autouse=True)
def _keys_made_quickly() -> Iterator[None]:
    """A passphrase is hashed a thousand times, not 256,000; `_keys_as_shipped` is the exception."""
    with keys_hashed(_FEW_TIMES):
        yield


@pytest.fixture
def _keys_as_shipped() -> Iterator[None]:
    """For files that another process opens too, or that were made by one."""
    with keys_hashed(_AS_SHIPPED):
        yield


@contextmanager
def keys_hashed(times: int) -> Iterator[None]:
    """From now on this process makes and opens encrypted files so; before it, as it did."""
    memory = dbapi2.connect(":memory:")
    (before,) = memory.execute("PRAGMA cipher_default_kdf_iter").fetchone()
    memory.execute(f"PRAGMA cipher_default_kdf_iter={times}")
    yield
    memory.execute(f"PRAGMA cipher_default_kdf_iter={before}")
    memory.close()


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new, empty file to make others of: to copy one takes a fifth of the time."""
    return make_new_file(tmp_path_factory.mktemp("new"), "Test programme")


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """The sample cohort and crowds of made-up pairs, made once for all processes of a run."""
    folder = tmp_path_factory.getbasetemp()
    is_one_of_many = "PYTEST_XDIST_WORKER" in os.environ
    return Samples((folder.parent if is_one_of_many else folder) / "samples")


@pytest.fixture
def database(new_file: Path, tmp_path: Path) -> Iterator[Database]:
    """A new, empty file."""
    made = open_copy(new_file, tmp_path / "test.mentor")
    yield made
    made.close()


@pytest.fixture
def pair(database: Database) -> Pair:
    """A mentor and a mentee who begin on 9 March 2026."""
    mentor = add_person(database, "Ada Lovelace", role="engineer")
    mentee = add_person(database, "Ben Okri", preferred_name="Benny")
    relationship = add_relationship(database, mentor, mentee, date(2026, 3, 9), date(2027, 3, 8))
    return Pair(database, mentor, mentee, relationship)


def pytest_collection_finish() -> None:
    """The thousands of tests stay to the end: the garbage collector need not look at them."""
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Collects here, for in a thread a widget of an earlier test would end all tests.

    What outlives the last test of a file is kept for all: it need not be looked at again.
    """
    if nextitem is not None and nextitem.path == item.path:
        gc.collect(1)
    else:
        gc.collect()
        gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says aloud that the PDFs were not checked, for a skipped test passes unseen."""
    for report in terminalreporter.stats.get("skipped", []):
        if isinstance(report.longrepr, tuple) and "veraPDF" in report.longrepr[2]:
            terminalreporter.write_line(f"NOT CHECKED: {report.longrepr[2]}", red=True)


@pytest.fixture(scope="session")
def shared() -> Iterator[Shared]:
    """The process that draws for all tests."""
    made = Shared()
    yield made
    made.end()


@pytest.fixture
def one_process_works(shared: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a test that makes many documents and is not about the processes that do."""
    monkeypatch.setattr(workers, "started", lambda _count: Share(shared))
