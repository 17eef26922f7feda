import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mentor_desktop.domain.agreement import Agreement, Signature
from mentor_desktop.domain.person import Attachment
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.drafting import amend, answer, discard_draft, start_agreement
from mentor_desktop.operations.drawing import drawn
from mentor_desktop.operations.exporting import (
    agreement_file_name,
    agreement_paper,
    agreement_pdf,
    export_agreement,
    version_of,
)
from mentor_desktop.operations.signing import Signing, offer, sign
from mentor_desktop.operations.verifying import (
    checked,
    note_refused,
    note_verified,
    read_to_check,
    verify_pdf,
)
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import documents_of
from tests.conftest import Pair


@pytest.fixture
def draft(pair: Pair) -> str:
    agreement_id = start_agreement(pair.database, pair.id)
    answer(pair.database, agreement_id, "objective", "Lead a team")
    return agreement_id


def signed_by_both(database: Database, agreement_id: str) -> None:
    offer(database, agreement_id)
    for role, name in (("mentor", "Ada Lovelace"), ("mentee", "Ben Okri")):
        sign(database, agreement_id, Signing(role, True, "Europe/Berlin", typed_name=name))


# AG-37
def test_exports_the_very_bytes_that_were_signed(pair: Pair, draft: str, tmp_path: Path) -> None:
    signed_by_both(pair.database, draft)
    with pair.database.reading() as session:
        agreement = session.get_one(Agreement, draft)
        kept = session.get_one(Attachment, agreement.pdf_id).data
    exported = export_agreement(pair.database, draft, tmp_path / "agreement.pdf")
    assert exported.path.read_bytes() == kept
    assert exported.missing == ()
    with pair.database.reading() as session:
        (document,) = documents_of(session, pair.id)
    assert document.sha256 == hashlib.sha256(kept).hexdigest()
    assert document.agreement_id == draft
    assert document.path == str(tmp_path / "agreement.pdf")


def test_what_was_kept_is_given_out_unopened(pair: Pair, draft: str) -> None:
    signed_by_both(pair.database, draft)
    with pair.database.reading() as session:
        paper = agreement_paper(session, draft)
    for word in ("plain", "\U00012000"):
        text = replace(paper.content, programme=word)
        kept = drawn(replace(paper, content=text, frozen=b"what a stranger made"))
        assert (kept.data, kept.is_kept) == (b"what a stranger made", True)
        assert bool(kept.missing) == (word != "plain")


def test_leaves_a_file_that_is_there_alone(pair: Pair, draft: str, tmp_path: Path) -> None:
    path = tmp_path / "agreement.pdf"
    path.write_bytes(b"mine")
    with pytest.raises(Refused):
        export_agreement(pair.database, draft, path)
    assert path.read_bytes() == b"mine"
    with pair.database.reading() as session:
        assert documents_of(session, pair.id) == ()
    export_agreement(pair.database, draft, path, force=True)
    assert path.read_bytes().startswith(b"%PDF")


def test_exporting_does_not_stand_in_the_way_of_undo(
    pair: Pair, draft: str, tmp_path: Path
) -> None:
    export_agreement(pair.database, draft, tmp_path / "draft.pdf")
    pair.database.undo()
    pair.database.undo()
    with pair.database.reading() as session:
        assert session.get(Agreement, draft) is None


def test_a_pair_with_an_exported_document_is_not_undone(
    pair: Pair, draft: str, tmp_path: Path
) -> None:
    export_agreement(pair.database, draft, tmp_path / "draft.pdf")
    pair.database.undo()
    pair.database.undo()
    with pytest.raises(Refused, match="needs this"):
        pair.database.undo()
    with pair.database.reading() as session:
        assert len(documents_of(session, pair.id)) == 1


def test_a_draft_that_was_exported_can_be_discarded(pair: Pair, draft: str, tmp_path: Path) -> None:
    export_agreement(pair.database, draft, tmp_path / "draft.pdf")
    discard_draft(pair.database, draft)
    with pair.database.reading() as session:
        (document,) = documents_of(session, pair.id)
    assert document.agreement_id is None


def test_tells_the_characters_that_no_font_has(pair: Pair, draft: str, tmp_path: Path) -> None:
    answer(pair.database, draft, "objective", "Read \U00012000")
    assert export_agreement(pair.database, draft, tmp_path / "a.pdf").missing == ("\U00012000",)
    signed_by_both(pair.database, draft)
    assert agreement_pdf(pair.database, draft).missing == ("\U00012000",)


def test_will_not_export_a_signed_pdf_that_was_changed(pair: Pair, draft: str) -> None:
    signed_by_both(pair.database, draft)
    with pair.database.changing("tamper") as session:
        pdf = session.get_one(Attachment, session.get_one(Agreement, draft).pdf_id)
        pdf.data = pdf.data.replace(b"%PDF-1", b"%PDF-2", 1)
    with pytest.raises(Refused):
        agreement_pdf(pair.database, draft)


def test_takes_the_signed_version_before_an_amendment(pair: Pair, draft: str) -> None:
    signed_by_both(pair.database, draft)
    second = amend(pair.database, draft)
    with pair.database.reading() as session:
        assert version_of(session, pair.id) == draft
        assert version_of(session, pair.id, 2) == second
        assert agreement_file_name(session, draft).endswith("version 1.pdf")
        with pytest.raises(Refused, match="version 3"):
            version_of(session, pair.id, 3)


@pytest.fixture
def exported(pair: Pair, draft: str, tmp_path: Path) -> Callable[[], Path]:
    def export() -> Path:
        return export_agreement(pair.database, draft, tmp_path / "out.pdf", force=True).path

    return export


def test_a_signed_pdf_is_what_the_file_says(
    pair: Pair, draft: str, exported: Callable[[], Path]
) -> None:
    signed_by_both(pair.database, draft)
    found = verify_pdf(exported(), pair.database)
    assert (found.verdict, found.in_file, found.is_good) == ("unchanged", "same", True)
    assert [one.name for one in found.signers] == ["Ada Lovelace", "Ben Okri"]


def test_a_changed_letter_in_the_file_is_found(
    pair: Pair, draft: str, exported: Callable[[], Path]
) -> None:
    signed_by_both(pair.database, draft)
    path = exported()
    with pair.database.changing("tamper") as session:
        agreement = session.get_one(Agreement, draft)
        assert agreement.content
        agreement.content = agreement.content.replace(b"Lead", b"Head")
    found = verify_pdf(path, pair.database)
    assert (found.in_file, found.is_good) == ("differs", False)


def test_a_signature_gone_from_the_file_is_found(
    pair: Pair, draft: str, exported: Callable[[], Path]
) -> None:
    signed_by_both(pair.database, draft)
    path = exported()
    with pair.database.changing("tamper") as session:
        session.get_one(Agreement, draft).pdf_id = None
        session.delete(session.query(Signature).filter_by(role="mentor").one())
    assert verify_pdf(path, pair.database).in_file == "differs"


def test_an_older_draft_is_told_from_the_draft_on_file(
    pair: Pair, draft: str, exported: Callable[[], Path]
) -> None:
    path = exported()
    assert verify_pdf(path, pair.database).in_file == "same"
    answer(pair.database, draft, "objective", "Something else")
    assert verify_pdf(path, pair.database).in_file == "differs"


def test_notes_what_became_of_an_exported_document(
    pair: Pair, draft: str, exported: Callable[[], Path]
) -> None:
    path = exported()

    def verdict() -> str:
        with pair.database.reading() as session:
            (document,) = documents_of(session, pair.id)
        return document.verdict

    with pair.database.reading() as session:
        (document,) = documents_of(session, pair.id)

    def is_good() -> bool:
        wanted = read_to_check(path, pair.database)
        return note_verified(pair.database, document.id, wanted, checked(wanted)).is_good

    assert is_good()
    assert verdict() == "same"
    path.write_bytes(path.read_bytes() + b"\n")
    assert not is_good()
    assert verdict() == "changed"
    path.unlink()
    note_refused(pair.database, document.id)
    assert verdict() == "missing"
