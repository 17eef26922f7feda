"""Links in people's texts."""

import pytest

from mentor_desktop.domain.links import MOST, links_in


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("", ()),
        ("No link, www.example.org neither", ()),
        ("See https://example.org/a?b=c#d.", ("https://example.org/a?b=c#d",)),
        ("(at http://example.org/x_(y)), soon", ("http://example.org/x_(y)",)),
        ("HTTPS://Example.org twice: HTTPS://Example.org", ("HTTPS://Example.org",)),
        ("one https://a.example\ntwo “https://b.example/”", ("https://a.example", "https://b.example/")),
        ("file:///etc/passwd javascript:alert(1) https://", ()),
        ("https://", ()),
    ],
)  # fmt: skip
def test_finds_links_and_leaves_the_sentence_around_them(text: str, links: tuple[str, ...]) -> None:
    assert links_in(text) == links


def test_several_texts_give_each_link_once_and_not_without_end() -> None:  # AP-14
    assert links_in("https://a.example", "https://b.example https://a.example") == (
        "https://a.example",
        "https://b.example",
    )
    many = " ".join(f"https://example.org/{number}" for number in range(1_000))
    assert len(links_in(many)) == MOST
