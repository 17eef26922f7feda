"""Text made ready and broken into lines."""

from mentor_desktop.documents.engine.lines import Line, Look, Mixed, Plain
from mentor_desktop.documents.engine.text import Ready, Span, ready
from mentor_desktop.documents.fonts import BOLD, REGULAR

PLAIN = Look(REGULAR)


def _ready(*texts: str | Span, is_rtl: bool = False) -> tuple[Ready, list[str]]:
    missing: list[str] = []
    spans = [text if isinstance(text, Span) else Span(text, PLAIN) for text in texts]
    return ready(spans, language="en", is_rtl=is_rtl, missing=missing.append), missing


def _lines(text: str, room: float) -> list[Line]:
    lines = _ready(text)[0].lines(room)
    return [lines.line(number) for number in range(len(lines))]


def _words(line: Line) -> str:
    return "".join(piece.text for part in line.parts for piece in part.pieces)


def test_latin_text_takes_the_fast_way() -> None:
    for text in ("plain", "Łukasz agrees – “well”", "Привет", "Ελληνικά", "tiếng Việt", ""):
        assert isinstance(_ready(text)[0].lines(10_000), Plain), text
    for text in ("שלום", "中文", "e\u0301\u0323", "soft\u00adhyphen", "🎉"):
        assert isinstance(_ready(text)[0].lines(10_000), Mixed), text


def test_both_ways_break_alike() -> None:
    text = "what we said and what we meant, well-spoken: 3 times (or more) a week; " * 5
    for room in (3_000, 7_777, 20_000):
        plain = [_words(line).rstrip() for line in _lines(text, room)]
        spans = [Span(text, PLAIN), Span("中", PLAIN)]
        mixed = ready(spans, language="", is_rtl=False, missing=print).lines(room)
        assert [_words(mixed.line(n)).rstrip() for n in range(len(plain) - 1)] == plain[:-1]


def test_no_line_is_wider_than_its_room() -> None:
    texts = (
        "what we said and what we meant " * 30, "x" * 2_000, "字" * 500, "م" * 700, "ב" * 700,
        "ที่สำนักงาน" * 40, "क्षि" * 300, "👩\u200d💻" * 60, "http://example.org/" + "a/" * 400,
    )  # fmt: skip
    for text in texts:
        for line in _lines(text, 12_345):
            assert line.width <= 12_346, text[:10]


def test_a_long_word_is_cut_and_whole() -> None:
    for word in ("x" * 5_000, "क" * 3_000, "字" * 3_000):
        assert "".join(map(_words, _lines(word, 9_000))) == word


def test_spaces_are_kept_but_at_the_end_of_a_line() -> None:
    lines = _lines("   ahead   of   all   ", 5_000)
    assert _words(lines[0]).startswith("   ahead")
    assert not any(_words(line).endswith(" ") for line in lines)
    assert _lines("a    b", 9_000)[0].width > _lines("a b", 9_000)[0].width + 700


def test_a_soft_hyphen_shows_only_where_the_line_ends() -> None:
    text = "extra\u00adordinary"
    assert _words(_lines(text, 3_000)[0]).endswith("-")
    assert "-" not in _words(_lines(text, 30_000)[0])


def test_justified_lines_grow_at_spaces_or_between_han() -> None:
    first, *_rest, last = _lines("what we said and what we meant to say today " * 4, 12_000)
    gain, is_space = first.stretched(12_000)
    assert is_space
    assert abs(first.width + gain * _words(first).count(" ") - 12_000) < 0.01
    assert last.stretched(12_000) == (0.0, True)
    persian = _lines("می\u200cخواهیم مَرْحَبًا " * 6, 11_500)[0]
    gain, is_space = persian.stretched(11_500)
    assert is_space
    assert abs(persian.width + gain * _words(persian).count(" ") - 11_500) < 0.01
    han = _lines("讨论目标和进展" * 20, 12_345)[0]
    gain, is_space = han.stretched(12_345)
    assert (gain > 0, is_space) == (True, False)


def test_a_word_alone_on_its_line_is_not_torn_apart() -> None:
    assert _lines("incomprehensibility is", 11_000)[0].stretched(11_000) == (0.0, True)
    assert _lines("a be incomprehensibilities", 12_500)[0].stretched(12_500) == (0.0, True)


def test_what_no_font_has_becomes_a_sign_and_is_told() -> None:
    made, missing = _ready("ab\u0378 Ꮳ\U0010fffd")
    assert _words(made.lines(90_000).line(0)) == "ab\ufffd \ufffd\ufffd"
    assert missing == ["\u0378", "Ꮳ", "\U0010fffd"]


def test_directions_order_the_parts_of_a_line() -> None:
    made, _missing = _ready("abc שלום עולם def")
    assert not made.is_rtl
    words = [piece.text for part in made.lines(90_000).line(0).parts for piece in part.pieces]
    assert [word for word in words if word != " "] == ["abc", "עולם", "שלום", "def"]
    turned, _missing = _ready("שלום abc עולם")
    assert turned.is_rtl
    words = [piece.text for part in turned.lines(90_000).line(0).parts for piece in part.pieces]
    assert [word for word in words if word != " "] == ["עולם", "abc", "שלום"]


def test_each_line_is_ordered_for_itself() -> None:
    made, _missing = _ready("אחת שתים שלוש ארבע")
    lines = made.lines(5_500)
    assert len(lines) == 2
    assert "אחת" in _words(lines.line(0))
    assert "ארבע" in _words(lines.line(1))


def test_bold_inside_a_line_is_a_part_of_its_own() -> None:
    spans = Span("not ", PLAIN), Span("bold", Look(BOLD)), Span("er", PLAIN)
    line = _ready(*spans)[0].lines(90_000).line(0)
    assert [part.look.weight for part in line.parts] == [REGULAR, BOLD, REGULAR]
    assert _words(line) == "not bolder"


def test_no_line_ends_inside_a_word_of_two_looks() -> None:
    made, _missing = _ready(Span("aaaa bb", PLAIN), Span("bb", Look(BOLD)))
    lines = made.lines(3_900)
    assert [_words(lines.line(number)) for number in range(len(lines))] == ["aaaa", "bbbb"]


def test_an_empty_text_is_one_empty_line() -> None:
    for text in ("", "\u200e", "\u200b"):
        line = _lines(text, 1_000)
        assert len(line) == 1
        assert line[0].width == 0
