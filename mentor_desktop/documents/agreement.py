"""The agreement as a PDF: what was agreed, the signatures, the record, its own data."""

import threading
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, PageBreak, Spacer

from mentor_desktop.documents.archive import Carried, finished
from mentor_desktop.documents.changes import what_changed
from mentor_desktop.documents.days import day
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.fonts import BOLD
from mentor_desktop.documents.layout import (
    ACCENT,
    BODY,
    HEADING,
    ITEM,
    LABEL,
    LEAD,
    LINE,
    OPEN,
    OVERLINE,
    SMALL,
    TEXT,
    TITLE,
    UNDER,
    Furniture,
    build,
    content_width,
    page_size,
    room_for,
    rule,
    sized,
    table,
)
from mentor_desktop.documents.signatures import role_name, signature_block, signing_record
from mentor_desktop.documents.text import TextStyle, Writer
from mentor_desktop.domain.agreement_content import (
    AgreedSection,
    AgreementContent,
    Entry,
    SignatureRecord,
    fingerprint,
    short_fingerprint,
)
from mentor_desktop.translation import _, language

_NAME = TextStyle(13, 18, TEXT, BOLD)
_ROLE = TextStyle(8.5, 12, ACCENT, BOLD, after=1)
_FACT = TextStyle(10, 14.5, TEXT)
_drawing = threading.Lock()  # ReportLab has one register of fonts for the whole process


@dataclass(frozen=True)
class _Order:
    content: AgreementContent
    signatures: tuple[SignatureRecord, ...]
    is_draft: bool
    paper: str
    amends: AgreementContent | None


def make(
    content: AgreementContent,
    signatures: tuple[SignatureRecord, ...],
    *,
    draft: bool,
    paper: str = "A4",
    amends: AgreementContent | None = None,
) -> Document:
    """The agreement on "A4" or "Letter"; the same bytes for the same values.

    `amends`: the version before, for an appendix that says what changed.
    """
    page_size(paper)
    order = _Order(content, signatures, draft, paper, amends)
    carried = Carried(content, signatures, draft, paper, amends)
    characters = carried.characters()
    with _drawing, language(content.language):
        while True:
            with Writer(characters) as writer:
                pages = _drawn(order, writer)
            if not writer.overlooked:
                return finished(pages, carried, writer.missing)
            characters += "".join(sorted(writer.overlooked))


def _drawn(order: _Order, writer: Writer) -> bytes:
    content = order.content
    sha256 = fingerprint(content.canonical())
    names = [party.name for party in content.parties]
    furniture = Furniture(
        title=_("Mentoring agreement: {names}").format(names=" · ".join(names)),
        author=content.organisation or content.programme or " · ".join(names),
        language=content.language.replace("_", "-"),
        short_print=short_fingerprint(sha256),
        is_draft=order.is_draft,
        paper=order.paper,
    )
    story = [
        *_title_block(order, writer),
        *(
            part
            for number, section in enumerate(content.sections, 1)
            for part in _section(number, section, writer)
        ),
    ]
    if content.parties:
        story += [
            Spacer(1, 8), signature_block(content, order.signatures, writer, order.paper)
        ]  # fmt: skip
    if order.amends is not None:
        story += [PageBreak(), *what_changed(order.amends, content, writer)]
    if order.signatures or not order.is_draft:
        story += signing_record(content, sha256, order.signatures, writer)
    return build(story, furniture, writer)


def _title_block(order: _Order, writer: Writer) -> list[Flowable]:
    content = order.content
    above = [(content.programme, OVERLINE), (content.organisation, UNDER)]
    return [
        *(
            part
            for text, style in above
            if text
            for part in writer.paragraphs(text, sized(style, text))
        ),
        *writer.paragraphs(_("Mentoring agreement"), TITLE),
        *writer.paragraphs(_version(order), LEAD),
        rule(ACCENT, 1.6, 0, 8),
        _parties(order, writer),
        rule(LINE, 0.6, 6, 6),
        *writer.paragraphs(_days(content), _FACT),
        Spacer(1, 2),
    ]


def _version(order: _Order) -> str:
    number = order.content.version
    if order.is_draft:
        return _("Version {version}, draft").format(version=number)
    if order.amends is not None:
        return _("Version {version}, in place of version {earlier}").format(
            version=number, earlier=order.amends.version
        )
    return _("Version {version}").format(version=number)


def _days(content: AgreementContent) -> str:
    start, end = day(content.start, content.language), day(content.end, content.language)
    if start and end:
        return _("From {start} to {end}").format(start=start, end=end)
    if start:
        return _("From {start}; the end is left open.").format(start=start)
    if end:
        return _("Until {end}").format(end=end)
    return _("The days are left open.")


def _parties(order: _Order, writer: Writer) -> Flowable:
    half = content_width(order.paper) / 2
    cells = []
    for party in order.content.parties:
        known_as = party.preferred_name
        cells.append([
            *writer.paragraphs(role_name(party.role), _ROLE),
            *writer.paragraphs(party.name, sized(_NAME, party.name)),
            *(
                writer.paragraphs(_("known as {name}").format(name=known_as),
                                  sized(SMALL, known_as))
                if known_as and known_as != party.name else []
            ),
            *(writer.paragraphs(party.position, sized(SMALL, party.position))
              if party.position else []),
        ])  # fmt: skip
    rows = [[*cells[at : at + 2], *[[]] * (2 - len(cells[at : at + 2]))]
            for at in range(0, len(cells), 2)]  # fmt: skip
    return table(
        rows or [[[], []]], [half, half], writer,
        ("RIGHTPADDING", (0, 0), (-1, -1), 14),
        ("LINEBEFORE", (1, 0), (1, -1), 0.6, HexColor(LINE)),
        ("LEFTPADDING", (1, 0), (1, -1), 14),
        ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    )  # fmt: skip


def _section(number: int, section: AgreedSection, writer: Writer) -> list[Flowable]:
    story: list[Flowable] = [
        room_for(70), *writer.paragraphs(section.title, HEADING, bullet=str(number))
    ]  # fmt: skip
    if not section.entries:
        story += writer.paragraphs(_("Left open."), OPEN)
    for entry in section.entries:
        story += _entry(entry, writer)
    return story


def _entry(entry: Entry, writer: Writer) -> list[Flowable]:
    story: list[Flowable] = [room_for(56)]
    if entry.label:
        story += writer.paragraphs(entry.label, LABEL)
    if len(entry.text) > 1:
        for item in entry.text:
            story += writer.paragraphs(item, ITEM, bullet="•")
    else:
        for text in entry.text:
            story += writer.paragraphs(text, BODY)
    return story
