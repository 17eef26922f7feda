"""A certificate for the mentor or the mentee as a PDF, the long edge below. CLO-09, CO-12."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportlab.platypus import Flowable, PageBreak, Spacer

from mentor_desktop.documents.blocks.grid import Grid, Row, Shape
from mentor_desktop.documents.blocks.ornaments import Border, Flourish
from mentor_desktop.documents.blocks.texts import Rule
from mentor_desktop.documents.days import day
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.fitting import fitted
from mentor_desktop.documents.fonts import BOLD
from mentor_desktop.documents.looks import ACCENT, ACROSS, MUTED, TEXT, page_size
from mentor_desktop.documents.printing import titled
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.shortening import shortened
from mentor_desktop.documents.text import TextStyle
from mentor_desktop.domain.certificate_content import CertificateContent
from mentor_desktop.domain.hours import written_time
from mentor_desktop.translation import _, language, ngettext

_OVER = TextStyle(11, 15, ACCENT, BOLD, align="center", after=2)
_UNDER = TextStyle(10, 14, MUTED, align="center", after=2)
_TITLE = TextStyle(34, 42, TEXT, BOLD, align="center", before=8)
_WORDS = TextStyle(13, 19, TEXT, align="center", after=2)
_NAME = TextStyle(29, 38, ACCENT, BOLD, align="center", before=4, after=4)
_FIGURES = TextStyle(14, 20, TEXT, BOLD, align="center", before=8)
_THANKS = TextStyle(12, 18, TEXT, align="center", before=8)
_SIGNED = TextStyle(9, 12.5, MUTED, align="center")
_NOTE = TextStyle(8, 11, MUTED, align="center", before=12)
_ROOM_TO_SIGN, _GAP = 46.0, 90.0


@dataclass(frozen=True)
class _Fit:
    """How it is made to fit: share of the size, characters of a name."""

    scale: float
    letters: int


_FITS = (
    *(_Fit(scale, 240) for scale in (1.2, 1.0, 0.85, 0.7, 0.6, 0.5)),  # a name is cut last of all
    _Fit(0.7, 110), _Fit(0.6, 60), _Fit(0.5, 20),
)  # fmt: skip


def make(contents: Sequence[CertificateContent], *, paper: str = "A4") -> Document:
    """A page for each, on "A4" or "Letter" with its long edge below; all in one language."""
    spoken = contents[0].language
    with language(spoken):
        return fitted(
            _FITS,
            lambda fit: _printed(contents, Sheet(spoken, paper + ACROSS), fit),
            len(contents),
        )


def _printed(contents: Sequence[CertificateContent], sheet: Sheet, fit: _Fit) -> Document:
    names = " · ".join(shortened(one.name, 80) for one in contents)
    title = _("Certificate of mentoring: {names}").format(names=names)
    author = contents[0].organisation or contents[0].programme or names
    story: list[Flowable] = []
    for at, content in enumerate(contents):
        story += [PageBreak()] if at else []
        story += _page(sheet, content, fit)
    return titled(story, sheet, title, author, has_foot=False)


def _page(sheet: Sheet, content: CertificateContent, fit: _Fit) -> list[Flowable]:
    with sheet.within("Sect"):
        story = _words(sheet, content, fit)
    free = max(0.0, sheet.height - _height(sheet, story))
    return [Border(page_size(sheet.paper)), Spacer(1, free / 2), *story]


def _height(sheet: Sheet, story: Sequence[Flowable]) -> float:
    total, after = 0.0, 0.0
    for one in story:
        total += one.wrap(sheet.width, sheet.height)[1] + max(after, one.getSpaceBefore())
        after = one.getSpaceAfter()
    return total + 2


def _words(sheet: Sheet, content: CertificateContent, fit: _Fit) -> list[Flowable]:
    def said(text: str, style: TextStyle, tag: str = "P") -> list[Flowable]:
        return sheet.text(text, _scaled(style, fit.scale), tag=tag)

    def cut(text: str) -> str:
        return shortened(text, fit.letters)

    story: list[Flowable] = []
    if content.programme:
        story += said(cut(content.programme), _OVER)
    if content.organisation:
        story += said(cut(content.organisation), _UNDER)
    story += said(_("Certificate of mentoring"), _TITLE, "H1")
    story.append(Flourish(4, 8))
    name = cut(content.name)
    story += said(name, replace(_NAME, size=_NAME.size * (1.0 if len(name) < 40 else 0.7)))
    story += said(_part(content).format(name=cut(content.other)), _WORDS)
    story += said(_term(content), _WORDS)
    story += said(_figures(content), _FIGURES)
    story += said(_thanks(content), _THANKS)
    story.append(Spacer(1, _ROOM_TO_SIGN * fit.scale))
    story.append(_signing(sheet, cut(content.signs) or _("For the programme")))
    return story + said(
        _(
            "Meetings and time are what the two logged up to {day}. This says that they took part; "
            "it is no examination and no qualification."
        ).format(day=_day(content, content.today)),
        _NOTE,
    )


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    scale = max(scale, 0.75) if style.size < 12 else scale
    return replace(
        style, size=style.size * scale, leading=style.leading * scale,
        before=style.before * scale, after=style.after * scale,
    )  # fmt: skip


def _part(content: CertificateContent) -> str:
    if content.role == "mentor":
        return _("is a mentor to {name},") if content.ends is None else _("was a mentor to {name},")
    return _("is mentored by {name},") if content.ends is None else _("was mentored by {name},")


def _thanks(content: CertificateContent) -> str:
    if content.role == "mentor":
        return _("Thank you for the time, the attention and the experience you gave freely.")
    return _("With respect for the openness and the work you put into it.")


def _term(content: CertificateContent) -> str:
    starts = _day(content, content.starts)
    if content.ends is None:
        return _("since {start}").format(start=starts)
    return _("from {start} to {end}").format(start=starts, end=_day(content, content.ends))


def _day(content: CertificateContent, one: date) -> str:
    return day(one.isoformat(), content.language)


def _figures(content: CertificateContent) -> str:
    meetings = ngettext("{count} meeting", "{count} meetings", content.meetings)
    return _("{meetings}  ·  {time}").format(
        meetings=meetings.format(count=content.meetings), time=written_time(content.minutes)
    )


def _signing(sheet: Sheet, name: str) -> Flowable:
    """Two lines for a pen, and what goes on them."""
    width = (sheet.width - _GAP) / 2 - 40
    cells = [
        [Rule(MUTED, 0.7, 0, 3), *sheet.text(text, _SIGNED)] for text in (name, _("Place and date"))
    ]
    shape = Shape((width, width), sheet.height, _GAP, is_mirrored=sheet.is_mirrored)
    grid = Grid(shape, [Row(cells)])
    grid.hAlign = "CENTER"
    return grid
