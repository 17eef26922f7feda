"""The same text set by ReportLab's own paragraphs and tables."""

from functools import cache
from html import escape
from io import BytesIO
from typing import Any

import uharfbuzz
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from mentor_desktop.documents.fonts import BASE
from tests.benchmarks.outlines import MARGIN, Outline


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


def by_reportlab(outline: Outline, *, is_shaped: bool = False) -> bytes:
    """Stock ReportLab; `is_shaped`: by its own use of HarfBuzz."""
    styles = _styles(is_shaped=is_shaped)
    story: list[Flowable] = []
    for kind, said in outline:
        if kind == "table":
            cells = [[Paragraph(escape(text), styles["cell"]) for text in row] for row in said]
            story.append(Table(cells, repeatRows=1, splitInRow=1))
        elif kind == "item":
            story.append(Paragraph(escape(said), styles["item"], bulletText="•"))
        else:
            story.append(Paragraph(escape(said), styles[kind]))
    out = BytesIO()
    SimpleDocTemplate(
        out, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN,
        bottomMargin=MARGIN,
    ).build(story)  # fmt: skip
    return out.getvalue()


def by_reportlab_shaped(outline: Outline) -> bytes:
    """Stock ReportLab with its own shaping."""
    return by_reportlab(outline, is_shaped=True)
