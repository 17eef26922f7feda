"""Every reader of strangers' bytes, as it is tried: in a process of its own, by its name."""

import contextlib
import os
import resource
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.careful import Reader

READ, REFUSED, FAULT = "read", "refused", "fault"


@dataclass(frozen=True)
class Tried:
    """What came of one input; `memory`: the most its process ever had, in MB."""

    outcome: str
    words: str
    seconds: float
    memory: int


def tried(reader: Reader, name: str, data: bytes) -> Tried:
    """Reads it beside this process; a fault is all but what was read or refused in a sentence."""
    try:
        return reader.do(attempt, (name, data))
    except Refused as refusal:  # by the limits, not by the reader
        return Tried(FAULT, str(refusal), 0, 0)


def attempt(name: str, data: bytes) -> Tried:
    """The same, here."""
    began = time.process_time()
    outcome, words = _outcome(READERS[name], data)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000
    return Tried(outcome, words, time.process_time() - began, memory)


def _outcome(read: Callable[[bytes], Any], data: bytes) -> tuple[str, str]:
    try:
        read(data)
    except Refused as refusal:
        return REFUSED, str(refusal)
    except MemoryError:
        return FAULT, "memory"
    except Exception:  # each of them is what is looked for
        return FAULT, traceback.format_exc(limit=-3)
    return READ, ""


# Late imports, all of them: only the process that reads needs what reads.


def _agreement(data: bytes) -> None:
    from mentor_desktop.documents.signing.knowing import Known
    from mentor_desktop.operations.strangers import read_pdf

    read_pdf(data, Known())


def _data(data: bytes) -> None:
    from mentor_desktop.operations.data import read_checked

    read_checked(data)


def _check_in(data: bytes) -> None:
    from mentor_desktop.domain.check_in_file import read_check_in

    read_check_in(data.decode(errors="replace"), "x.toml", is_own=True)


def _picture(data: bytes) -> None:
    from mentor_desktop.documents.pictures import PictureError, read_picture

    try:
        read_picture(data, 400)
    except PictureError as error:
        raise Refused(str(error)) from error


def _key(data: bytes) -> None:
    from mentor_desktop.operations.strangers import open_key

    open_key(data, "secret")


def _certificate(data: bytes) -> None:
    from mentor_desktop.documents.signing.key_files import read_certificate
    from mentor_desktop.documents.signing.keys import facts

    facts(read_certificate(data))


def _call(data: bytes) -> None:
    from mentor_desktop.gui.single import said_in

    try:
        said = said_in(data)
    except ValueError as error:
        raise Refused("That is no path.") from error
    if said is None:
        raise Refused("Some is still to come.")
    os.fsdecode(said)


def _file(data: bytes) -> None:
    from mentor_desktop.store.checking import check
    from mentor_desktop.store.opening import open_file
    from mentor_desktop.store.salvage import salvage

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pair.mentor"
        path.write_bytes(data)
        check(path)
        with contextlib.suppress(Refused):
            salvage(path, Path(folder) / "rescued.mentor")
        open_file(path, read_only=True).close()


def _careless(data: bytes) -> None:
    """The control: what a reader does that nobody looked at."""
    for kind, error in ((b"K", KeyError), (b"M", MemoryError)):
        if data.startswith(kind):
            raise error
    while data.startswith(b"L"):
        pass


READERS: dict[str, Callable[[bytes], Any]] = {
    "pdf": _agreement,
    "json": _data,
    "toml": _check_in,
    "png": _picture,
    "jpg": _picture,
    "gif": _picture,
    "p12": _key,
    "pem": _certificate,
    "call": _call,
    "mentor": _file,
    "careless": _careless,
}
