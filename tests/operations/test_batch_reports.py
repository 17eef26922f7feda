"""Progress reports of all relationships at once, each only what its reader may have."""

from datetime import date
from pathlib import Path

import pytest

from mentor_desktop.documents.pages import Pages
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.report import READERS
from mentor_desktop.operations.batch_reports import (
    OVER,
    UNDER_WAY,
    ReportsWanted,
    export_all_reports,
    wanted_reports,
)
from mentor_desktop.operations.journal import write_entry
from mentor_desktop.operations.people import add_person
from mentor_desktop.operations.relationships import set_state
from mentor_desktop.operations.report import ReportWanted, report_of, report_pdf
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair
from tests.pairing import add_relationship

TODAY = date(2026, 6, 1)


def words_of(path: Path) -> str:
    pages = Pages(path.read_bytes())
    try:
        return "".join("".join(pages.text(page).letters) for page in range(pages.count))
    finally:
        pages.close()


@pytest.fixture
def pairs(pair: Pair) -> list[str]:
    """Three, two of them by people of the same names."""
    ids = [pair.id]
    for name in ("Ada Lovelace", "Cy"):
        mentor = add_person(pair.database, name)
        ids.append(add_relationship(pair.database, mentor, pair.mentee_id, date(2026, 3, 9)))
    return ids


@pytest.mark.usefixtures("one_process_works")
def test_writes_one_for_each_and_notes_it(pair: Pair, pairs: list[str], tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def go_on(done: int, count: int, name: str) -> bool:
        told.append((done, count))
        return True

    wanted = ReportsWanted("programme", TODAY)
    batch = export_all_reports(pair.database, tmp_path / "out", wanted, go_on)
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert sorted((tmp_path / "out").iterdir()) == sorted(one.path for one in batch.exported)
    assert len({one.path for one in batch.exported}) == 3
    for id in pairs:
        with pair.database.reading() as session:
            (noted,) = documents_of(session, id)
        assert noted.kind == "progress"
        assert "programme" in noted.title
        assert Path(noted.path).is_file()


def test_workers_draw_what_a_single_export_draws(
    pair: Pair, pairs: list[str], tmp_path: Path
) -> None:
    wanted = ReportsWanted("mentor", TODAY, paper="Letter")
    batch = export_all_reports(pair.database, tmp_path, wanted, workers=2)
    with pair.database.reading() as session:
        names = {one.id: one.name for one in wanted_reports(session, "mentor")}
        reports = {
            id: report_of(session, ReportWanted(id, "mentor"), TODAY) for id in pairs
        }  # fmt: skip
    assert len(batch.exported) == 3
    for id in pairs:
        here = report_pdf(reports[id], "Letter").data
        assert (tmp_path / names[id]).read_bytes() == here


@pytest.mark.usefixtures("one_process_works")
@pytest.mark.parametrize("reader", READERS)
def test_what_only_one_sees_is_in_none_of_them(pair: Pair, tmp_path: Path, reader: str) -> None:
    # method.md section 15
    for person in (pair.mentor_id, pair.mentee_id):
        write_entry(pair.database, pair.id, person, "A quince in my pocket", day=TODAY)
    export_all_reports(pair.database, tmp_path / "out", ReportsWanted(reader, TODAY))
    (written,) = (tmp_path / "out").iterdir()
    words = words_of(written)
    assert "Ada" in words
    assert "quince" not in words


def test_takes_those_under_way_or_those_that_are_over(pair: Pair, pairs: list[str]) -> None:
    set_state(pair.database, pairs[1], "ended_early", TODAY)
    with pair.database.reading() as session:
        over = wanted_reports(session, "pair", OVER)
        under_way = wanted_reports(session, "pair", UNDER_WAY)
    assert [one.id for one in over] == [pairs[1]]
    assert {one.id for one in under_way} == {pairs[0], pairs[2]}


def test_refuses_a_reader_that_it_does_not_know(pair: Pair, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="for one of these"):
        export_all_reports(pair.database, tmp_path / "out", ReportsWanted("neighbour", TODAY))
    assert not (tmp_path / "out").exists()
