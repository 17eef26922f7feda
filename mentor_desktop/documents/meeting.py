"""The sheet of a meeting as a PDF: the agenda in four parts with room to write, on one page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from reportlab.platypus import Flowable

from mentor_desktop.documents.blocks.texts import heading, paragraph, rule
from mentor_desktop.documents.blocks.writing import ticks, writing_lines
from mentor_desktop.documents.days import day, full_day, medium_day, time_of_day
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.fitting import fitted
from mentor_desktop.documents.looks import (
    ACCENT,
    FACT,
    HEADING,
    ITEM,
    NOTE,
    OPEN,
    OVERLINE,
    PLAIN,
    SMALL,
    UNDER,
)
from mentor_desktop.documents.printing import titled
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.shortening import shortened
from mentor_desktop.documents.text import TextStyle
from mentor_desktop.domain.meeting_content import MeetingContent, OnClock, OpenItem
from mentor_desktop.translation import _, language, ngettext

_MOST_OF_A_NAME = 70


@dataclass(frozen=True)
class _Fit:
    """How it is made to fit: share of the size, characters of a text, lines of a part, room."""

    scale: float
    letters: int
    lines: int
    room: int  # lines to write on below each part
    notes: int  # the least below all of them


# From roomy to tight; the first that fits on one page is printed.
_FITS = (
    _Fit(1.0, 400, 14, 2, 6),
    _Fit(1.0, 400, 14, 1, 5),
    _Fit(0.95, 400, 14, 0, 4),
    _Fit(0.9, 240, 13, 0, 3),
    _Fit(0.87, 150, 11, 0, 3),
    _Fit(0.85, 110, 9, 0, 2),
    _Fit(0.85, 80, 7, 0, 2),
    _Fit(0.85, 70, 5, 0, 2),
    _Fit(0.82, 50, 4, 0, 2),
    _Fit(0.8, 40, 3, 0, 2),
    _Fit(0.8, 24, 2, 0, 1),
    _Fit(0.8, 12, 1, 0, 1),
)


def make(content: MeetingContent, *, paper: str = "A4") -> Document:
    """The sheet on "A4" or "Letter", never more than one; long texts are cut, and it says so."""
    with language(content.language):
        return fitted(_FITS, lambda fit: _printed(content, Sheet(content.language, paper), fit))


def _printed(content: MeetingContent, sheet: Sheet, fit: _Fit) -> Document:
    names = " · ".join(shortened(name, _MOST_OF_A_NAME) for _role, name in content.people)
    title = _("Meeting: {names}").format(names=names)
    return titled(_Story(content, sheet, fit).all(), sheet, title, content.programme or names)


class _Story:
    """Builds the page; notes whether anything was cut."""

    def __init__(self, content: MeetingContent, sheet: Sheet, fit: _Fit) -> None:
        self._content, self._sheet, self._fit = content, sheet, fit
        self._is_cut = False

    def all(self) -> list[Flowable]:
        """The whole page."""
        content = self._content
        story = self._head()
        items = tuple(self._item(one) for one in content.items)
        parts = (content.updates, content.topics, items, content.next)
        for number, (title, texts) in enumerate(zip(content.titles, parts, strict=True), 1):
            story += self._part(number, title, texts)
        return story + self._notes()

    def _styled(self, style: TextStyle) -> TextStyle:
        scale = self._fit.scale
        return replace(
            style, size=style.size * scale, leading=style.leading * scale,
            before=style.before * scale * scale, after=style.after * scale,
        )  # fmt: skip

    def _cut(self, text: str, most: int) -> str:
        said = shortened(text, most)
        self._is_cut |= said.endswith("…") and not text.endswith("…")
        return said

    def _head(self) -> list[Flowable]:
        content, sheet, letters = self._content, self._sheet, self._fit.letters
        story: list[Flowable] = []
        if content.programme:
            programme = self._cut(content.programme, min(letters, _MOST_OF_A_NAME))
            story += paragraph(sheet, programme, OVERLINE)
        first = content.clocks[0]
        day_said = full_day(sheet.language, first.day)
        story += paragraph(sheet, _("Meeting"), UNDER)
        story += heading(sheet, day_said, 1, is_kept=True)
        story.append(rule(ACCENT, 1.6, 0, 6))
        for clock in content.clocks:
            said = self._hours(clock)
            if said:
                story += paragraph(sheet, said, FACT)
        people = "  ·  ".join(
            _("{role}: {name}").format(
                role=role, name=self._cut(name, min(2 * letters, _MOST_OF_A_NAME))
            )
            for role, name in content.people
        )
        where = "  ·  ".join(
            self._cut(text, letters) for text in (content.kind, content.where) if text
        )
        for text in (people, where):
            if text:
                story += paragraph(sheet, text, self._styled(FACT))
        if content.purpose:
            purpose = _("What for: {purpose}").format(purpose=self._cut(content.purpose, letters))
            story += paragraph(sheet, purpose, self._styled(replace(PLAIN, before=4)))
        return story

    def _hours(self, clock: OnClock) -> str:
        if not clock.begins:
            return ""
        begins, ends = (self._time(each) for each in (clock.begins, clock.ends))
        if not clock.name:
            said = _("{begins} to {ends} ({zone})")
        elif clock.day == self._content.clocks[0].day:
            said = _("For {name}: {begins} to {ends} ({zone})")
        else:
            said = _("For {name}: {day}, {begins} to {ends} ({zone})")
        return said.format(
            begins=begins,
            ends=ends,
            zone=clock.zone,
            name=self._cut(clock.name, _MOST_OF_A_NAME),
            day=day(clock.day.isoformat(), self._sheet.language),
        )

    def _time(self, begins: str) -> str:
        return time_of_day(self._sheet.language, time.fromisoformat(begins))

    def _item(self, one: OpenItem) -> str:
        name = shortened(one.owner, 30)
        if one.due is None:
            return _("{name}: {title}").format(name=name, title=one.title)
        said = (
            _("{name}, late since {day}: {title}")
            if one.is_late
            else _("{name}, by {day}: {title}")
        )
        due = medium_day(self._sheet.language, one.due)
        return said.format(name=name, day=due, title=one.title)

    def _part(self, number: int, title: str, texts: Sequence[str]) -> list[Flowable]:
        sheet, fit = self._sheet, self._fit
        with sheet.within("Sect"):
            story = list(sheet.text(title, self._styled(HEADING), tag="H2", bullet=str(number)))
            shown = texts if len(texts) <= fit.lines else texts[: fit.lines - 1 or 1]
            lines = [self._cut(text, fit.letters) for text in shown]
            story += ticks(sheet, lines, self._styled(ITEM))
            more = len(texts) - len(shown)
            if more:
                self._is_cut = True
                said = ngettext("and {count} more", "and {count} more", more).format(count=more)
                story += paragraph(sheet, said, self._styled(OPEN))
        return story + writing_lines(sheet, fit.room, indent=ITEM.bullet_indent)

    def _notes(self) -> list[Flowable]:
        sheet, fit = self._sheet, self._fit
        story: list[Flowable] = []
        with sheet.within("Sect"):
            story += sheet.text(_("Notes"), self._styled(replace(HEADING, indent=0)), tag="H2")
            if self._content.notes:
                said = self._cut(self._content.notes, 3 * fit.letters)
                story += paragraph(sheet, _("Your own notes, private:"), self._styled(SMALL))
                story += paragraph(sheet, said, self._styled(PLAIN))
            if self._is_cut:
                story += paragraph(
                    sheet,
                    _("Long texts are cut to keep to one sheet; the file has all of them."),
                    self._styled(NOTE),
                )
        return story + writing_lines(sheet, fit.notes, fills=True)
