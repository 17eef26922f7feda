"""Data from anywhere are bounded before they are parsed, and so is each value."""

from typing import Any

import pytest

from mentor_desktop.documents import data_json, data_limits
from mentor_desktop.documents.data_json import read_data, write_data
from mentor_desktop.documents.data_limits import check_bounds, check_value
from mentor_desktop.domain.records import ALL
from mentor_desktop.domain.refused import Refused


def nested(depth: int) -> Any:
    value: Any = "x"
    for _step in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize("value", ["", "x" * 2_000_000, 0, -(2**63), 1.5, True, None, nested(20)])
def test_takes_what_a_file_can_hold(value: object) -> None:
    check_value(value)
    check_value({"a": [value]} if not isinstance(value, list) else value)


@pytest.mark.parametrize(
    "value",
    [
        "x" * 2_000_001, "\ud800", "a\0b", 2**63, 10**400, float("1e400"), float("nan"),
        nested(21), nested(900), {"\ud800": 1},
    ],
    ids=lambda value: repr(value)[:12],
)  # fmt: skip
def test_refuses_what_no_file_can_hold(value: object) -> None:
    for one in (value, [value], {"a": [value]}):
        with pytest.raises(ValueError):
            check_value(one)


@pytest.mark.parametrize("piece", [b"[],", b"{},", b"1,"])
def test_refuses_more_rows_than_there_can_be(piece: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_limits, "MOST_LISTS", 1_000)
    monkeypatch.setattr(data_limits, "MOST_VALUES", 1_000)
    check_bounds(b"[" + piece * 999)
    with pytest.raises(Refused, match="too much to be taken in"):
        read_data(b"[" + piece * 1_001)


@pytest.mark.parametrize("at_once", [50_000_000, 0])
@pytest.mark.parametrize(
    "data",
    [
        b"[" * 1_000_000,
        b'{"a":' * 1_000_000,
        b'{"version":' + b"9" * 5_000 + b"}",
        b'{"version":NaN}',
        b'{"format":"mentor-desktop data","version":1e400}',
        b'{"\\ud800":1}',
        b'\xef\xbb\xbf{"a":1,"a":1}',
        b"\xff\xfe{\0}\0",
        b"{" + b",".join(b'"k%d":1' % at for at in range(100_000)) + b',"k99999":1}',
        b"[" + b"{}," * 9_999 + b"{}]",
    ],
    ids=lambda data: ascii(data[:12]),
)  # fmt: skip
def test_says_in_a_sentence_what_is_off(
    data: bytes, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_json, "_AT_ONCE", at_once)
    with pytest.raises(Refused) as caught:
        read_data(data)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("most", "texts"),
    [
        (2_500, ("x" * 2_200, "x" * 1_100 + "é", "x" * 400 + "\N{GRINNING FACE}")),
        (2_000, ("x" * 2_001, "x" * 1_100 + "é", "x" * 500 + "\N{GRINNING FACE}")),
    ],
)
def test_letters_that_make_all_letters_wide_count_for_what_they_take(
    most: int, texts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_json, "_AT_ONCE", 0)
    monkeypatch.setattr(data_json, "MOST_MEMORY", most)
    said = "too large" if most == 2_000 else "row with fields"
    for text in texts:
        with pytest.raises(Refused, match=said):
            read_data(with_row(text))


def test_data_are_read_alike_at_once_and_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"".join(write_data({record.__tablename__: () for record in ALL}))
    for row in (b"[]", b'{"id":1,"id":2}', b'{"idle":1}', b"{}"):
        said = set()
        for at_once in (50_000_000, 0):
            monkeypatch.setattr(data_json, "_AT_ONCE", at_once)
            with pytest.raises(Refused) as caught:
                read_data(data.replace(b'"person": []', b'"person": [%b]' % row))
            said.add(str(caught.value))
        assert len(said) == 1
    assert read_data(data) == {record.__tablename__: [] for record in ALL}


def test_no_more_bytes_are_read_than_there_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_limits, "MOST_BYTES", 9)
    check_bounds(b"x" * 9)
    with pytest.raises(Refused, match="too large"):
        check_bounds(b"x" * 10)


def with_row(text: str) -> bytes:
    data = b"".join(write_data({record.__tablename__: () for record in ALL}))
    return data.replace(b'"programme": []', b'"programme": ["%b"]' % text.encode())
