"""The clock of this computer, told another zone for a while."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def clock_told(zone: str) -> Iterator[None]:
    """`zone` as in TZ: a name, a rule, or the file of a zone after a colon."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        yield
    time.tzset()
