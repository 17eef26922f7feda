"""A PDF with empty places for signatures, keys to sign it with, and the same signed."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, lru_cache

import pytest

from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.signing.keys import Key, one_time_key
from mentor_desktop.documents.signing.pades import sign_pdf
from mentor_desktop.domain.agreement_content import AgreementContent, SignatureRecord

NOW = datetime(2026, 3, 9, 14, 5, 22, tzinfo=UTC)
Chance = Callable[[int], bytes]


def chance(seed: int) -> Chance:
    """Random bytes that are always the same."""
    return random.Random(seed).randbytes


@dataclass(frozen=True)
class Signing:
    """All that goes into a signed PDF."""

    offered: bytes
    records: tuple[SignatureRecord, SignatureRecord]
    keys: tuple[Key, Key]

    def signed(self, *roles: str) -> bytes:
        """Signed in this order."""
        data = self.offered
        for role in roles:
            data = self._signed_by(role, data)
        return data

    def kept(self, *roles: str) -> bytes:
        """The same, signed once for all tests that change nothing about how it is signed."""
        return _kept(self, roles)

    def _signed_by(self, role: str, data: bytes) -> bytes:
        at = 0 if role == "mentor" else 1
        return sign_pdf(data, self.records[at], self.keys[at], "en")


@lru_cache(maxsize=16)
def _kept(signing: Signing, roles: tuple[str, ...]) -> bytes:
    if not roles:
        return signing.offered
    return signing._signed_by(roles[-1], _kept(signing, roles[:-1]))


@cache
def _made(content: AgreementContent, records: tuple[SignatureRecord, SignatureRecord]) -> Signing:
    return Signing(
        make(content, (), draft=False).data,
        records,
        (one_time_key("Grace Ndlovu", NOW, chance(1)), one_time_key("李文静", NOW, chance(2))),
    )


@pytest.fixture
def signing(content: AgreementContent, both: tuple[SignatureRecord, SignatureRecord]) -> Signing:
    """The agreement of the other tests, offered, with a key for each of the two."""
    return _made(content, (both[0], replace(both[1], signed_at="2026-03-10T08:00:00+00:00")))
