"""The action plan as a PDF: the timeline, then each goal with its activities. AP-11."""

from reportlab.platypus import Flowable

from mentor_desktop.documents.blocks.tables import Column, table
from mentor_desktop.documents.blocks.texts import heading, items, labelled, paragraph
from mentor_desktop.documents.blocks.timeline import timeline
from mentor_desktop.documents.blocks.titles import Title, Who, title_block
from mentor_desktop.documents.days import day, medium_day
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.looks import BODY, ITEM, LABEL, OPEN
from mentor_desktop.documents.printing import titled
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.domain.activity_words import kind_title
from mentor_desktop.domain.plan_content import ActivitySaid, GoalSaid, PlanContent
from mentor_desktop.translation import _, language


def make(content: PlanContent, *, paper: str = "A4") -> Document:
    """The plan on "A4" or "Letter"; the same bytes for the same values."""
    with language(content.language):
        sheet = Sheet(content.language, paper)
        names = " · ".join(name for _role, name, _position in content.people)
        title = _("Action plan: {names}").format(names=names)
        author = content.organisation or content.programme or names
        return titled(_story(content, sheet), sheet, title, author)


def _story(content: PlanContent, sheet: Sheet) -> list[Flowable]:
    story = title_block(sheet, _title(content))
    if not content.goals:
        return story + paragraph(sheet, _("There is no goal yet."), OPEN)
    story += timeline(sheet, content.lines, content.marks, content.today)
    for goal in content.goals:
        story += goal_part(sheet, goal)
    if content.findings:
        with sheet.within("Sect"):
            story += heading(sheet, _("Worth a look"))
            story += items(sheet, content.findings, ITEM)
    return story


def _title(content: PlanContent) -> Title:
    facts = [
        _("As of {day}").format(day=day(content.today.isoformat(), content.language)),
    ]
    if content.starts and content.ends:
        facts.append(
            _("From {start} to {end}").format(
                start=day(content.starts.isoformat(), content.language),
                end=day(content.ends.isoformat(), content.language),
            )
        )
    return Title(
        _("Action plan"),
        over=content.programme,
        under=content.organisation,
        people=[Who(role, name, (position,)) for role, name, position in content.people],
        facts=facts,
    )


def goal_part(sheet: Sheet, goal: GoalSaid, level: int = 2) -> list[Flowable]:
    """A goal with what was said of it and its activities, under a heading of that level."""
    with sheet.within("Sect"):
        story = heading(sheet, goal.line.title, level, number=str(goal.line.rank))
        if goal.line.progress is not None:
            said = _("{percent} %, {state}").format(
                percent=goal.line.progress, state=goal.state.lower()
            )
            story += paragraph(sheet, said, BODY)
        for label, text in goal.texts:
            story += labelled(sheet, label, text, LABEL, BODY)
        story += _activities(sheet, goal.activities)
        for one in goal.activities:
            story += _more(sheet, one)
    return story


def _activities(sheet: Sheet, activities: tuple[ActivitySaid, ...]) -> list[Flowable]:
    columns = [
        Column(_("Activity"), 3.2, is_head=True),
        Column(_("Kind"), 2),
        Column(_("When"), 2.2),
        Column(_("Effort"), 1.2),
        Column(_("State"), 1.6),
    ]
    rows = [
        [one.line.title, kind_title(one.line.kind), _when(sheet, one), one.effort, _state(one)]
        for one in activities
    ]
    return table(sheet, columns, rows, empty=_("No activity yet."))


def _when(sheet: Sheet, one: ActivitySaid) -> str:
    days = one.line.days
    if days is None:
        return _("no dates yet")
    first, last = (medium_day(sheet.language, each) for each in days)
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def _state(one: ActivitySaid) -> str:
    if one.line.progress and one.line.progress < 100:
        return _("{state}, {percent} %").format(state=one.state, percent=one.line.progress)
    return one.state


def _more(sheet: Sheet, one: ActivitySaid) -> list[Flowable]:
    """Who helps, resources and notes, under the title of the activity."""
    parts = [
        (_("Who helps"), one.helper),
        (_("Resources"), one.resources),
        (_("Notes"), one.notes),
    ]
    story: list[Flowable] = []
    for label, text in parts:
        if text:
            said = _("{activity}: {label}").format(activity=one.line.title, label=label)
            story += labelled(sheet, said, text, LABEL, BODY)
    return story
