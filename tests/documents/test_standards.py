"""Every kind of document keeps to PDF/A-3a and PDF/UA-1, as veraPDF sees it."""

import importlib
import pkgutil
from io import BytesIO
from pathlib import Path

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from mentor_desktop import documents
from mentor_desktop.documents.registry import MAKERS
from tests.documents.samples import SAMPLES, all_samples
from tests.documents.verapdf import PDF_A, PDF_UA, faults


def test_verapdf_finds_what_a_plain_pdf_lacks(tmp_path: Path) -> None:
    plain = BytesIO()
    canvas = Canvas(plain)
    canvas.drawString(72, 720, "Neither embedded nor tagged")
    canvas.save()
    bare = BytesIO()
    with pikepdf.open(BytesIO(plain.getvalue())) as pdf:
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        pdf.save(bare)
    files = [plain.getvalue(), bare.getvalue(), b"%PDF-1.7 and no more"]
    found = [{(fault.profile, fault.rule) for fault in each} for each in faults(files, tmp_path)]
    marked_info = {(PDF_A, "6.7.2.2-1"), (PDF_UA, "6.2-1")}
    assert marked_info <= found[0]
    assert not marked_info & found[1]
    assert {(PDF_A, "6.2.11.4.1-1"), (PDF_UA, "7.1-3")} <= found[1]
    assert found[2] == {(PDF_A, "unreadable"), (PDF_UA, "unreadable")}


def test_every_document_keeps_to_both_standards(tmp_path: Path) -> None:
    samples = all_samples()
    found = faults([make().data for make in samples.values()], tmp_path)
    assert dict(zip(samples, found, strict=True)) == {name: [] for name in samples}


def test_no_maker_of_documents_is_forgotten() -> None:
    makers = {
        module.make
        for found in pkgutil.walk_packages(documents.__path__, "mentor_desktop.documents.")
        if hasattr(module := importlib.import_module(found.name), "make")
    }
    assert makers == set(MAKERS.values())
    assert set(SAMPLES) == set(MAKERS)
    assert all(SAMPLES.values())


def test_the_same_values_give_the_same_bytes() -> None:
    for name, make in all_samples().items():
        assert make().data == make().data, name
