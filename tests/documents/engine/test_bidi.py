"""Directions of letters: UAX #9, compared with python-bidi, which has another algorithm's code."""

import random
import unicodedata

import pytest
from bidi import get_base_level, get_display

from mentor_desktop.documents.engine.bidi import levels, visual_order
from tests.exploring import tries

_LINES = tries(20_000, 100_000)
_ALPHABET = (
    "abcXYZéж" + "אבגדהש" + "ابتثجمن" + "٠١٢٣" + "0123456789" + "+-#$%€,.:/" + " \t  "
    "()[]{}<>«»!?&*_'\"=" + "\u0300\u0301\u05b4\u064e\u0651" + "\u200d\u200e\u200f" + "中かप្न"
)


def _shown(text: str) -> str:
    """The text as it stands from left to right; python-bidi turns no brackets round either."""
    return _seen("".join(text[at] for at in visual_order(levels(text)[1])))


def _seen(text: str) -> str:
    """Without joiners: UAX #9, 5.2, leaves open where they stand."""
    return text.replace("\u200d", "")


def _random_lines(count: int) -> list[str]:
    chance = random.Random(9)
    return ["".join(chance.choices(_ALPHABET, k=chance.randint(1, 24))) for _number in range(count)]


def test_thousands_of_random_lines_stand_as_python_bidi_orders_them() -> None:
    lines = _random_lines(_LINES)
    wrong = [line for line in lines if _shown(line) != _seen(get_display(line))]
    assert wrong == []


def test_the_base_direction_is_the_first_strong_letters() -> None:
    for line in _random_lines(5_000):
        assert levels(line)[0] == get_base_level(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", (0, 0, 0)),
        ("אבג", (1, 1, 1)),
        ("a אב c", (0, 0, 1, 1, 0, 0)),
        ("א 12 ב", (1, 1, 2, 2, 1, 1)),
        ("a (ב) c", (0, 0, 0, 1, 0, 0, 0)),
        ("אב (c) ד", (1, 1, 1, 1, 2, 1, 1, 1)),  # N0: the brackets follow what is around them
        ("א b[c]\u0301", (1, 1, 2, 2, 2, 2, 2)),  # N0: and marks on them go with them
        ("𠮷 א𠮷", (0, 0, 1, 0)),
        ("", ()),
    ],
)
def test_levels_of_letters(text: str, expected: tuple[int, ...]) -> None:
    assert tuple(levels(text)[1]) == expected


def test_a_text_without_strong_letters_takes_the_direction_it_is_given() -> None:
    assert levels("12 - 14")[0] == 0
    assert levels("12 - 14", is_rtl=True)[0] == 1
    assert levels("Grace, 12", is_rtl=True)[0] == 0


def test_every_letter_of_a_script_from_right_to_left_is_noticed() -> None:
    strong = [
        chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) in ("R", "AL")
    ]
    assert len(strong) > 2_000
    assert [letter for letter in strong if levels("a " + letter)[1][-1] % 2 == 0] == []
