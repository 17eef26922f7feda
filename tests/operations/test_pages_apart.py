"""A stranger's pages are drawn in a process of its own; one that takes for ever stays blank."""

from collections.abc import Iterator

import pytest

from mentor_desktop.documents.pages import Pages
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations import careful, pages_apart
from mentor_desktop.operations.careful import Limits, Reader
from mentor_desktop.operations.pages_apart import PagesApart
from tests.benchmarks.hostile_pages import forms_in_forms, many_pages, with_page
from tests.documents.test_pages import written


@pytest.fixture(scope="module")
def drawer() -> Iterator[Reader]:
    made = Reader(Limits(seconds=0.4, readers="mentor_desktop.documents.pages"))
    yield made
    made.end()


@pytest.fixture(autouse=True)
def _drawn_by(drawer: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_apart, "_drawer", lambda: drawer)


def test_gives_what_pages_here_give(drawer: Reader) -> None:
    data = written("a goal", "and a goal again")
    here, apart = Pages(data), PagesApart(data)
    drawer.end()  # the next one is not told by whom it was opened
    assert apart.sizes == here.sizes
    assert apart.rows(0, 300, 20, 60) == here.rows(0, 300, 20, 60)
    assert apart.picture(0, 90) == here.picture(0, 90)
    assert apart.text(0) == here.text(0)
    assert apart.found(0, "goal") == here.found(0, "goal") != ()
    here.close()


def test_a_page_that_takes_for_ever_stays_blank_and_costs_once(drawer: Reader) -> None:
    endless, other = PagesApart(forms_in_forms()), PagesApart(written("a goal"))
    with pytest.raises(Refused, match="stays blank"):
        endless.rows(0, 300, 0, 100)
    drawer.end()
    with pytest.raises(Refused, match="stays blank"):
        endless.rows(0, 300, 100, 100)
    assert drawer.do(int, ("7",)) == 7
    assert other.rows(0, 300, 0, 100).width == 300


def test_many_such_pages_cost_no_more_than_one_or_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(careful, "_FOR_NOTHING", 0.6)
    endless = PagesApart(forms_in_forms(pages=50))
    said = set()
    for page in range(50):
        with pytest.raises(Refused, match=r"takes too long|took too long") as caught:
            endless.rows(page, 300, 0, 100)
        said.add(str(caught.value))
    assert len(said) == 2
    assert "no more of it" in said.pop() + said.pop()
    with pytest.raises(Refused, match="no more of it"):
        endless.text(7)
    assert endless.found(9, "a") == ()
    assert PagesApart(written("a goal")).found(0, "goal")


def test_what_cannot_be_shown_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refused, match="cannot be read"):
        PagesApart(b"no pdf")
    with pytest.raises(Refused, match="more pages"):
        PagesApart(many_pages(5_001))
    with pytest.raises(Refused, match="no page 2"):
        PagesApart(written("a goal")).rows(1, 300, 0, 100)


@pytest.mark.parametrize("side", [1e-7, 1e7, 1e30])
def test_any_size_of_a_page_can_be_shown(side: float) -> None:
    pages = PagesApart(with_page(b"0 0 1 rg 0 0 9 9 re f", side))
    assert min(pages.sizes[0]) >= 1
    assert pages.rows(0, 300, 0, 100).height == 100
    assert 1 <= pages.height(0, 8_000) <= 50 * 8_000
