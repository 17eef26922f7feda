"""What a process beside this one answers: values of the type that its work says, nothing else.

Who reads a stranger's bytes may have been taken over by them. A pickle could run anything here.
"""

import builtins
import traceback
from collections.abc import Callable
from importlib import import_module
from typing import Any, get_type_hints

from msgspec import msgpack

from mentor_desktop.domain.refused import Refused

DONE, REFUSED, FAULT, FULL = "done", "refused", "fault", "full"
_KINDS = {DONE: b"d", REFUSED: b"r", FAULT: b"b", FULL: b"m"}
_Fault = tuple[str, tuple[str | int, ...], str]  # its type, what it says, where it came up
Answer = tuple[str, Any]


def answer(work: Callable[..., Any], values: tuple[Any, ...]) -> Answer:
    """What came of the work: a kind, and what it made or why not."""
    try:
        return DONE, work(*values)
    except Refused as refusal:
        return REFUSED, str(refusal)
    except MemoryError:
        return FULL, None
    except Exception as error:  # a bug, told where it was asked for
        return FAULT, _portable(error)


def packed(kind: str, value: Any) -> bytes:
    """An answer as bytes."""
    try:
        return _KINDS[kind] + msgpack.encode(value)
    except MemoryError:
        return _KINDS[FULL] + msgpack.encode(None)
    except (TypeError, ValueError) as error:  # of a type that is not told so
        return _KINDS[FAULT] + msgpack.encode(_portable(error))


def unpacked(data: bytes, work: Callable[..., Any]) -> Answer:
    """The answer in bytes; ValueError where it is none that this work may give."""
    kinds = {mark: kind for kind, mark in _KINDS.items()}
    kind = kinds.get(data[:1])
    if kind is None:
        raise ValueError(data[:1])
    wanted: Any = {REFUSED: str, FAULT: _Fault}.get(kind)
    value = msgpack.decode(data[1:], type=_made_by(work) if kind == DONE else wanted)
    return kind, _raised(*value) if kind == FAULT else value


def _made_by(work: Callable[..., Any]) -> Any:
    return get_type_hints(work, localns=_Late(work)).get("return", Any)


class _Late(dict[str, Any]):
    """Names of types that a module of work brings in late: where they are is in its LATE."""

    def __init__(self, work: Callable[..., Any]) -> None:
        super().__init__()
        self._places = getattr(import_module(work.__module__), "LATE", {})

    def __missing__(self, name: str) -> Any:
        return getattr(import_module(self._places[name]), name)


def _portable(error: Exception) -> _Fault:
    said = tuple(one if isinstance(one, int) else str(one) for one in error.args)
    return type(error).__name__, said, traceback.format_exc()


def _raised(name: str, said: tuple[str | int, ...], where: str) -> Exception:
    """The same error where it is one of Python's own."""
    kind = getattr(builtins, name, None)
    is_known = isinstance(kind, type) and issubclass(kind, Exception)
    try:
        error: Exception = kind(*said) if is_known and kind else RuntimeError(name, *said)
    except TypeError:  # UnicodeError wants more than words
        error = RuntimeError(name, *said)
    error.add_note(where)
    return error
