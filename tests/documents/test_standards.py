"""Every kind of document keeps to PDF/A-3a and PDF/UA-1, as veraPDF sees it."""

from io import BytesIO
from pathlib import Path

import pikepdf
from reportlab.pdfgen.canvas import Canvas

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
