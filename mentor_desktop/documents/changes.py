"""The appendix of an amended agreement: what changed, section by section."""

from dataclasses import replace

from reportlab.platypus import Flowable

from mentor_desktop.documents.fonts import ITALIC
from mentor_desktop.documents.layout import (
    BODY,
    HEADING,
    LABEL,
    MUTED,
    PLAIN,
    TITLE,
    room_for,
)
from mentor_desktop.documents.text import TextStyle, Writer
from mentor_desktop.domain.agreement_content import AgreementContent
from mentor_desktop.domain.difference import EntryDifference, sections_that_differ
from mentor_desktop.translation import _

_HEAD = TextStyle(17, 22, TITLE.colour, TITLE.weight, after=4)
_SECTION = replace(HEADING, indent=0)
_LABEL = replace(LABEL, indent=0)
_AFTER = replace(BODY, indent=72, bullet_indent=0)
_BEFORE = replace(_AFTER, colour=MUTED)
_KIND = TextStyle(8.5, 12, MUTED, ITALIC)


def what_changed(old: AgreementContent, new: AgreementContent, writer: Writer) -> list[Flowable]:
    """Each section that differs, with what it said before and says now."""
    head = _("What changed since version {version}").format(version=old.version)
    story: list[Flowable] = writer.paragraphs(head, _HEAD)
    sections = sections_that_differ(old, new)
    if not sections:
        return [*story, *writer.paragraphs(_("Nothing in the sections changed."), PLAIN)]
    for section in sections:
        story += [room_for(70), *writer.paragraphs(section.title, _SECTION)]
        if notice := _notice(section.kind):
            story += writer.paragraphs(notice, _KIND)
        for entry in section.entries:
            story += _entry(entry, writer)
    return story


def _notice(kind: str) -> str:
    return {
        "added": _("This section is new."),
        "removed": _("This section was taken out."),
        "moved": _("This section moved to another place."),
    }.get(kind, "")


def _entry(entry: EntryDifference, writer: Writer) -> list[Flowable]:
    story: list[Flowable] = [room_for(56)]
    if entry.label:
        story += writer.paragraphs(entry.label, _LABEL)
    if entry.kind == "moved":
        return [*story, *writer.paragraphs(_("Moved to another place."), _KIND)]
    for word, texts, style in (
        (_("Before"), entry.before, _BEFORE),
        (_("Now"), entry.after, _AFTER),
    ):
        for at, text in enumerate(texts):
            story += writer.paragraphs(text, style, bullet=word if at == 0 else "")
    return story
