"""The report at the end as a PDF: what was reached, what it was worth, thanks. CLO-02 to CLO-09."""

from dataclasses import replace

from reportlab.platypus import Flowable

from mentor_desktop.documents.blocks.journey import progress_bars, steps
from mentor_desktop.documents.blocks.texts import heading, items, labelled, paragraph
from mentor_desktop.documents.blocks.titles import Title, Who, title_block
from mentor_desktop.documents.days import day
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.looks import LABEL, LEAD, OPEN, PLAIN_ITEM, TEXT
from mentor_desktop.documents.printing import titled
from mentor_desktop.documents.report_parts import (
    agreements_part,
    entries_part,
    items_part,
    plan_part,
    rhythm_part,
)
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.domain.report import Report
from mentor_desktop.translation import _, language

_STANDING = replace(LEAD, colour=TEXT, before=4, after=6)
_ASKED = replace(LABEL, indent=0)
_NONE = replace(OPEN, indent=0)


def make(report: Report, *, paper: str = "A4") -> Document:
    """The report on "A4" or "Letter"; the same bytes for the same values."""
    with language(report.language):
        sheet = Sheet(report.language, paper)
        names = " · ".join(name for _role, name, _position in report.people)
        title = _("Closing report: {names}").format(names=names)
        author = report.organisation or report.programme or names
        return titled(_story(report, sheet), sheet, title, author)


def _story(report: Report, sheet: Sheet) -> list[Flowable]:
    written = day(report.today.isoformat(), report.language)
    title = Title(
        _("Closing report"),
        over=report.programme,
        under=report.organisation,
        people=[Who(role, name, (position,)) for role, name, position in report.people],
        facts=[one for one in (report.term, _("As of {day}").format(day=written)) if one],
    )
    return [
        *title_block(sheet, title),
        *_reached(report, sheet),
        *_figures(report, sheet),
        *_said(report, sheet),
        *entries_part(sheet, _("Thanks and results"), report.thanks),
        *plan_part(report, sheet),
        *rhythm_part(replace(report, rhythm_said=(), recent=""), sheet),
        *items_part(replace(report, item_counts=()), sheet),
        *agreements_part(report, sheet),
    ]


def _reached(report: Report, sheet: Sheet) -> list[Flowable]:
    with sheet.within("Sect"):
        story = heading(sheet, _("What was reached"))
        story += paragraph(sheet, report.standing, _STANDING)
        if report.stages:
            story += steps(sheet, report.stages)
        if report.goals:
            return story + progress_bars(sheet, report.goals)
        return story + paragraph(sheet, _("No goal was set."), _NONE)


def _figures(report: Report, sheet: Sheet) -> list[Flowable]:
    with sheet.within("Sect"):
        story = heading(sheet, _("In figures"))
        return story + items(sheet, (*report.rhythm_said, *report.item_counts), PLAIN_ITEM)


def _said(report: Report, sheet: Sheet) -> list[Flowable]:
    """What the two said at the end, question by question."""
    story: list[Flowable] = []
    for one in report.check_ins:
        answered = [(row[0], next((cell for cell in row[:0:-1] if cell), "")) for row in one.rows]
        if any(answer for _question, answer in answered):
            with sheet.within("Sect"):
                story += heading(sheet, one.title)
                for question, answer in answered:
                    story += labelled(sheet, question, answer, _ASKED) if answer else []
    return story
