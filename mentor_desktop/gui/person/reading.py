"""Reads a file that a person chose, and no more of it than is needed to refuse it."""

from pathlib import Path

from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.attachments import LARGEST
from mentor_desktop.translation import _


def read_file(path: Path) -> bytes:
    """The bytes, at most one more than may be kept; Refused if it cannot be read."""
    if not path.is_file():  # a pipe would never end
        raise Refused(_("{name} is not there, or is no file.").format(name=path.name))
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Refused(
            _("{name} cannot be read: {reason}.").format(name=path.name, reason=error.strerror)
        ) from error
