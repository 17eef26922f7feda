"""Writers under strace: system calls that fail, kill, or are written down."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

_ROOT = Path(__file__).parents[2]
_QUIET = ("-o", os.devnull)
_FAIL = ("-e", "trace=fsync", "-e", "inject=fsync:error=EIO")
_WAIT = """
import ctypes, os
ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1))
print("ready", flush=True)
input()
os.fsync(1)
"""


@dataclass(frozen=True)
class Told:
    """What a writer said: who was in the file after each step that it called saved."""

    saved: tuple[tuple[str, ...], ...]
    refused: tuple[str, ...]
    faults: tuple[str, ...]


@cache
def why_not_traced() -> str:
    """Why strace cannot work here; "" where it can."""
    if not sys.platform.startswith("linux"):
        return "strace is of Linux only"
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed: the faults of single system calls are NOT tested"
    try:
        with _a_writer_of_nothing() as process, _tracing(process.pid, [*_QUIET, *_FAIL]):
            said = process.communicate("\n")[0]
    except AssertionError as error:
        said = str(error)
    if "Input/output error" in said:
        return ""
    return f"strace may not trace here: the faults of system calls are NOT tested: {said}"


def _a_writer_of_nothing() -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", _WAIT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout
    process.stdout.readline()
    return process


def need_tracing() -> None:
    """Skips a test with the reason where strace cannot work."""
    reason = why_not_traced()
    if reason:
        pytest.skip(reason)


class Nursery:
    """A process that has everything imported and forks writers, each traced on its own."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("traced_child.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
        )

    def write(self, task: dict[str, Any], strace: Sequence[str] = ()) -> Told:
        """Lets a writer do a task, under strace with these words unless there are none."""
        self._send(json.dumps(task))
        process = int(self._receive()[0])
        with _tracing(process, strace):
            self._send("go")
            lines = list(iter(self._receive, ["dead"]))
        told: dict[str, list[Any]] = {"saved": [], "refused": [], "fault": []}
        for kind, words in lines:
            told[kind].append(words)
        saved = tuple(tuple(one) for one in told["saved"])
        return Told(saved, tuple(told["refused"]), tuple(told["fault"]))

    def _send(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _receive(self) -> list[Any]:
        assert self._process.stdout
        found: list[Any] = json.loads(self._process.stdout.readline())
        return found

    def close(self) -> None:
        """Ends it."""
        self._process.communicate()


@contextmanager
def _tracing(process: int, words: Sequence[str]) -> Iterator[None]:
    if not words:
        yield
        return
    strace = subprocess.Popen(
        ["strace", *words, "-p", str(process)],
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    assert strace.stderr
    attached = strace.stderr.readline()
    assert "attached" in attached, attached
    yield
    said = strace.communicate()[1]
    assert "+++ exited" in said or not said.strip() or "detached" in said, said
