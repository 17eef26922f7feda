"""The documents that are measured.

    python -m tests.benchmarks.our_documents KIND

makes one in a fresh process and prints its peak memory in MB, its bytes and its pages as JSON.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from mentor_desktop.documents import agreement
from mentor_desktop.documents.document import Document
from mentor_desktop.domain.agreement_content import AgreedSection, AgreementContent, Entry
from tests.documents.cohorts import Cohort, sample_cohort
from tests.documents.specimen import specimen

_ROWS = 20  # make a report of some 36 pages


@cache
def _cohort() -> Cohort:
    return sample_cohort()


@cache
def _content() -> AgreementContent:
    # Late: it loads every kind of document, and a report's process needs only its own.
    from tests.documents.samples import agreed

    return agreed()


def report() -> Document:
    """The specimen, with as many rows as make 36 pages."""
    return specimen(_cohort(), rows=_ROWS)


def one_agreement(number: int = 0) -> Document:
    """An agreement of the sample's size; each number gives another one."""
    content = replace(_content(), agreement_id=f"a{number}")
    return agreement.make(content, (), draft=False)


def note() -> Document:
    """An agreement with a note of a megabyte."""
    line = "What we said, what we meant, and what we will do about it until we meet again. "
    text = "\n".join([line * 12] * (1_000_000 // (len(line) * 12)))
    section = AgreedSection("own", "Our own", (Entry("own", "Words", (text,)),))
    return agreement.make(replace(_content(), sections=(section,)), (), draft=False)


OURS: dict[str, Callable[[], Document]] = {
    "agreement": one_agreement,
    "report": report,
    "note": note,
}


def main() -> None:
    """Makes one document, for its peak memory."""
    made = OURS[sys.argv[1]]()
    # not getrusage: that counts what the parent held before this process began its own work
    status = Path("/proc/self/status").read_text().splitlines()
    (line,) = (line for line in status if line.startswith("VmHWM"))
    print(json.dumps([int(line.split()[1]) // 1024, len(made.data), made.pages]))


if __name__ == "__main__":
    main()
