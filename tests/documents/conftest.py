"""An agreement of two people of the sample cohort, and ways to read a PDF back."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mentor_desktop.domain.agreement_content import (
    AgreedSection,
    AgreementContent,
    Entry,
    Party,
    SignatureRecord,
    fingerprint,
)

Signed = Callable[..., SignatureRecord]
Reading = Callable[[bytes], str]


@pytest.fixture
def content() -> AgreementContent:
    """Three sections: answers of every shape, a list, and one left open."""
    return AgreementContent(
        "a1", 2, "en", "Harbour & Field 2026", "Larkmoor Cooperative", "2026-03-09", "2027-03-08",
        (
            Party("mentor", "p1", "Grace Ndlovu", "", "senior software engineer"),
            Party("mentee", "p2", "李文静", "Wenjing", "junior developer"),
        ),
        (
            AgreedSection("meetings", "Meetings", (
                Entry("often", "How often", ("Every two weeks",)),
                Entry("topics", "Topics", ("System design", "Code review")),
                Entry("words", "In our own words", ("First line.\nSecond line.",)),
            )),
            AgreedSection("ending", "Ending early, without fault", (
                Entry("no_fault", "How", ("Either of us may end this without blame.",)),
            )),
            AgreedSection("boundaries", "Boundaries", ()),
        ),
    )  # fmt: skip


@pytest.fixture
def signed(content: AgreementContent) -> Signed:
    """Makes a signature under a role of the content."""

    def sign(role: str, method: str = "typed", of: AgreementContent = content) -> SignatureRecord:
        party = of.party(role)
        strokes = (((0.1, 0.2), (0.3, 0.05), (0.6, 0.25), (0.9, 0.1)),) if method == "drawn" else ()
        return SignatureRecord(
            role, party.person_id, party.name, "2026-03-09T14:05:22+00:00", "Europe/Vienna",
            method, "I have read this agreement and agree to it.",
            fingerprint(of.canonical()), strokes,
        )  # fmt: skip

    return sign


@pytest.fixture
def both(signed: Signed) -> tuple[SignatureRecord, ...]:
    """One drawn and one typed signature."""
    return signed("mentor", "drawn"), signed("mentee")


@pytest.fixture
def saying(content: AgreementContent) -> Callable[[str], AgreementContent]:
    """The content with one answer of one text."""

    def say(text: str) -> AgreementContent:
        section = AgreedSection("own", "Our own", (Entry("own", "Words", (text,)),))
        return replace(content, sections=(section,))

    return say


@pytest.fixture
def words_of(tmp_path: Path) -> Reading:
    """What poppler's pdftotext reads, spacing folded."""

    def read(data: bytes) -> str:
        path = tmp_path / "read.pdf"
        path.write_bytes(data)
        done = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
        assert done.stderr == b""
        return " ".join(done.stdout.decode().split())

    return read
