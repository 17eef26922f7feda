"""A PDF with empty places for signatures, keys to sign it with, and the same signed."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from mentor_desktop.documents import verify
from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.signing.keys import Key, one_time_key
from mentor_desktop.documents.signing.pades import sign_pdf
from mentor_desktop.domain.agreement_content import AgreementContent, SignatureRecord

NOW = datetime(2026, 3, 9, 14, 5, 22, tzinfo=UTC)
Chance = Callable[[int], bytes]


def chance(seed: int) -> Chance:
    """Random bytes that are always the same."""
    return random.Random(seed).randbytes


def with_places(data: bytes, names: tuple[str, ...] = ("mentor", "mentee")) -> bytes:
    """The PDF with a signature field for each name."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        if "/AcroForm" in pdf.Root:
            return data
        page = pdf.pages[-1]
        page.Annots = pdf.make_indirect(Array())
        for at, name in enumerate(names):
            left = 60 + at * 160
            place = Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String(name), F=132,
                TU=String(name), Rect=Array([left, 60, left + 150, 130]), P=page.obj,
            )  # fmt: skip
            page.Annots.append(pdf.make_indirect(place))
        pdf.Root.AcroForm = Dictionary(Fields=Array(list(page.Annots)), SigFlags=3)
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


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
            at = 0 if role == "mentor" else 1
            data = sign_pdf(data, self.records[at], self.keys[at], "en")
        return data


@pytest.fixture(autouse=True)
def _offered_with_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn for comparison has the places too."""

    def drawn(content: AgreementContent, *signed: Any, **how: Any) -> Document:
        made = make(content, *signed, **how)
        return replace(made, data=with_places(made.data))

    monkeypatch.setattr(verify, "make", drawn)


@pytest.fixture
def signing(content: AgreementContent, both: tuple[SignatureRecord, SignatureRecord]) -> Signing:
    """The agreement of the other tests, offered, with a key for each of the two."""
    return Signing(
        with_places(make(content, (), draft=False).data),
        (both[0], replace(both[1], signed_at="2026-03-10T08:00:00+00:00")),
        (one_time_key("Grace Ndlovu", NOW, chance(1)), one_time_key("李文静", NOW, chance(2))),
    )
