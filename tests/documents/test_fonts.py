"""The chain of fonts."""

import io

import pytest
from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics

from mentor_desktop.documents.fonts import BASE, BOLD, CHAIN, REGULAR, face_for, installed, removed

HAN = next(face for face in CHAIN if face.is_cut_by_character)


def test_every_face_of_the_chain_is_installed_and_has_characters() -> None:
    assert [face.file for face in CHAIN if len(face.characters) < 80] == []


@pytest.mark.parametrize(
    ("cluster", "file"),
    [("a", "NotoSans["), ("ж", "NotoSans["), ("א", "Hebrew"), ("م", "Arabic"), ("क", "Devanagari"),
     ("中", "CJK"), ("한", "CJK"), ("🎉", "Emoji"), ("→", "Symbols")],
)  # fmt: skip
def test_the_first_face_that_has_the_character(cluster: str, file: str) -> None:
    face = face_for(cluster)
    assert face is not None
    assert file in face.file


def test_no_face_for_what_is_in_none() -> None:
    assert face_for("\u0378") is None


def test_cuts_a_huge_font_to_the_characters_asked_for() -> None:
    small = TTFont(io.BytesIO(HAN.cut(REGULAR, "中文")))
    assert set(small.getBestCmap()) == {ord("中"), ord("文")}
    assert small["glyf"][small.getBestCmap()[ord("中")]].numberOfContours > 0
    assert HAN.cut(BOLD, "中") == HAN.cut(BOLD, "中") != HAN.cut(REGULAR, "中")


def test_bold_is_wider() -> None:
    widths = [
        pdfmetrics.stringWidth("Mentoring", installed(BASE, weight, ()), 10)
        for weight in (REGULAR, BOLD)
    ]
    assert widths[0] < widths[1]


def test_fonts_of_one_document_are_forgotten() -> None:
    name = installed(HAN, REGULAR, "中文")
    base = installed(BASE, REGULAR, ())
    assert name in pdfmetrics.getRegisteredFontNames()
    removed([name, base])
    assert name not in pdfmetrics.getRegisteredFontNames()
    assert base in pdfmetrics.getRegisteredFontNames()
