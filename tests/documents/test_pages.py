"""Pages as pictures."""

import pytest

from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.pages import page_count, render
from mentor_desktop.domain.agreement_content import AgreementContent
from mentor_desktop.domain.refused import Refused


def test_renders_the_width_asked_for_in_whole_pixels(content: AgreementContent) -> None:
    data = make(content, (), draft=True).data
    for width in (1, 333, 600):
        picture = render(data, 0, width)
        assert picture.width == width
        assert len(picture.rgb) == picture.width * picture.height * 3


def test_colours_are_red_green_blue(content: AgreementContent) -> None:
    picture = render(make(content, (), draft=True).data, 0, 595)
    pixels = {picture.rgb[at : at + 3] for at in range(0, len(picture.rgb), 3)}
    assert b"\xff\xff\xff" in pixels
    assert b"\x1b\x6e\x60" in pixels  # the accent under the title


def test_counts_pages(content: AgreementContent) -> None:
    document = make(content, (), draft=False)
    assert page_count(document.data) == document.pages == 2


def test_refuses_what_cannot_be_shown(content: AgreementContent) -> None:
    data = make(content, (), draft=True).data
    with pytest.raises(Refused, match="no page 2"):
        render(data, 1, 100)
    with pytest.raises(Refused, match="too large"):
        render(data, 0, 100_000)
    with pytest.raises(Refused, match="cannot be read"):
        render(b"junk", 0, 100)
    with pytest.raises(Refused, match="cannot be read"):
        page_count(b"junk")
