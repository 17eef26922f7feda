"""Room to write by hand."""

from mentor_desktop.documents.blocks.writing import STEP, WritingLines, writing_lines
from mentor_desktop.documents.sheet import Sheet


def test_lines_fill_what_is_left_of_a_page_and_are_never_fewer() -> None:
    lines = WritingLines(3, fills=True)
    assert lines.wrap(400, 10 * STEP + 5) == (400, 10 * STEP)
    assert lines.wrap(400, STEP) == (400, 3 * STEP)
    assert WritingLines(3).wrap(400, 10 * STEP) == (400, 3 * STEP)


def test_lines_are_cut_between_two_of_them_and_none_is_lost() -> None:
    lines = WritingLines(5)
    parts = lines.split(400, 2 * STEP + 10)
    assert [part.wrap(400, 0)[1] for part in parts] == [2 * STEP, 3 * STEP]
    assert lines.split(400, STEP / 2) == [] == lines.split(400, 9 * STEP)


def test_no_lines_take_no_room() -> None:
    assert writing_lines(Sheet("en", "A4"), 0) == []
