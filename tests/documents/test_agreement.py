"""The agreement on paper."""

import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.pages import render
from mentor_desktop.domain.agreement_content import (
    AgreedSection,
    AgreementContent,
    Entry,
    Party,
    SignatureRecord,
    fingerprint,
    short_fingerprint,
)
from mentor_desktop.domain.refused import Refused

Both = tuple[SignatureRecord, ...]
Reading = Callable[[bytes], str]


def test_says_everything_that_was_agreed(content: AgreementContent, words_of: Reading) -> None:
    # AG-37
    words = words_of(make(content, (), draft=True).data)
    for text in (
        "Harbour & Field 2026", "Larkmoor Cooperative", "Grace Ndlovu", "senior software engineer",
        "李文静", "known as Wenjing", "From March 9, 2026 to March 8, 2027", "Version 2, draft",
        "How often Every two weeks", "• System design", "First line. Second line.",
        "Ending early, without fault", "Boundaries Left open.",
    ):  # fmt: skip
        assert text in words


def test_each_page_says_its_number_and_the_fingerprint(
    content: AgreementContent, both: Both, tmp_path: Path
) -> None:
    document = make(content, both, draft=False)
    path = tmp_path / "a.pdf"
    path.write_bytes(document.data)
    short = short_fingerprint(fingerprint(content.canonical()))
    assert document.pages == 2
    for page in range(1, document.pages + 1):
        number = str(page)
        words = subprocess.run(
            ["pdftotext", "-f", number, "-l", number, path, "-"],
            capture_output=True, check=True, text=True,
        ).stdout  # fmt: skip
        assert f"Page {page} of {document.pages}" in words
        assert f"Fingerprint {short}" in words


def test_the_record_says_who_signed_when_and_how(
    content: AgreementContent, both: Both, words_of: Reading
) -> None:
    # AG-37
    words = words_of(make(content, both, draft=False).data)
    assert "Signing record" in words
    assert fingerprint(content.canonical()) in words
    assert "March 9, 2026, 3:05 PM (Europe/Vienna); 2026-03-09 14:05:22 UTC" in words
    assert "Drawn with mouse or pen by Grace Ndlovu." in words
    assert "Typed by 李文静, equal to the name in the agreement." in words
    assert "not a qualified electronic signature" in words


def test_a_draft_has_room_to_sign_by_hand_and_no_record(
    content: AgreementContent, words_of: Reading
) -> None:
    words = words_of(make(content, (), draft=True).data)
    assert words.count("Place and date") == 2
    assert "Signing record" not in words


def test_draft_stands_on_each_page_of_a_draft(
    content: AgreementContent, both: Both, words_of: Reading
) -> None:
    for signatures in ((), both):
        document = make(content, signatures, draft=True)
        assert words_of(document.data).count("Draft. Fingerprint") == document.pages
    assert "Draft" not in words_of(make(content, both, draft=False).data)


def test_draft_is_written_across_the_page(content: AgreementContent) -> None:
    faint = b"\xed\xf0\xed"
    picture = render(make(content, (), draft=True).data, 0, 595)
    lines = [picture.rgb[at : at + 595 * 3] for at in range(0, len(picture.rgb), 595 * 3)]
    marked = [number for number, line in enumerate(lines) if faint in line]
    assert marked[0] < 400 < 550 < marked[-1]
    assert render(make(content, (), draft=False).data, 0, 595).rgb.count(faint) < 50  # edges


def test_who_has_not_signed_is_expected_in_a_field(
    content: AgreementContent, both: Both, words_of: Reading
) -> None:
    # AG-37
    document = make(content, both[:1], draft=False)
    words = words_of(document.data)
    assert "Mentee: 李文静 Expected One signature, in the field “mentee” of this file." in words
    assert "Place and date" not in words
    assert list(_fields(document.data)) == ["mentee"]


def test_an_offered_agreement_has_a_field_for_each_and_a_draft_none(
    content: AgreementContent,
) -> None:
    supervisor = Party("supervisor", "p3", "Pavel Horáček")
    content = replace(content, parties=(*content.parties, supervisor))
    fields = _fields(make(content, (), draft=False).data)
    assert list(fields) == ["mentor", "mentee", "supervisor"]
    assert fields["mentor"] == "Signature of Grace Ndlovu, Mentor"
    assert _fields(make(content, (), draft=True).data) == {}


def _fields(data: bytes) -> dict[str, str]:
    """Names of the fields with what they are for; each is empty, whole and in the structure."""
    found = {}
    with pikepdf.open(BytesIO(data)) as pdf:
        for field in pdf.Root.AcroForm.Fields if "/AcroForm" in pdf.Root else ():
            assert field.FT == "/Sig"
            assert "/V" not in field
            left, bottom, right, top = map(float, field.Rect)
            width, height = right - left, top - bottom
            assert width > 150
            assert height > 50
            assert [float(number) for number in field.AP.N.BBox] == [
                0, 0, pytest.approx(width, abs=0.02), pytest.approx(height, abs=0.02)
            ]  # fmt: skip
            parents = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
            element = parents[parents.index(field.StructParent) + 1]
            assert element.S == "/Form"
            assert element.K.Type == "/OBJR"  # itself, not in an array
            assert element.K.Obj.objgen == field.objgen
            found[str(field.T)] = str(field.TU)
    return found


@pytest.mark.parametrize("draft", [True, False])
def test_the_same_values_make_the_same_bytes(
    content: AgreementContent, both: Both, draft: bool
) -> None:
    assert make(content, both, draft=draft).data == make(content, both, draft=draft).data


def test_all_fonts_are_embedded_subsets(content: AgreementContent, both: Both) -> None:
    with pikepdf.open(BytesIO(make(content, both, draft=False).data)) as pdf:
        fonts = [font for page in pdf.pages for font in page.resources.Font.values()]
        assert len({str(font.BaseFont) for font in fonts}) >= 4
        for font in fonts:
            assert "+" in str(font.BaseFont)
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_carries_title_language_author_and_its_own_data(
    content: AgreementContent, both: Both
) -> None:
    with pikepdf.open(BytesIO(make(content, both, draft=False).data)) as pdf:
        assert pdf.docinfo["/Title"] == "Mentoring agreement: Grace Ndlovu · 李文静"
        assert pdf.docinfo["/Author"] == "Larkmoor Cooperative"
        assert pdf.Root.Lang == "en"
        assert set(pdf.attachments) == {"agreement.json", "signatures.json"}
        assert pdf.attachments["agreement.json"].get_file().read_bytes() == content.canonical()


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_paper(content: AgreementContent, paper: str, size: tuple[int, int]) -> None:
    with pikepdf.open(BytesIO(make(content, (), draft=True, paper=paper).data)) as pdf:
        box = [round(float(number)) for number in pdf.pages[0].mediabox]
        assert box == [0, 0, *size]


def test_refuses_other_paper(content: AgreementContent) -> None:
    with pytest.raises(Refused, match="A4 or Letter"):
        make(content, (), draft=True, paper="A3")


def test_speaks_the_language_of_its_content(content: AgreementContent, words_of: Reading) -> None:
    words = words_of(make(replace(content, language="de"), (), draft=True).data)
    assert "9. März 2026" in words


def test_an_amendment_shows_what_changed(content: AgreementContent, words_of: Reading) -> None:
    meetings = content.sections[0]
    often = Entry("often", "How often", ("Every month",))
    amended = replace(
        content,
        version=3,
        sections=(
            replace(meetings, entries=(often, *meetings.entries[1:])),
            *content.sections[1:],
        ),
    )
    words = words_of(make(amended, (), draft=False, amends=content).data)
    assert "Version 3, in place of version 2" in words
    assert "What changed since version 2 Meetings How often Before Every two weeks Now" in words


def test_nobody_and_nothing_fixed_is_still_a_document(content: AgreementContent) -> None:
    bare = AgreementContent("", 1, "en", "", "", "", "", (), ())
    assert make(bare, (), draft=True).pages == 1
    lone = replace(bare, parties=(Party("mentor", "p", "Aziza"),))
    assert make(lone, (), draft=False).pages == 2


def test_names_and_titles_as_long_as_a_field_takes_fit(
    content: AgreementContent, signed: Callable[..., SignatureRecord], words_of: Reading
) -> None:
    long = "Freiherr-Lindqvist " * 52
    wide = "李" * 1_000
    parties = (
        Party("mentor", "p1", long.strip(), long.strip(), long.strip()),
        Party("mentee", "p2", wide, wide, wide),
    )
    stretched = replace(
        content, parties=parties, programme=long, organisation=wide,
        sections=(AgreedSection("s", wide, (Entry("q", long, (wide,)),)),),
    )  # fmt: skip
    signatures = (signed("mentor", of=stretched), signed("mentee", of=stretched))
    words = words_of(make(stretched, signatures, draft=False).data)
    assert words.replace(" ", "").count("李") >= 7_000
    assert "…" in words  # only the line at the foot is cut


def test_the_signatures_stay_on_one_page(content: AgreementContent, tmp_path: Path) -> None:
    for lines in range(24, 44):
        text = "\n".join(f"Line {number}." for number in range(lines))
        section = AgreedSection("s", "Section", (Entry("q", "Words", (text,)),))
        path = tmp_path / "a.pdf"
        document = make(replace(content, sections=(section,)), (), draft=True)
        path.write_bytes(document.data)
        pages = subprocess.run(
            ["pdftotext", path, "-"], capture_output=True, check=True, text=True
        ).stdout.split("\f")
        (page,) = [page for page in pages if "Signatures" in page]
        assert page.count("Place and date") == 2


def test_several_threads_draw_at_once(content: AgreementContent, both: Both) -> None:
    alone = make(content, both, draft=False).data
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _at: make(content, both, draft=False).data, range(12)))
    assert set(made) == {alone}
