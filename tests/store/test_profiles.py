"""The two profiles and sheets of a pair are read together."""

from mentor_desktop.operations.people import set_photo, set_profile
from mentor_desktop.operations.relationships import remove_relationship
from mentor_desktop.operations.sheets import answer_sheet, finish_sheet, skip_sheet
from mentor_desktop.store.profiles import Sheet, pair_profiles, sheets_of
from tests.conftest import Pair


def test_both_profiles_come_by_role(pair: Pair) -> None:  # PRO-01, PRO-41
    set_profile(pair.database, pair.mentee_id, "skills", ["Rust"])
    set_photo(pair.database, pair.mentor_id, "me.png", b"\x89PNG and so on")
    with pair.database.reading() as session:
        found = pair_profiles(session, pair.id)
    assert found is not None
    assert found.people["mentor"].called == "Ada Lovelace"
    assert found.answers["mentor"] == {"name": "Ada Lovelace", "role": "engineer"}
    assert found.answers["mentee"]["skills"] == ["Rust"]
    assert set(found.photo_ids) == {"mentor"}


def test_a_pair_that_is_gone_has_no_profiles(pair: Pair) -> None:
    remove_relationship(pair.database, pair.id)
    with pair.database.reading() as session:
        assert pair_profiles(session, pair.id) is None


def test_sheets_say_who_is_ready_and_what_was_answered(pair: Pair) -> None:  # PRE-02
    with pair.database.reading() as session:
        assert sheets_of(session, pair.id) == {"mentor": Sheet(), "mentee": Sheet()}
    answer_sheet(pair.database, pair.id, "mentor", "result", "Two friends")
    finish_sheet(pair.database, pair.id, "mentor")
    skip_sheet(pair.database, pair.id, "mentee", "we know each other")
    with pair.database.reading() as session:
        sheets = sheets_of(session, pair.id)
    assert sheets["mentor"].answers == {"result": "Two friends"}
    assert sheets["mentor"].finished_at is not None
    assert sheets["mentee"].skipped_reason == "we know each other"
