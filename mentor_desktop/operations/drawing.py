"""Drawing an agreement from plain values, so that a worker process can do it too."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentor_desktop.domain.agreement_content import AgreementContent, SignatureRecord

if TYPE_CHECKING:
    from mentor_desktop.documents.document import Document
    from mentor_desktop.documents.pages import Pages


@dataclass(frozen=True)
class AgreementPaper:
    """All that the PDF of one version is made of; `frozen`: the bytes as they were signed."""

    content: AgreementContent
    signatures: tuple[SignatureRecord, ...]
    is_draft: bool
    paper: str
    amends: AgreementContent | None = None
    frozen: bytes | None = None


def drawn(paper: AgreementPaper) -> "Document":
    """The PDF; frozen bytes come out as they are, nothing is drawn again."""
    # Late: ReportLab takes a tenth of a second that only a document needs.
    from mentor_desktop.documents import agreement, pages  # noqa: PLC0415 - as said
    from mentor_desktop.documents.document import Document  # noqa: PLC0415 - as above
    from mentor_desktop.documents.fonts import BASE  # noqa: PLC0415 - as above

    words = set(paper.content.canonical().decode())
    if paper.frozen is not None and words <= BASE.characters:
        return Document(paper.frozen, (), pages.page_count(paper.frozen))
    made = agreement.make(
        paper.content,
        paper.signatures,
        draft=paper.is_draft,
        paper=paper.paper,
        amends=paper.amends,
    )
    if paper.frozen is None:
        return made
    return Document(paper.frozen, made.missing, pages.page_count(paper.frozen))


def page_count(data: bytes) -> int:
    """How many pages a PDF has; Refused where it cannot be read."""
    # Late: only who looks at a PDF needs its reader.
    from mentor_desktop.documents import pages  # noqa: PLC0415 - as said

    return pages.page_count(data)


def open_pages(data: bytes) -> "Pages":
    """The pages of a PDF, to look at and to print; Refused where it cannot be read."""
    from mentor_desktop.documents import pages  # noqa: PLC0415 - as above

    return pages.Pages(data)
