"""Every kind of document keeps to PDF/A-3a and PDF/UA-1, as veraPDF sees it."""

import importlib
import pkgutil
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from mentor_desktop import documents
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.registry import MAKERS
from mentor_desktop.documents.signing.keys import one_time_key
from mentor_desktop.documents.signing.pades import sign_pdf, with_key
from tests.documents.samples import SAMPLES, agreed, all_samples, signature
from tests.documents.verapdf import PDF_A, PDF_UA, Fault, faults
from tests.exploring import tries

_FAULTY = ("plain", "bare", "broken")


@pytest.fixture(scope="module")
def made() -> dict[str, Document]:
    """Each sample, made once."""
    return {name: make() for name, make in all_samples().items()}


@pytest.fixture(scope="module")
def found(
    made: dict[str, Document], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Fault]]:
    """What veraPDF says, asked once, of each sample, of signed ones and of faulty ones."""
    files = {name: document.data for name, document in made.items()}
    files |= {f"signed in {spoken}": _signed_by_all(spoken) for spoken in ("en", "ar")}
    files |= dict(zip(_FAULTY, _faulty_files(), strict=True))
    judged = faults(list(files.values()), tmp_path_factory.mktemp("verapdf"))
    return dict(zip(files, judged, strict=True))


def _faulty_files() -> tuple[bytes, bytes, bytes]:
    """Plain pages, the same that say they are tagged, and no PDF at all."""
    plain = BytesIO()
    canvas = Canvas(plain)
    canvas.drawString(72, 720, "Neither embedded nor tagged")
    canvas.save()
    bare = BytesIO()
    with pikepdf.open(BytesIO(plain.getvalue())) as pdf:
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        pdf.save(bare)
    return plain.getvalue(), bare.getvalue(), b"%PDF-1.7 and no more"


def test_verapdf_finds_what_a_plain_pdf_lacks(found: dict[str, list[Fault]]) -> None:
    plain, bare, broken = (
        {(fault.profile, fault.rule) for fault in found[name]} for name in _FAULTY
    )
    marked_info = {(PDF_A, "6.7.2.2-1"), (PDF_UA, "6.2-1")}
    assert marked_info <= plain
    assert not marked_info & bare
    assert {(PDF_A, "6.2.11.4.1-1"), (PDF_UA, "7.1-3")} <= bare
    assert broken == {(PDF_A, "unreadable"), (PDF_UA, "unreadable")}


def test_every_document_keeps_to_both_standards_unsigned_and_signed(
    made: dict[str, Document], found: dict[str, list[Fault]]
) -> None:
    least = tries(12, 40)
    assert all(made[name].pages > least for name in made if name.startswith("specimen"))
    ours = {name: told for name, told in found.items() if name not in _FAULTY}
    assert ours == {name: [] for name in (*made, "signed in en", "signed in ar")}


def _signed_by_all(spoken: str) -> bytes:
    content = agreed(spoken)
    data = MAKERS["agreement"](content, (), draft=False).data
    for party, method in zip(content.parties, ("drawn", "typed", "drawn"), strict=True):
        key = one_time_key(party.name, datetime(2026, 3, 9, 14, tzinfo=UTC))
        record = with_key(signature(content, party.role, method), key)
        data = sign_pdf(data, record, key, spoken)
    return data


def test_it_is_said_aloud_where_verapdf_cannot_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.skip.Exception, match="veraPDF was not asked: there is no Java here"):
        faults([b""], tmp_path)


def test_no_maker_of_documents_is_forgotten() -> None:
    makers = {
        module.make
        for found in pkgutil.walk_packages(documents.__path__, "mentor_desktop.documents.")
        if hasattr(module := importlib.import_module(found.name), "make")
    }
    assert makers == set(MAKERS.values())
    assert set(SAMPLES) == set(MAKERS)
    assert all(SAMPLES.values())


def test_the_same_values_give_the_same_bytes(made: dict[str, Document]) -> None:
    for name, make in all_samples().items():
        assert make().data == made[name].data, name
