"""Whoever can be named in an agreement can sign it, and the signature can be read."""

import os

from mentor_desktop.documents.signing.authority import issued_key, new_authority
from mentor_desktop.documents.signing.envelope import is_sound, opened, sealed
from mentor_desktop.documents.signing.keys import facts, own_key
from tests.documents.signing.conftest import NOW, chance
from tests.names import names

DIGEST = bytes(range(32))


def test_a_signature_by_any_name_can_be_read() -> None:
    tried = names() if "MENTOR_DESKTOP_EXPLORE" in os.environ else names()[::3]
    assert len(tried) >= 190
    for at, name in enumerate(tried):
        key = own_key(name, NOW, chance(at))
        found = sealed(DIGEST, key)
        assert is_sound(found, DIGEST), ascii(name)
        assert opened(found)[0] == key.certificates, ascii(name)
        assert facts(key.certificate).name == name, ascii(name)


def test_a_programme_of_any_name_can_vouch() -> None:
    authority = new_authority("ശ്രീ প্রকল্প (Programme) 😀", NOW, chance(1))
    key = issued_key(authority, "مريم العلي (Maryam)", NOW, chance(2))
    found = sealed(DIGEST, key)
    assert is_sound(found, DIGEST)
    assert opened(found)[0] == key.certificates


def test_a_signature_by_another_of_the_name_is_not_taken_for_it() -> None:
    name = "مريم العلي (Maryam)"
    one, other = own_key(name, NOW, chance(1)), own_key(name, NOW, chance(2))
    found = sealed(DIGEST, one)
    assert not is_sound(found.replace(one.certificates[0], other.certificates[0]), DIGEST)
    assert not is_sound(found, bytes(32))
