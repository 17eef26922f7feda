"""Drawing agreements and reports from plain values, so that a worker process can do it too."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_desktop.domain.agreement_content import AgreementContent, SignatureRecord
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.report import Report
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document
    from mentor_desktop.documents.pages import Pages

_LARGEST = 50_000_000


@dataclass(frozen=True)
class AgreementPaper:
    """All that the PDF of one version is made of; `frozen`: the bytes as they were signed."""

    content: AgreementContent
    signatures: tuple[SignatureRecord, ...]
    is_draft: bool
    paper: str
    amends: AgreementContent | None = None
    frozen: bytes | None = None


@dataclass(frozen=True)
class ReportPaper:
    """A progress report, and "A4" or "Letter"."""

    report: Report
    paper: str


@dataclass(frozen=True)
class Sheet:
    """One of many that are drawn: what it is made of, and the name it is told by."""

    name: str
    paper: AgreementPaper | ReportPaper


def drawn_sheet(sheet: Sheet) -> "Document":
    """In a worker: this module brings in little, so that one starts fast."""
    if isinstance(sheet.paper, ReportPaper):
        return drawn_report(sheet.paper)
    return drawn(sheet.paper)


def drawn_report(paper: ReportPaper) -> "Document":
    """The PDF of a report."""
    # Late: ReportLab takes a tenth of a second that only a document needs.
    from mentor_desktop.documents import progress  # noqa: PLC0415 - as said

    return progress.make(paper.report, paper=paper.paper)


def drawn(paper: AgreementPaper) -> "Document":
    """The PDF; frozen bytes come out as they are, neither drawn again nor opened.

    They may be a stranger's: who looks at them does so apart.
    """
    # Late: ReportLab takes a tenth of a second that only a document needs.
    from mentor_desktop.documents import agreement  # noqa: PLC0415 - as said
    from mentor_desktop.documents.document import Document  # noqa: PLC0415 - as above
    from mentor_desktop.documents.fonts import BASE  # noqa: PLC0415 - as above

    words = set(paper.content.canonical().decode())
    if paper.frozen is not None and words <= BASE.characters:
        return Document(paper.frozen, (), is_kept=True)
    made = agreement.make(
        paper.content,
        paper.signatures,
        draft=paper.is_draft,
        paper=paper.paper,
        amends=paper.amends,
    )
    if paper.frozen is None:
        return made
    return Document(paper.frozen, made.missing, is_kept=True)


def read_pdf(path: Path) -> bytes:
    """The bytes of a PDF anywhere; Refused where it is gone, too large or may not be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused(_("{path} is too large to be shown.").format(path=path))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(_("There is no file {path} any more.").format(path=path)) from error
    except (OSError, ValueError) as error:
        raise Refused(_("{path} cannot be read.").format(path=path)) from error


def open_pages(data: bytes) -> "Pages":
    """The pages of a PDF, to look at and to print; Refused where it cannot be read."""
    # Late: only who looks at a PDF needs its reader.
    from mentor_desktop.documents import pages  # noqa: PLC0415 - as above

    return pages.Pages(data)
