"""Whether two PDFs show the same, mark by mark or word by word."""

import hashlib
from io import BytesIO

import pikepdf
import pypdfium2

from mentor_desktop.documents.pages import opened

# How a stream is stored, and who wrote the file last, is not what it shows.
_STORAGE = {"/Parent", "/Length", "/Filter", "/DecodeParms", "/Metadata"}


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


def _digest_of(data: bytes) -> str:
    with pikepdf.open(BytesIO(data)) as pdf:
        return _digest(pdf.Root, {})


def _digest(item: object, known: dict[tuple[int, int], str]) -> str:
    """A hash over all that can be reached from an object; a loop counts as its first place."""
    if not isinstance(item, pikepdf.Object):
        return hashlib.sha256(repr(item).encode()).hexdigest()
    if item.is_indirect:
        if item.objgen not in known:
            known[item.objgen] = f"loop {len(known)}"
            known[item.objgen] = _digest_parts(item, known)
        return known[item.objgen]
    return _digest_parts(item, known)


def _digest_parts(item: pikepdf.Object, known: dict[tuple[int, int], str]) -> str:
    total = hashlib.sha256()
    if isinstance(item, pikepdf.Stream):
        total.update(item.read_bytes())
    if isinstance(item, pikepdf.Stream | pikepdf.Dictionary):
        for key, value in sorted(item.items()):
            if key not in _STORAGE:
                total.update(f"{key} {_digest(value, known)}\n".encode())
    elif isinstance(item, pikepdf.Array):
        for value in item:
            total.update(f"{_digest(value, known)}\n".encode())
    else:
        total.update(item.unparse(resolved=True))
    return total.hexdigest()
