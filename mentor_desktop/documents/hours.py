"""The statement of contact hours as a PDF: the sum, the months, each relationship."""

from dataclasses import replace
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal
from reportlab.platypus import Flowable

from mentor_desktop.documents.blocks.charts import chart
from mentor_desktop.documents.blocks.tables import Column, table
from mentor_desktop.documents.blocks.texts import heading, items, paragraph
from mentor_desktop.documents.blocks.titles import Title, Who, title_block
from mentor_desktop.documents.days import day, locale, medium_day, month
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.looks import ACCENT, BODY, MUTED, NAME, OPEN, PLAIN_ITEM
from mentor_desktop.documents.printing import titled
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.domain.chart import BARS, Chart, Series
from mentor_desktop.domain.hours import (
    HoursContent,
    PairHours,
    Span,
    in_hours,
    spans,
    written_time,
)
from mentor_desktop.translation import _, language, ngettext

_SUM = replace(NAME, size=17, leading=23, colour=ACCENT, before=6, side="")
_UNDER_SUM = replace(BODY, indent=0, after=4)
_RULE = replace(PLAIN_ITEM, size=8.5, leading=12, colour=MUTED)
_CHART = 120.0


def make(content: HoursContent, *, paper: str = "A4") -> Document:
    """The statement on "A4" or "Letter"; the same bytes for the same values."""
    with language(content.language):
        sheet = Sheet(content.language, paper)
        title = _("Contact hours")
        if content.person is not None:
            title = _("Contact hours: {name}").format(name=content.person[1])
        author = content.organisation or content.programme or title
        return titled(_story(content, sheet), sheet, title, author)


def _story(content: HoursContent, sheet: Sheet) -> list[Flowable]:
    story = title_block(sheet, _title(content))
    story += _sum(sheet, content)
    if content.meetings or content.contacts:
        story += _months(sheet, content)
        story += _pairs(sheet, content)
        # Of a whole programme nobody reads each meeting.
        if content.person is not None or len(content.pairs) == 1:
            for pair in content.pairs:
                story += _meetings(sheet, pair)
    return story + _rules(sheet)


def _title(content: HoursContent) -> Title:
    people = [content.person] if content.person is not None else []
    if not people and len(content.pairs) == 1:
        people = list(content.pairs[0].people)
    return Title(
        _("Statement of contact hours"),
        over=content.programme,
        under=content.organisation,
        people=[Who(role, name) for role, name in people],
        facts=[
            _("From {start} to {end}").format(
                start=day(content.first.isoformat(), content.language),
                end=day(content.last.isoformat(), content.language),
            ),
            _("As of {day}").format(day=day(content.made_on.isoformat(), content.language)),
        ],
    )


def _sum(sheet: Sheet, content: HoursContent) -> list[Flowable]:
    if not content.meetings:
        return paragraph(sheet, _("No meeting was held in this period."), replace(OPEN, indent=0))
    said = _("{time} in all ({hours} hours)").format(
        time=written_time(content.minutes), hours=_decimal(sheet, content.minutes)
    )
    return [*paragraph(sheet, said, _SUM), *paragraph(sheet, _counts(content), _UNDER_SUM)]


def _counts(content: HoursContent) -> str:
    meetings = ngettext("{count} meeting held", "{count} meetings held", content.meetings)
    contacts = ngettext("{count} brief contact", "{count} brief contacts", content.contacts)
    return _("{meetings}; {contacts} without a length").format(
        meetings=meetings.format(count=content.meetings),
        contacts=contacts.format(count=content.contacts),
    )


def _decimal(sheet: Sheet, minutes: int) -> str:
    spoken = locale(sheet.language)
    return str(format_decimal(in_hours(minutes), format="#,##0.00", locale=spoken))


def _months(sheet: Sheet, content: HoursContent) -> list[Flowable]:
    found = spans(content)
    hours = tuple(float(in_hours(one.minutes)) for one in found)
    title = _("Year by year") if found[0].is_year else _("Month by month")
    with sheet.within("Sect"):
        data = Chart(
            BARS, title, tuple(_short(sheet, one) for one in found), (Series(_("Hours"), hours),),
            _("Hours of meetings"),
        )  # fmt: skip
        story = chart(sheet, data, height=_CHART, level=2, is_tabled=False)
        columns = [
            Column(_("Year") if found[0].is_year else _("Month"), 2.2, is_head=True),
            *_number_columns(),
        ]
        rows = [
            [_long(sheet, one), *_numbers(sheet, one.meetings, one.minutes, one.contacts)]
            for one in found
        ]
        return story + table(sheet, columns, [*rows, _total(sheet, content)])


def _number_columns() -> list[Column]:
    return [
        Column(_("Meetings"), 1, is_number=True),
        Column(_("Time"), 1.3, is_number=True),
        Column(_("Hours"), 1, is_number=True),
        Column(_("Brief contacts"), 1.3, is_number=True),
    ]


def _numbers(sheet: Sheet, meetings: int, minutes: int, contacts: int) -> list[str]:
    return [str(meetings), written_time(minutes), _decimal(sheet, minutes), str(contacts)]


def _total(sheet: Sheet, content: HoursContent) -> list[str]:
    return [_("In all"), *_numbers(sheet, content.meetings, content.minutes, content.contacts)]


def _short(sheet: Sheet, one: Span) -> str:
    form = "y" if one.is_year else "LLL"
    return str(format_date(one.first, form, locale=locale(sheet.language)))


def _long(sheet: Sheet, one: Span) -> str:
    return str(one.first.year) if one.is_year else month(sheet.language, one.first)


def _pairs(sheet: Sheet, content: HoursContent) -> list[Flowable]:
    if len(content.pairs) < 2:
        return []
    # Whose statement it is needs no naming in each row.
    shown = [at for at in (0, 1) if len({pair.people[at] for pair in content.pairs}) > 1] or [1]
    titles = (_("Mentor"), _("Mentee"))
    with sheet.within("Sect"):
        story = heading(sheet, _("Relationship by relationship"))
        names = [Column(titles[at], 2, is_head=at == shown[0]) for at in shown]
        rows = [
            [*(pair.people[at][1] for at in shown),
             *_numbers(sheet, len(pair.held), pair.minutes, len(pair.contacts))]
            for pair in content.pairs
        ]  # fmt: skip
        total = _total(sheet, content)
        rows.append([total[0], *[""] * (len(shown) - 1), *total[1:]])
        return story + table(sheet, [*names, *_number_columns()], rows)


def _meetings(sheet: Sheet, pair: PairHours) -> list[Flowable]:
    if not pair.held:
        return []
    names = " · ".join(name for _role, name in pair.people)
    with sheet.within("Sect"):
        story = heading(sheet, _("Meetings: {names}").format(names=names))
        columns = [
            Column(_("Day"), 2, is_head=True),
            Column(_("Time"), 1, is_number=True),
            Column(_("How it is known"), 2.4),
        ]
        rows = [
            [_day(sheet, one.day), written_time(one.minutes),
             _("taken in the meeting") if one.is_timed else _("as planned")]
            for one in pair.held
        ]  # fmt: skip
        return story + table(sheet, columns, rows)


def _day(sheet: Sheet, one: date) -> str:
    return medium_day(sheet.language, one)


def _rules(sheet: Sheet) -> list[Flowable]:
    with sheet.within("Sect"):
        story = heading(sheet, _("How it is counted"))
        return story + items(
            sheet,
            [
                _("A held meeting counts on its day; the first and the last day count, too."),
                _("It counts with the time taken in it; where nobody took it, as long as planned."),
                _("Messages, mails, calls and quick checks have no length and add no time."),
                _(
                    "Minutes are added as they are. Only hours are rounded, to hundredths and "
                    "halves up, so rounded rows may differ a little from the rounded sum."
                ),
            ],
            _RULE,
        )
