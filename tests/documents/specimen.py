"""A report of over forty pages that uses every building block."""

import json
from dataclasses import asdict
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, PageBreak

from mentor_desktop.documents.blocks.charts import chart
from mentor_desktop.documents.blocks.figures import drawing, picture
from mentor_desktop.documents.blocks.record import record_page
from mentor_desktop.documents.blocks.signing import signature_block
from mentor_desktop.documents.blocks.tables import Column, facts, table
from mentor_desktop.documents.blocks.texts import Item, heading, items, paragraph, rule
from mentor_desktop.documents.blocks.titles import Title, Who, title_block
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.looks import ACCENT, PLAIN, PLAIN_ITEM, SOFT
from mentor_desktop.documents.metadata import File, Properties
from mentor_desktop.documents.printing import Furniture, printed
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.text import Run
from mentor_desktop.domain.agreement_content import Party, fingerprint, short_fingerprint
from mentor_desktop.domain.chart import BARS, LINES, Chart, Series
from tests.documents.cohorts import Cohort, Someone

ROWS = 500


def specimen(
    cohort: Cohort, *, language: str = "en", paper: str = "A4", rows: int = ROWS
) -> Document:
    """The report of a cohort, with its data attached; the same bytes for the same values.

    `rows`: of the long table, by which the report becomes longer or shorter.
    """
    sheet = Sheet(language, paper)
    data = json.dumps(asdict(cohort), ensure_ascii=False, sort_keys=True).encode()
    short = short_fingerprint(fingerprint(data))
    title = f"{cohort.programme}: Report"
    return printed(
        _story(sheet, cohort, fingerprint(data), rows),
        sheet,
        Furniture(title, short),
        Properties(
            title, cohort.organisation, language, files=(File("cohort.json", data, "The cohort"),),
            is_mirrored=sheet.is_mirrored,
        ),
    )  # fmt: skip


def _story(sheet: Sheet, cohort: Cohort, sha256: str, rows: int) -> list[Flowable]:
    first, second = cohort.people[:2]
    parties = [
        Party("mentor", "p1", first.name, "", first.role),
        Party("mentee", "p2", second.name, "", second.role),
        Party("supervisor", "p3", cohort.people[-1].name, "", cohort.people[-1].role),
    ]
    story = title_block(
        sheet,
        Title(
            "Report", "How the cohort is doing", cohort.programme, cohort.organisation,
            [Who("Mentor", first.name, (first.role,)), Who("Mentee", second.name, (second.role,))],
            ["From March 9, 2026 to March 8, 2027"],
        ),
    )  # fmt: skip
    story += _first_page(sheet, cohort)
    for number, someone in enumerate(cohort.people[:16], 1):
        story += _about(sheet, number, someone)
    story += _tables(sheet, cohort, rows)
    story += signature_block(sheet, parties, (), is_draft=False, sentence="We agree.")
    return story + record_page(sheet, 1, sha256, parties, ())


def _first_page(sheet: Sheet, cohort: Cohort) -> list[Flowable]:
    months = ("Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")
    names = tuple(someone.name for someone in cohort.people[:6])
    return [
        *heading(sheet, "Where we stand"),
        *paragraph(sheet, [
            Run("Most pairs meet "), Run("as agreed", bold=True), Run(", two "),
            Run("less often", italic=True), Run("; how to tell is "),
            Run("written here", link="https://example.org/contact"), Run("."),
        ]),
        *chart(sheet, Chart(BARS, "Meetings held", names, (
            Series("Planned", tuple(float(5 + at % 3) for at in range(len(names)))),
            Series("Held", tuple(float(2 + at % 5) for at in range(len(names)))),
        ), "Meetings a quarter")),
        *chart(sheet, Chart(LINES, "Hours of learning", months, (
            Series("Promised", (4, 4, 4, 4, 5, 5, 5, 5)),
            Series("Given", (3, 4.5, 2, None, 5, 6.25, 4, 1)),
            Series("Least", (1, 1, 1, 1, 1, 1, 1, 1)),
        ), "Hours a week")),
        rule(ACCENT, 1.2),
        *heading(sheet, "Pictures"),
        *drawing(sheet, _paint_steps, sheet.width, 46, "Six steps, three of them done",
                 "The journey so far"),
        *picture(sheet, photo(), "A harbour in the evening", "The harbour", 260),
        *picture(sheet, b"\x89PNG of no use", "A picture that was lost", "Lost"),
    ]  # fmt: skip


def _paint_steps(canvas: Any, width: float, height: float) -> None:
    canvas.setLineWidth(1.5)
    for at in range(6):
        x = width * (at + 0.5) / 6
        canvas.setStrokeColor(HexColor(ACCENT))
        canvas.setFillColor(HexColor(ACCENT if at < 3 else SOFT))
        canvas.circle(x, height / 2, 8, stroke=1, fill=1)


@cache
def photo() -> bytes:
    """A picture of many colours, as a camera gives it."""
    made = Image.new("RGB", (1200, 800))
    pen = ImageDraw.Draw(made)
    for y in range(800):
        pen.line((0, y, 1200, y), (40 + y // 5, 60 + y // 8, 120 + y // 10))
    for at in range(60):
        x = at * 20
        pen.ellipse((x, 400 + at * 3, x + 90, 460 + at * 4), (200, 120 + at, 60 + at * 2))
    out = BytesIO()
    made.save(out, "JPEG")
    return out.getvalue()


def _about(sheet: Sheet, number: int, someone: Someone) -> list[Flowable]:
    with sheet.within("Sect"):
        story = heading(sheet, someone.name, number=str(number))
        story.append(facts(sheet, [("Role", someone.role), ("Since", "2026")]))
        for at, text in enumerate(someone.says * 2, 1):
            if at % 4 == 1:
                story += heading(sheet, someone.role, 3, number=f"{number}.{at // 4 + 1}")
            story += paragraph(sheet, text, PLAIN)
        for at, words in enumerate(someone.lists):
            nested: list[Item] = [*words, (words[-1], words[:2])]
            story += items(sheet, nested, PLAIN_ITEM, is_numbered=at % 2 == 1)
    return story


def _tables(sheet: Sheet, cohort: Cohort, count: int) -> list[Flowable]:
    people = cohort.people
    columns = [Column("Name", 2, is_head=True), Column("Says", 4), Column("Hours", 1, True)]
    rows = []
    for at in range(count):
        someone = people[at % len(people)]
        text = someone.says[at % len(someone.says)]
        rows.append([f"{at + 1}. {someone.name}", text, f"{at % 17 / 4:g}"])
    long = " ".join(text for someone in people for text in someone.says)
    long = (long + " ") * (1 + 9_000 // len(long))
    return [
        PageBreak(),
        *heading(sheet, "Every meeting"),
        *table(sheet, columns, rows, caption="In the order of the calendar"),
        *heading(sheet, "One row higher than a page"),
        *table(sheet, columns, [["Short", "A line", "1"], [people[0].name, long, "2"],
                                ["Short", "", "3"]]),
        *heading(sheet, "Nothing yet"),
        *table(sheet, columns, [], empty="Nobody has met yet."),
    ]  # fmt: skip
