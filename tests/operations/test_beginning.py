"""A file of one's own begins whole: for a cohort, or with its first pair."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from mentor_desktop.domain.action_item import ActionItem
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.programme import Programme
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import Relationship
from mentor_desktop.operations import beginning
from mentor_desktop.operations.beginning import Begun, begin_cohort, begin_personal
from mentor_desktop.store.checking import check
from mentor_desktop.store.opening import open_file
from mentor_desktop.store.refusals import NeedsPassphrase


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the new file is to lie."""
    return tmp_path / "ours.mentor"


def programme(begun: Begun) -> Programme:
    with begun.database.reading() as session:
        return session.scalars(select(Programme)).one()


def test_a_cohort_begins_with_its_programme_and_nobody(place: Path) -> None:
    begun = begin_cohort(place, "  Spring \u202ecohort ", " The Library\n")
    said = programme(begun)
    assert (said.name, said.organisation, said.is_personal) == (
        "Spring cohort",
        "The Library",
        False,
    )
    assert (begun.relationship_id, begun.person_id) == (None, None)
    with begun.database.reading() as session:
        assert session.scalar(select(func.count(Person.id))) == 0
    assert begun.database.undo_label is None
    begun.database.close()
    assert check(place) == ()


@pytest.mark.parametrize("role", ["mentor", "mentee"])
def test_a_file_for_two_begins_with_their_relationship(place: Path, role: str) -> None:  # PRE-01
    begun = begin_personal(place, " Ada ", role, "Ben")
    said = programme(begun)
    assert (said.name, said.is_personal) == ("Ada and Ben", True)
    with begun.database.reading() as session:
        relationship = session.get_one(Relationship, begun.relationship_id)
        assert begun.person_id is not None
        assert session.get_one(Person, begun.person_id).name == "Ada"
        assert relationship.role_of(begun.person_id) == role
        other = relationship.person_id("mentee" if role == "mentor" else "mentor")
        assert session.get_one(Person, other).name == "Ben"
        assert (relationship.state, relationship.starts, relationship.ends) == (
            "preparing",
            None,
            None,
        )
        item = session.scalars(select(ActionItem)).one()
    mentee = "Ben" if role == "mentor" else "Ada"
    assert item.owner == "mentor"
    assert mentee in item.title
    begun.database.close()
    assert check(place) == ()


def test_the_beginning_cannot_be_undone(place: Path) -> None:
    begun = begin_personal(place, "Ada", "mentor", "Ben")
    assert begun.database.undo_label is None
    with pytest.raises(Refused):
        begun.database.undo()
    begun.database.close()


@pytest.mark.parametrize("is_personal", [True, False])
def test_keeps_what_is_written_behind_a_passphrase(place: Path, is_personal: bool) -> None:
    if is_personal:
        begun = begin_personal(place, "Unmistakable", "mentee", "Ben", "secret")
    else:
        begun = begin_cohort(place, "Unmistakable", passphrase="secret")
    begun.database.close()
    assert b"Unmistakable" not in place.read_bytes()
    with pytest.raises(NeedsPassphrase):
        open_file(place)
    open_file(place, "secret").close()


@pytest.mark.parametrize(("name", "other"), [("", "Ben"), ("Ada", " \u2069"), ("\n", "\t")])
def test_refuses_someone_without_a_name(place: Path, name: str, other: str) -> None:
    with pytest.raises(Refused, match="needs one"):
        begin_personal(place, name, "mentor", other)
    assert not place.exists()


def test_refuses_a_programme_without_a_name(place: Path) -> None:
    with pytest.raises(Refused, match="needs one"):
        begin_cohort(place, " \u202e ")
    assert not place.exists()


def test_refuses_a_role_that_is_none(place: Path) -> None:
    with pytest.raises(ValueError, match="boss"):
        begin_personal(place, "Ada", "boss", "Ben")
    assert not place.exists()


def test_refuses_a_place_that_is_taken_or_is_not_there(place: Path) -> None:
    place.write_text("mine")
    with pytest.raises(Refused, match="there already"):
        begin_cohort(place, "Spring")
    with pytest.raises(Refused, match="there already"):
        begin_personal(place, "Ada", "mentor", "Ben")
    assert place.read_text() == "mine"
    with pytest.raises(Refused, match="no folder"):
        begin_cohort(place.with_name("none") / "ours.mentor", "Spring")


def test_leaves_nothing_where_the_pair_could_not_be_made(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise Refused("no")

    monkeypatch.setattr(beginning, "add_relationship_in", fail)
    with pytest.raises(Refused):
        begin_personal(place, "Ada", "mentor", "Ben")
    assert list(place.parent.iterdir()) == []
    monkeypatch.undo()
    begin_personal(place, "Ada", "mentor", "Ben").database.close()
