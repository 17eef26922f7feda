"""Many agreements at once: drawn by workers, written whole or not at all."""

import os
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from mentor_desktop.documents.document import Document
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.batch import Batch, Wanted, in_the_way
from mentor_desktop.operations.batch_agreements import (
    SIGNED,
    UNSIGNED,
    agreements_kind,
    export_all_agreements,
    wanted_agreements,
)
from mentor_desktop.operations.drafting import answer, start_agreement
from mentor_desktop.operations.drawing import AgreementPaper, Sheet, drawn
from mentor_desktop.operations.exporting import agreement_paper, agreement_pdf
from mentor_desktop.operations.people import add_person
from mentor_desktop.operations.signing import Signing, offer, sign
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair
from tests.pairing import add_relationship

DEADLY = "the name that kills"


@pytest.fixture
def drafts(pair: Pair) -> list[str]:
    """Three drafts, two of them by people of the same names."""
    ids = [start_agreement(pair.database, pair.id)]
    for name in ("Ada Lovelace", "Cy"):
        mentor = add_person(pair.database, name)
        ids.append(
            start_agreement(pair.database, add_relationship(pair.database, mentor, pair.mentee_id))
        )
    return ids


def finished(batch: Batch) -> Batch:
    while not batch.is_finished:
        batch.advance(1)
    batch.close()
    return batch


def wanted(database: Database, which: str = "all") -> tuple[Wanted, ...]:
    with database.reading() as session:
        return wanted_agreements(session, which)


@pytest.mark.usefixtures("one_process_works")
def test_exports_all_under_names_of_their_own(
    pair: Pair, drafts: list[str], tmp_path: Path
) -> None:
    add_relationship(pair.database, add_person(pair.database, "Without"), pair.mentee_id)
    told: list[tuple[int, int]] = []

    def go_on(done: int, all_of_them: int, name: str) -> bool:
        told.append((done, all_of_them))
        return True

    folder = tmp_path / "out" / "agreements"
    batch = export_all_agreements(pair.database, folder, go_on)
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert sorted(folder.iterdir()) == sorted(one.path for one in batch.exported)
    assert len({one.path for one in batch.exported}) == 3
    with pair.database.reading() as session:
        (noted,) = documents_of(session, pair.id)
    assert Path(noted.path) in {one.path for one in batch.exported}
    with pytest.raises(Refused, match="Nothing was written"):
        export_all_agreements(pair.database, folder)


def test_workers_draw_the_same_bytes(pair: Pair, drafts: list[str], tmp_path: Path) -> None:
    names = {one.id: one.name for one in wanted(pair.database)}
    export_all_agreements(pair.database, tmp_path, workers=2)
    for agreement_id in drafts:
        here = agreement_pdf(pair.database, agreement_id).data
        assert (tmp_path / names[agreement_id]).read_bytes() == here


def test_takes_only_signed_or_only_unsigned_ones(pair: Pair, drafts: list[str]) -> None:
    offer(pair.database, drafts[0])
    for role, name in (("mentor", "Ada Lovelace"), ("mentee", "Ben Okri")):
        sign(pair.database, drafts[0], Signing(role, True, "UTC", typed_name=name))
    assert [one.id for one in wanted(pair.database, SIGNED)] == drafts[:1]
    assert {one.id for one in wanted(pair.database, UNSIGNED)} == set(drafts[1:])


@pytest.mark.usefixtures("one_process_works")
def test_exporting_all_can_be_stopped(pair: Pair, drafts: list[str], tmp_path: Path) -> None:
    batch = export_all_agreements(pair.database, tmp_path, lambda *said: False, workers=1)
    written = sorted(tmp_path.glob("*.pdf"))
    assert written == sorted(one.path for one in batch.exported)
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in written)
    assert list(tmp_path.glob("*.unfinished")) == []


@pytest.mark.usefixtures("one_process_works")
def test_leaves_a_file_that_is_there_and_tells_it(
    pair: Pair, drafts: list[str], tmp_path: Path
) -> None:
    all_of_them = wanted(pair.database)
    mine = tmp_path / all_of_them[1].name
    mine.write_bytes(b"mine")
    assert in_the_way(tmp_path, all_of_them) == (mine.name,)
    batch = finished(Batch(pair.database, tmp_path, all_of_them, agreements_kind()))
    assert mine.read_bytes() == b"mine"
    assert [one.name for one in batch.failed] == [mine.name]
    assert "already" in batch.failed[0].reason
    assert len(batch.exported) == 2


@pytest.mark.usefixtures("one_process_works")
def test_one_that_cannot_be_read_stands_in_no_other_ones_way(
    pair: Pair, drafts: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def paper(session: Session, agreement_id: str) -> AgreementPaper:
        if agreement_id == drafts[0]:
            raise Refused("The signed PDF on file is not the one that was signed.")
        return agreement_paper(session, agreement_id)

    monkeypatch.setattr("mentor_desktop.operations.batch_agreements.agreement_paper", paper)
    batch = export_all_agreements(pair.database, tmp_path)
    assert len(batch.exported) == 2
    assert [one.reason for one in batch.failed] == [
        "The signed PDF on file is not the one that was signed."
    ]


def deadly(sheet: Sheet) -> Document:
    """In a worker: one agreement ends it."""
    assert isinstance(sheet.paper, AgreementPaper)
    if DEADLY.encode() in sheet.paper.content.canonical():
        os._exit(9)
    return drawn(sheet.paper)


def test_a_worker_that_dies_is_told_and_the_rest_goes_on(
    pair: Pair, drafts: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(pair.database, drafts[1], "objective", DEADLY)
    monkeypatch.setattr("mentor_desktop.operations.batch.drawn_sheet", deadly)
    batch = export_all_agreements(pair.database, tmp_path, workers=2)
    assert len(batch.exported) == 2
    (failed,) = batch.failed
    assert "could not be drawn" in failed.reason
    assert not (tmp_path / failed.name).exists()


@pytest.mark.usefixtures("one_process_works")
def test_tells_the_characters_that_no_font_has(
    pair: Pair, drafts: list[str], tmp_path: Path
) -> None:
    answer(pair.database, drafts[2], "objective", "Read \U00012000")
    batch = export_all_agreements(pair.database, tmp_path)
    assert [one.missing for one in batch.exported if one.missing] == [("\U00012000",)]
