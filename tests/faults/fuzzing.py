"""Tries every reader of strangers' bytes with thousands of damaged files.

    python -m tests.faults.fuzzing TIMES [READER …]

Each reader gets each file of its kind in corpus/ as it is, then TIMES times one that was changed.
Prints what the slowest took, the most memory, and each fault: an error that is no sentence, over
five seconds, over 800 MB of its own, or a process that died. Ends with 1 where there was one.
"""

import sys
import zlib
from collections.abc import Iterator
from random import Random

from mentor_desktop.operations.careful import Limits, Reader
from tests.faults.readers import FAULT, READERS, Tried, tried
from tests.faults.renew import CORPUS, small_file

WRITTEN = 50_000_000  # bytes of a file, where one is rescued
_PIECES = (
    b"\0", b"\xff", b"\xff" * 8, b"(", b"[", b"<<", b"{", b'"', b"\\", b".", b"9" * 30, b"-1",
    b"1e400", b"NaN", b"null", b"\\ud800", b"\xed\xa0\x80", b"\xe2\x80\xae", b" 0 R", b"/", b"\n",
)  # fmt: skip


def inputs(name: str, times: int) -> Iterator[bytes]:
    """The corpus of a reader, then what becomes of it; the same each time."""
    seeds = [path.read_bytes() for path in sorted(CORPUS.glob(f"*.{name}"))]
    if name == "mentor":
        seeds = [small_file()[0]]  # as this version writes it
    yield from seeds
    chance = Random(zlib.crc32(name.encode()))
    for _time in range(times):
        data = chance.choice(seeds)
        for _step in range(chance.choice((1, 1, 2, 4, 16))):
            data = _changed(data, chance)
        yield data


def _changed(data: bytes, chance: Random) -> bytes:
    at, to = sorted(chance.randrange(len(data) + 1) for _end in range(2))
    to = min(to, at + 2 ** chance.randrange(12))
    part = data[at:to]
    return (
        lambda: data[:at] + bytes(byte ^ 1 << chance.randrange(8) for byte in part) + data[to:],
        lambda: data[:at] + data[to:],
        lambda: data[:at] + part * 2 ** chance.randrange(8) + data[to:],
        lambda: data[:at] + chance.choice(_PIECES) * 2 ** chance.randrange(8) + data[at:],
        lambda: data[:at] + chance.randbytes(len(part)) + data[to:],
        lambda: data[:to] if chance.randrange(4) == 0 else data,
        lambda: part + data[:at] + data[to:],
    )[chance.randrange(7)]()  # fmt: skip


def fuzz(reader: Reader, name: str, times: int) -> list[Tried]:
    """What came of each."""
    return [tried(reader, name, data) for data in inputs(name, times)]


def main(times: int, names: list[str]) -> int:
    """See above."""
    faults: list[Tried] = []
    for name in names or [one for one in READERS if one != "careless"]:
        reader = Reader(Limits(written=WRITTEN))
        found = fuzz(reader, name, times)
        reader.end()
        bad = [one for one in found if one.outcome == FAULT]
        faults += bad
        slowest, most = max(one.seconds for one in found), max(one.memory for one in found)
        print(
            f"{name:6s} {len(found):6,} inputs, slowest {slowest:.2f} s, most {most} MB, "
            f"{len(bad)} faults",
            flush=True,
        )
        for words in sorted({one.words for one in bad}):
            print(words)
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
