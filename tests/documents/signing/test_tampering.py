"""The tamper table: what is done to a signed PDF, and what is told about it."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from mentor_desktop.documents.signing.checking import BROKEN, OURS, signatures_in
from mentor_desktop.documents.signing.keys import facts, one_time_key
from mentor_desktop.documents.signing.knowing import Known, KnownCertificate
from mentor_desktop.documents.signing.pades import sign_pdf
from mentor_desktop.documents.verify import (
    CHANGED,
    INCOMPLETE,
    STRANGER,
    UNCHANGED,
    Verdict,
    check_agreement_pdf,
)
from mentor_desktop.domain.agreement_content import AgreementContent
from mentor_desktop.domain.refused import Refused
from tests.documents.signing.conftest import NOW, Signing, chance

Change = Callable[[pikepdf.Pdf], object]


@pytest.fixture
def known(signing: Signing) -> Known:
    """The two are known by the keys that they sign with."""
    return Known(
        frozenset(
            KnownCertificate(facts(key.certificate).sha256, record.name, record.person_id)
            for key, record in zip(signing.keys, signing.records, strict=True)
        )
    )


def pdfsig(data: bytes, folder: Path) -> str:
    """What poppler says of the signatures."""
    path = folder / "signed.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False)
    return done.stdout


def saved_again(data: bytes, change: Change = lambda pdf: None) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def appended(data: bytes, change: Callable[[IncrementalPdfFileWriter], object]) -> bytes:
    """Changed as an editor does that appends to a signed file."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def add_page(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root["/Pages"]
    page = generic.DictionaryObject({
        generic.pdf_name("/Type"): generic.pdf_name("/Page"),
        generic.pdf_name("/Parent"): writer.root.raw_get("/Pages"),
        generic.pdf_name("/MediaBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 9, 9))),
    })  # fmt: skip
    pages["/Kids"].append(writer.add_object(page))
    pages["/Count"] = generic.NumberObject(pages["/Count"] + 1)
    writer.update_container(pages)


def swap_json(pdf: pikepdf.Pdf, content: AgreementContent) -> None:
    other = replace(content, end="2030-03-08").canonical()
    pdf.attachments["agreement.json"] = pikepdf.AttachedFileSpec(
        pdf, other, filename="agreement.json", description="", mime_type="application/json",
        creation_date="", mod_date="",
    )  # fmt: skip


def test_signed_by_both_is_unchanged(signing: Signing, known: Known, tmp_path: Path) -> None:
    data = signing.kept("mentor", "mentee")
    verdict = check_agreement_pdf(data, known)
    assert verdict.verdict == UNCHANGED
    assert "known here: Grace Ndlovu · 李文静." in verdict.sentence
    assert verdict.problems == ()
    assert [one.record.signed_at for one in verdict.signed] == [
        "2026-03-09T14:05:22+00:00", "2026-03-10T08:00:00+00:00",
    ]  # fmt: skip
    assert [one.record.key_kind for one in verdict.signed] == ["one-time", "one-time"]
    assert verdict.signers[0].drawing == signing.records[0].drawing
    said = pdfsig(data, tmp_path)
    assert said.count("Signature is Valid.") == 2
    assert "Total document signed" in said
    assert said.count("ETSI.CAdES.detached") == 2


def test_the_order_of_signing_does_not_matter(signing: Signing, known: Known) -> None:
    data = signing.kept("mentee", "mentor")
    assert check_agreement_pdf(data, known).verdict == UNCHANGED
    assert [one.field for one in signatures_in(data).signatures] == ["mentee", "mentor"]


def test_nothing_before_a_signature_changes(signing: Signing) -> None:
    once = signing.signed("mentor")
    assert once.startswith(signing.offered)
    assert signing.signed("mentor", "mentee").startswith(once)
    assert signing.signed("mentor") == once


def test_signed_by_one_waits_for_the_other(signing: Signing, known: Known) -> None:
    verdict = check_agreement_pdf(signing.kept("mentor"), known)
    assert verdict.verdict == INCOMPLETE
    assert verdict.sentence.endswith("Still to sign: 李文静.")
    assert len(verdict.signed) == 1


def test_signers_whom_nobody_knows_are_told(signing: Signing, known: Known) -> None:
    verdict = check_agreement_pdf(signing.kept("mentor", "mentee"))
    assert verdict.verdict == STRANGER
    assert "Grace Ndlovu · 李文静" in verdict.sentence
    half = Known(frozenset(one for one in known.certificates if one.person_id == "p1"))
    verdict = check_agreement_pdf(signing.kept("mentor", "mentee"), half)
    assert verdict.verdict == STRANGER
    assert "Grace" not in verdict.sentence


def test_a_certificate_counts_only_for_its_owner(signing: Signing, known: Known) -> None:
    swapped = Known(
        frozenset(
            replace(one, name="Someone", person_id="p2" if one.person_id == "p1" else "p1")
            for one in known.certificates
        )
    )
    assert check_agreement_pdf(signing.kept("mentor", "mentee"), swapped).verdict == STRANGER


def test_a_stranger_in_the_right_place(signing: Signing, known: Known, tmp_path: Path) -> None:
    forged = replace(signing, keys=(signing.keys[0], one_time_key("李文静", NOW, chance(66))))
    data = forged.kept("mentor", "mentee")
    verdict = check_agreement_pdf(data, known)
    assert verdict.verdict == STRANGER
    assert verdict.sentence.endswith("cannot tell: 李文静.")
    assert pdfsig(data, tmp_path).count("Signature is Valid.") == 2


def test_a_stranger_under_another_name(signing: Signing, known: Known) -> None:
    records = (signing.records[0], replace(signing.records[1], name="Eve", person_id="p9"))
    verdict = check_agreement_pdf(replace(signing, records=records).kept("mentor", "mentee"), known)
    assert verdict.verdict == CHANGED
    assert "Eve signed, but is not named in the agreement." in verdict.problems


def test_places_swapped(signing: Signing, known: Known) -> None:
    def swap(pdf: pikepdf.Pdf) -> None:
        one, other = pdf.Root.AcroForm.Fields
        one.T, other.T = other.T, one.T

    # after signing
    data = saved_again(signing.kept("mentor", "mentee"), swap)
    assert check_agreement_pdf(data, known).verdict == CHANGED
    # before signing: the names of the places are not those that the program made
    offered = saved_again(signing.offered, swap)
    verdict = check_agreement_pdf(replace(signing, offered=offered).kept("mentor"), known)
    assert verdict.verdict == CHANGED
    # the mentee's signature in the mentor's place
    record = replace(signing.records[1], role="mentor")
    data = sign_pdf(signing.offered, record, signing.keys[1], "en")
    verdict = check_agreement_pdf(data, known)
    assert "李文静 signed, but is not named in the agreement." in verdict.problems


def test_signed_for_another_content(signing: Signing, known: Known) -> None:
    records = (replace(signing.records[0], content_sha256="0" * 64), signing.records[1])
    verdict = check_agreement_pdf(replace(signing, records=records).kept("mentor"), known)
    assert verdict.verdict == CHANGED
    assert "Grace Ndlovu signed another content than the attached one." in verdict.problems


def test_a_byte_changed(signing: Signing, known: Known, tmp_path: Path) -> None:
    data = signing.kept("mentor", "mentee")
    at = len(signing.offered) // 2
    flipped = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    try:
        assert check_agreement_pdf(flipped, known).verdict == CHANGED
    except Refused as refusal:
        assert "damaged" in str(refusal)
    assert "Digest Mismatch" in pdfsig(flipped, tmp_path)


def test_a_page_added(signing: Signing, known: Known) -> None:
    data = signing.kept("mentor", "mentee")
    assert told(appended(data, add_page), known).verdict == CHANGED
    added = saved_again(data, lambda pdf: pdf.add_blank_page(page_size=(595, 842)))
    assert told(added, known).verdict == CHANGED
    between = appended(signing.kept("mentor"), add_page)
    data = sign_pdf(between, signing.records[1], signing.keys[1], "en")
    assert told(data, known).verdict == CHANGED


def retitle(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Lang"] = generic.pdf_string("xx")
    writer.update_root()


def refill(writer: IncrementalPdfFileWriter) -> None:
    """The look of the mentor's signature once more."""
    field = writer.root["/AcroForm"]["/Fields"][0]
    field["/AP"] = writer.root["/AcroForm"]["/Fields"][1]["/AP"]
    writer.update_container(field)


@pytest.mark.parametrize("change", [retitle, refill])
def test_nothing_slips_in_between_two_signatures(
    signing: Signing, known: Known, change: Callable[[IncrementalPdfFileWriter], object]
) -> None:
    between = appended(signing.kept("mentor"), change)
    assert told(between, known).verdict == CHANGED
    data = sign_pdf(between, signing.records[1], signing.keys[1], "en")
    assert told(data, known).verdict == CHANGED
    before = appended(signing.offered, change)
    assert told(replace(signing, offered=before).kept("mentor", "mentee"), known).verdict == (
        CHANGED
    )


def told(data: bytes, known: Known) -> Verdict:
    return check_agreement_pdf(data, known)


def test_saved_again(signing: Signing, known: Known) -> None:
    verdict = told(saved_again(signing.kept("mentor", "mentee")), known)
    assert verdict.verdict == CHANGED
    assert verdict.sentence == "This PDF was changed after it was signed."


def test_cut_after_the_first_signature(signing: Signing, known: Known, tmp_path: Path) -> None:
    data = signing.kept("mentor", "mentee")[: len(signing.kept("mentor"))]
    verdict = told(data, known)
    assert verdict.verdict == INCOMPLETE
    assert "Still to sign: 李文静." in verdict.sentence
    assert pdfsig(data, tmp_path).count("Signature is Valid.") == 1


def test_an_unsigned_one_that_was_appended_to(signing: Signing, known: Known) -> None:
    data = appended(signing.offered, lambda writer: writer.update_root())
    verdict = told(data, known)
    assert verdict.verdict == INCOMPLETE
    assert "its bytes differ" in verdict.sentence


def test_signatures_taken_out(signing: Signing, known: Known) -> None:
    verdict = told(signing.kept("mentor", "mentee")[: len(signing.offered)], known)
    assert verdict.verdict == INCOMPLETE
    assert "Nobody has signed" in verdict.sentence


@pytest.mark.parametrize("junk", [b"\n", b" ", b"junk" * 100, b"%%EOF\n", b"\x00"])
def test_junk_after_its_end(signing: Signing, known: Known, junk: bytes) -> None:
    data = signing.kept("mentor", "mentee") + junk
    try:
        assert told(data, known).verdict == CHANGED
    except Refused as refusal:
        assert "damaged" in str(refusal)


def test_attached_data_swapped(signing: Signing, known: Known, content: AgreementContent) -> None:
    data = saved_again(signing.kept("mentor", "mentee"), lambda pdf: swap_json(pdf, content))
    verdict = told(data, known)
    assert verdict.verdict == CHANGED
    assert any("hash differs" in problem for problem in verdict.problems)
    before = saved_again(signing.offered, lambda pdf: swap_json(pdf, content))
    verdict = told(replace(signing, offered=before).kept("mentor", "mentee"), known)
    assert verdict.verdict == CHANGED


def test_a_certificate_that_had_expired(signing: Signing, known: Known) -> None:
    records = (
        replace(signing.records[0], signed_at="2066-03-09T14:05:22+00:00"), signing.records[1],
    )  # fmt: skip
    verdict = told(replace(signing, records=records).kept("mentor", "mentee"), known)
    assert verdict.verdict == STRANGER
    assert verdict.problems == (
        "The certificate of Grace Ndlovu was not valid on the day it was used.",
    )


def test_an_old_envelope_around_new_bytes(signing: Signing) -> None:
    first, second = signing.kept("mentor"), signing.kept("mentee")
    found = signatures_in(first).signatures[0]
    assert found.state == OURS
    hexed = _envelope(second)
    start = first.index(_envelope(first))
    moved = first[:start] + hexed[: len(_envelope(first))].ljust(len(_envelope(first)), b"0")
    data = moved + first[start + len(_envelope(first)) :]
    try:
        assert all(one.state == BROKEN for one in signatures_in(data).signatures)
    except Refused as refusal:
        assert "damaged" in str(refusal)


def _envelope(data: bytes) -> bytes:
    """The hex digits of the last signature."""
    at = data.rindex(b"/Contents <") + len(b"/Contents <")
    return data[at : data.index(b">", at)]


def test_every_byte_around_the_hash_counts(signing: Signing, known: Known) -> None:
    """What a signature itself does not cover: its own place in the file."""
    data = signing.kept("mentor", "mentee")
    hexed = _envelope(data)
    start = data.rindex(hexed) - 1
    for at in range(start, start + len(hexed) + 2, 101):
        for other in (data[at] ^ 0x20, data[at] ^ 0x01):
            flipped = data[:at] + bytes([other]) + data[at + 1 :]
            assert is_told(flipped)


def is_told(data: bytes) -> bool:
    """Whether the signatures are no longer called whole and ours."""
    try:
        found = signatures_in(data)
    except Refused:
        return True
    return not found.is_whole or any(one.state != OURS for one in found.signatures)


@pytest.fixture(scope="module")
def once() -> dict[str, bytes]:
    return {}


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.floats(0, 1, exclude_max=True), mask=st.integers(1, 255))
def test_no_flipped_byte_is_called_unchanged(
    signing: Signing, known: Known, once: dict[str, bytes], place: float, mask: int
) -> None:
    data = once.setdefault("data", signing.kept("mentor", "mentee"))
    at = int(place * len(data))
    flipped = data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :]
    try:
        assert told(flipped, known).verdict in (CHANGED, INCOMPLETE)
    except Refused as refusal:
        assert str(refusal)


def _as_info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Contract to buy a house"


def _as_xmp(pdf: pikepdf.Pdf) -> None:
    said = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(said.replace(b"Mentoring agreement", b"Contract to buy a house"))


def _without_xmp(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(b"<x>")


def _in_two_languages(pdf: pikepdf.Pdf) -> None:
    said = pdf.Root.Metadata.read_bytes()
    other = b'</rdf:li><rdf:li xml:lang="de">Kaufvertrag</rdf:li>'
    pdf.Root.Metadata.write(said.replace(b"</rdf:li>", other, 1))


@pytest.mark.parametrize("change", [_as_info, _as_xmp, _without_xmp, _in_two_languages])
def test_another_title_before_signing(signing: Signing, known: Known, change: Change) -> None:
    retitled = replace(signing, offered=saved_again(signing.offered, change))
    verdict = told(retitled.kept("mentor", "mentee"), known)
    assert verdict.verdict == CHANGED
    assert verdict.problems == (
        "The title of this PDF, or what else it says of itself, is not as it was made.",
    )


def test_stored_anew_before_signing_is_not_what_is_drawn(signing: Signing, known: Known) -> None:
    again = replace(signing, offered=saved_again(signing.offered))
    verdict = told(again.kept("mentor", "mentee"), known)
    assert verdict.verdict == CHANGED
    assert "not, byte for byte, what this program makes" in verdict.problems[0]


def test_pages_that_were_forged_before_the_signing_are_told(signing: Signing, known: Known) -> None:
    def say_something_else(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[0].Contents

    forged = replace(signing, offered=saved_again(signing.offered, say_something_else))
    signed = forged.signed("mentor", "mentee")
    assert [one.state for one in signatures_in(signed).signatures] == [OURS, OURS]
    verdict = check_agreement_pdf(signed, known)
    assert verdict.verdict == CHANGED
    assert "shows other pages than its agreement has, and did when it was" in verdict.sentence
