"""Prints a block or two on paper and tells what became of it."""

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from reportlab.platypus import Flowable

from mentor_desktop.documents.document import Document
from mentor_desktop.documents.metadata import Properties
from mentor_desktop.documents.printing import Furniture, printed
from mentor_desktop.documents.sheet import Sheet

Building = Callable[[Sheet], list[Flowable]]
Printing = Callable[..., Document]
Kinds = Callable[[bytes], list[Any]]
Pages = Callable[[bytes], list[str]]


@pytest.fixture
def on_paper() -> Printing:
    """Prints what a function builds on a sheet."""

    def make(build: Building, *, language: str = "en", paper: str = "A4") -> Document:
        sheet = Sheet(language, paper)
        properties = Properties("A test", "Nobody", language, is_mirrored=sheet.is_mirrored)
        return printed(build(sheet), sheet, Furniture("A test"), properties)

    return make


@pytest.fixture
def kinds() -> Kinds:
    """The structure below the document: kinds as texts, or lists of a kind and what is in it."""

    def read(data: bytes) -> list[Any]:
        with pikepdf.open(BytesIO(data)) as pdf:
            made = _kinds(pdf.Root.StructTreeRoot.K)
        assert made[0] == "Document"
        return list(made[1:])

    return read


def _kinds(element: pikepdf.Object) -> Any:
    kind = str(element.S)[1:]
    inside = element.get("/K")
    parts = inside if isinstance(inside, pikepdf.Array) else [inside]
    below = [
        _kinds(part) for part in parts if isinstance(part, pikepdf.Dictionary) and "/S" in part
    ]
    return [kind, *below] if below else kind


@pytest.fixture
def pages_of(tmp_path: Path) -> Pages:
    """The words of each page as poppler's pdftotext reads them, spacing folded."""

    def read(data: bytes) -> list[str]:
        path = tmp_path / "pages.pdf"
        path.write_bytes(data)
        done = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
        assert done.stderr == b""
        return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]

    return read


@pytest.fixture
def find_elements() -> Callable[[pikepdf.Pdf, str], list[pikepdf.Object]]:
    """All structure elements of a kind, in reading order."""

    def find(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
        found: list[pikepdf.Object] = []
        waiting: list[pikepdf.Object] = [pdf.Root.StructTreeRoot.K]
        while waiting:
            item = waiting.pop()
            if isinstance(item, pikepdf.Array):
                waiting += reversed(list(item))
            elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
                if f"/{kind}" == item.S:
                    found.append(item)
                if "/K" in item:
                    waiting.append(item.K)
        return found

    return find


@pytest.fixture
def words_left(tmp_path: Path) -> Callable[[bytes, str], float]:
    """How far from the left edge of its page a word first stands, in points."""

    def find(data: bytes, word: str) -> float:
        path = tmp_path / "places.pdf"
        path.write_bytes(data)
        done = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True)
        for line in done.stdout.decode().splitlines():
            if f">{word}</word>" in line:
                return float(line.split('xMin="')[1].split('"')[0])
        raise AssertionError(word)

    return find
