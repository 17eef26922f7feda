"""Whether the picture of a signature shows what the signature itself says."""

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
from pyhanko.pdf_utils.misc import PdfError

from mentor_desktop.documents.likeness import digest_of_object, page_texts
from mentor_desktop.documents.signatures import moments
from mentor_desktop.documents.signing.checking import OURS, PdfSignature
from mentor_desktop.documents.signing.pades import drawn_here, with_look
from mentor_desktop.domain.agreement_content import SignatureRecord
from mentor_desktop.domain.certificate import OWN
from mentor_desktop.domain.refused import Refused

SAME, BY_WORDS, OTHER, UNKNOWN = "same", "by words", "other", "unknown"
_WORD = re.compile(r"\w+")


def look_of(data: bytes, place: PdfSignature, spoken: str) -> str:
    """Compares the picture in a field of `data` with the one that its record asks for.

    "by words" where another version of the program drew it otherwise, with the name and the day;
    "unknown" where another program signed.
    """
    if place.state != OURS or place.record is None:
        return UNKNOWN
    try:
        return _compared(data, place.record, place, spoken)
    except (pikepdf.PdfError, PdfError, Refused, RecursionError, ValueError, TypeError,
            AttributeError, KeyError):  # fmt: skip
        return OTHER


def _compared(data: bytes, record: SignatureRecord, place: PdfSignature, spoken: str) -> str:
    before = data[: place.start]
    with pikepdf.open(BytesIO(data)) as found:
        one = _picture(found, place.field)
        with pikepdf.open(BytesIO(with_look(before, record, place.field, spoken))) as asked:
            if digest_of_object(one) == digest_of_object(_picture(asked, place.field)):
                return SAME
        if place.drawn_with == drawn_here():
            return OTHER
        plain = replace(record, key_kind=OWN)
        with pikepdf.open(BytesIO(with_look(before, plain, place.field, spoken))) as asked:
            wanted = _words(_picture(asked, place.field))
        _day, clock, _utc = moments(record, spoken)
        return BY_WORDS if wanted - _split(clock) <= _words(one) else OTHER


def _picture(pdf: pikepdf.Pdf, field: str) -> pikepdf.Object:
    """The normal look of a field, the only one it may have."""
    found = [one for one in pdf.Root.AcroForm.Fields if str(one.get("/T", "")) == field]
    if len(found) != 1 or list(found[0].AP.keys()) != ["/N"]:
        raise ValueError(field)
    return found[0].AP.N


def _words(picture: pikepdf.Object) -> set[str]:
    """What can be read in a picture."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        page = pdf.pages[0]
        page.Resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(Look=pdf.copy_foreign(picture))
        )
        page.Contents = pdf.make_stream(b"/Look Do")
        pdf.save(out)
    return _split(" ".join(page_texts(out.getvalue())))


def _split(text: str) -> set[str]:
    return set(_WORD.findall(text))
