"""A check-in file that would keep its parser busy for hours is refused before it is parsed."""

import pytest

from mentor_desktop.domain.check_in_file import FaultyFile, read_check_in
from mentor_desktop.domain.toml_limits import too_much

DOTS, NUMBER, BRACKETS = "too many dots", "number is too long", "Too many brackets"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (".".join(["a"] * 490_000) + " = 1", DOTS),
        (" . ".join(['"a"'] * 100_000) + " = 1", DOTS),
        ("[" + ".".join(["a"] * 100_000) + "]", DOTS),
        ("a = {" + ".".join("b" * 1_000) + " = 1}", DOTS),
        ("a = " + "9" * 5_000, NUMBER),
        ("a = 0x" + "f" * 5_000, NUMBER),
        ("a = 1e" + "9" * 5_000, NUMBER),
        ("a = " + "[" * 400_000, BRACKETS),
        ("a = " + "{a=" * 400_000, BRACKETS),
        ("a = 2026-02-31", "not TOML"),
        ('a = "\\ud800"', "not TOML"),
        ("a = [" + "1," * 1_000 + "]", "holds at most 300"),
        ("a = '" + "x" * 10_001 + "'", "at most 10,000 characters"),
        ("x" * 100_000 + " = 1", "is not known here"),
    ],
    ids=lambda text: text[:12],
)
def test_is_told_with_its_line(bad: str, reason: str) -> None:
    top = 'key = "x"\ntitle = "X"\nstep = []\nhelp = """\na.b.c [[[\n"""\n'
    with pytest.raises(FaultyFile, match=reason) as caught:
        read_check_in(top + bad, "x.toml")
    assert caught.value.fault.line == 7
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "good",
    [
        "a = '" + "." * 1_000 + "'",
        '# [[[[ 99999999999999999999999999999999999 . . .\na = "]\\"["',
        'a = """' + "[.9" * 1_000 + '\n"""',
        "a = '''" + "{.9" * 1_000 + "\n'''",
        "a = [[1.5, 2], [2026-03-09T14:00:00.5Z]]\n" * 500,
    ],
    ids=("text", "remark", "long text", "plain text", "many lines"),
)
def test_what_stands_in_texts_and_remarks_is_not_too_much(good: str) -> None:
    assert too_much(good) is None
