"""The picture of a signature is that of its record, whoever's program painted it."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.carried import maker
from mentor_desktop.documents.signing import pades
from mentor_desktop.documents.signing.appearance import appearance
from mentor_desktop.documents.signing.keys import facts, one_time_key
from mentor_desktop.documents.signing.knowing import Known, KnownCertificate
from mentor_desktop.documents.signing.pades import sign_pdf
from mentor_desktop.documents.verify import CHANGED, UNCHANGED, Verdict, check_agreement_pdf
from mentor_desktop.domain.agreement_content import (
    AgreementContent,
    Party,
    SignatureRecord,
    fingerprint,
)
from mentor_desktop.translation import language
from tests.documents.signing.conftest import NOW, Signing, chance

Look = Callable[[SignatureRecord, float, float, str], bytes]


def checked(data: bytes, signing: Signing) -> Verdict:
    known = Known(
        frozenset(
            KnownCertificate(facts(key.certificate).sha256, record.name, record.person_id)
            for key, record in zip(signing.keys, signing.records, strict=True)
        )
    )
    return check_agreement_pdf(data, known)


def of_another_name(record: SignatureRecord, width: float, height: float, spoken: str) -> bytes:
    return appearance(replace(record, name="Eve Mallory"), width, height, spoken)


def of_another_day(record: SignatureRecord, width: float, height: float, spoken: str) -> bytes:
    moment = "2020-01-01T08:00:00+00:00"
    return appearance(replace(record, signed_at=moment), width, height, spoken)


def with_a_line(record: SignatureRecord, width: float, height: float, spoken: str) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(appearance(record, width, height, spoken))) as pdf:
        pdf.pages[0].contents_add(b"0 0 m 100 60 l S")
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("look", [of_another_name, of_another_day])
@pytest.mark.parametrize("made_by", [maker(), "another version"])
def test_another_picture_is_told(
    signing: Signing, monkeypatch: pytest.MonkeyPatch, look: Look, made_by: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(pades, "appearance", look)
        patch.setattr(pades, "maker", lambda: made_by)
        data = signing.signed("mentor", "mentee")
    verdict = checked(data, signing)
    assert verdict.verdict == CHANGED
    assert verdict.problems == (
        "The picture of Grace Ndlovu's signature does not show what was signed.",
        "The picture of 李文静's signature does not show what was signed.",
    )


def test_another_version_may_paint_the_same_words(
    signing: Signing, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(pades, "appearance", with_a_line)
        patch.setattr(pades, "maker", lambda: "another version")
        data = signing.signed("mentor", "mentee")
    verdict = checked(data, signing)
    assert verdict.verdict == UNCHANGED
    assert "look at the pages too" in verdict.sentence


def test_the_same_version_paints_in_one_way(
    signing: Signing, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(pades, "appearance", with_a_line)
        data = signing.signed("mentor")
    assert checked(data, signing).verdict == CHANGED


@pytest.mark.parametrize(("spoken", "here"), [("en", "de"), ("ar", "en"), ("en", "ar")])
@pytest.mark.parametrize("method", ["drawn", "typed"])
def test_three_honest_signatures_pass(
    content: AgreementContent, signing: Signing, spoken: str, here: str, method: str
) -> None:
    parties = (
        Party("mentor", "p1", "محمد الأمين الخطيب", "", ""), content.parties[1],
        Party("supervisor", "p3", "प्रिया शर्मा-" + "Anastasia " * 9, "", ""),
    )  # fmt: skip
    agreed = replace(content, language=spoken, parties=parties)
    sha256, ink = fingerprint(agreed.canonical()), signing.records[0].drawing
    records = tuple(
        replace(
            signing.records[0], role=one.role, person_id=one.person_id, name=one.name,
            content_sha256=sha256, method=method, drawing=ink if method == "drawn" else (),
        )
        for one in parties
    )  # fmt: skip
    data = make(agreed, (), draft=False).data
    keys = [one_time_key(one.name, NOW, chance(at)) for at, one in enumerate(parties)]
    keys[1] = replace(keys[1], kind="own")
    with language(here):
        for record, key in zip(records[::-1], keys[::-1], strict=True):
            data = sign_pdf(data, record, key, spoken)
    known = Known(
        frozenset(
            KnownCertificate(facts(key.certificate).sha256, one.name, one.person_id)
            for key, one in zip(keys, parties, strict=True)
        )
    )
    verdict = check_agreement_pdf(data, known)
    assert (verdict.verdict, verdict.problems) == (UNCHANGED, ())
