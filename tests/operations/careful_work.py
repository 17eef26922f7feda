"""Work for a process beside this one, good and bad."""

import os
import time
from pathlib import Path

from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import current_language


def name(text: str) -> tuple[str, int, str]:
    return text.upper(), os.getpid(), current_language()


def refuse(reason: str) -> None:
    raise Refused(reason)


def fail(reason: str) -> None:
    raise KeyError(reason)


def work_for_ever() -> None:
    while True:
        pass


def take(count: int) -> int:
    return len(bytearray(count))


def die() -> None:
    os._exit(3)


def write(path: Path) -> None:
    path.write_text("words")


def work_for(seconds: float) -> float:
    start = time.process_time()
    while time.process_time() < start + seconds:
        pass
    return time.process_time() - start
