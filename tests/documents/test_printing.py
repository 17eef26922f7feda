"""What stands on every page, and what the file holds besides its pages."""

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.platypus import Flowable, PageBreak

from mentor_desktop.documents.blocks.texts import heading, paragraph
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.metadata import File, Properties
from mentor_desktop.documents.printing import Furniture, printed
from mentor_desktop.documents.sheet import Sheet
from tests.documents.samples import all_samples

_PRINT = """
import hashlib, sys
from tests.documents.samples import all_samples
print(hashlib.sha256(all_samples()["agreement: offered in Arabic, on Letter"]().data).hexdigest())
"""


def _printed(pages: int = 3, *, language: str = "en", is_draft: bool = False,
             short_print: str = "AB12") -> Document:  # fmt: skip
    sheet = Sheet(language, "A4")
    story: list[Flowable] = []
    for number in range(pages):
        story += [*heading(sheet, f"Part {number}", 1), *paragraph(sheet, "Words."), PageBreak()]
    files = (File("b.json", b"{}", "B"), File("a ü.txt", b"plain", "A", "text/plain"))
    properties = Properties("A report", "Somebody", language, "About it", files=files)
    return printed(story, sheet, Furniture("A report", short_print, is_draft), properties)


def _pages(data: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "pages.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True)
    return [" ".join(page.split()) for page in done.stdout.split("\f")[:-1]]


@pytest.mark.parametrize(
    ("is_draft", "short_print", "said"),
    [
        (False, "AB12", "Fingerprint AB12"),
        (True, "AB12", "Draft. Fingerprint AB12"),
        (True, "", "Draft"),
        (False, "", "Page"),
    ],
)
def test_every_page_says_what_it_belongs_to(
    tmp_path: Path, is_draft: bool, short_print: str, said: str
) -> None:
    document = _printed(is_draft=is_draft, short_print=short_print)
    pages = _pages(document.data, tmp_path)
    assert document.pages == len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of 3" in page
        assert "A report" in page
        assert said in page
        assert ("Fingerprint" in page) == bool(short_print)


def test_what_stands_on_every_page_is_no_content() -> None:
    with pikepdf.open(BytesIO(_printed(is_draft=True).data)) as pdf:
        for page in pdf.pages:
            code = page.Contents.read_bytes()
            assert code.count(b"/Artifact <</Type /Background>> BDC") == 1
            assert code.count(b"/Artifact <</Type /Pagination>> BDC") == 1
            assert code.count(b"BDC") == code.count(b"EMC") == 4


def test_files_are_attached_by_name_as_data() -> None:
    with pikepdf.open(BytesIO(_printed().data)) as pdf:
        assert set(pdf.attachments) == {"a ü.txt", "b.json"}
        assert pdf.attachments["a ü.txt"].get_file().read_bytes() == b"plain"
        assert [str(file.UF) for file in pdf.Root.AF] == ["b.json", "a ü.txt"]
        assert all(file.AFRelationship == "/Data" for file in pdf.Root.AF)
        assert pdf.Root.AF[1].EF.F.Subtype == "/text/plain"


def test_the_file_says_title_language_and_standards() -> None:
    with pikepdf.open(BytesIO(_printed(language="ar").data)) as pdf:
        assert (str(pdf.docinfo.Title), str(pdf.docinfo.Author)) == ("A report", "Somebody")
        assert pdf.Root.Lang == "ar"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(pdf.Root.MarkInfo.Marked)
        assert all(page.Tabs == "/S" for page in pdf.pages)
        assert len(pdf.Root.OutputIntents) == 1
        with pdf.open_metadata() as said:
            assert (said.pdfa_status, said["pdfuaid:part"]) == ("3A", "1")
            assert said["dc:title"] == "A report"


def test_many_headings_open_the_bookmarks() -> None:
    for pages, mode in ((3, "/UseNone"), (9, "/UseOutlines")):
        with pikepdf.open(BytesIO(_printed(pages).data)) as pdf:
            assert pdf.Root.PageMode == mode


def test_no_font_and_no_transparency_comes_from_reportlab() -> None:
    data = all_samples()["agreement: draft"]().data
    with pikepdf.open(BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                assert item.get("/Subtype") not in ("/Type1", "/TrueType")
                assert item.get("/Type") != "/ExtGState"
        for page in pdf.pages:
            assert b" gs" not in page.Contents.read_bytes()


def test_another_run_makes_the_same_bytes() -> None:
    here = all_samples()["agreement: offered in Arabic, on Letter"]().data
    root = Path(__file__).parents[2]
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", _PRINT], capture_output=True, text=True, check=True, cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        assert done.stdout.strip() == hashlib.sha256(here).hexdigest()
