"""What is told about an agreement's PDF that came back from somewhere."""

import json
import zlib
from base64 import a85encode
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from mentor_desktop.documents import carried
from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.verify import INCOMPLETE, check_agreement_pdf, read_agreement_pdf
from mentor_desktop.domain.agreement_content import (
    AgreedSection,
    AgreementContent,
    SignatureRecord,
    fingerprint,
)
from mentor_desktop.domain.refused import Refused
from tests.exploring import tries

Both = tuple[SignatureRecord, ...]


def _changed(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def _attach(pdf: pikepdf.Pdf, name: str, data: bytes) -> None:
    pdf.attachments[name] = pikepdf.AttachedFileSpec(
        pdf, data, filename=name, description="", mime_type="application/json",
        creation_date="", mod_date="",
    )  # fmt: skip


def test_reads_back_what_was_agreed_and_signed(content: AgreementContent, both: Both) -> None:
    read = read_agreement_pdf(make(content, both, draft=False, paper="Letter").data)
    assert read.content == content
    assert read.content_bytes == content.canonical()
    assert read.signatures == both
    assert read.sha256 == fingerprint(content.canonical())
    assert (read.is_draft, read.paper) == (False, "Letter")


def test_says_that_drawn_signatures_cannot_be_checked(
    content: AgreementContent, both: Both
) -> None:
    verdict = check_agreement_pdf(make(content, both, draft=False).data)
    assert verdict.verdict == INCOMPLETE
    assert "given in a file of Mentor Desktop: Grace Ndlovu · 李文静." in verdict.sentence
    assert verdict.signers == both
    assert verdict.signed == ()
    assert verdict.agreement_id == "a1"
    assert verdict.problems == ()


def test_says_that_a_draft_is_unsigned(content: AgreementContent) -> None:
    verdict = check_agreement_pdf(make(content, (), draft=True).data)
    assert (verdict.verdict, verdict.is_draft) == (INCOMPLETE, True)
    assert "draft that nobody has signed" in verdict.sentence


def test_an_amendment_is_unchanged(content: AgreementContent) -> None:
    amended = replace(content, version=3, end="2027-06-08")
    verdict = check_agreement_pdf(make(amended, (), draft=False, amends=content).data)
    assert verdict.verdict == INCOMPLETE
    assert "Nobody has signed" in verdict.sentence


def test_storing_it_again_changes_nothing(content: AgreementContent, both: Both) -> None:
    again = _changed(make(content, both, draft=False).data, lambda pdf: None)
    verdict = check_agreement_pdf(again)
    assert verdict.verdict == INCOMPLETE
    assert "its bytes differ" in verdict.sentence


def test_many_sections_are_compared_too(content: AgreementContent) -> None:
    many = tuple(AgreedSection(f"own:{at}", f"Section {at}", ()) for at in range(500))
    data = make(replace(content, sections=many), (), draft=False).data
    assert "its bytes differ" in check_agreement_pdf(_changed(data, lambda pdf: None)).sentence


@pytest.mark.parametrize("junk", [b"\n", b"junk" * 100])
def test_says_that_something_was_put_behind_it(
    content: AgreementContent, both: Both, junk: bytes
) -> None:
    data = make(content, both, draft=False).data
    assert "bytes differ" not in check_agreement_pdf(data).sentence
    assert "bytes differ" in check_agreement_pdf(data + junk).sentence


_MANY = zlib.compress(bytes(110_000_000), 9)


@pytest.mark.parametrize(
    ("folded", "filters", "reason"),
    [
        (_MANY, ["FlateDecode"], "too large"),
        (_MANY, ["Fl"], "too large"),
        (a85encode(_MANY) + b"~>", ["ASCII85Decode", "FlateDecode"], "too large"),
        (a85encode(_MANY) + b"~>", ["A85", "Fl"], "too large"),
        (zlib.compress(_MANY), ["FlateDecode", "FlateDecode"], "damaged"),
        (b"\x81q" * 900 + b"\x80", ["RunLengthDecode", "RL"], "damaged"),
    ],
)
def test_refuses_few_bytes_that_unfold_to_many(
    content: AgreementContent, both: Both, folded: bytes, filters: list[str], reason: str
) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(make(content, both, draft=False).data)) as pdf:
        pdf.pages[0].Contents = pikepdf.Stream(pdf, b"")
        pdf.pages[0].Contents.write(
            folded, filter=pikepdf.Array([pikepdf.Name(f"/{one}") for one in filters])
        )
        none = pikepdf.StreamDecodeLevel.none
        pdf.save(out, stream_decode_level=none, compress_streams=False)
    with pytest.raises(Refused, match=reason):
        check_agreement_pdf(out.getvalue())


def test_refuses_a_list_of_objects_that_unfolds_to_many() -> None:
    many = zlib.compress(b"1 0 " + b" " * 110_000_000 + b"<<>>", 9)
    head = b"1 0 obj <</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>> stream\n" % len(many)
    with pytest.raises(Refused, match="too large"):
        check_agreement_pdf(b"%PDF-1.5\n" + head + many + b"\nendstream endobj\n")


def test_finds_a_letter_flipped_in_the_attached_content(
    content: AgreementContent, both: Both
) -> None:
    flipped = content.canonical().replace(b"Every two weeks", b"Every ten weeks")
    data = _changed(
        make(content, both, draft=False).data, lambda pdf: _attach(pdf, "agreement.json", flipped)
    )
    verdict = check_agreement_pdf(data)
    assert verdict.verdict == "changed"
    assert any("hash differs" in problem for problem in verdict.problems)
    assert "Grace Ndlovu signed another content than the attached one." in verdict.problems


def test_finds_content_that_can_no_longer_be_read(content: AgreementContent, both: Both) -> None:
    broken = content.canonical().replace(b'"version":2', b'"version":[')
    data = _changed(
        make(content, both, draft=False).data, lambda pdf: _attach(pdf, "agreement.json", broken)
    )
    verdict = check_agreement_pdf(data)
    assert verdict.verdict == "changed"
    assert verdict.problems == ("This is not the content of an agreement.",)
    assert verdict.agreement_id == ""


def test_finds_a_signature_put_in(content: AgreementContent, both: Both) -> None:
    raw = json.dumps([{**json.loads(_signatures(content, both))[1], "name": "Grace Ndlovu"}])
    data = _changed(
        make(content, both[:1], draft=False).data,
        lambda pdf: _attach(pdf, "signatures.json", raw.encode()),
    )
    assert check_agreement_pdf(data).verdict == "changed"


def test_finds_a_stranger_among_the_signatures(content: AgreementContent, both: Both) -> None:
    stranger = replace(both[0], person_id="p9", name="Ruth Castellanos")
    verdict = check_agreement_pdf(make(content, (stranger, both[1]), draft=False).data)
    assert verdict.verdict == "changed"
    assert verdict.problems == ("Ruth Castellanos signed, but is not named in the agreement.",)


def test_finds_pages_that_say_something_else(content: AgreementContent, both: Both) -> None:
    other = make(replace(content, programme="Another programme"), both, draft=False).data

    def swap(pdf: pikepdf.Pdf) -> None:
        with pikepdf.open(BytesIO(other)) as source:
            del pdf.pages[:]
            pdf.pages.extend(source.pages)

    verdict = check_agreement_pdf(_changed(make(content, both, draft=False).data, swap))
    assert verdict.verdict == "changed"
    assert verdict.problems == ("The pages do not say what the attached agreement says.",)


def test_finds_paint_over_the_words(content: AgreementContent, both: Both) -> None:
    def cover(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"1 1 1 rg 60 400 400 200 re f")

    data = _changed(make(content, both, draft=False).data, cover)
    assert check_agreement_pdf(data).verdict == "changed"


def test_finds_a_page_added(content: AgreementContent, both: Both) -> None:
    data = _changed(
        make(content, both, draft=False).data, lambda pdf: pdf.add_blank_page(page_size=(595, 842))
    )
    assert check_agreement_pdf(data).verdict == "changed"


def test_finds_a_page_that_hangs_elsewhere(content: AgreementContent, both: Both) -> None:
    def cut(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Parent = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Pages, Count=1, Kids=pikepdf.Array([page]),
                CropBox=[0, 400, 595, 842], Rotate=180, Parent=page.Parent,
            )
        )  # fmt: skip

    data = _changed(make(content, both, draft=False).data, cut)
    assert check_agreement_pdf(data).verdict == "changed"


def test_says_so_when_another_version_drew_the_pages(content: AgreementContent, both: Both) -> None:
    def age(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo[carried.MAKER_KEY] = "an older one"

    data = make(content, both, draft=False).data
    verdict = check_agreement_pdf(_changed(data, age))
    assert verdict.is_by_another
    assert verdict.sentence.startswith(
        "Another version of the program made this PDF, so it was compared as pictures: its pages "
        "are those that this version draws."
    )
    assert verdict.sentence.endswith("pages and data say the same.")
    assert not verdict.looks_otherwise
    other = make(replace(content, programme="Another programme"), both, draft=False).data

    def swap(pdf: pikepdf.Pdf) -> None:
        age(pdf)
        with pikepdf.open(BytesIO(other)) as source:
            del pdf.pages[:]
            pdf.pages.extend(source.pages)

    verdict = check_agreement_pdf(_changed(data, swap))
    assert verdict.verdict == "incomplete"
    assert verdict.sentence.startswith("Another version of the program made this PDF")
    said = "Its pages do not have the words that this version gives them."
    assert (verdict.problems, verdict.is_sound, verdict.looks_otherwise) == ((said,), False, True)


def test_another_version_may_place_its_lines_elsewhere(
    content: AgreementContent, both: Both
) -> None:
    def age_and_draw(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo[carried.LAYOUT_KEY] = "0"
        pdf.pages[0].contents_add(b"0 0 1 RG 60 400 400 200 re S")

    verdict = check_agreement_pdf(_changed(make(content, both, draft=False).data, age_and_draw))
    assert verdict.verdict == "incomplete"
    assert "this version draws it otherwise: look at the pages too" in verdict.sentence
    assert (verdict.is_sound, verdict.looks_otherwise) == (True, True)


def _acting_on_opening(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _acting_on_a_page(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    pdf.pages[0].obj.AA = pikepdf.Dictionary(O=action)


def _noted_over_a_page(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[60, 400, 400, 600]
    )
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])


@pytest.mark.parametrize("put", [_acting_on_opening, _acting_on_a_page, _noted_over_a_page])
def test_another_version_is_no_way_round(
    content: AgreementContent, both: Both, put: Callable[[pikepdf.Pdf], None]
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo[carried.MAKER_KEY] = "an older one"
        put(pdf)

    data = _changed(make(content, both, draft=False).data, change)
    assert check_agreement_pdf(data).verdict == "changed"


def test_every_cut_is_told(content: AgreementContent, both: Both) -> None:
    data = make(content, both, draft=False).data
    for length in range(1_000, len(data) - 10, len(data) // 12):
        with pytest.raises(Refused, match="damaged"):
            check_agreement_pdf(data[:length])


def test_no_flipped_byte_passes_as_another_agreement(content: AgreementContent, both: Both) -> None:
    data = make(content, both, draft=False).data
    for at in range(0, len(data), len(data) // tries(25, 60)):
        flipped = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            verdict = check_agreement_pdf(flipped)
        except Refused:
            continue
        assert verdict.verdict == "changed" or verdict.sha256 == fingerprint(content.canonical())


@pytest.mark.parametrize("junk", [b"", b"hello", b"\x00" * 5_000, b"%!PS-Adobe"])
def test_refuses_what_is_no_pdf(junk: bytes) -> None:
    with pytest.raises(Refused, match="not a PDF"):
        read_agreement_pdf(junk)


def test_refuses_a_damaged_pdf() -> None:
    with pytest.raises(Refused, match="damaged"):
        read_agreement_pdf(b"%PDF-1.7\n" + b"junk " * 500)


def test_refuses_a_pdf_without_an_agreement() -> None:
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    with pytest.raises(Refused, match="no agreement"):
        read_agreement_pdf(out.getvalue())


def test_refuses_a_locked_pdf(content: AgreementContent) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(make(content, (), draft=True).data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(Refused, match="password"):
        read_agreement_pdf(out.getvalue())


def _signatures(content: AgreementContent, both: Both) -> bytes:
    with pikepdf.open(BytesIO(make(content, both, draft=False).data)) as pdf:
        return pdf.attachments["signatures.json"].get_file().read_bytes()
