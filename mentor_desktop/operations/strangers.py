"""What is done with strangers' bytes beside this process: see careful. Brings in little."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mentor_desktop.domain.agreement_content import SignatureRecord
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.page_text import Hit, PageText
    from mentor_desktop.documents.pages import Pages, Picture
    from mentor_desktop.documents.signing.knowing import Known
    from mentor_desktop.documents.verify import AgreementPdf, Verdict

# Where the types are that these answer, for who unpacks the answer.
LATE = {
    "Hit": "mentor_desktop.documents.page_text",
    "PageText": "mentor_desktop.documents.page_text",
    "Pages": "mentor_desktop.documents.pages",
    "Picture": "mentor_desktop.documents.pages",
    "Known": "mentor_desktop.documents.signing.knowing",
    "AgreementPdf": "mentor_desktop.documents.verify",
    "Verdict": "mentor_desktop.documents.verify",
}


def check_pdf(data: bytes, known: "Known") -> "Verdict":
    """Whether a PDF is whole and who signed it; Refused where it is no agreement."""
    # Late: documents bring ReportLab, which is for the process that reads.
    from mentor_desktop.documents import verify  # noqa: PLC0415 - as said

    return verify.check_agreement_pdf(data, known)


def read_pdf(data: bytes, known: "Known") -> "tuple[Verdict, AgreementPdf | None]":
    """The same, and what it says; None where that cannot be read."""
    from mentor_desktop.documents import verify  # noqa: PLC0415 - as above

    found = verify.check_agreement_pdf(data, known)
    return found, verify.read_agreement_pdf(data) if found.agreement_id else None


@dataclass(frozen=True)
class SeenPaper:
    """What a PDF says of itself: the hash of its text, what is wrong with it, who signed in it."""

    sha256: str
    problems: tuple[str, ...]
    signed: tuple[SignatureRecord, ...]


def look_at_paper(data: bytes) -> SeenPaper:
    """Whether a PDF is as it was signed, whoever signed it; Refused where it is no agreement."""
    from mentor_desktop.documents import verify  # noqa: PLC0415 - as above

    found = verify.check_agreement_pdf(data)
    problems = () if found.is_sound else (found.sentence, *found.problems)
    return SeenPaper(found.sha256, problems, tuple(one.record for one in found.signed))


def text_in(data: bytes) -> bytes:
    """The text that a PDF carries; Refused where it carries none."""
    from mentor_desktop.documents.archive import read_carried  # noqa: PLC0415 - as above

    return read_carried(data).content


def open_key(data: bytes, passphrase: str) -> tuple[bytes, tuple[bytes, ...]]:
    """The private key in a key file as PKCS#8, and its certificates as DER, its own first."""
    from mentor_desktop.documents.signing import key_files, keys  # noqa: PLC0415 - as above

    key = key_files.read_key(data, passphrase)
    return keys.private_bytes(key), key.certificates


def sign_pdf(
    data: bytes, record: "SignatureRecord", private: bytes, key: "tuple[bytes, ...]", spoken: str
) -> bytes:
    """The PDF with one more signature; the key as `open_key` gives one, its kind in the record."""
    from mentor_desktop.documents.signing import key_files, pades  # noqa: PLC0415 - as above

    opened = replace(key_files.opened_key(private, key), kind=record.key_kind)
    return pades.sign_pdf(data, record, opened, spoken)


_MOST_OPEN = 3
_MOST_LETTERS, _MOST_HITS = 200_000, 5_000  # a full page has some 6,000
_open: "dict[str, Pages]" = {}  # in the process that draws, used last, last


def page_sizes(name: str, data: bytes) -> tuple[tuple[float, float], ...] | None:
    """Width and height of each page in points; None where the PDF is not open, nor is `data` it."""
    pages = _opened(name, data)
    return pages.sizes if pages else None


def page_rows(
    name: str, data: bytes, page: int, width: int, first: int, count: int
) -> "Picture | None":
    """Some rows of a page that is so many px wide; None as above."""
    pages = _opened(name, data)
    return pages.rows(page, width, first, count) if pages else None


def page_text(name: str, data: bytes, page: int) -> "PageText | None":
    """The letters of a page; None as above."""
    pages = _opened(name, data)
    if pages is None:
        return None
    text = pages.text(page)
    if len(text.letters) > _MOST_LETTERS:
        raise Refused(_("This page has too many letters to choose some."))
    return text


def found_on_page(name: str, data: bytes, page: int, words: str) -> "tuple[Hit, ...] | None":
    """Where words stand on a page; None as above."""
    pages = _opened(name, data)
    return pages.found(page, words)[:_MOST_HITS] if pages else None


def _opened(name: str, data: bytes) -> "Pages | None":
    from mentor_desktop.documents.pages import Pages  # noqa: PLC0415 - as above

    pages = _open.pop(name, None)
    if pages is None:
        if not data:
            return None
        pages = Pages(data)
        while len(_open) >= _MOST_OPEN:
            _open.pop(next(iter(_open))).close()
    _open[name] = pages
    return pages
