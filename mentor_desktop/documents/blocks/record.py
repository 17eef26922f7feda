"""The signing record: what is signed, by whom, when and how, and what that is worth."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable, KeepTogether, PageBreak

from mentor_desktop.documents.blocks.tables import facts
from mentor_desktop.documents.blocks.texts import heading, paragraph
from mentor_desktop.documents.looks import DIGEST
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.signatures import moments, role_name
from mentor_desktop.domain.agreement_content import Party, SignatureRecord, short_fingerprint
from mentor_desktop.translation import _


def record_page(
    sheet: Sheet, version: int, sha256: str, parties: Sequence[Party],
    signatures: Sequence[SignatureRecord], *, is_draft: bool = False,
) -> list[Flowable]:  # fmt: skip
    """A page of its own: the digest of the content, each signature given or expected."""
    given = {one.role: one for one in signatures}
    with sheet.within("Sect"):
        story: list[Flowable] = [
            PageBreak(),
            *heading(sheet, _("Signing record"), is_kept=True),
            *heading(sheet, _("What is signed"), 3, is_kept=True),
            *paragraph(
                sheet,
                _(
                    "The SHA-256 of the agreement's content, version {version}. Its first 16 "
                    "digits, {fingerprint}, stand on every page. If one letter of the content "
                    "changes, this number changes."
                ).format(version=version, fingerprint=short_fingerprint(sha256)),
            ),
            *paragraph(sheet, sha256, replace(DIGEST, after=8)),
        ]
        for party in parties:
            made = _record_of(sheet, party, given.get(party.role), is_draft=is_draft)
            story.append(KeepTogether(made))
        has_fields = not is_draft and any(party.role not in given for party in parties)
        story.append(KeepTogether(_what_it_is(sheet, has_fields=has_fields)))
    return story


def _record_of(
    sheet: Sheet, party: Party, signature: SignatureRecord | None, *, is_draft: bool
) -> list[Flowable]:
    who = _("{role}: {name}").format(role=role_name(party.role), name=party.name)
    story = heading(sheet, who, 3, is_kept=True)
    if signature is None and is_draft:
        return story + paragraph(sheet, _("Has not signed in the program."))
    if signature is None:
        return [*story, facts(sheet, _expected(party))]
    return [*story, facts(sheet, _given(sheet, signature))]


def _expected(party: Party) -> list[tuple[str, str]]:
    return [
        (_("Expected"), _("One signature, in the field “{field}” of this file.").format(
            field=party.role)),
        (_("Who and when"), _("Stands in the field, once it is signed.")),
    ]  # fmt: skip


def _given(sheet: Sheet, signature: SignatureRecord) -> list[tuple[str, str]]:
    day, clock, utc = moments(signature, sheet.language)
    how = (
        _("Drawn with mouse or pen by {name}.")
        if signature.method == "drawn"
        else _("Typed by {name}, equal to the name in the agreement.")
    )
    return [
        (_("When"), _("{day}, {time}; {utc} UTC").format(day=day, time=clock, utc=utc)),
        (_("How"), how.format(name=signature.name)),
        (_("Consent"), signature.consent),
        (_("Content signed"), signature.content_sha256),
    ]


def _what_it_is(sheet: Sheet, *, has_fields: bool) -> list[Flowable]:
    story = heading(sheet, _("What this is"), 3, is_kept=True)
    if has_fields:
        story += paragraph(
            sheet,
            _(
                "A signature in a field of this file is an electronic signature that shows "
                "tampering: it covers every byte of the file as it was when it was signed. "
                "Programs that check signatures in PDFs, Mentor Desktop among them, tell whether "
                "anything was changed since."
            ),
        )
    story += paragraph(
        sheet,
        _(
            "This file carries the agreement's content as data, and Mentor Desktop can check that "
            "the pages, the data and the signatures still belong together."
        ),
    )
    return story + paragraph(
        sheet,
        _(
            "The times are those of the computer on which each of you signed. This is not a "
            "qualified electronic signature, and nothing here is legal advice."
        ),
    )
