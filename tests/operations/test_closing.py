"""The report at the end: what the pair has of it all, and only the last check-in."""

from pathlib import Path

from mentor_desktop.operations import check_ins, clock, journal
from mentor_desktop.operations.closing import closing_file_name, closing_of, export_closing
from mentor_desktop.operations.finishing import finish_check_in
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair

TODAY = clock.today()


def test_has_the_thanks_for_both_and_no_private_word(pair: Pair) -> None:
    for text, reader in (("thanked", "pair"), ("kept to myself", "me")):
        journal.write_entry(
            pair.database, pair.id, pair.mentee_id, text, kind="thanks", reader=reader
        )
    with pair.database.reading() as session:
        said = repr(closing_of(session, pair.id, TODAY))
    assert "thanked" in said
    assert "kept to myself" not in said


def test_has_the_last_talk_and_no_other(pair: Pair) -> None:
    for key, question in (("agreement_review", None), ("celebrate", "organisation")):
        id = check_ins.start_check_in(pair.database, pair.id, key)
        if question:
            check_ins.answer_check_in(pair.database, id, question, "two quieter wards")
            check_ins.answer_check_in(pair.database, id, "rated_goals", 5.0)
        finish_check_in(pair.database, id)
    with pair.database.reading() as session:
        (said,) = closing_of(session, pair.id, TODAY).check_ins
    assert said.kind == "celebrate"
    assert [row[1] for row in said.rows] == ["two quieter wards"]  # not the evaluation


def test_exports_and_notes_it(pair: Pair, tmp_path: Path) -> None:
    done = export_closing(pair.database, pair.id, tmp_path / "end.pdf", TODAY)
    assert done.path.read_bytes().startswith(b"%PDF")
    with pair.database.reading() as session:
        (noted,) = documents_of(session, pair.id)
        assert closing_file_name(session, pair.id) == (
            "Closing report of Benny and Ada Lovelace.pdf"
        )
    assert noted.kind == "closing"
