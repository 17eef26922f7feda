"""The agreement as a PDF: what was agreed, where all sign, the record, its own data."""

from reportlab.platypus import Flowable, PageBreak

from mentor_desktop.documents.blocks.record import record_page
from mentor_desktop.documents.blocks.signing import signature_block
from mentor_desktop.documents.blocks.texts import heading, items, paragraph, room_for
from mentor_desktop.documents.blocks.titles import Title, Who, title_block
from mentor_desktop.documents.carried import Carried, Made, properties
from mentor_desktop.documents.changes import what_changed
from mentor_desktop.documents.days import day
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.looks import BODY, ITEM, LABEL, OPEN
from mentor_desktop.documents.printing import Furniture, printed
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.signatures import role_name
from mentor_desktop.domain.agreement_content import (
    AgreedSection,
    AgreementContent,
    Entry,
    Party,
    SignatureRecord,
    fingerprint,
    short_fingerprint,
)
from mentor_desktop.translation import _, language


def make(
    content: AgreementContent,
    signatures: tuple[SignatureRecord, ...],
    *,
    draft: bool,
    paper: str = "A4",
    amends: AgreementContent | None = None,
    made: Made | None = None,
) -> Document:
    """The agreement on "A4" or "Letter"; the same bytes for the same values.

    Who is not among `signatures` gets a field to sign in, named as the role; in a draft a line
    for a pen. `amends`: the version before, for an appendix that says what changed. `made`: what
    it says of its maker, where that is not the one here.
    """
    carried = Carried(content, signatures, draft, paper, amends, made)
    with language(content.language):
        return _printed(carried, Sheet(content.language, paper))


def _printed(carried: Carried, sheet: Sheet) -> Document:
    content = carried.content
    names = " · ".join(party.name for party in content.parties)
    title = _("Mentoring agreement: {names}").format(names=names)
    short = short_fingerprint(fingerprint(content.canonical()))
    author = content.organisation or content.programme or names
    return printed(
        _story(carried, sheet),
        sheet,
        Furniture(title, short, carried.is_draft),
        properties(carried, title, author),
    )


def _story(carried: Carried, sheet: Sheet) -> list[Flowable]:
    content = carried.content
    story = title_block(sheet, _title(carried))
    for number, section in enumerate(content.sections, 1):
        story += _section(sheet, number, section)
    if content.parties:
        story += signature_block(
            sheet,
            content.parties,
            carried.signatures,
            is_draft=carried.is_draft,
            sentence=_("By signing, each of us says: I have read this agreement and agree to it."),
        )
    if carried.amends is not None:
        story += [PageBreak(), *what_changed(sheet, carried.amends, content)]
    if carried.signatures or not carried.is_draft:
        sha256 = fingerprint(content.canonical())
        story += record_page(
            sheet, content.version, sha256, content.parties, carried.signatures,
            is_draft=carried.is_draft,
        )  # fmt: skip
    return story


def _title(carried: Carried) -> Title:
    content = carried.content
    return Title(
        _("Mentoring agreement"),
        lead=_version(carried),
        over=content.programme,
        under=content.organisation,
        people=[_who(party) for party in content.parties],
        facts=[_days(content)],
    )


def _who(party: Party) -> Who:
    known_as = party.preferred_name
    if known_as and known_as != party.name:
        known_as = _("known as {name}").format(name=known_as)
    else:
        known_as = ""
    return Who(role_name(party.role), party.name, (known_as, party.position))


def _version(carried: Carried) -> str:
    number = carried.content.version
    if carried.is_draft:
        return _("Version {version}, draft").format(version=number)
    if carried.amends is not None:
        return _("Version {version}, in place of version {earlier}").format(
            version=number, earlier=carried.amends.version
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


def _section(sheet: Sheet, number: int, section: AgreedSection) -> list[Flowable]:
    with sheet.within("Sect"):
        story = heading(sheet, section.title, number=str(number))
        if not section.entries:
            story += paragraph(sheet, _("Left open."), OPEN)
        for entry in section.entries:
            story += _entry(sheet, entry)
    return story


def _entry(sheet: Sheet, entry: Entry) -> list[Flowable]:
    story: list[Flowable] = [room_for(56)]
    if entry.label:
        story += paragraph(sheet, entry.label, LABEL)
    if len(entry.text) > 1:
        return story + items(sheet, entry.text, ITEM)
    for text in entry.text:
        story += paragraph(sheet, text, BODY)
    return story
