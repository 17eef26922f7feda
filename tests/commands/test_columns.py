import pytest

from mentor_desktop.commands.columns import aligned, width


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("Aziza", 5), ("文静", 4), ("e\u0301", 1), ("a\u200db", 2)]
)
def test_knows_how_wide_a_text_is(text: str, columns: int) -> None:
    assert width(text) == columns


def test_puts_cells_under_each_other() -> None:
    assert aligned([("a", "b", "c"), ("文", "longer", "d")]) == ["a   b       c", "文  longer  d"]
    assert aligned([]) == []
