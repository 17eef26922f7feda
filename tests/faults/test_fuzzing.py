"""Damaged files of strangers are read or refused in a sentence: in time, in little memory."""

from collections.abc import Iterator

import pytest

from mentor_desktop.operations.careful import Limits, Reader
from tests.faults.fuzzing import WRITTEN, fuzz, inputs
from tests.faults.readers import FAULT, READ, READERS, tried
from tests.faults.renew import CORPUS

TIMES = {"pdf": 8, "json": 25, "toml": 60, "p12": 25, "pem": 40, "mentor": 5}
NAMES = sorted(READERS.keys() - {"careless"})


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    made = Reader(Limits(written=WRITTEN))
    yield made
    made.end()


@pytest.mark.parametrize("name", NAMES)
def test_is_read_or_refused_in_a_sentence(reader: Reader, name: str) -> None:
    found = fuzz(reader, name, TIMES.get(name, 20))
    assert [one.words for one in found if one.outcome == FAULT] == []
    # Where tables have changed, `python -m tests.faults.renew` makes the seed of the data anew.
    assert READ in {one.outcome for one in found}
    assert all(one.words.rstrip().endswith((".", "?")) for one in found if one.outcome != READ)


def test_tries_the_same_each_time_and_other_things_each_time() -> None:
    first, again = (list(inputs("toml", 30)) for _time in range(2))
    assert first == again
    assert len(set(first)) > 25
    assert {path.suffix[1:] for path in CORPUS.iterdir()} == set(NAMES) - {"mentor"}


@pytest.mark.parametrize("data", [b"K", b"M", b"L"])
def test_a_reader_without_care_is_found(data: bytes) -> None:
    hasty = Reader(Limits(seconds=0.5, readers="tests.faults.readers"))
    assert tried(hasty, "careless", data).outcome == FAULT
    assert tried(hasty, "careless", b"x").outcome == READ
    hasty.end()
