"""Dialogs that ask for a paper, opened on a window, and what is chosen in them."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from mentor_desktop.gui.context import Context
from tests.conftest import Pair

Asked = TypeVar("Asked", bound=QDialog)


def opened(
    make: Callable[[QWidget, Context, str], Asked],
    window: QWidget,
    pair: Pair,
    acting: str | None = None,
) -> Asked:
    """The dialog for a pair, to this person of it or to somebody else."""
    context = Context(pair.database)
    if acting is not None:
        context.act_as(acting)
    dialog = make(window, context, pair.id)
    dialog.open()
    return dialog


def chip(dialog: QWidget, text: str) -> QAbstractButton:
    """The button that says this."""
    return next(one for one in dialog.findChildren(QAbstractButton) if one.text() == text)
