"""Where lines may end, and what counts as one letter."""

import threading

import pytest

from mentor_desktop.documents.engine.breaking import clusters, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two words", ["two ", "words"]),
        ("well-being", ["well-", "being"]),
        ("10 km", ["10 ", "km"]),
        ("10\xa0km", ["10\xa0km"]),
        ("never\u2060break", ["never\u2060break"]),
        ("soft\u00adhyphen", ["soft\u00ad", "hyphen"]),
        ("(in brackets) and", ["(in ", "brackets) ", "and"]),
        ("3.14 and 1,000", ["3.14 ", "and ", "1,000"]),
        ("   ahead", ["   ", "ahead"]),
        ("我们去吧。好", ["我", "们", "去", "吧。", "好"]),
        ("「はい」と", ["「は", "い」", "と"]),
        ("한국어 말", ["한", "국", "어 ", "말"]),
        ("ภาษาไทยง่าย", ["ภาษา", "ไทย", "ง่าย"]),
        ("ភាសាខ្មែរងាយស្រួល", ["ភាសាខ្មែរ", "ងាយស្រួល"]),
        ("a 𠮷野 b", ["a ", "𠮷", "野 ", "b"]),
        ("", []),
    ],
)
def test_cuts_where_a_line_may_end(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e\u0301a", ["e\u0301", "a"]),
        ("👩‍💻👍🏽🇦🇹", ["👩‍💻", "👍🏽", "🇦🇹"]),
        ("#️⃣❤️", ["#️⃣", "❤️"]),
        ("נְ", ["נְ"]),
        ("가각", ["가", "각"]),
        ("", []),
    ],
)
def test_a_letter_with_its_marks_is_one(text: str, expected: list[str]) -> None:
    assert clusters(text) == expected


def test_nothing_is_lost_by_cutting() -> None:
    text = "Grace met 李文静 and محمد علي in תל אביב; नमस्ते 👩‍💻, 𠮷野家! ที่นี่"
    assert "".join(pieces(text)) == "".join(clusters(text)) == text


def test_threads_cut_at_the_same_time() -> None:
    wrong: list[str] = []

    def cut(text: str) -> None:
        for _time in range(300):
            if "".join(pieces(text)) != text:
                wrong.append(text)

    texts = [f"{word} " * 40 for word in ("ab", "ไทย", "𠮷")]
    threads = [threading.Thread(target=cut, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
