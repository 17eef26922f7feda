"""The appendix of an amended agreement: what changed, section by section."""

from reportlab.platypus import Flowable

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
_BEFORE = TextStyle(BODY.size, BODY.leading, MUTED, after=2, indent=34)
_AFTER = TextStyle(BODY.size, BODY.leading, BODY.colour, after=2, indent=34)
_KIND = TextStyle(8.5, 12, MUTED, "italic", indent=34)


def what_changed(old: AgreementContent, new: AgreementContent, writer: Writer) -> list[Flowable]:
    """Each section that differs, with what it said before and says now."""
    head = _("What changed since version {version}").format(version=old.version)
    story: list[Flowable] = writer.paragraphs(head, _HEAD)
    sections = sections_that_differ(old, new)
    if not sections:
        return [*story, *writer.paragraphs(_("Nothing in the sections changed."), PLAIN)]
    for section in sections:
        story += [room_for(70), *writer.paragraphs(section.title, HEADING)]
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
    story: list[Flowable] = [room_for(42)]
    if entry.label:
        story += writer.paragraphs(entry.label, LABEL)
    if entry.kind == "moved":
        return [*story, *writer.paragraphs(_("Moved to another place."), _KIND)]
    if entry.before:
        story += writer.paragraphs(_("Before"), _KIND)
        for text in entry.before:
            story += writer.paragraphs(text, _BEFORE)
    if entry.after:
        story += writer.paragraphs(_("Now"), _KIND)
        for text in entry.after:
            story += writer.paragraphs(text, _AFTER)
    return story
