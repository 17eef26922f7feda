"""The parts of a report on a pair; what it does not hold makes no heading."""

from dataclasses import replace

from reportlab.platypus import Flowable

from mentor_desktop.documents.blocks.charts import chart
from mentor_desktop.documents.blocks.tables import Column, table
from mentor_desktop.documents.blocks.texts import heading, items, labelled, room_for
from mentor_desktop.documents.blocks.timeline import timeline
from mentor_desktop.documents.looks import LABEL, PLAIN_ITEM
from mentor_desktop.documents.plan import goal_part
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.domain.report import CheckInsSaid, EntrySaid, MeetingSaid, Report
from mentor_desktop.translation import _

_LABEL = replace(LABEL, indent=0)
_CHART = 125.0
_ROOM_OF_PLAN = 330.0  # the heading and a timeline of some rows


def plan_part(report: Report, sheet: Sheet) -> list[Flowable]:
    """The goals and activities on a timeline, then each goal."""
    plan = report.plan
    if plan is None or not plan.goals:
        return []
    with sheet.within("Sect"):
        story = [room_for(_ROOM_OF_PLAN), *heading(sheet, _("Action plan"))]
        story += timeline(sheet, plan.lines, plan.marks, plan.today)
        for goal in plan.goals:
            story += goal_part(sheet, goal, 3)
    return story


def rhythm_part(report: Report, sheet: Sheet) -> list[Flowable]:
    """How often, in counts and as a chart."""
    if report.rhythm is None and not report.rhythm_said:
        return []
    with sheet.within("Sect"):
        story = heading(sheet, _("Meetings and contacts"))
        recent = (report.recent,) if report.recent else ()
        story += items(sheet, (*report.rhythm_said, *recent), PLAIN_ITEM)
        if report.rhythm is not None:
            story += chart(sheet, report.rhythm, height=_CHART, level=3)
    return story


def meetings_part(report: Report, sheet: Sheet) -> list[Flowable]:
    """Every meeting, then the notes on them."""
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


def items_part(report: Report, sheet: Sheet) -> list[Flowable]:
    """Action items, introductions, or only how many."""
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


def check_ins_part(report: Report, sheet: Sheet) -> list[Flowable]:
    """Answers over time, or only the days."""
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


def agreements_part(report: Report, sheet: Sheet) -> list[Flowable]:
    """Every version."""
    if not report.agreements:
        return []
    columns = [Column(_("Version"), 1, is_head=True), Column(_("How it stands"), 2),
               Column(_("Days"), 3)]  # fmt: skip
    with sheet.within("Sect"):
        story = heading(sheet, _("The agreement"))
        return story + table(sheet, columns, report.agreements)


def entries_part(sheet: Sheet, title: str, entries: tuple[EntrySaid, ...]) -> list[Flowable]:
    """Entries of a journal under a title."""
    if not entries:
        return []
    with sheet.within("Sect"):
        story = heading(sheet, title)
        for one in entries:
            story += labelled(sheet, one.title, one.text, _LABEL)
    return story
