"""Imports as Python does them, not as PySide does."""

import builtins
from importlib import import_module


def import_plainly() -> None:
    """Brings in Qt, and takes back the `__import__` that PySide puts in place of Python's.

    For a feature that we do not use (snake_case names) PySide's reads the source of each module
    that is imported, and keeps the lines: 23 MB, and a tenth of the time to start.
    """
    import_module("PySide6.QtCore")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
