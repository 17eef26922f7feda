"""What an agreement's PDF carries besides its pages: its own data, its properties."""

import zlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from mentor_desktop.documents.metadata import File, Properties
from mentor_desktop.documents.sheet import is_mirrored
from mentor_desktop.domain.agreement_content import AgreementContent, SignatureRecord, fingerprint
from mentor_desktop.domain.signature_record import write_signatures
from mentor_desktop.translation import _

CONTENT_FILE, SIGNATURES_FILE, EARLIER_FILE = (
    "agreement.json", "signatures.json", "agreement-before.json",
)  # fmt: skip
SHA256_KEY, KIND_KEY, PAPER_KEY, MAKER_KEY = (
    "/MentorContentSHA256", "/MentorKind", "/MentorPaper", "/MentorDrawnWith",
)  # fmt: skip
SIGNATURES_KEY = "/MentorSignaturesSHA256"
LAYOUT_KEY = "/MentorLayout"
DRAFT, FINAL = "draft agreement", "agreement"
# Who changes how an agreement is drawn, its words, its fonts or the looks of its signatures raises
# this: what was drawn under the same number must be, byte for byte, what is drawn now.
LAYOUT = 1
_MAKING = (
    "reportlab", "uharfbuzz", "pyicu-wheels", "pillow", "babel", "tzdata",
    "manimgx-fonts", "manimgx-fonts-cjk",
)  # fmt: skip


@dataclass(frozen=True)
class Carried:
    """Everything from which the pages can be drawn again; `made`: what it shall say of that."""

    content: AgreementContent
    signatures: tuple[SignatureRecord, ...]
    is_draft: bool
    paper: str
    amends: AgreementContent | None
    made: "Made | None" = None

    def files(self) -> dict[str, bytes]:
        """The attached files by name."""
        files = {
            CONTENT_FILE: self.content.canonical(),
            SIGNATURES_FILE: write_signatures(self.signatures),
        }
        if self.amends is not None:
            files[EARLIER_FILE] = self.amends.canonical()
        return files


@cache
def maker() -> str:
    """What draws the pages here: two PDFs by the same maker are the same, byte for byte.

    The layout, and each library that has a say in the bytes: another version of one may place a
    letter elsewhere, or pack the same in other bytes.
    """
    parts = [f"layout {LAYOUT}"]
    for package in _MAKING:
        try:
            parts.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            parts.append(f"{package} unpackaged")
    parts.append(f"zlib {zlib.ZLIB_RUNTIME_VERSION}")
    return ", ".join(parts)


@dataclass(frozen=True)
class Made:
    """By what a PDF says that it was drawn: its layout, and the layout with all libraries."""

    layout: str
    maker: str

    @property
    def is_ours(self) -> bool:
        """Whether the same is drawn here, to the byte."""
        return self == made_here()


def made_here() -> Made:
    """What draws here."""
    return Made(str(LAYOUT), maker())


def properties(carried: Carried, title: str, author: str) -> Properties:
    """What stands in the file about an agreement, with its data."""
    files, descriptions = carried.files(), _descriptions()
    made = carried.made or made_here()
    return Properties(
        title,
        author,
        carried.content.language.replace("_", "-"),
        own=(
            (SHA256_KEY[1:], fingerprint(files[CONTENT_FILE])),
            (SIGNATURES_KEY[1:], fingerprint(files[SIGNATURES_FILE])),
            (KIND_KEY[1:], DRAFT if carried.is_draft else FINAL),
            (PAPER_KEY[1:], carried.paper),
            (LAYOUT_KEY[1:], made.layout),
            (MAKER_KEY[1:], made.maker),
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
