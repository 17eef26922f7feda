"""What a PDF carries besides its pages: its own data, its properties."""

import zlib
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO

import pikepdf

from mentor_desktop.documents.metadata import File, Properties
from mentor_desktop.documents.sheet import is_mirrored
from mentor_desktop.domain.agreement_content import AgreementContent, SignatureRecord, fingerprint
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.signature_record import write_signatures
from mentor_desktop.translation import _

CONTENT_FILE, SIGNATURES_FILE, EARLIER_FILE = (
    "agreement.json", "signatures.json", "agreement-before.json",
)  # fmt: skip
SHA256_KEY, KIND_KEY, PAPER_KEY, MAKER_KEY = (
    "/MentorContentSHA256", "/MentorKind", "/MentorPaper", "/MentorDrawnWith",
)  # fmt: skip
SIGNATURES_KEY = "/MentorSignaturesSHA256"
DRAFT, FINAL = "draft agreement", "agreement"
_LARGEST_UNFOLDED = 100_000_000  # bytes of all streams; ours hold a few million


@dataclass(frozen=True)
class Carried:
    """Everything from which the pages can be drawn again."""

    content: AgreementContent
    signatures: tuple[SignatureRecord, ...]
    is_draft: bool
    paper: str
    amends: AgreementContent | None

    def files(self) -> dict[str, bytes]:
        """The attached files by name."""
        files = {
            CONTENT_FILE: self.content.canonical(),
            SIGNATURES_FILE: write_signatures(self.signatures),
        }
        if self.amends is not None:
            files[EARLIER_FILE] = self.amends.canonical()
        return files


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
    maker: str


def read_carried(data: bytes) -> Carrying:
    """The attached files and properties; Refused where it is no PDF or carries no agreement."""
    if b"%PDF-" not in data[:1024]:
        raise Refused(_("This is not a PDF."))
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            _check_size(pdf)
            return _carrying(pdf)
    except pikepdf.PasswordError as error:
        raise Refused(_("This PDF is locked with a password.")) from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError) as error:
        raise Refused(_("This PDF is damaged: parts of it are missing.")) from error


def _check_size(pdf: pikepdf.Pdf) -> None:
    """Refused where few bytes unfold to more than an agreement ever takes: P10."""
    left = _LARGEST_UNFOLDED
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            left -= _unfolded(item, left)
            if left < 0:
                raise Refused(_("This PDF is too large to be an agreement."))


def _unfolded(stream: pikepdf.Stream, most: int) -> int:
    """How many bytes a stream holds, counted no further than `most` and one."""
    filters = str(stream.get("/Filter", "")).count("/FlateDecode")
    raw = stream.read_raw_bytes()
    if filters > 1:
        raise ValueError
    if not filters:
        return len(raw)
    with suppress(zlib.error):
        return len(zlib.decompressobj().decompress(raw, most + 1))
    return len(raw)


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
        maker=str(pdf.docinfo.get(MAKER_KEY, "")),
    )


@cache
def maker() -> str:
    """What draws the pages here: two PDFs by the same maker can be compared mark by mark."""
    parts = []
    for package in ("mentor-desktop", "reportlab", "manimgx-fonts", "manimgx-fonts-cjk"):
        try:
            parts.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            parts.append(f"{package} unpackaged")
    return ", ".join(parts)


def properties(carried: Carried, title: str, author: str) -> Properties:
    """What stands in the file about an agreement, with its data."""
    files, descriptions = carried.files(), _descriptions()
    return Properties(
        title,
        author,
        carried.content.language.replace("_", "-"),
        own=(
            (SHA256_KEY[1:], fingerprint(files[CONTENT_FILE])),
            (SIGNATURES_KEY[1:], fingerprint(files[SIGNATURES_FILE])),
            (KIND_KEY[1:], DRAFT if carried.is_draft else FINAL),
            (PAPER_KEY[1:], carried.paper),
            (MAKER_KEY[1:], maker()),
        ),
        files=tuple(File(name, data, descriptions[name]) for name, data in files.items()),
        is_mirrored=is_mirrored(carried.content.language),
    )


def _descriptions() -> dict[str, str]:
    return {
        CONTENT_FILE: _("What the agreement says, as data"),
        SIGNATURES_FILE: _("The signatures, as data"),
        EARLIER_FILE: _("What the version before said, as data"),
    }
