"""The briefing of a supervisor as a PDF of one page: dates and what helps, no contents. FM-24."""

from dataclasses import dataclass, replace
from datetime import date

from reportlab.platypus import Flowable

from mentor_desktop.documents.blocks.grid import Grid, Row, Shape
from mentor_desktop.documents.blocks.journey import steps
from mentor_desktop.documents.blocks.tables import Column, table
from mentor_desktop.documents.blocks.texts import items, paragraph
from mentor_desktop.documents.blocks.titles import Title, Who, title_block
from mentor_desktop.documents.days import day, medium_day
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.fitting import fitted
from mentor_desktop.documents.looks import ACCENT, NOTE, PART, PLAIN, PLAIN_ITEM, SOFT
from mentor_desktop.documents.printing import titled
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.shortening import shortened
from mentor_desktop.domain.briefing import BriefingContent
from mentor_desktop.domain.report import StageSaid
from mentor_desktop.translation import _, language, ngettext

_SAFE = replace(PLAIN, indent=10, before=0, after=0, colour=ACCENT)
_HEADING = replace(PART, size=13, leading=17, before=12)
_MORE = replace(NOTE, before=0)


@dataclass(frozen=True)
class _Fit:
    """How it is made to fit: characters of a text, of a name, days of the programme, wishes."""

    letters: int
    name: int
    days: int
    asks: int


_FITS = (
    *(_Fit(300, 120, days, 8) for days in (12, 9, 7, 5)),
    *(_Fit(110, 60, days, 4) for days in (6, 5, 4, 3)),
    _Fit(80, 50, 3, 2), _Fit(60, 36, 2, 1), _Fit(24, 20, 1, 1), _Fit(10, 10, 0, 0),
)  # fmt: skip


def make(content: BriefingContent, *, paper: str = "A4") -> Document:
    """The briefing on "A4" or "Letter", never more than one page; it says where texts are cut."""
    with language(content.language):
        return fitted(_FITS, lambda fit: _printed(content, Sheet(content.language, paper), fit))


def _printed(content: BriefingContent, sheet: Sheet, fit: _Fit) -> Document:
    names = " · ".join(shortened(name, 60) for _role, name, _position in content.people)
    title = _("Supervisor briefing: {names}").format(names=names)
    author = content.organisation or content.programme or names
    return titled(_Story(content, sheet, fit).all(), sheet, title, author)


class _Story:
    """Builds the page; notes whether anything was cut."""

    def __init__(self, content: BriefingContent, sheet: Sheet, fit: _Fit) -> None:
        self._content, self._sheet, self._fit = content, sheet, fit
        self._is_cut = False

    def all(self) -> list[Flowable]:
        """The whole page."""
        story = [*title_block(self._sheet, self._title()), *self._safe()]
        story += self._stages()
        story += self._events()
        story += self._help()
        story += self._contact()
        if self._is_cut:
            said = _("Long texts are cut to keep to one page.")
            story += paragraph(self._sheet, said, _MORE)
        return story

    def _cut(self, text: str, most: int | None = None) -> str:
        said = shortened(text, most or self._fit.letters)
        self._is_cut |= said.endswith("…") and not text.endswith("…")
        return said

    def _title(self) -> Title:
        content, fit = self._content, self._fit
        facts = [f"{self._term()}  ·  {self._as_of()}"]
        lead = ""
        if content.supervisor:
            lead = _("For {name}").format(name=self._cut(content.supervisor, fit.name))
        return Title(
            _("Supervisor briefing"),
            lead=lead,
            over=self._cut(content.programme, fit.name) if content.programme else "",
            under=self._cut(content.organisation, fit.name) if content.organisation else "",
            people=[
                Who(role, self._cut(name, fit.name),
                    (self._cut(position, fit.name),) if position else ())
                for role, name, position in content.people
            ],
            facts=facts,
        )  # fmt: skip

    def _term(self) -> str:
        starts, ends = self._content.starts, self._content.ends
        if starts and ends:
            return _("From {start} to {end}").format(start=self._long(starts), end=self._long(ends))
        return _("The days are left open.")

    def _as_of(self) -> str:
        return _("As of {day}").format(day=self._long(self._content.today))

    def _long(self, one: date) -> str:
        return day(one.isoformat(), self._sheet.language)

    def _short(self, one: date | None) -> str:
        if one is None:
            return _("open")
        return medium_day(self._sheet.language, one)

    def _safe(self) -> list[Flowable]:
        """The line that says what is not in it, on a ground of its own."""
        sheet = self._sheet
        said = _(
            "This page says when the two work together, and what helps them. Nothing of the "
            "contents of their conversations and notes is in it."
        )
        shape = Shape(
            (sheet.width,), sheet.height, above=6, below=7, grounds=(SOFT,),
            is_mirrored=sheet.is_mirrored,
        )  # fmt: skip
        return [Grid(shape, [Row([sheet.text(said, _SAFE)])], before=6, after=2)]

    def _stages(self) -> list[Flowable]:
        sheet = self._sheet
        if not self._content.stages:
            return []
        with sheet.within("Sect"):
            story = self._heading(_("How it goes"))
            return story + steps(
                sheet,
                [
                    StageSaid(one.title, self._short(one.day), one.state)
                    for one in self._content.stages
                ],
            )

    def _events(self) -> list[Flowable]:
        sheet, events = self._sheet, self._content.events
        shown = events[: self._fit.days]
        if not shown:
            return []
        with sheet.within("Sect"):
            story = self._heading(_("Dates of the programme"))
            columns = [Column(_("Day"), 1.4, is_head=True), Column(_("What"), 4)]
            rows = [[self._short(one.day), self._cut(_what(one.title, one.note))] for one in shown]
            story += table(sheet, columns, rows, is_tight=True)
            return story + self._more(len(events) - len(shown))

    def _more(self, count: int) -> list[Flowable]:
        if count <= 0:
            return []
        said = ngettext(
            "and {count} more in the programme's calendar",
            "and {count} more in the programme's calendar",
            count,
        )
        return paragraph(self._sheet, said.format(count=count), _MORE)

    def _help(self) -> list[Flowable]:
        sheet, asks = self._sheet, self._content.asks
        with sheet.within("Sect"):
            story = self._heading(_("What you can do"))
            story += items(sheet, _what_helps(), PLAIN_ITEM)
            shown = asks[: self._fit.asks]
            if shown:
                story += paragraph(sheet, _("What the two ask you for:"), replace(PLAIN, after=1))
                story += items(sheet, [self._cut(one) for one in shown], PLAIN_ITEM)
                self._is_cut |= len(shown) < len(asks)
        return story

    def _contact(self) -> list[Flowable]:
        if not self._content.contact:
            return []
        said = _("Questions? {contact}").format(
            contact=" · ".join(self._cut(one, self._fit.name) for one in self._content.contact)
        )
        return paragraph(self._sheet, said, PLAIN)

    def _heading(self, text: str) -> list[Flowable]:
        made: list[Flowable] = self._sheet.text(text, _HEADING, tag="H2")
        return made


def _what(title: str, note: str) -> str:
    return _("{title}: {note}").format(title=title, note=note) if note else title


def _what_helps() -> list[str]:
    """CO-08, CO-12: what a supervisor's support is."""
    return [
        _("Keep the time of their meetings free, also in busy weeks."),
        _("Put the dates of the programme into your own calendar."),
        _("Ask how it goes and what would help, not what was talked about."),
        _("Give room to try out at work what is learned, and say when it shows."),
        _("Tell the coordinator early where time or workload stands in the way."),
        _("Thank both: a mentor gives this time freely."),
    ]
