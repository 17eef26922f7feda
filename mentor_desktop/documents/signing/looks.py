"""Whether the picture of a signature shows what the signature itself says."""

from io import BytesIO

import pikepdf
from pyhanko.pdf_utils.misc import PdfError

from mentor_desktop.documents.carried import maker
from mentor_desktop.documents.likeness import digest_of_object, page_texts
from mentor_desktop.documents.signing.checking import OURS, PdfSignature
from mentor_desktop.documents.signing.pades import with_look
from mentor_desktop.domain.agreement_content import SignatureRecord
from mentor_desktop.domain.refused import Refused

SAME, BY_WORDS, OTHER, UNKNOWN = "same", "by words", "other", "unknown"


def look_of(data: bytes, redrawn: bytes, place: PdfSignature, spoken: str) -> str:
    """Compares the picture in a field of `data` with the one that its record asks for.

    `redrawn`: the same agreement with empty fields. "by words" where another version of the
    program drew it in the same words; "unknown" where another program signed.
    """
    if place.state != OURS or place.record is None:
        return UNKNOWN
    try:
        return _compared(data, redrawn, place.record, place, spoken)
    except (pikepdf.PdfError, PdfError, Refused, RecursionError, ValueError, TypeError,
            AttributeError, KeyError):  # fmt: skip
        return OTHER


def _compared(
    data: bytes, redrawn: bytes, record: SignatureRecord, place: PdfSignature, spoken: str
) -> str:
    wanted = with_look(redrawn, record, place.field, spoken)
    with pikepdf.open(BytesIO(data)) as found, pikepdf.open(BytesIO(wanted)) as asked:
        one, other = _picture(found, place.field), _picture(asked, place.field)
        if digest_of_object(one) == digest_of_object(other):
            return SAME
        if place.drawn_with == maker():
            return OTHER
        words = _words(one)
        return BY_WORDS if words and words == _words(other) else OTHER


def _picture(pdf: pikepdf.Pdf, field: str) -> pikepdf.Object:
    """The normal look of a field, the only one it may have."""
    found = [one for one in pdf.Root.AcroForm.Fields if str(one.get("/T", "")) == field]
    if len(found) != 1 or list(found[0].AP.keys()) != ["/N"]:
        raise ValueError(field)
    return found[0].AP.N


def _words(picture: pikepdf.Object) -> list[str]:
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
    return page_texts(out.getvalue())
