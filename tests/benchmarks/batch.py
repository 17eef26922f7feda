"""How much faster two workers export a cohort than one.

python tests/benchmarks/batch.py [PAIRS] [agreement|progress]

Prints one JSON line a run, then the ratio, and beside it what two processes that only count gain
here: on a machine that has other work, no export can gain more than that.
"""

import json
import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path

from mentor_desktop.operations.batch import Batch
from mentor_desktop.operations.batch_agreements import export_all_agreements
from mentor_desktop.operations.batch_reports import ReportsWanted, export_all_reports
from mentor_desktop.operations.clock import today
from mentor_desktop.operations.demo import make_demo
from mentor_desktop.store.database import Database
from mentor_desktop.store.opening import open_file

_PAIRS = 200
_ROUNDS = 3  # each number of workers, one after the other, so that both have the same load


def _exported(kind: str, database: Database, folder: Path, workers: int) -> Batch:
    if kind == "agreement":
        return export_all_agreements(database, folder, workers=workers)
    wanted = ReportsWanted("pair", today())
    return export_all_reports(database, folder, wanted, workers=workers)


def _seconds(kind: str, path: Path, folder: Path, workers: int) -> tuple[float, float, int, int]:
    """Seconds, those of this process alone as processor time, files, bytes."""
    database = open_file(path)
    begun, own = time.perf_counter(), time.process_time()
    try:
        batch = _exported(kind, database, folder, workers)
    finally:
        database.close()
    size = sum(one.path.stat().st_size for one in batch.exported)
    taken, own = time.perf_counter() - begun, time.process_time() - own
    return taken, own, len(batch.exported), size


def _count(numbers: int) -> int:
    return sum(number * number for number in range(numbers))


def _gain_of_counting(numbers: int = 4_000_000, times: int = 4) -> float:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.map(_count, (1, 1))
        begun = time.perf_counter()
        for _time in range(times):
            pool.apply(_count, (numbers,))
        alone = time.perf_counter() - begun
        begun = time.perf_counter()
        pool.map(_count, [numbers] * times, chunksize=1)
        return alone / (time.perf_counter() - begun)


def main() -> None:
    """Exports the same cohort again and again."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else _PAIRS
    kind = sys.argv[2] if len(sys.argv) > 2 else "agreement"
    best: dict[int, float] = {}
    gains: list[float] = []
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "cohort.mentor"
        make_demo(path, relationships=pairs)
        for turn in range(_ROUNDS):
            gains.append(_gain_of_counting())
            for workers in (1, 2):
                taken, busy, files, size = _seconds(
                    kind, path, Path(place) / f"{turn}-{workers}", workers
                )
                best[workers] = min(taken, best.get(workers, taken))
                own, theirs = (
                    resource.getrusage(who).ru_maxrss // 1024
                    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
                )
                line = {
                    "workers": workers, "seconds": round(taken, 2), "own": round(busy, 2),
                    "files": files, "a_second": round(files / taken, 1), "bytes": size,
                    "mib": own, "worker_mib": theirs,
                }  # fmt: skip
                print(json.dumps(line), flush=True)
    print(json.dumps({"ratio": round(best[1] / best[2], 2), "counting": round(max(gains), 2)}))


if __name__ == "__main__":
    main()
