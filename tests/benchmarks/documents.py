"""Pages a second of our documents beside others that set the same text, in one run.

    python -m tests.benchmarks.documents [--quick]

Ours are shaped, tagged, archived and carry their data; the others set bare text. Each works in a
process of its own, and they take turns; speeds are of seconds of the processor, the best of some
rounds, so that other work on the computer does little. A batch on two cores is measured by the
clock. Says of every limit whether it was met. Needs the packages of the extra "benchmark".
"""

import json
import multiprocessing
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from importlib import import_module

import pypdfium2

from mentor_desktop.documents.engine.embedding import subset
from tests.benchmarks.our_documents import OURS, one_agreement
from tests.benchmarks.outlines import Outline, outline_of

_BATCH = 200
_ROUNDS, _QUICK_ROUNDS = 9, 3
_SLOW = {"WeasyPrint": 1}  # rounds of what takes long
_LARGEST, _MOST_MEMORY, _LONGEST_NOTE, _LEAST_GAIN = 300_000, 80, 2.0, 1.8
_OTHERS = {
    "ReportLab": ("with_reportlab", "by_reportlab"),
    "ReportLab, shaped": ("with_reportlab", "by_reportlab_shaped"),
    "typst": ("with_typst", "by_typst"),
    "WeasyPrint": ("with_weasyprint", "by_weasyprint"),
}

Making = Callable[[], bytes]
Limit = tuple[str, bool, str]


def _pages_of(data: bytes) -> int:
    pdf = pypdfium2.PdfDocument(data)
    count = len(pdf)
    pdf.close()
    return count


def _timed(make: Making) -> tuple[float, bytes]:
    start = time.process_time()
    data = make()
    return time.process_time() - start, data


def _measured_here(name: str, kind: str, outline: Outline) -> tuple[float, int]:
    """Seconds and pages of one contender, in this process."""
    if name == "ours":
        subset.cache_clear()  # which serves a document drawn again, not another one
        make: Making = lambda: OURS[kind]().data  # noqa: E731
    else:
        module, by = _OTHERS[name]
        make = partial(getattr(import_module(f"tests.benchmarks.{module}"), by), outline)
    took, data = _timed(make)
    return took, _pages_of(data)


def speeds(kind: str, rounds: int) -> dict[str, tuple[float, int, float]]:
    """Pages a second, pages and seconds of each; the best of rounds in turn."""
    outline = outline_of(kind)
    best: dict[str, tuple[float, int, float]] = {}
    with ExitStack() as stack:
        context = multiprocessing.get_context("spawn")
        workers = {
            name: stack.enter_context(context.Pool(1)) for name in ("ours", *_OTHERS)
        }  # one each: what one has loaded slows no other
        for turn in range(rounds + 1):  # the first warms up
            for name, worker in workers.items():
                if turn <= _SLOW.get(name, rounds):
                    took, pages = worker.apply(_measured_here, (name, kind, outline))
                    if name not in best or took < best[name][2]:
                        best[name] = (pages / took, pages, took)
    return best


def _batch_part(numbers: range) -> int:
    return sum(one_agreement(number).pages for number in numbers)


def batch() -> tuple[float, float]:
    """Pages a second of 200 agreements in one process, and in two that are warm."""
    halves = [range(0, _BATCH, 2), range(1, _BATCH, 2)]
    _batch_part(range(2))
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.map(_batch_part, [range(2), range(2)], chunksize=1)
        one = two = 0.0
        for _round in range(3):
            start = time.perf_counter()
            pages = _batch_part(range(_BATCH))
            one = max(one, pages / (time.perf_counter() - start))
            start = time.perf_counter()
            pages = sum(pool.map(_batch_part, halves, chunksize=1))
            two = max(two, pages / (time.perf_counter() - start))
    return one, two


def peak(kind: str) -> tuple[int, int, int]:
    """Peak memory of a fresh process in MB, bytes and pages of what it makes."""
    command = [sys.executable, "-m", "tests.benchmarks.our_documents", kind]
    done = subprocess.run(command, capture_output=True, check=True)
    memory, size, pages = json.loads(done.stdout)
    return memory, size, pages


def _measured(rounds: int) -> list[Limit]:
    limits: list[Limit] = []
    for kind in ("agreement", "report"):
        found = speeds(kind, rounds)
        print(f"{kind}\n  pages a second, pages, seconds")
        for name, (speed, pages, seconds) in found.items():
            print(f"  {speed:7.0f} {pages:5} {seconds:7.3f}  {name}")
        ratio = found["ours"][0] / found["ReportLab"][0]
        limits.append((f"{kind}: at least ReportLab's pages", ratio >= 1, f"{ratio:.2f} times"))
    one, two = batch()
    print(f"batch of {_BATCH} agreements\n  {one:7.0f} in one process\n  {two:7.0f} in two")
    limits.append(("batch: 1.8 times on two", two / one >= _LEAST_GAIN, f"{two / one:.2f} times"))
    memory, size, pages = peak("report")
    limits.append((f"report of {pages} pages: 300 kB", size < _LARGEST, f"{size // 1000} kB"))
    limits.append(("and 80 MB of memory", memory < _MOST_MEMORY, f"{memory} MB"))
    seconds = min(_timed(lambda: OURS["note"]().data)[0] for _round in range(3))
    limits.append(("a note of 1 MB: 2 s", seconds < _LONGEST_NOTE, f"{seconds:.2f} s"))
    return limits


def main() -> None:
    """Prints a table and the limits."""
    limits = _measured(_QUICK_ROUNDS if "--quick" in sys.argv else _ROUNDS)
    print("limits")
    for name, is_met, figures in limits:
        print(f"  {'met' if is_met else 'MISSED':7} {name}: {figures}")


if __name__ == "__main__":
    main()
