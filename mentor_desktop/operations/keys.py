"""Keys on this computer: made, listed, opened for a signature, taken away."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_desktop.domain.certificate import FOREIGN, ONE_TIME, OWN, CertificateFacts
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations import strangers
from mentor_desktop.operations.careful import carefully
from mentor_desktop.operations.clock import now
from mentor_desktop.store import key_folder
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.signing.keys import Key

ROUNDS = 600_000  # how often a passphrase is stirred before it opens a key
_LARGEST = 1_000_000


@dataclass(frozen=True)
class KeyChoice:
    """What to sign with: `kind` "one-time", "own" (`key_id`) or "foreign" (a file at `path`)."""

    kind: str = ONE_TIME
    key_id: str = ""
    path: Path | None = None
    passphrase: str = field(default="", repr=False)


ONE_TIME_KEY = KeyChoice()


class KeyRefused(Refused):
    """A key cannot be opened or used; what was to be signed stays as it was."""


@dataclass(frozen=True)
class OwnKey:
    """A key that is kept on this computer; its id is the SHA-256 of its certificate."""

    id: str
    certificate: CertificateFacts
    is_usable: bool  # not expired, and already valid


def make_own_key(name: str, passphrase: str, rounds: int = ROUNDS) -> OwnKey:
    """Makes a key in that name and keeps it on this computer under the passphrase."""
    # Late: what makes certificates is needed for keys alone.
    from mentor_desktop.documents.signing import keys  # noqa: PLC0415 - as said

    named = clean_line(name)
    if not named:
        raise Refused(_("Write the name that the key is for."))
    keys.check_passphrase(passphrase)
    return _keep(keys.own_key(named, now()), passphrase, rounds)


def keep_key_file(path: Path, passphrase: str, rounds: int = ROUNDS) -> OwnKey:
    """Keeps a key from a .p12 or .pfx file on this computer, under the same passphrase."""
    from mentor_desktop.documents.signing import keys  # noqa: PLC0415 - as above

    key = _from_file(path, passphrase)
    keys.check_usable(key, now())
    return _keep(key, passphrase, rounds)


def _keep(key: "Key", passphrase: str, rounds: int) -> OwnKey:
    from mentor_desktop.documents.signing import keys  # noqa: PLC0415 - as above

    told = keys.facts(key.certificate)
    locked = keys.packed(key, passphrase, rounds)
    key_folder.keep_key(told.sha256, keys.der(key.certificate), locked)
    return OwnKey(told.sha256, told, True)


def own_keys() -> tuple[OwnKey, ...]:
    """The keys on this computer, by name; none is opened."""
    moment = now().isoformat()
    found = [
        OwnKey(one.id, told, told.valid_from <= moment <= told.valid_until)
        for one, told in readable(key_folder.kept_keys())
    ]
    return tuple(sorted(found, key=lambda one: (one.certificate.name.casefold(), one.id)))


def forget_own_key(key_id: str) -> None:
    """Takes a key off this computer for good; what it signed stays as it is."""
    key_folder.remove_key(key_id)


def save_own_key(key_id: str, path: Path, *, force: bool = False) -> None:
    """Writes a key, locked as it is, to a file: to keep it safe, or for another computer."""
    from mentor_desktop.documents.files import publish  # noqa: PLC0415 - as above

    publish(path, key_folder.read_kept_key(key_id), force=force, is_secret=True)


def look_into_key_file(path: Path, passphrase: str) -> CertificateFacts:
    """Whose key is in a file; Refused, with what to do, where it cannot sign now."""
    from mentor_desktop.documents.signing import keys  # noqa: PLC0415 - as above

    key = _from_file(path, passphrase)
    keys.check_usable(key, now())
    return keys.facts(key.certificate)


def unlocked(choice: KeyChoice, name: str, moment: datetime) -> "Key":
    """The key to sign with at that moment; KeyRefused, with what to do, where it cannot."""
    try:
        return _unlocked(choice, name, moment)
    except Refused as refusal:
        raise KeyRefused(str(refusal)) from refusal


def _unlocked(choice: KeyChoice, name: str, moment: datetime) -> "Key":
    from mentor_desktop.documents.signing import key_files, keys  # noqa: PLC0415 - as above

    if choice.kind == ONE_TIME:
        return keys.one_time_key(name, moment)
    if choice.kind == OWN:
        data = key_folder.read_kept_key(choice.key_id)
        key = key_files.read_key(data, choice.passphrase, OWN)
    elif choice.kind == FOREIGN and choice.path is not None:
        key = _from_file(choice.path, choice.passphrase)
    else:
        raise ValueError(choice.kind)
    keys.check_usable(key, moment)
    return key


def _from_file(path: Path, passphrase: str) -> "Key":
    from mentor_desktop.documents.signing import key_files  # noqa: PLC0415 - as above

    return key_files.opened_key(*carefully(strangers.open_key, read_small(path), passphrase))


def read_small(path: Path) -> bytes:
    """A file that holds a key or a certificate; Refused where it cannot be read."""
    try:
        if not path.is_file():  # a pipe would never end
            raise OSError(path)
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise Refused(_("{path} cannot be read.").format(path=path)) from error


def readable(
    found: tuple[key_folder.KeptCertificate, ...],
) -> list[tuple[key_folder.KeptCertificate, CertificateFacts]]:
    """Certificates with what they say; those that are damaged are as if they were not there."""
    from mentor_desktop.documents.signing import key_files, keys  # noqa: PLC0415 - as above

    told = []
    for one in found:
        try:
            told.append((one, keys.facts(key_files.read_certificate(one.data))))
        except Refused:
            continue
    return told
