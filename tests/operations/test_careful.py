"""What strangers made is read beside this process, within limits."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations import careful
from mentor_desktop.operations.careful import Limits, Reader
from mentor_desktop.translation import language
from tests.operations import careful_work as work

MUCH = 400_000_000
LIMITS = Limits(seconds=0.2, memory=200_000_000, readers=work.__name__)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    made = Reader(LIMITS)
    yield made
    made.end()


def test_works_in_one_process_beside_this_one(reader: Reader) -> None:
    with language("fr"):
        said, first, spoken = reader.do(work.name, ("ada",))
    assert (said, spoken) == ("ADA", "fr")
    assert reader.do(work.name, ("ben",))[1] == first != os.getpid()


def test_refuses_and_fails_as_here(reader: Reader) -> None:
    with pytest.raises(Refused, match="no agreement"):
        reader.do(work.refuse, ("no agreement",))
    with pytest.raises(KeyError, match="a bug") as caught:
        reader.do(work.fail, ("a bug",))
    assert "in fail" in "".join(caught.value.__notes__)


@pytest.mark.skipif(sys.platform == "win32", reason="there only the clock bounds it")
def test_is_given_up_where_it_takes_too_much_and_the_next_is_read(reader: Reader) -> None:
    with pytest.raises(Refused, match="too long"):
        reader.do(work.work_for_ever, ())
    with pytest.raises(Refused, match="too much memory"):
        reader.do(work.take, (MUCH,))
    with pytest.raises(Refused, match="stops what reads it"):
        reader.do(work.die, ())
    assert reader.do(work.take, (5,)) == 5
    assert Reader(Limits(memory=2 * MUCH, readers="json")).do(work.take, (MUCH,)) == MUCH


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is written to")
@pytest.mark.parametrize(
    ("answered", "said"),
    [
        (work.answer_a_pickle, "stops what reads it"),
        (work.answer_another_kind, "stops what reads it"),
        (work.answer_too_much, "stops what reads it"),
        (work.begin_an_answer, "too long"),
    ],
)
def test_one_that_is_taken_over_can_answer_no_more_than_its_work(
    reader: Reader, answered: Callable[[], int], said: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(careful, "_TO_END", 0.1)
    with pytest.raises(Refused, match=said):
        reader.do(answered, ())
    assert list(tmp_path.iterdir()) == []
    assert reader.do(work.take, (5,)) == 5


def test_each_thing_that_is_read_has_all_the_time(reader: Reader) -> None:
    for _time in range(3):
        assert reader.do(work.work_for, (0.12,)) > 0.1


@pytest.mark.skipif(sys.platform == "win32", reason="there only the clock bounds it")
def test_writes_into_no_file(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="too large"):
        reader.do(work.write, (tmp_path / "words",))
    assert not (tmp_path / "words").read_bytes()


def test_one_that_has_ended_is_replaced(reader: Reader) -> None:
    _said, first, _spoken = reader.do(work.name, ("ada",))
    os.kill(first, 9)
    assert reader.do(work.name, ("ada",))[1] != first
