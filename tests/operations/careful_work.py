"""Work for a process beside this one, good and bad."""

import gc
import os
import pickle
import time
from multiprocessing.connection import Connection
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


def answer_a_pickle() -> int:
    """As one would that was taken over: whoever opens the pickle, makes a folder."""
    _line().send_bytes(b"d" + pickle.dumps(_Folder()))
    return 1


def answer_another_kind() -> int:
    answered: int = "words"  # type: ignore[assignment]
    return answered


def begin_an_answer() -> int:
    """Says that so many bytes are to come, and sends none."""
    os.write(_line().fileno(), (100).to_bytes(4, "big"))
    time.sleep(60)
    return 1


def answer_too_much() -> int:
    os.write(_line().fileno(), (2_000_000_000).to_bytes(4, "big"))
    time.sleep(60)
    return 1


class _Folder:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("made-by-a-stranger",)


def _line() -> Connection:
    return next(one for one in gc.get_objects() if isinstance(one, Connection))
