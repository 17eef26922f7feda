"""The progress report as a PDF: where the pair stands on its first page, then all that it says."""

from dataclasses import replace

from reportlab.platypus import Flowable

from mentor_desktop.documents.blocks.charts import chart
from mentor_desktop.documents.blocks.journey import progress_bars, steps
from mentor_desktop.documents.blocks.tables import Column, table
from mentor_desktop.documents.blocks.texts import heading, items, labelled, paragraph, room_for
from mentor_desktop.documents.blocks.timeline import timeline
from mentor_desktop.documents.blocks.titles import Title, Who, title_block
from mentor_desktop.documents.days import day
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.looks import LABEL, LEAD, NOTE, PLAIN, PLAIN_ITEM, TEXT
from mentor_desktop.documents.metadata import Properties
from mentor_desktop.documents.plan import goal_part
from mentor_desktop.documents.printing import Furniture, printed
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.domain.report import CheckInsSaid, EntrySaid, MeetingSaid, Report, reader_title
from mentor_desktop.translation import _, language

_STANDING = replace(LEAD, colour=TEXT, before=4, after=6)
_LABEL = replace(LABEL, indent=0)
_CHART = 125.0
_ROOM_OF_PLAN = 330.0  # the heading and a timeline of some rows


def make(report: Report, *, paper: str = "A4") -> Document:
    """The report on "A4" or "Letter"; the same bytes for the same values."""
    with language(report.language):
        sheet = Sheet(report.language, paper)
        names = " · ".join(name for _role, name, _position in report.people)
        title = _("Progress report: {names}").format(names=names)
        author = report.organisation or report.programme or names
        return printed(
            _story(report, sheet),
            sheet,
            Furniture(title),
            Properties(title, author, report.language, is_mirrored=sheet.is_mirrored),
        )


def _story(report: Report, sheet: Sheet) -> list[Flowable]:
    story = title_block(sheet, _title(report))
    story += _first_page(report, sheet)
    return [
        *story,
        *_plan(report, sheet),
        *_rhythm(report, sheet),
        *_meetings(report, sheet),
        *_items(report, sheet),
        *_check_ins(report, sheet),
        *_agreements(report, sheet),
        *_entries(sheet, _("Thanks and results"), report.thanks),
        *_entries(sheet, _("From the journal"), report.entries),
        *_entries(sheet, _("Only for you"), report.private),
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
            story += items(sheet, report.coming, PLAIN_ITEM)
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


def _plan(report: Report, sheet: Sheet) -> list[Flowable]:
    plan = report.plan
    if plan is None or not plan.goals:
        return []
    with sheet.within("Sect"):
        story = [room_for(_ROOM_OF_PLAN), *heading(sheet, _("Action plan"))]
        story += timeline(sheet, plan.lines, plan.marks, plan.today)
        for goal in plan.goals:
            story += goal_part(sheet, goal, 3)
    return story


def _rhythm(report: Report, sheet: Sheet) -> list[Flowable]:
    if report.rhythm is None and not report.rhythm_said:
        return []
    with sheet.within("Sect"):
        story = heading(sheet, _("Meetings and contacts"))
        story += items(sheet, report.rhythm_said, PLAIN_ITEM)
        if report.rhythm is not None:
            story += chart(sheet, report.rhythm, height=_CHART, level=3)
    return story


def _meetings(report: Report, sheet: Sheet) -> list[Flowable]:
    if not report.meetings:
        return []
    columns = [Column(_("When"), 1.7, is_head=True), Column(_("How it stands"), 1.6),
               Column(_("About"), 2.4), Column(_("What came of it"), 3)]  # fmt: skip
    with sheet.within("Sect"):
        story = heading(sheet, _("Meetings"))
        rows = [[one.when, one.state, one.about, one.outcome] for one in report.meetings]
        story += table(sheet, columns, rows)
        for one in report.meetings:
            story += _notes(sheet, one)
    return story


def _notes(sheet: Sheet, meeting: MeetingSaid) -> list[Flowable]:
    story: list[Flowable] = []
    for label, text in meeting.notes:
        said = _("{day}: {label}").format(day=meeting.when, label=label)
        story += labelled(sheet, said, text, _LABEL)
    return story


def _items(report: Report, sheet: Sheet) -> list[Flowable]:
    story: list[Flowable] = []
    parts = (
        (_("Action items"), [one for one in report.items if not one.is_introduction]),
        (_("Introductions"), [one for one in report.items if one.is_introduction]),
    )
    columns = [Column(_("What"), 3.4, is_head=True), Column(_("Who"), 1.4),
               Column(_("How it stands"), 1.6), Column(_("What came of it"), 2.4)]  # fmt: skip
    for title, found in parts:
        if found:
            with sheet.within("Sect"):
                story += heading(sheet, title)
                rows = [[one.title, one.owner, one.standing, one.result] for one in found]
                story += table(sheet, columns, rows)
    if report.item_counts:
        with sheet.within("Sect"):
            story += heading(sheet, _("Action items"))
            story += items(sheet, report.item_counts, PLAIN_ITEM)
    return story


def _check_ins(report: Report, sheet: Sheet) -> list[Flowable]:
    if not report.check_ins:
        return []
    with sheet.within("Sect"):
        story = heading(sheet, _("Check-ins"))
        bare = [[one.title, " · ".join(one.days)] for one in report.check_ins if not one.rows]
        if bare:
            columns = [Column(_("Check-in"), 1, is_head=True), Column(_("Days"), 2)]
            story += table(sheet, columns, bare, is_tight=True)
        for one in report.check_ins:
            story += _compared(sheet, one) if one.rows else []
    return story


def _compared(sheet: Sheet, one: CheckInsSaid) -> list[Flowable]:
    """The answers of each time side by side."""
    with sheet.within("Sect"):
        story = heading(sheet, one.title, 3)
        columns = [Column(_("Question"), 2, is_head=True)]
        columns += [Column(day, 2) for day in one.days]
        story += table(sheet, columns, one.rows)
        story += items(sheet, one.results, PLAIN_ITEM)
    return story


def _agreements(report: Report, sheet: Sheet) -> list[Flowable]:
    if not report.agreements:
        return []
    columns = [Column(_("Version"), 1, is_head=True), Column(_("How it stands"), 2),
               Column(_("Days"), 3)]  # fmt: skip
    with sheet.within("Sect"):
        story = heading(sheet, _("The agreement"))
        return story + table(sheet, columns, report.agreements)


def _entries(sheet: Sheet, title: str, entries: tuple[EntrySaid, ...]) -> list[Flowable]:
    if not entries:
        return []
    with sheet.within("Sect"):
        story = heading(sheet, title)
        for one in entries:
            story += labelled(sheet, one.title, one.text, _LABEL)
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
