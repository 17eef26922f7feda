"""Trust is of a key for a person, and ends with its certificate unless a time is proven."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mentor_desktop.documents.signing.checking import PdfSignature, signatures_in
from mentor_desktop.documents.signing.keys import Key, facts, own_key
from mentor_desktop.documents.signing.knowing import Kept, Known, KnownCertificate, is_known
from mentor_desktop.documents.verify import STRANGER, UNCHANGED, check_agreement_pdf
from mentor_desktop.domain.agreement_content import Party
from tests.documents.signing.conftest import NOW, Signing, chance

LATER = NOW + timedelta(days=365 * 11)  # a key of one's own holds for ten years
GRACE = Party("mentor", "p1", "Grace Ndlovu", "", "")
NAMESAKE = replace(GRACE, person_id="p7")


@pytest.fixture
def key() -> Key:
    return own_key("Grace Ndlovu", NOW, chance(3))


@pytest.fixture
def given(signing: Signing, key: Key) -> PdfSignature:
    return signatures_in(replace(signing, keys=(key, signing.keys[1])).signed("mentor")).signatures[
        0
    ]


def knowing(key: Key, person_id: str = "", *, is_mine: bool = False, at: datetime = NOW) -> Known:
    sha256 = facts(key.certificate).sha256
    one = KnownCertificate(sha256, "Grace Ndlovu", person_id, is_mine)
    return Known(frozenset({one}), at=at)


def test_a_persons_key_counts_for_no_namesake(given: PdfSignature, key: Key) -> None:
    assert is_known(given, GRACE, knowing(key, "p1"))
    assert not is_known(given, NAMESAKE, knowing(key, "p1"))


def test_a_name_that_two_have_says_nothing(given: PdfSignature, key: Key) -> None:
    by_name = knowing(key)
    assert is_known(given, GRACE, by_name)
    two = (("p1", "Grace Ndlovu", ""), ("p7", "grace  ndlovu", ""))
    assert not is_known(given, GRACE, replace(by_name, people=two))
    assert not is_known(given, NAMESAKE, replace(by_name, people=two[:1]))
    assert is_known(given, GRACE, replace(by_name, people=two[:1]))
    mine = replace(knowing(key, is_mine=True), people=two)
    assert is_known(given, GRACE, mine)


def test_an_ended_certificate_proves_no_earlier_moment(given: PdfSignature, key: Key) -> None:
    """The signature itself says that it was given in time; its signer wrote that."""
    assert is_known(given, GRACE, knowing(key, "p1"))
    assert not is_known(given, GRACE, knowing(key, "p1", at=LATER))


def test_what_a_file_held_in_time_is_known_still(given: PdfSignature, key: Key) -> None:
    assert given.record is not None
    sha256, content = facts(key.certificate).sha256, given.record.content_sha256
    late = knowing(key, "p1", at=LATER)
    kept = Kept(sha256, content, NOW + timedelta(days=1))
    assert is_known(given, GRACE, replace(late, kept=frozenset({kept})))
    assert not is_known(given, GRACE, replace(late, kept=frozenset({replace(kept, since=LATER)})))
    of_another = replace(kept, content_sha256="0" * 64)
    assert not is_known(given, GRACE, replace(late, kept=frozenset({of_another})))


def test_the_verdict_says_that_a_certificate_has_ended(signing: Signing, key: Key) -> None:
    keys = (key, own_key("李文静", NOW, chance(4)))
    data = replace(signing, keys=keys).signed("mentor", "mentee")
    certificates = frozenset(
        KnownCertificate(facts(one.certificate).sha256, record.name, record.person_id)
        for one, record in zip(keys, signing.records, strict=True)
    )
    assert check_agreement_pdf(data, Known(certificates, at=NOW)).verdict == UNCHANGED
    found = check_agreement_pdf(data, Known(certificates, at=LATER))
    assert found.verdict == STRANGER
    assert "the certificate has ended since, and nothing proves" in found.sentence
