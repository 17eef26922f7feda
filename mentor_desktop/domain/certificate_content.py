"""What a certificate says of one of the two: what is known, and nothing beyond."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CertificateContent:
    """For the one in `role` ("mentor" or "mentee"); `ends` None while the two go on.

    `signs` is who signs for it by hand: the coordinator, or without a programme the other one.
    """

    language: str
    programme: str
    organisation: str
    role: str
    name: str
    other: str
    starts: date
    ends: date | None
    today: date
    meetings: int
    minutes: int
    signs: str = ""
