"""Loads a Designer form into a widget that declares, by annotation, what the form must hold."""

from functools import cache
from typing import get_type_hints

from PySide6.QtCore import QCoreApplication, QFile, QIODevice, QObject
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QWidget

from mentor_desktop.assets import asset


class FormFaulty(Exception):  # noqa: N818 - says what the form is
    """A form lacks a widget that its class declares, or has another kind of it: a bug."""


class _Loader(QUiLoader):
    """Builds the outermost widget of a form into one that is there already."""

    def __init__(self) -> None:
        super().__init__()
        self._root: QWidget | None = None

    def fill(self, root: QWidget, file: QFile) -> None:
        """Builds the form in `file` into `root`."""
        self._root = root
        self.load(file)
        self._root = None

    def createWidget(
        self,
        className: str,  # noqa: N803 - Qt calls it so
        parent: QWidget | None = None,
        name: str = "",
    ) -> QWidget:
        if parent is None and self._root is not None:
            root, self._root = self._root, None
            return root
        return super().createWidget(className, parent, name)


def declared(kind: type[QWidget]) -> dict[str, type[QObject]]:
    """The names and kinds of the widgets that a class declares by annotation."""
    return {
        name: found
        for name, found in get_type_hints(kind).items()
        if isinstance(found, type) and issubclass(found, QObject)
    }


@cache
def _loader() -> _Loader:
    """The one loader, without Designer's plugins: we use none, and they bring Qt Quick along."""
    paths = QCoreApplication.libraryPaths()
    QCoreApplication.setLibraryPaths([])
    try:
        return _Loader()
    finally:
        QCoreApplication.setLibraryPaths(paths)


def load(widget: QWidget, name: str) -> None:
    """Fills `widget` with the form `name`, such as "ui/start/page.ui".

    Each declared name becomes an attribute; FormFaulty lists those the form does not have.
    """
    file = QFile(str(asset(name)))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FormFaulty(f"{name} cannot be read")
    _loader().fill(widget, file)
    file.close()
    missing = []
    for attribute, kind in declared(type(widget)).items():
        found = widget.findChild(kind, attribute)
        if found is None:
            missing.append(f"{attribute}: {kind.__name__}")
        else:
            setattr(widget, attribute, found)
    if missing:
        raise FormFaulty(f"{name} lacks {', '.join(missing)}")
