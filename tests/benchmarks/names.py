"""Whether people of all names can offer, sign, check and receive an agreement.

    python -m tests.benchmarks.names [EVERY]

Some 580 names, a few of each script that ICU knows; two at a time, each pair on two laptops. With
EVERY 5, a fifth of them. Ends with 1 where one failed.
"""

import os
import sys
import tempfile
import traceback
from pathlib import Path

from tests.names import names
from tests.operations.travels import travel


def main(every: int) -> int:
    """Tells each pair that fails, and how many names came through."""
    tried = names()[::every]
    pairs = list(zip(tried[::2], tried[1::2], strict=False))
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MENTOR_DESKTOP_DATA"] = str(Path(folder) / "data")
        for at, (mentor, mentee) in enumerate(pairs):
            try:
                travel(Path(folder) / str(at), mentor, mentee)
            except Exception:  # whatever it is, the others are tried too
                failed += 1
                print(ascii(mentor), ascii(mentee), traceback.format_exc(limit=-1), flush=True)
    print(f"{2 * len(pairs)} names in {len(pairs)} pairs: {failed} pairs failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
