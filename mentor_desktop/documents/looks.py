"""The one look of all documents: colours, styles of text, sizes of paper."""

from dataclasses import replace

from reportlab.lib.pagesizes import A4, LETTER, landscape
from reportlab.lib.units import mm

from mentor_desktop.documents.fonts import BOLD, ITALIC
from mentor_desktop.documents.text import TextStyle
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

ACCENT, TEXT, MUTED, LINE, FAINT = "#1B6E60", "#1C2421", "#5A6661", "#DDE2DD", "#EDF0ED"
SOFT, INK = "#DDEFEA", "#16324F"
SERIES = ("#1B6E60", "#2C6FB7", "#7A4FB5", "#B4541A", "#5A6661")
SIDE, TOP, BOTTOM = 24 * mm, 22 * mm, 27 * mm
INDENT = 22.0
ACROSS = " across"  # a paper with its long edge below
_PAPERS = {
    "A4": A4, "Letter": LETTER,
    f"A4{ACROSS}": landscape(A4), f"Letter{ACROSS}": landscape(LETTER),
}  # fmt: skip

TITLE = TextStyle(25, 31, TEXT, BOLD, after=3)
OVERLINE = TextStyle(9.5, 13, ACCENT, BOLD, after=1, side="left")
UNDER = TextStyle(9.5, 13, MUTED, after=5, side="left")
LEAD = TextStyle(11, 16, MUTED, after=10)
PART = TextStyle(15, 20, TEXT, BOLD, before=18, after=3)
HEADING = TextStyle(13, 17, TEXT, BOLD, before=16, after=3, indent=INDENT, bullet_colour=ACCENT)
SUBHEADING = TextStyle(10.5, 15, TEXT, BOLD, before=9, after=1)
LABEL = TextStyle(8.5, 12, MUTED, before=6, after=0.5, indent=INDENT)
BODY = TextStyle(10, 14.5, TEXT, after=2, indent=INDENT, between=3)
PLAIN = TextStyle(10, 14.5, TEXT, after=5, between=3)
ITEM = TextStyle(10, 14.5, TEXT, after=1, indent=34, bullet_indent=23, bullet_colour=ACCENT)
PLAIN_ITEM = replace(ITEM, indent=14, bullet_indent=2)
OPEN = TextStyle(10, 14.5, MUTED, ITALIC, before=3, after=2, indent=INDENT)
SMALL = TextStyle(8.5, 12, MUTED, after=1, side="left")
NOTE = TextStyle(8.5, 12, MUTED, ITALIC, before=2, after=6)
ROLE = TextStyle(8.5, 12, ACCENT, BOLD, after=1, side="left")
NAME = TextStyle(13, 18, TEXT, BOLD, side="left")
FACT = TextStyle(10, 14.5, TEXT)
DIGEST = TextStyle(9, 13, TEXT, side="left")
HEAD_CELL = TextStyle(8.5, 12, MUTED, BOLD, side="left")
CELL = TextStyle(9.5, 13.5, TEXT, between=2, side="left")
CAPTION = TextStyle(9, 12.5, MUTED, before=4, after=8)
FOOT = TextStyle(8, 11, MUTED)
DRAFT = TextStyle(150, 150, FAINT, BOLD, align="center")


def page_size(paper: str) -> tuple[float, float]:
    """Width and height in points of "A4" or "Letter"; Refused for another name."""
    try:
        width, height = _PAPERS[paper]
    except KeyError:
        raise Refused(
            _("The paper can be A4 or Letter, not “{paper}”.").format(paper=paper)
        ) from None
    return float(width), float(height)


def content_size(paper: str) -> tuple[float, float]:
    """Width and height in points between the margins."""
    width, height = page_size(paper)
    return width - 2 * float(SIDE), height - float(TOP) - float(BOTTOM)


def sized(style: TextStyle, text: str) -> TextStyle:
    """The style made smaller for a text that would fill a page in a narrow column."""
    steps = ((70, 1.0), (200, 0.75), (500, 0.6))
    factor = next((factor for longest, factor in steps if len(text) <= longest), 0.45)
    return replace(style, size=style.size * factor, leading=style.leading * factor)
