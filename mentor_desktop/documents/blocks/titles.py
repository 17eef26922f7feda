"""The block at the head of a document: whose it is, what it is, who it is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, Spacer

from mentor_desktop.documents.blocks.grid import Cell, Grid, Row, Shape
from mentor_desktop.documents.blocks.texts import heading, rule
from mentor_desktop.documents.looks import (
    ACCENT,
    FACT,
    LEAD,
    LINE,
    NAME,
    OVERLINE,
    ROLE,
    SMALL,
    UNDER,
    sized,
)
from mentor_desktop.documents.sheet import Sheet

_GAP = 28.0


@dataclass(frozen=True)
class Who:
    """A person at the head of a document; `notes`: position and the like, may be empty."""

    role: str
    name: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Title:
    """`over` stands above the title (the programme), `under` below that (the organisation)."""

    text: str
    lead: str = ""
    over: str = ""
    under: str = ""
    people: Sequence[Who] = ()
    facts: Sequence[str] = ()


def title_block(sheet: Sheet, title: Title) -> list[Flowable]:
    """Title, people side by side, facts such as days."""
    story: list[Flowable] = []
    for text, style in ((title.over, OVERLINE), (title.under, UNDER)):
        if text:
            story += sheet.text(text, sized(style, text))
    story += heading(sheet, title.text, 1, is_kept=True)
    if title.lead:
        story += sheet.text(title.lead, LEAD)
    story.append(rule(ACCENT, 1.6, 0, 8))
    if title.people:
        story += [_people(sheet, title.people), rule(LINE, 0.6, 6, 6)]
    for fact in title.facts:
        story += sheet.text(fact, FACT)
    return [*story, Spacer(1, 2)]


def _people(sheet: Sheet, people: Sequence[Who]) -> Flowable:
    cells = [_person(sheet, one) for one in people]
    rows = [Row(cells[at : at + 2]) for at in range(0, len(cells), 2)]
    half = (sheet.width - _GAP) / 2
    upright = LINE if len(people) > 1 else ""
    return Grid(
        Shape((half, half), sheet.height, _GAP, above=2, below=2, upright=upright,
              is_mirrored=sheet.is_mirrored),
        rows,
    )  # fmt: skip


def _person(sheet: Sheet, one: Who) -> Cell:
    return [
        *sheet.text(one.role, ROLE),
        *sheet.text(one.name, sized(NAME, one.name)),
        *(part for note in one.notes if note for part in sheet.text(note, sized(SMALL, note))),
    ]
