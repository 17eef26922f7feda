"""What an agreement's PDF carries besides its pages: its own data, its properties."""

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
DRAFT, FINAL = "draft agreement", "agreement"
_MAKING = (
    "mentor-desktop", "reportlab", "uharfbuzz", "pyicu-wheels", "pillow", "babel", "tzdata",
    "manimgx-fonts", "manimgx-fonts-cjk",
)  # fmt: skip


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


@cache
def maker() -> str:
    """What draws the pages here: two PDFs by the same maker can be compared mark by mark."""
    parts = []
    for package in _MAKING:
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
