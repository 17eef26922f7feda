"""What this computer keeps for signing: one's own keys, locked, and certificates one trusts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mentor_desktop.domain.refused import Refused
from mentor_desktop.store.errors import told_of_disk
from mentor_desktop.store.folders import data_folder, make_private
from mentor_desktop.store.publishing import published
from mentor_desktop.translation import _

_ID = re.compile(r"[0-9a-f]{64}")
_LARGEST = 1_000_000


@dataclass(frozen=True)
class KeptCertificate:
    """A certificate (DER) in one of the folders; its id is the SHA-256 of its bytes, hex."""

    id: str
    data: bytes


def keep_key(id: str, certificate: bytes, key: bytes) -> None:
    """Puts a locked key (PKCS#12) with its certificate into the folder of keys."""
    _write(_place("keys", id, "p12"), key)
    _write(_place("keys", id, "crt"), certificate)


def kept_keys() -> tuple[KeptCertificate, ...]:
    """The certificates of one's own keys, without opening any of them."""
    return tuple(one for one in _certificates("keys") if _place("keys", one.id, "p12").is_file())


def read_kept_key(id: str) -> bytes:
    """A locked key; Refused where it is gone."""
    try:
        return _place("keys", id, "p12").read_bytes()
    except OSError as error:
        raise Refused(_("This key is no longer on this computer. Choose another.")) from error


def remove_key(id: str) -> None:
    """Takes a key off this computer for good; what it signed stays as it is."""
    for ending in ("p12", "crt"):
        path = _place("keys", id, ending)
        with told_of_disk(path):
            path.unlink(missing_ok=True)


def trust(id: str, certificate: bytes) -> None:
    """Keeps a certificate as that of somebody one knows, or of an authority."""
    _write(_place("trusted", id, "crt"), certificate)


def trusted() -> tuple[KeptCertificate, ...]:
    """The certificates that are trusted on this computer."""
    return tuple(_certificates("trusted"))


def distrust(id: str) -> None:
    """Forgets a certificate that was trusted."""
    path = _place("trusted", id, "crt")
    with told_of_disk(path):
        path.unlink(missing_ok=True)


def _place(folder: str, id: str, ending: str) -> Path:
    if not _ID.fullmatch(id):
        raise ValueError(id)
    return data_folder() / folder / f"{id}.{ending}"


def _certificates(folder: str) -> Iterator[KeptCertificate]:
    for path in sorted((data_folder() / folder).glob("*.crt")):
        if _ID.fullmatch(path.stem) and path.stat().st_size <= _LARGEST:
            yield KeptCertificate(path.stem, path.read_bytes())


def _write(path: Path, data: bytes) -> None:
    """For this person's eyes only, where the system knows such a thing."""
    with told_of_disk(path):
        make_private(path.parent)
        with published(path, replace=True) as fresh:
            fresh.write_bytes(data)
