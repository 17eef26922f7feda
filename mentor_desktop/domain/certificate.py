"""What a person can read about a certificate, as plain values."""

from dataclasses import dataclass

ONE_TIME, OWN, FOREIGN = "one-time", "own", "foreign"
KEY_KINDS = (ONE_TIME, OWN, FOREIGN)


@dataclass(frozen=True)
class CertificateFacts:
    """`sha256` of its bytes, hex; moments in UTC (ISO); `issuer` is `name` where self-signed."""

    name: str
    issuer: str
    sha256: str
    valid_from: str
    valid_until: str
    is_self_signed: bool

    @property
    def short(self) -> str:
        """What people compare: four groups of four hex digits."""
        return " ".join(self.sha256[at : at + 4].upper() for at in range(0, 16, 4))
