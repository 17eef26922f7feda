"""The block where all sign, and the record page."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from reportlab.platypus import Flowable, Spacer

from mentor_desktop.documents.blocks.record import record_page
from mentor_desktop.documents.blocks.signing import signature_block
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.domain.agreement_content import Party, SignatureRecord

Printing = Callable[..., Document]
Kinds = Callable[[bytes], list[Any]]
Pages = Callable[[bytes], list[str]]
PARTIES = [
    Party("mentor", "p1", "Amara Okonjo-Reyes"),
    Party("mentee", "p2", "Tomasz Wiśniewski"),
    Party("supervisor", "p3", "Pavel Horáček"),
]


def _signed(role: str, name: str, *strokes: tuple[tuple[float, float], ...]) -> SignatureRecord:
    method = "drawn" if strokes else "typed"
    return SignatureRecord(role, "p", name, "2026-03-09T14:05:22+00:00", "Europe/Vienna", method,
                           "I agree.", "0" * 64, strokes)  # fmt: skip


def _block(sheet: Sheet, *given: SignatureRecord, is_draft: bool = False) -> list[Flowable]:
    return signature_block(sheet, PARTIES, given, is_draft=is_draft, sentence="We agree.")


def test_each_side_holds_role_name_and_field(on_paper: Printing, kinds: Kinds) -> None:
    side = ["Sect", "P", "P", "Form", "P"]
    assert kinds(on_paper(_block).data) == ["H2", "P", side, side, side]


def test_ink_given_is_a_figure_and_has_no_field(on_paper: Printing, kinds: Kinds) -> None:
    strokes = (((0.1, 0.2), (0.3, 0.05), (0.6, 0.25)), ((0.5, 0.2),))
    data = on_paper(
        lambda sheet: _block(
            sheet,
            _signed("mentor", "Amara Okonjo-Reyes", *strokes),
            _signed("mentee", "Tomasz Wiśniewski"),
        )
    ).data
    drawn = ["Sect", "P", "P", "Figure", "P", "P", "P"]
    typed = ["Sect", "P", "P", "P", "P", "P", "P"]
    assert kinds(data) == ["H2", "P", drawn, typed, ["Sect", "P", "P", "Form", "P"]]
    with pikepdf.open(BytesIO(data)) as pdf:
        assert [str(field.T) for field in pdf.Root.AcroForm.Fields] == ["supervisor"]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_block_never_splits(on_paper: Printing, pages_of: Pages, paper: str) -> None:
    for space in range(300, 640, 25):
        data = on_paper(
            lambda sheet, space=space: [Spacer(1, space), *_block(sheet)], paper=paper
        ).data
        (page,) = [page for page in pages_of(data) if "Signatures" in page]
        assert page.count("Signature, day and time") == 3
        with pikepdf.open(BytesIO(data)) as pdf:
            holders = {field.P.objgen for field in pdf.Root.AcroForm.Fields}
            assert len(holders) == 1


def test_fields_lie_inside_the_page_and_apart(on_paper: Printing) -> None:
    for language in ("en", "ar"):
        with pikepdf.open(BytesIO(on_paper(_block, language=language).data)) as pdf:
            boxes = [[float(edge) for edge in field.Rect] for field in pdf.Root.AcroForm.Fields]
        mentor, mentee, supervisor = boxes
        assert all(68 < left < right < 528 for left, _bottom, right, _top in boxes)
        assert (mentor[0] < mentee[0]) == (language == "en")
        assert mentor[1] == mentee[1]
        assert supervisor[3] < mentor[1]


def test_a_draft_has_lines_for_a_pen(on_paper: Printing, pages_of: Pages) -> None:
    data = on_paper(lambda sheet: _block(sheet, is_draft=True)).data
    assert pages_of(data)[0].count("Place and date") == 3
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/AcroForm" not in pdf.Root


def test_the_record_says_what_is_expected_and_what_it_is_worth(
    on_paper: Printing, pages_of: Pages
) -> None:
    (page,) = pages_of(
        on_paper(lambda sheet: record_page(sheet, 2, "ab" * 32, PARTIES, ())[1:]).data
    )
    assert "ab" * 32 in page
    assert "ABAB ABAB ABAB ABAB" in page
    assert "Mentor: Amara Okonjo-Reyes" in page
    assert "One signature, in the field “mentor” of this file." in page
    assert "an electronic signature that shows tampering" in page
    assert "The times are those of the computer" in page
    assert "not a qualified electronic signature, and nothing here is legal advice" in page


def test_the_record_of_signatures_given_says_when_and_how(
    on_paper: Printing, pages_of: Pages
) -> None:
    given = [_signed("mentor", PARTIES[0].name, ((0.1, 0.1),)), _signed("mentee", PARTIES[1].name)]
    build = lambda sheet: record_page(sheet, 1, "cd" * 32, PARTIES[:2], given)  # noqa: E731 - short
    page = pages_of(on_paper(build).data)[-1]
    assert "March 9, 2026, 3:05 PM (Europe/Vienna); 2026-03-09 14:05:22 UTC" in page
    assert "Drawn with mouse or pen by Amara Okonjo-Reyes." in page
    assert "Typed by Tomasz Wiśniewski, equal to the name in the agreement." in page
    assert "shows tampering" not in page
