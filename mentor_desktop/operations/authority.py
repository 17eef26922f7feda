"""The programme's authority: made once, its certificate handed out, keys issued to people."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desktop.domain.authority import Authority
from mentor_desktop.domain.certificate import CertificateFacts
from mentor_desktop.domain.person import Person
from mentor_desktop.domain.refused import Refused
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.keys import ROUNDS
from mentor_desktop.store.database import Database
from mentor_desktop.store.views import programme_of
from mentor_desktop.translation import _

if TYPE_CHECKING:
    from mentor_desktop.documents.signing.keys import Key


def make_authority(database: Database, passphrase: str, rounds: int = ROUNDS) -> CertificateFacts:
    """Makes the programme's authority, its key under that passphrase; Refused if there is one."""
    # Late: what makes certificates is needed for keys alone.
    from mentor_desktop.documents.signing import authority, keys  # noqa: PLC0415 - as said

    keys.check_passphrase(passphrase)
    with database.reading() as session:
        _refuse_a_second(session)
        programme = programme_of(session)
    moment = now()
    key = authority.new_authority(programme.name or _("Mentoring programme"), moment)
    locked = keys.packed(key, passphrase, rounds)
    with database.changing(_("Make authority")) as session:
        _refuse_a_second(session)
        session.add(
            Authority(made_at=moment, certificate=keys.der(key.certificate), locked_key=locked)
        )
    return keys.facts(key.certificate)


def _refuse_a_second(session: Session) -> None:
    if session.scalars(select(Authority.id)).first():
        raise Refused(_("This programme has its authority already."))


def authority_of(session: Session) -> CertificateFacts | None:
    """Who vouches for keys here; None while there is no authority."""
    certificate = session.scalars(select(Authority.certificate)).first()
    if certificate is None:
        return None
    from mentor_desktop.documents.signing import key_files, keys  # noqa: PLC0415 - as above

    return keys.facts(key_files.read_certificate(certificate))


def save_authority_certificate(database: Database, path: Path, *, force: bool = False) -> None:
    """Writes the certificate that other programs import once, to know all keys it vouches for."""
    from mentor_desktop.documents.files import publish  # noqa: PLC0415 - as above
    from mentor_desktop.documents.signing import key_files, keys  # noqa: PLC0415 - as above

    with database.reading() as session:
        certificate = _needed(session).certificate
    publish(path, keys.pem(key_files.read_certificate(certificate)), force=force)


def issue_key(
    database: Database,
    person_id: str,
    path: Path,
    *,
    authority_passphrase: str,
    passphrase: str,
    rounds: int = ROUNDS,
    force: bool = False,
) -> CertificateFacts:
    """Writes a key for a person, vouched for by the programme, under a passphrase of its own."""
    from mentor_desktop.documents.files import publish  # noqa: PLC0415 - as above
    from mentor_desktop.documents.signing import authority, keys  # noqa: PLC0415 - as above

    keys.check_passphrase(passphrase)
    with database.reading() as session:
        locked = _needed(session).locked_key
        name = session.get_one(Person, person_id).name
    key = authority.issued_key(_opened(locked, authority_passphrase), name, now())
    publish(path, keys.packed(key, passphrase, rounds), force=force, is_secret=True)
    return keys.facts(key.certificate)


def _opened(locked: bytes, passphrase: str) -> "Key":
    from mentor_desktop.documents.signing import key_files  # noqa: PLC0415 - as above
    from mentor_desktop.documents.signing.authority import AUTHORITY  # noqa: PLC0415 - as above

    return key_files.read_key(locked, passphrase, AUTHORITY)


def _needed(session: Session) -> Authority:
    found = session.scalars(select(Authority)).first()
    if found is None:
        raise Refused(_("This programme has no authority yet. Make one first."))
    return found
