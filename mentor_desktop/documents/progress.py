"""The progress report as a PDF: where the pair stands on its first page, then all that it says."""

from dataclasses import replace

from reportlab.platypus import Flowable

from mentor_desktop.documents.blocks.journey import progress_bars, steps
from mentor_desktop.documents.blocks.tables import Column, table
from mentor_desktop.documents.blocks.texts import heading, items, paragraph
from mentor_desktop.documents.blocks.titles import Title, Who, title_block
from mentor_desktop.documents.days import day
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.looks import LABEL, LEAD, NOTE, PLAIN, PLAIN_ITEM, TEXT
from mentor_desktop.documents.printing import titled
from mentor_desktop.documents.report_parts import (
    agreements_part,
    check_ins_part,
    entries_part,
    items_part,
    meetings_part,
    plan_part,
    rhythm_part,
)
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.domain.report import Report, reader_title
from mentor_desktop.translation import _, language

_STANDING = replace(LEAD, colour=TEXT, before=4, after=6)
_LABEL = replace(LABEL, indent=0)
_COMING = replace(PLAIN_ITEM, side="left")  # our sentences, also where a name begins them


def make(report: Report, *, paper: str = "A4") -> Document:
    """The report on "A4" or "Letter"; the same bytes for the same values."""
    with language(report.language):
        sheet = Sheet(report.language, paper)
        names = " · ".join(name for _role, name, _position in report.people)
        title = _("Progress report: {names}").format(names=names)
        author = report.organisation or report.programme or names
        return titled(_story(report, sheet), sheet, title, author)


def _story(report: Report, sheet: Sheet) -> list[Flowable]:
    story = title_block(sheet, _title(report))
    story += _first_page(report, sheet)
    return [
        *story,
        *plan_part(report, sheet),
        *rhythm_part(report, sheet),
        *meetings_part(report, sheet),
        *items_part(report, sheet),
        *check_ins_part(report, sheet),
        *agreements_part(report, sheet),
        *entries_part(sheet, _("Thanks and results"), report.thanks),
        *entries_part(sheet, _("From the journal"), report.entries),
        *entries_part(sheet, _("Only for you"), report.private),
        *_listed(report, sheet),
    ]


def _title(report: Report) -> Title:
    written = day(report.today.isoformat(), report.language)
    return Title(
        _("Progress report"),
        over=report.programme,
        under=report.organisation,
        people=[Who(role, name, (position,)) for role, name, position in report.people],
        facts=[
            one
            for one in (
                report.term,
                _("As of {day}. For: {reader}").format(
                    day=written, reader=reader_title(report.reader)
                ),
            )
            if one
        ],
    )


def _first_page(report: Report, sheet: Sheet) -> list[Flowable]:
    with sheet.within("Sect"):
        story = heading(sheet, _("Where the pair stands"))
        story += paragraph(sheet, report.standing, _STANDING)
        if report.stages:
            story += steps(sheet, report.stages)
        if report.signals:
            columns = [Column(_("Sign"), 1.5, is_head=True), Column(_("How"), 1.2),
                       Column(_("Why"), 4)]  # fmt: skip
            rows = [[one.title, one.level_said, one.sentence] for one in report.signals]
            story += table(sheet, columns, rows, is_tight=True)
    story += _goals(report, sheet)
    if report.coming:
        with sheet.within("Sect"):
            story += heading(sheet, _("What comes next"))
            story += items(sheet, report.coming, _COMING)
    return story


def _goals(report: Report, sheet: Sheet) -> list[Flowable]:
    if not report.goals and not report.goal_counts:
        return []
    with sheet.within("Sect"):
        story = heading(sheet, _("Goals"))
        if report.goals:
            story += progress_bars(sheet, report.goals)
        for one in report.goal_counts:
            story += paragraph(sheet, one, PLAIN)
    return story


def _listed(report: Report, sheet: Sheet) -> list[Flowable]:
    """What is in and what is left out, as the dialog said before."""
    story: list[Flowable] = []
    parts = (
        (_("In this report"), [one.sentence for one in report.listed if one.is_in]),
        (_("Left out"), [one.sentence for one in report.listed if not one.is_in]),
    )
    with sheet.within("Sect"):
        story += heading(sheet, _("What this report holds"))
        for title, found in parts:
            if found:
                story += paragraph(sheet, title, _LABEL)
                story += items(sheet, found, PLAIN_ITEM)
        story += paragraph(sheet, _("Made on this computer by Mentor Desktop."), NOTE)
    return story
