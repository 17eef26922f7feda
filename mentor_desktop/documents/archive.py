"""Reads out of a PDF from anywhere what it carries."""

import re
import zlib
from base64 import a85decode
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from mentor_desktop.documents.carried import (
    CONTENT_FILE,
    DRAFT,
    EARLIER_FILE,
    KIND_KEY,
    LAYOUT_KEY,
    MAKER_KEY,
    PAPER_KEY,
    SHA256_KEY,
    SIGNATURES_FILE,
    SIGNATURES_KEY,
    Made,
)
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

_LARGEST_UNFOLDED = 100_000_000  # bytes of all streams; ours hold a few million
_PIECE = 16_384  # bytes; they unfold to 17 million at most
_IN_LETTERS, _FLATE = ("/ASCII85Decode", "/A85"), ("/FlateDecode", "/Fl")
_PICTURES = ("/DCTDecode", "/DCT", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/CCF")


@dataclass(frozen=True)
class Carrying:
    """What a PDF from anywhere carries, as it stands there, not yet looked into."""

    content: bytes
    signatures: bytes
    earlier: bytes | None
    content_sha256: str
    signatures_sha256: str
    is_draft: bool
    paper: str
    made: Made


def read_carried(data: bytes) -> Carrying:
    """The attached files and properties; Refused where it is no PDF or carries no agreement."""
    if b"%PDF-" not in data[:1024]:
        raise Refused(_("This is not a PDF."))
    _check_folded(data)
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            _check_size(pdf)
            return _carrying(pdf)
    except pikepdf.PasswordError as error:
        raise Refused(_("This PDF is locked with a password.")) from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError) as error:
        raise Refused(_("This PDF is damaged: parts of it are missing.")) from error


def _check_folded(data: bytes) -> None:
    """The same of what is seen from outside: lists of objects unfold as soon as it is opened."""
    view, left = memoryview(data), _LARGEST_UNFOLDED
    for found in re.finditer(rb"stream\r?\n", data):
        left -= _inflated(view[found.end() :], left)
        if left < 0:
            raise Refused(_too_large())


def _check_size(pdf: pikepdf.Pdf) -> None:
    """Refused where few bytes unfold to more than an agreement ever takes: P10."""
    left = _LARGEST_UNFOLDED
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            left -= _unfolded(item, left)
            if left < 0:
                raise Refused(_too_large())


def _too_large() -> str:
    return _("This PDF is too large to be an agreement.")


def _unfolded(stream: pikepdf.Stream, most: int) -> int:
    """How many bytes a stream holds, counted little further than `most`.

    ValueError where it is folded as no document of ours, and hardly any other, is.
    """
    folded = stream.get("/Filter", pikepdf.Array())
    filters = [str(one) for one in (folded if isinstance(folded, pikepdf.Array) else [folded])]
    raw = stream.read_raw_bytes()
    if filters and filters[0] in _IN_LETTERS:
        raw = a85decode(raw.partition(b"~>")[0])
        del filters[0]
    if filters and filters[-1] in _PICTURES:
        del filters[-1]
    if not filters:
        return len(raw)
    if len(filters) > 1 or filters[0] not in _FLATE:
        raise ValueError
    return _inflated(memoryview(raw), most) or len(raw)


def _inflated(view: memoryview, most: int) -> int:
    """How many bytes come out, counted little further than `most`."""
    inflating, count = zlib.decompressobj(), 0
    with suppress(zlib.error):
        for at in range(0, len(view), _PIECE):
            if inflating.eof or count > most:
                break
            count += len(inflating.decompress(view[at : at + _PIECE]))
    return count


def _carrying(pdf: pikepdf.Pdf) -> Carrying:
    files = pdf.attachments
    if CONTENT_FILE not in files or SIGNATURES_FILE not in files:
        raise Refused(_("There is no agreement of Mentor Desktop in this PDF."))
    paper = str(pdf.docinfo.get(PAPER_KEY, ""))
    return Carrying(
        content=files[CONTENT_FILE].get_file().read_bytes(),
        signatures=files[SIGNATURES_FILE].get_file().read_bytes(),
        earlier=files[EARLIER_FILE].get_file().read_bytes() if EARLIER_FILE in files else None,
        content_sha256=str(pdf.docinfo.get(SHA256_KEY, "")),
        signatures_sha256=str(pdf.docinfo.get(SIGNATURES_KEY, "")),
        is_draft=str(pdf.docinfo.get(KIND_KEY, "")) == DRAFT,
        paper=paper if paper in ("A4", "Letter") else "A4",
        made=Made(str(pdf.docinfo.get(LAYOUT_KEY, "")), str(pdf.docinfo.get(MAKER_KEY, ""))),
    )
