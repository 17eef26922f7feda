"""The appendix of an amended agreement: what changed, section by section."""

from dataclasses import replace

from reportlab.platypus import Flowable

from mentor_desktop.documents.blocks.tables import facts
from mentor_desktop.documents.blocks.texts import heading, paragraph, room_for
from mentor_desktop.documents.looks import CELL, LABEL, NOTE
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.domain.agreement_content import AgreementContent
from mentor_desktop.domain.difference import EntryDifference, sections_that_differ
from mentor_desktop.translation import _

_LABEL = replace(LABEL, indent=0)


def what_changed(sheet: Sheet, old: AgreementContent, new: AgreementContent) -> list[Flowable]:
    """Each section that differs, with what it said before and says now."""
    head = _("What changed since version {version}").format(version=old.version)
    with sheet.within("Sect"):
        story = heading(sheet, head, is_kept=True)
        sections = sections_that_differ(old, new)
        if not sections:
            story += paragraph(sheet, _("Nothing in the sections changed."))
        for section in sections:
            story += heading(sheet, section.title, 3)
            if notice := _notice(section.kind):
                story += paragraph(sheet, notice, NOTE)
            for entry in section.entries:
                story += _entry(sheet, entry)
    return story


def _notice(kind: str) -> str:
    return {
        "added": _("This section is new."),
        "removed": _("This section was taken out."),
        "moved": _("This section moved to another place."),
    }.get(kind, "")


def _entry(sheet: Sheet, entry: EntryDifference) -> list[Flowable]:
    story: list[Flowable] = [room_for(56)]
    if entry.label:
        story += paragraph(sheet, entry.label, _LABEL)
    if entry.kind == "moved":
        return story + paragraph(sheet, _("Moved to another place."), NOTE)
    sides = [(_("Before"), entry.before), (_("Now"), entry.after)]
    rows = [(word, "\n".join(texts)) for word, texts in sides if texts]
    return [*story, facts(sheet, rows, CELL, 60)] if rows else story
