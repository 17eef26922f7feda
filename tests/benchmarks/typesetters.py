"""The same text set by others, each with the parts that it has: no tags, no archive, no signing.

Each takes an outline, as `outlines` gives it.
"""

from functools import cache
from html import escape
from io import BytesIO
from typing import Any

import typst
import uharfbuzz
import weasyprint
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from mentor_desktop.documents.fonts import BASE
from tests.benchmarks.outlines import Outline

_MARGIN = 68


@cache
def _font(weight: int, *, is_shaped: bool) -> str:
    """Our own base font for ReportLab, which takes no variable fonts."""
    request = uharfbuzz.SubsetInput()
    request.keep_everything()
    request.pin_axis_location(BASE.source, "wght", weight)
    name = f"Base-{weight}-{is_shaped}"
    data = BytesIO(uharfbuzz.subset(BASE.source, request).blob.data)
    font = TTFont(name, data, shapable=is_shaped)
    font.face.name = name.encode()
    pdfmetrics.registerFont(font)
    return name


def _styles(*, is_shaped: bool) -> dict[str, ParagraphStyle]:
    plain, bold = (_font(weight, is_shaped=is_shaped) for weight in (400, 700))
    named: dict[str, Any] = {"shaping": int(is_shaped), "bulletFontName": plain}
    return {
        "heading": ParagraphStyle("h", fontName=bold, fontSize=13, leading=17, spaceBefore=16,
                                  spaceAfter=3, **named),
        "paragraph": ParagraphStyle("p", fontName=plain, fontSize=10, leading=14.5, spaceAfter=5,
                                    **named),
        "cell": ParagraphStyle("c", fontName=plain, fontSize=9, leading=13, **named),
        "item": ParagraphStyle("i", fontName=plain, fontSize=10, leading=14.5, leftIndent=12,
                               **named),
    }  # fmt: skip


def _even(table: tuple[Any, list[list[str]]]) -> list[list[str]]:
    """The rows of a table, all with as many cells."""
    rows = table[1]
    most = max(map(len, rows))
    return [row + [""] * (most - len(row)) for row in rows]


def by_reportlab(outline: Outline, *, is_shaped: bool = False) -> bytes:
    """Stock ReportLab; `is_shaped`: by its own use of HarfBuzz."""
    styles = _styles(is_shaped=is_shaped)
    story: list[Flowable] = []
    for kind, said in outline:
        if kind == "table":
            cells = [
                [Paragraph(escape(text), styles["cell"]) for text in row] for row in _even(said)
            ]
            story.append(Table(cells, repeatRows=1, splitInRow=1))
        elif kind == "item":
            story.append(Paragraph(escape(said), styles["item"], bulletText="•"))
        else:
            story.append(Paragraph(escape(said), styles[kind]))
    out = BytesIO()
    SimpleDocTemplate(
        out, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN,
        bottomMargin=_MARGIN,
    ).build(story)  # fmt: skip
    return out.getvalue()


def by_reportlab_shaped(outline: Outline) -> bytes:
    """Stock ReportLab with its own shaping."""
    return by_reportlab(outline, is_shaped=True)


def by_typst(outline: Outline) -> bytes:
    """Typst through its Python binding."""
    lines = [f'#set page(paper: "a4", margin: {_MARGIN}pt)', "#set text(size: 10pt)"]
    for kind, said in outline:
        if kind == "table":
            rows = _even(said)
            cells = ", ".join(f"[#{_quoted(text)}]" for row in rows for text in row)
            lines.append(f"#table(columns: {len(rows[0])}, {cells})")
        else:
            mark = {"heading": "= ", "paragraph": "\n", "item": "- "}[kind]
            lines.append(f"{mark}#{_quoted(said)}")
    data: bytes = typst.compile("\n".join(lines).encode(), format="pdf")
    return data


def _quoted(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text}"'


def by_weasyprint(outline: Outline) -> bytes:
    """WeasyPrint, from HTML."""
    parts = [f"<style>@page {{size: A4; margin: {_MARGIN}pt}} body {{font-size: 10pt}}</style>"]
    for kind, said in outline:
        if kind == "table":
            rows = "".join(
                "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>"
                for row in _even(said)
            )
            parts.append(f"<table>{rows}</table>")
        else:
            name = {"heading": "h2", "paragraph": "p", "item": "li"}[kind]
            parts.append(f"<{name}>{escape(said)}</{name}>")
    data: bytes = weasyprint.HTML(string="".join(parts)).write_pdf()
    return data
