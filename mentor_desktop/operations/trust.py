"""Whom one knows: certificates trusted on this computer, and those that a file knows people by."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mentor_desktop.domain.agreement import Agreement, Signature
from mentor_desktop.domain.authority import Authority
from mentor_desktop.domain.certificate import CertificateFacts
from mentor_desktop.domain.person import Person
from mentor_desktop.operations.clock import now
from mentor_desktop.operations.keys import read_small, readable
from mentor_desktop.store import key_folder

if TYPE_CHECKING:
    from mentor_desktop.documents.signing.knowing import Kept, Known


def trust_certificate(path: Path) -> CertificateFacts:
    """Trusts the certificate in a file, of a person or a programme, on this computer."""
    # Late: what reads certificates is needed for keys alone.
    from mentor_desktop.documents.signing import key_files, keys  # noqa: PLC0415 - as said

    certificate = key_files.read_certificate(read_small(path))
    told = keys.facts(certificate)
    key_folder.trust(told.sha256, keys.der(certificate))
    return told


def trusted_certificates() -> tuple[CertificateFacts, ...]:
    """Whom this computer trusts, by name."""
    found = [told for _one, told in readable(key_folder.trusted())]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.sha256)))


def distrust_certificate(sha256: str) -> None:
    """Trusts a certificate no longer."""
    key_folder.distrust(sha256)


def known_here(session: Session | None = None) -> "Known":
    """Whose signatures are known: by what is on this computer, and by a file if there is one.

    A file knows who signed in it, who sent a signature back, and whose signature somebody here
    put theirs beside. Who only came in with an agreement is a stranger still. A certificate that
    has ended is known for what a file held before, by this computer's clock.
    """
    # Late: as above, and what checks signatures takes half a second.
    from mentor_desktop.documents.signing import knowing  # noqa: PLC0415 - as said

    mine, others = readable(key_folder.kept_keys()), readable(key_folder.trusted())
    persons = {knowing.KnownCertificate(told.sha256, told.name) for _one, told in others}
    persons |= {
        knowing.KnownCertificate(told.sha256, told.name, is_mine=True) for _one, told in mine
    }
    authorities = [one.data for one, _told in others if knowing.is_authority(one.data)]
    known = knowing.Known(frozenset(persons), tuple(authorities), now())
    if session is None:
        return known
    return _known_in_file(session, known)


def _known_in_file(session: Session, known: "Known") -> "Known":
    """The same, and whom the file knows."""
    from mentor_desktop.documents.signing import keys, knowing  # noqa: PLC0415 - as above

    given = session.execute(
        select(Signature.person_id, Signature.name, Signature.certificate).where(
            Signature.certificate.is_not(None),
            or_(
                Signature.came != "received",
                Signature.agreement_id.in_(
                    select(Signature.agreement_id).where(Signature.came == "here")
                ),
            ),
        )
    )
    persons = {
        knowing.KnownCertificate(keys.sha256_of(row.certificate), row.name, row.person_id)
        for row in given
    }
    people = session.execute(select(Person.id, Person.name, Person.preferred_name))
    return replace(
        known,
        certificates=known.certificates | persons,
        authorities=(*known.authorities, *session.scalars(select(Authority.certificate))),
        kept=frozenset(_kept(session)),
        people=tuple((one.id, one.name, one.preferred_name) for one in people),
    )


def _kept(session: Session) -> Iterator["Kept"]:
    """Signatures, each with a moment by which it was in the file."""
    from mentor_desktop.documents.signing import keys, knowing  # noqa: PLC0415 - as above

    rows = session.execute(
        select(
            Signature.certificate, Signature.content_sha256, Signature.came, Signature.signed_at,
            Agreement.in_force_at,
        )
        .join(Agreement, Agreement.id == Signature.agreement_id)
        .where(Signature.certificate.is_not(None))
    )  # fmt: skip
    for row in rows:
        since = row.signed_at if row.came == "here" else row.in_force_at
        if since is not None:
            yield knowing.Kept(keys.sha256_of(row.certificate), row.content_sha256, since)
