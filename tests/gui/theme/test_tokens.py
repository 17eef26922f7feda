"""Every pair of text and ground that widgets put together can be read."""

import pytest

from mentor_desktop.gui.theme import DARK, LIGHT, Tokens
from mentor_desktop.gui.theme.tokens import contrast

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("window", "surface", "sidebar", "accent_soft", "warning_soft", "danger_soft", "hover")
TEXTS = ("text", "muted", "accent", "warning", "danger", "doing", "others", "stretch")


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@BOTH
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_every_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("on_accent", "accent"),
        ("on_accent", "accent_strong"),
        ("placeholder", "surface"),
        ("placeholder", "window"),
        ("others", "others_soft"),
        ("text", "others_soft"),
        ("window", "text"),
    ],
)
def test_these_pairs_can_be_read_too(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", ["window", "surface", "sidebar"])
@pytest.mark.parametrize("edge", ["control_border", "focus", "danger"])
def test_edges_of_controls_and_focus_can_be_seen(tokens: Tokens, edge: str, ground: str) -> None:
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3


@BOTH
@pytest.mark.parametrize("ground", ["accent_soft", "hover"])
def test_what_is_chosen_has_an_edge_that_can_be_seen(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.accent, getattr(tokens, ground)) >= 3
    assert contrast(tokens.focus, getattr(tokens, ground)) >= 3
