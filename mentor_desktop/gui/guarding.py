"""Guards: an error in an override of a Qt method is told, and Qt gets a harmless value.

Unguarded, it goes to C++. There, on Python 3.11, what the interpreter itself raises (1 / 0,
[][0], int("x")) ends the process; the rest leaves Qt with a value that nobody set.
"""

import sys
from collections.abc import Callable
from enum import EnumType
from functools import wraps
from inspect import isfunction
from types import MethodDescriptorType, TracebackType

from PySide6.QtCore import QObject
from shiboken6 import Object

_VARIABLE = 0x04  # the flag of code that takes *arguments
# Where 0 is an answer, and -1 says that there is none.
_HAS_NONE = frozenset({"heightForWidth", "sizeHintForRow", "sizeHintForColumn"})


def guard_overrides() -> None:
    """From now on the overrides of each class that is made from one of Qt's are guarded."""
    Object.__init_subclass__ = classmethod(_guard_class)  # type: ignore[assignment, arg-type]


def is_override(cls: type, name: str) -> bool:
    """Whether Qt has a method of this name among the bases of `cls`."""
    return not name.startswith("__") and any(
        isinstance(vars(base).get(name), MethodDescriptorType) for base in cls.__mro__
    )


def is_guarded(override: object) -> bool:
    """Whether an error in it ends in its guard."""
    return getattr(override, "__code__", None) is _CODE


def is_from_guard(trace: TracebackType | None) -> bool:
    """Whether a guard caught it; else a slot, a timer or Python did."""
    return trace is not None and trace.tb_frame.f_code is _CODE


def harmless(override: Callable[..., object]) -> object:
    """What Qt takes for "nothing", of the kind that the override says it returns."""
    kind = override.__annotations__.get("return")
    if override.__name__ in _HAS_NONE:
        return -1
    if not isinstance(kind, type) or kind is object or issubclass(kind, QObject):
        return None
    return kind(0) if isinstance(kind, EnumType) else kind()


def _guard_class(cls: type, **named: object) -> None:
    super(Object, cls).__init_subclass__(**named)  # type: ignore[misc]
    for base in cls.__mro__:
        if base is cls or not issubclass(base, Object):  # the others were guarded when made
            for name, value in list(vars(base).items()):
                if isfunction(value) and is_override(cls, name) and getattr(cls, name) is value:
                    setattr(cls, name, _guarded(value))


def _guarded(override: Callable[..., object]) -> Callable[..., object]:
    code = override.__code__
    # PySide asks a slot's code how many arguments it takes; a guard's takes any.
    taken = None if code.co_flags & _VARIABLE else code.co_argcount

    @wraps(override)
    def guard(*arguments: object, **named: object) -> object:
        try:
            return override(*arguments[:taken], **named)
        except (Exception, KeyboardInterrupt) as error:
            sys.excepthook(type(error), error, error.__traceback__)
            return harmless(override)

    return guard


_CODE = _guarded(is_override).__code__
