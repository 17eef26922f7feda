"""The same text set by Typst."""

import typst

from tests.benchmarks.outlines import MARGIN, Outline


def by_typst(outline: Outline) -> bytes:
    """Typst through its Python binding."""
    lines = [f'#set page(paper: "a4", margin: {MARGIN}pt)', "#set text(size: 10pt)"]
    for kind, said in outline:
        if kind == "table":
            cells = ", ".join(f"[#{_quoted(text)}]" for row in said for text in row)
            lines.append(f"#table(columns: {len(said[0])}, {cells})")
        else:
            mark = {"heading": "= ", "paragraph": "\n", "item": "- "}[kind]
            lines.append(f"{mark}#{_quoted(said)}")
    data: bytes = typst.compile("\n".join(lines).encode(), format="pdf")
    return data


def _quoted(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text}"'
