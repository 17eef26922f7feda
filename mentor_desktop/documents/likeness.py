"""Whether two PDFs show the same, mark by mark or word by word."""

import hashlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pypdfium2

from mentor_desktop.documents.pages import opened

# How a stream is stored, and who wrote the file last, is not what it shows.
_STORAGE = {"/Length", "/Filter", "/DecodeParms", "/Metadata"}
# What a document says of itself; who wrote the file last, and when, may change.
_NAMES = ("/Title", "/Author", "/Subject", "/Keywords")
_SAID = ("{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/pdf/1.3/}Keywords")
_ACTING = {
    "/OpenAction", "/AA", "/JavaScript", "/JS", "/XFA", "/NeedAppearances", "/OCProperties", "/OC",
    "/OCGs", "/Alternates", "/OPI", "/Collection", "/Requirements", "/PieceInfo",
}  # fmt: skip
_ACTIONS = (
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Hide",
    "/SetOCGState", "/Rendition", "/Movie", "/Sound", "/Trans", "/GoTo3DView", "/Named",
)  # fmt: skip


def is_same_document(one: bytes, other: bytes) -> bool:
    """Whether pages, fonts, annotations and attached files are the same, however stored."""
    try:
        return _digest_of(one) == _digest_of(other)
    except (pikepdf.PdfError, RecursionError, ValueError):
        return False


def page_texts(data: bytes) -> list[str]:
    """The words of each page, spacing folded; empty where the pages cannot be read."""
    try:
        with opened(data) as pdf:
            return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    except pypdfium2.PdfiumError:
        return []


@dataclass(frozen=True)
class SaidOfItself:
    """What a PDF says of itself: title, author, subject, keywords; twice, and entries of ours."""

    names: tuple[str, ...]
    ours: tuple[tuple[str, str], ...]
    xmp: tuple[tuple[str, str], ...]


def properties_of(data: bytes) -> SaidOfItself | None:
    """What it says of itself; None where that cannot be read."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            entries = {key: str(value) for key, value in pdf.docinfo.items()}
            xmp = pdf.Root.Metadata.read_bytes()
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError):
        return None
    try:
        said = tuple(_named(xmp))
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    ours = sorted(one for one in entries.items() if one[0].startswith("/Mentor"))
    return SaidOfItself(tuple(entries.get(key, "") for key in _NAMES), tuple(ours), said)


def _named(xmp: bytes) -> Iterator[tuple[str, str]]:
    """All that XMP says of what the document is called and whose it is, in each language."""
    for one in ElementTree.fromstring(xmp.strip(b"\0 \r\n\t")).iter():
        if one.tag.startswith(_SAID):
            yield one.tag, "\n".join(part.strip() for part in one.itertext() if part.strip())
        yield from (each for each in one.attrib.items() if each[0].startswith(_SAID))


def acts_by_itself(data: bytes) -> bool:
    """Whether something starts by itself, hides by the reader's choice, or lies over the pages.

    No document of ours, of whatever layout, has any of it.
    """
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            marks = [mark for page in pdf.pages for mark in page.obj.get("/Annots", [])]
            return any(map(_lies_over, marks)) or any(map(_has_life, pdf.objects))
    except (pikepdf.PdfError, RecursionError, ValueError, TypeError, AttributeError):
        return True


def _lies_over(mark: pikepdf.Object) -> bool:
    """Whether a mark is none of ours: links show nothing, nor do empty places for signatures."""
    kind = mark.get("/Subtype")
    if kind != "/Widget":
        return kind != "/Link" or "/AP" in mark
    looks = mark.get("/AP", pikepdf.Dictionary())
    is_blank = all(key == "/N" and not look.read_bytes().strip() for key, look in looks.items())
    return mark.get("/FT") != "/Sig" or "/MK" in mark or not is_blank


def _has_life(item: pikepdf.Object) -> bool:
    """Whether an object, or one that lies directly in it, acts, hides or changes its look."""
    waiting = [item]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            inside = list(one)
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            if not _ACTING.isdisjoint(one.keys()) or one.get("/S") in _ACTIONS:
                return True
            inside = [value for _key, value in one.items()]
        else:
            continue
        waiting += [
            each for each in inside
            if isinstance(each, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream)
            and not each.is_indirect
        ]  # fmt: skip
    return False


def _digest_of(data: bytes) -> str:
    with pikepdf.open(BytesIO(data)) as pdf:
        return digest_of_object(pdf.Root)


def digest_of_object(start: pikepdf.Object) -> str:
    """A hash over all that can be reached from there, however often and in whatever loops."""
    total = hashlib.sha256()
    numbers = {start.objgen: 0}
    waiting = deque([start])
    while waiting:
        item = waiting.popleft()
        for part in _parts(item, numbers, waiting):
            total.update(b"%d:%s" % (len(part), part))
    return total.hexdigest()


def _parts(
    item: pikepdf.Object, numbers: dict[tuple[int, int], int], waiting: deque[pikepdf.Object]
) -> Iterator[bytes]:
    """One object; others that it names are numbered in the order in which they are met."""
    if isinstance(item, pikepdf.Stream):
        yield hashlib.sha256(item.read_bytes()).digest()
    if isinstance(item, pikepdf.Stream | pikepdf.Dictionary):
        inside = [(key, value) for key, value in sorted(item.items()) if key not in _STORAGE]
    else:
        inside = [("", value) for value in item]
    yield f"{type(item).__name__} {len(inside)}".encode()
    for key, value in inside:
        yield key.encode()
        if not isinstance(value, pikepdf.Stream | pikepdf.Dictionary | pikepdf.Array):
            yield _scalar(value)
        elif not value.is_indirect:
            yield from _parts(value, numbers, waiting)
        else:
            if value.objgen not in numbers:
                numbers[value.objgen] = len(numbers)
                waiting.append(value)
            yield b"see %d" % numbers[value.objgen]


def _scalar(value: object) -> bytes:
    if isinstance(value, pikepdf.Object):
        return bytes(value.unparse(resolved=True))
    return repr(value).encode()
