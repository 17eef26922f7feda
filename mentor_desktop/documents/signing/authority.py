"""The programme's own small authority: one certificate that vouches for those of its people."""

import secrets
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric import ec

from mentor_desktop.documents.signing.keys import (
    Chance,
    Key,
    begun,
    check_period,
    for_issuing,
    for_signing,
    new_private,
    signed,
    subject_of,
)
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

AUTHORITY = "authority"  # the kind of its key
_YEARS, _LEAF_YEARS = 25, 10


def new_authority(programme: str, moment: datetime, chance: Chance = secrets.token_bytes) -> Key:
    """A key that signs nothing but certificates; other readers trust them after one import."""
    private = new_private(chance)
    subject = subject_of(programme, _("Mentoring programme, made by Mentor Desktop"))
    builder = begun(subject, subject, private, moment, _YEARS, chance)
    return Key(private, signed(for_issuing(builder, private), private), (), AUTHORITY)


def issued_key(
    authority: Key, name: str, moment: datetime, chance: Chance = secrets.token_bytes
) -> Key:
    """A key for a person, vouched for by the authority; Refused where that has expired."""
    check_period(authority.certificate, moment)
    if not isinstance(authority.private, ec.EllipticCurvePrivateKey):
        raise Refused(_("This is not the key of a programme."))
    private = new_private(chance)
    builder = begun(
        subject_of(name, _("Vouched for by the programme")),
        authority.certificate.subject, private, moment, _LEAF_YEARS, chance,
        authority.certificate.not_valid_after_utc,
    )  # fmt: skip
    certificate = signed(for_signing(builder, private), authority.private)
    return Key(private, certificate, (authority.certificate,))
