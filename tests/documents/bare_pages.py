"""Bare pages to set text on."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from mentor_desktop.documents.engine.embedding import SILENT


def put(story: Sequence[Flowable], width: float = 595, height: float = 842) -> bytes:
    """A story on pages of a width and height in points, 20 points from their edges."""
    out = BytesIO()
    named: dict[str, Any] = {"pagesize": (width, height), "invariant": 1}
    template = BaseDocTemplate(out, initialFontName=SILENT, **named)
    frame = Frame(
        20, 20, width - 40, height - 40,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    template.addPageTemplates([PageTemplate(frames=[frame])])
    template.build(list(story))
    return out.getvalue()
