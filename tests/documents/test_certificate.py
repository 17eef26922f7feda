"""The certificates on paper: a page each, with nothing that is not known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from mentor_desktop.documents.certificate import make
from mentor_desktop.domain.certificate_content import CertificateContent
from tests.documents.paper_samples import PAPERS

Reading = Callable[[bytes], str]
CONTENT = CertificateContent(
    "en", "Northgate 2026", "Larkmoor", "mentor", "Daniel Reyes", "Amara Okafor",
    date(2026, 3, 9), date(2027, 3, 8), date(2027, 3, 9), 24, 1_455, "Ilse Vandermeulen",
)  # fmt: skip


# CLO-09, CO-12
def test_says_who_with_whom_how_long_and_claims_no_more(words_of: Reading) -> None:
    mentee = replace(CONTENT, role="mentee", name="Amara Okafor", other="Daniel Reyes")
    words = words_of(make((CONTENT, mentee)).data)
    for text in (
        "Certificate of mentoring", "Northgate 2026", "was a mentor to Amara Okafor,",
        "was mentored by Daniel Reyes,", "from March 9, 2026 to March 8, 2027", "24 meetings",
        "24 h 15 min", "gave freely", "Ilse Vandermeulen", "Place and date",
        "it is no examination and no qualification",
    ):  # fmt: skip
        assert text in words, text


def test_of_those_who_go_on_it_does_not_say_that_it_is_over(words_of: Reading) -> None:
    words = words_of(make((replace(CONTENT, ends=None),)).data)
    assert "is a mentor to Amara Okafor," in words and "since March 9, 2026" in words
    assert "was" not in words


def test_its_long_edge_is_below() -> None:
    for paper, size in (("A4", (842, 595)), ("Letter", (792, 612))):
        with pikepdf.open(BytesIO(make((CONTENT,), paper=paper).data)) as pdf:
            box = [round(float(edge)) for edge in pdf.pages[0].mediabox]
        assert tuple(box[2:]) == size


@pytest.mark.parametrize("name", PAPERS["certificate"])
def test_every_sample_has_a_page_for_each(name: str) -> None:
    assert PAPERS["certificate"][name]().pages == (1 if "for one" in name else 2)


def test_a_long_name_is_whole(words_of: Reading) -> None:
    name = "Maximiliana-Theodora Wolfeschlegelsteinhausenbergerdorff " * 3
    words = words_of(make((replace(CONTENT, name=name.strip(), other="Ada"),)).data)
    assert words.count("Theodora") == 3 and "…" not in words
