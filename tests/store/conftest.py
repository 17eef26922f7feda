"""Files to try things on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentor_desktop.domain.person import Person
from mentor_desktop.store.database import Database
from tests.copying import make_new_file, open_copy
from tests.store.tracing import Nursery, need_tracing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test keeps its file."""
    return tmp_path / "cohort.mentor"


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new, empty file to make others of."""
    return make_new_file(tmp_path_factory.mktemp("new"), "Programme")


@pytest.fixture
def database(new_file: Path, path: Path) -> Iterator[Database]:
    """A new file with its programme, open."""
    database = open_copy(new_file, path)
    yield database
    database.close()


@pytest.fixture
def closed(new_file: Path, path: Path) -> Path:
    """A file with one person, Ada, closed."""
    database = open_copy(new_file, path)
    add_person(database, "Ada")
    database.close()
    return path


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """Forks writers that are traced."""
    need_tracing()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MENTOR_DESKTOP_DATA", str(tmp_path_factory.mktemp("data")))
        made = Nursery()
    yield made
    made.close()


def add_person(database: Database, name: str) -> str:
    """Adds a person in one Change; gives the id."""
    person = Person(name=name)
    with database.changing("Add person") as session:
        session.add(person)
    return person.id


def names(database: Database) -> list[str]:
    """The names of the people in the file, sorted."""
    with database.reading() as session:
        return sorted(person.name for person in session.query(Person))
