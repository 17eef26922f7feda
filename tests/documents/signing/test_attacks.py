"""The known attacks on signed PDFs: what is done, and that it is told.

Each is tried on an agreement of this version (compared byte for byte) or on one that says it is
another version's (read strictly, compared as pictures): who forges chooses what it says. With
MENTOR_DESKTOP_EXPLORE=1 all are tried on both.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache, partial
from io import BytesIO

import pytest
from pyhanko.keys.internal import (
    translate_pyca_cryptography_cert_to_asn1,
    translate_pyca_cryptography_key_to_asn1,
)
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.carried import Made
from mentor_desktop.documents.signing.keys import facts, one_time_key
from mentor_desktop.documents.signing.knowing import Known, KnownCertificate
from mentor_desktop.documents.signing.pades import sign_pdf
from mentor_desktop.documents.verify import (
    CHANGED,
    INCOMPLETE,
    UNCHANGED,
    Verdict,
    check_agreement_pdf,
)
from mentor_desktop.domain.agreement_content import AgreementContent, SignatureRecord
from mentor_desktop.domain.refused import Refused
from tests.documents.signing import attacks
from tests.documents.signing.attacks import Honest, saved, swapped, updated
from tests.documents.signing.conftest import NOW, chance

EVERY = "MENTOR_DESKTOP_EXPLORE" in os.environ
BOTH_MAKERS = (True, False)
_made: dict[bool, Honest] = {}


@pytest.fixture
def honest_of(
    content: AgreementContent, both: tuple[SignatureRecord, SignatureRecord]
) -> Callable[[bool], Honest]:
    """The honest agreement of this version, or of another one; made once."""

    def honest(is_ours: bool) -> Honest:
        if is_ours not in _made:
            _made[is_ours] = _honest(content, both, is_ours)
        return _made[is_ours]

    return honest


def _honest(
    content: AgreementContent, both: tuple[SignatureRecord, SignatureRecord], is_ours: bool
) -> Honest:
    if is_ours:
        offered = make(content, (), draft=False).data
    else:
        other = make(content, (), draft=False, made=Made("0", "another version")).data
        offered = saved(other, lambda _pdf: None)
    records = (both[0], replace(both[1], signed_at="2026-03-10T08:00:00+00:00"))
    keys = (one_time_key("Grace Ndlovu", NOW, chance(1)), one_time_key("李文静", NOW, chance(2)))
    once = sign_pdf(offered, records[0], keys[0], "en")
    return Honest(offered, once, sign_pdf(once, records[1], keys[1], "en"), records, keys)


@cache
def known(*certificates: tuple[str, str, str]) -> Known:
    return Known(frozenset(KnownCertificate(*one) for one in certificates), at=NOW)


def told(data: bytes, honest: Honest) -> Verdict | str:
    """The verdict, or the sentence with which it is refused."""
    certificates = [
        (facts(key.certificate).sha256, record.name, record.person_id)
        for key, record in zip(honest.keys, honest.records, strict=True)
    ]
    try:
        return check_agreement_pdf(data, known(*certificates))
    except Refused as refusal:
        return str(refusal)


def is_told(data: bytes, honest: Honest) -> bool:
    """Whether it is called changed, or refused, with a reason."""
    found = told(data, honest)
    return bool(found) if isinstance(found, str) else found.verdict == CHANGED


# What is done to bytes, or by appending, after both have signed.
AFTER: dict[str, Callable[[bytes], bytes]] = {
    "a letter of a page": lambda data: data.replace(b"stream\nx", b"stream\ny", 1),
    "a byte behind the end": lambda data: data + b"\n",
    "words behind the end": lambda data: data + b"junk" * 100,
    "a false end behind the end": lambda data: data + b"startxref\n9\n%%EOF\n",
    "something before the header": attacks.in_front,
    "written anew": lambda data: saved(data, lambda _pdf: None),
    "in two halves, for the web": attacks.in_two_halves,
    "signatures taken out, looks left": attacks.without_signatures,
    "incremental saving: an object, no list": attacks.body_alone,
    "incremental saving: an object, an end, no list": attacks.body_and_end,
    "incremental saving: a list, no trailer": attacks.table_without_trailer,
    "incremental saving: a trailer, no list": attacks.trailer_alone,
    "incremental saving: another page": lambda data: updated(data, attacks.paint_by_update),
    "incremental saving: a page cropped": lambda data: updated(data, attacks.turned_by_update),
    "a key to lock it with": attacks.locked_by_update,
    "a list before that is itself": attacks.loop_by_update,
    "evil annotation: free text": lambda data: updated(data, attacks.note_by_update("/FreeText")),
    "evil annotation: a stamp": lambda data: updated(data, attacks.note_by_update("/Stamp")),
    "evil annotation: redaction": lambda data: updated(data, attacks.note_by_update("/Redact")),
    "another look of a signature": lambda data: updated(data, attacks.look_by_update),
    "a signature's field over the page": lambda data: updated(data, attacks.place_by_update),
    "one's signature in another's field": lambda data: updated(data, attacks.value_by_update),
    "another font": lambda data: updated(data, attacks.font_by_update),
    "another title": lambda data: updated(data, attacks.title_by_update),
    "other words about itself": lambda data: updated(data, attacks.said_by_update),
    "another attached agreement": lambda data: updated(data, attacks.attached_by_update),
    "a store of validation data": lambda data: updated(
        data, attacks.rooted("/DSS", generic.DictionaryObject)
    ),
    "a script on opening": lambda data: updated(
        data, attacks.rooted("/OpenAction", generic.DictionaryObject)
    ),
    "layers": lambda data: updated(data, attacks.rooted("/OCProperties", generic.DictionaryObject)),
    "forgery: no envelope": lambda data: swapped(data, b"/Contents <", b"/Xontents <"),
    "forgery: an empty envelope": lambda data: attacks.envelope_of(data, lambda _: b"/Contents <>"),
    "forgery: a null envelope": lambda data: attacks.envelope_of(data, lambda _: b"/Contents null"),
    "forgery: an envelope of zeros": lambda data: attacks.envelope_of(
        data, lambda old: b"/Contents <" + b"0" * (len(old) - 12) + b">"
    ),
    "forgery: half an envelope": lambda data: attacks.envelope_of(
        data, lambda old: old[: len(old) // 2] + b">"
    ),
    "forgery: no range": lambda data: swapped(data, b"/ByteRange", b"/XyteRange"),
    "forgery: a null range": lambda data: attacks.range_of(data, b"/ByteRange null"),
    "forgery: an empty range": lambda data: attacks.range_of(data, b"/ByteRange []"),
    "forgery: a range of zeros": lambda data: attacks.range_of(data, b"/ByteRange [0 0 0 0]"),
    "forgery: a negative range": lambda data: attacks.range_of(data, b"/ByteRange [0 -9 9 -9]"),
    "forgery: a range over itself": lambda data: attacks.range_of(
        data, b"/ByteRange [0 %d 9 %d]" % (len(data), len(data) - 9)
    ),
    "forgery: a range of all": lambda data: attacks.range_of(
        data, b"/ByteRange [0 %d %d 0]" % (len(data), len(data))
    ),
    "forgery: one part more": lambda data: attacks.range_of(data, b"/ByteRange [0 9 9 9 9 9]"),
    "forgery: another kind": lambda data: swapped(data, b"/ETSI.CAdES", b"/adbe.xCAdE"),
    "wrapping": attacks.wrapped,
}

# What the maker of the PDF does before signing it: the mentee gets it, verifies and signs.
BEFORE: dict[str, Callable[[bytes], bytes]] = {
    "a false end": attacks.false_end,
    "an object twice in the table": attacks.twice_in_the_table,
    "an object twice in the table, turned": attacks.twice_in_the_table_turned,
    "an object twice in the body": attacks.twice_in_the_body,
    "two numbers for one object": attacks.two_numbers_for_one,
    "hybrid lists": attacks.hybrid,
    "a list before that is itself": attacks.own_previous,
    "a list before that lies in a stream": attacks.previous_in_the_middle,
    "a repaired reading: no list": attacks.wrong_place,
    "words between objects": attacks.between_objects,
    "an object in a comment": attacks.in_a_comment,
    "a length that lies": attacks.length_that_lies,
    "a key twice": attacks.key_twice,
    "an object behind those of a stream": attacks.behind_the_objects,
    "something before the header": attacks.in_front,
    "in two halves, for the web": attacks.in_two_halves,
    "shadow replace: a field over the page": partial(saved, change=attacks.text_field),
    "shadow hide: a note over the page": partial(saved, change=attacks.note_over_the_page),
    "shadow hide and replace: layers": partial(saved, change=attacks.layers),
    "other pictures for print": partial(saved, change=attacks.other_pictures_for_print),
    "a script on opening": partial(saved, change=attacks.script_on_opening),
    "a script by its name": partial(saved, change=attacks.script_by_name),
    "another attached agreement": partial(saved, change=attacks.attachment),
}

# The same, where another version may have drawn it so: then it is no good news, and said first.
OTHERWISE: dict[str, Callable[[bytes], bytes]] = {
    "a sheet over the words": partial(saved, change=attacks.hidden_by_a_sheet),
    "another page": partial(saved, change=attacks.words_changed),
    "a page more": partial(saved, change=attacks.page_more),
    "a field over the page": partial(saved, change=attacks.wide_field),
    "an update": attacks.updated_before,
}


@pytest.mark.parametrize("is_ours", BOTH_MAKERS)
def test_the_honest_one_is_unchanged(honest_of: Callable[[bool], Honest], is_ours: bool) -> None:
    honest = honest_of(is_ours)
    found, half = told(honest.both, honest), told(honest.once, honest)
    assert isinstance(found, Verdict)
    assert isinstance(half, Verdict)
    assert (found.verdict, half.verdict) == (UNCHANGED, INCOMPLETE)
    assert (found.problems, half.problems) == ((), ())
    assert found.is_by_another is not is_ours
    said = "so it was compared as pictures: its pages are those that this version draws."
    assert (said in found.sentence) is not is_ours


@pytest.mark.parametrize("name", AFTER)
@pytest.mark.parametrize("is_ours", BOTH_MAKERS if EVERY else (False,))
def test_what_is_done_after_signing_is_told(
    honest_of: Callable[[bool], Honest], name: str, is_ours: bool
) -> None:
    honest = honest_of(is_ours)
    forged = AFTER[name](honest.both)
    assert forged != honest.both
    assert is_told(forged, honest)


@pytest.mark.parametrize("name", BEFORE)
@pytest.mark.parametrize("is_ours", BOTH_MAKERS if EVERY else (False,))
def test_what_is_done_before_signing_is_told(
    honest_of: Callable[[bool], Honest], name: str, is_ours: bool
) -> None:
    honest = honest_of(is_ours)
    forged = BEFORE[name](honest.offered)
    assert forged != honest.offered
    with suppress(Refused):  # where it cannot be signed by us, it is told unsigned
        forged = honest.signed(forged)
    assert is_told(forged, honest)


@pytest.mark.parametrize("name", OTHERWISE if EVERY else ["a sheet over the words"])
def test_what_this_version_never_draws_is_told(
    honest_of: Callable[[bool], Honest], name: str
) -> None:
    honest = honest_of(True)
    assert is_told(honest.signed(OTHERWISE[name](honest.offered)), honest)


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_another_version_may_draw_is_no_good_news(
    honest_of: Callable[[bool], Honest], name: str
) -> None:
    honest = honest_of(False)
    found = told(honest.signed(OTHERWISE[name](honest.offered)), honest)
    if isinstance(found, Verdict) and found.verdict != CHANGED:
        assert found.is_by_another
        assert found.sentence.startswith("Another version of the program made this PDF")
        assert found.looks_otherwise
        says_otherwise = name in ("another page", "a page more")
        assert found.is_sound is not says_otherwise


def signed_by_another(data: bytes, honest: Honest, box: tuple[int, int, int, int] | None) -> bytes:
    """With a signature that some other program made, in a field that it added."""
    key = honest.keys[1]
    signer = SimpleSigner(
        translate_pyca_cryptography_cert_to_asn1(key.certificate),
        translate_pyca_cryptography_key_to_asn1(key.private),
        SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )
    writer = IncrementalPdfFileWriter(BytesIO(data))
    append_signature_field(writer, SigFieldSpec("other", box=box, on_page=0))
    asked = PdfSignatureMetadata(field_name="other", md_algorithm="sha256")
    return bytes(PdfSigner(asked, signer).sign_pdf(writer).getvalue())


def test_a_field_of_another_program_over_the_page_is_told(
    honest_of: Callable[[bool], Honest],
) -> None:
    honest = honest_of(True)
    begun = signed_by_another(honest.offered, honest, (0, 0, 595, 842))
    found = told(honest.signed(begun), honest)
    assert isinstance(found, Verdict)
    assert found.verdict == CHANGED
    said = "The pages show something that was not there when they were first signed."
    assert said in found.problems


def test_a_signature_of_another_program_comes_first(honest_of: Callable[[bool], Honest]) -> None:
    honest = honest_of(True)
    begun = signed_by_another(honest.offered, honest, None)
    data = sign_pdf(honest.signed(begun), honest.records[1], honest.keys[1], "en")
    found = told(data, honest)
    assert isinstance(found, Verdict)
    assert found.verdict == INCOMPLETE
    assert found.sentence.startswith("Another program signed in this PDF. All have signed, but")
    assert "made by another program" in found.problems[0]
