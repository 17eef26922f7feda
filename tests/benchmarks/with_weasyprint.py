"""The same text set by WeasyPrint."""

from html import escape

import weasyprint

from tests.benchmarks.outlines import MARGIN, Outline


def by_weasyprint(outline: Outline) -> bytes:
    """WeasyPrint, from HTML."""
    parts = [f"<style>@page {{size: A4; margin: {MARGIN}pt}} body {{font-size: 10pt}}</style>"]
    for kind, said in outline:
        if kind == "table":
            rows = "".join(
                "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>"
                for row in said
            )
            parts.append(f"<table>{rows}</table>")
        else:
            name = {"heading": "h2", "paragraph": "p", "item": "li"}[kind]
            parts.append(f"<{name}>{escape(said)}</{name}>")
    data: bytes = weasyprint.HTML(string="".join(parts)).write_pdf()
    return data
