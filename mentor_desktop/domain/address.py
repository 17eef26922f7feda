"""Addresses of files, as file managers and other programs pass them: file:///home/ana/a%20b.mentor."""

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes
from urllib.request import url2pathname

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line, cut
from mentor_desktop.translation import _

_SCHEME = "file:"
_OURS = ("", "localhost")  # whose files these are
_SHOWN = 200  # letters of an address in a sentence


def is_address(word: str) -> bool:
    """Whether a word is an address, not a path; `notes: spring.mentor` is a path."""
    return "://" in word or word.lower().startswith(_SCHEME + "/")


def file_at(address: str) -> Path:
    """The file there; Refused for one on another computer, and for what no file can be named."""
    if address[: len(_SCHEME)].lower() != _SCHEME:
        raise _elsewhere(address)
    rest = address[len(_SCHEME) :]
    host, slash, path = rest[2:].partition("/") if rest.startswith("//") else ("", "/", rest[1:])
    if host.lower() not in _OURS or not slash:
        raise _elsewhere(address)
    if os.name == "nt":
        return Path(url2pathname(slash + path))
    named = unquote_to_bytes(os.fsencode(slash + path))
    if b"\0" in named:
        raise _elsewhere(address)
    return Path(os.fsdecode(named))


def real_path(path: Path) -> Path:
    """Where links lead; links that lead in a circle stay as they are."""
    # Path.resolve raises RuntimeError there, up to Python 3.12.
    return Path(os.path.realpath(path))


def _elsewhere(address: str) -> Refused:
    said = clean_line(cut(address, _SHOWN))
    return Refused(
        _("Only files on this computer can be opened, not {address}.").format(address=said)
    )
