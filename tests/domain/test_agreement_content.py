"""An agreement is bounded, whoever wrote it: what is drawn from it is, then, too."""

import json
from dataclasses import replace
from typing import Any

import pytest

from mentor_desktop.domain.agreement_content import (
    MOST_LETTERS,
    MOST_LINES,
    AgreedSection,
    AgreementContent,
    Entry,
    Party,
    check_length,
    read_content,
)
from mentor_desktop.domain.refused import Refused

ADA, BEN = Party("mentor", "1", "Ada Lovelace"), Party("mentee", "2", "Ben Okri")
SHORT = AgreementContent("a", 1, "en", "", "", "", "", (ADA, BEN), ())


def saying(*texts: str, times: int = 1) -> AgreementContent:
    section = AgreedSection("goals", "Goals", (Entry("why", "Why", texts),))
    return replace(SHORT, sections=(section,) * times)


@pytest.mark.parametrize(
    "content",
    [
        saying(*[""] * (MOST_LINES - 4)),
        saying("\n" * (MOST_LINES - 5)),
        saying("x" * (MOST_LETTERS - 8)),
        saying(times=MOST_LINES // 4),
    ],
)
def test_the_longest_agreement_can_be_read_and_one_more_cannot(content: AgreementContent) -> None:
    assert read_content(content.canonical()) == content
    more = Entry("more", "", ("",))
    longer = replace(content, sections=(*content.sections, AgreedSection("more", "m", (more,))))
    for refused in (check_length, lambda one: read_content(one.canonical())):
        with pytest.raises(Refused, match=r"has at most 2,000 lines and 100,000 letters"):
            refused(longer)


@pytest.mark.parametrize(
    "content",
    [
        replace(SHORT, programme="x" * 1_001),
        replace(SHORT, parties=(ADA, replace(BEN, name="x" * 1_001))),
        replace(SHORT, parties=(ADA, BEN) * 6),
        replace(SHORT, version=10**9),
        replace(SHORT, language="en" + "_xx" * 400),
        saying("x" * 6_000_000),
    ],
)
def test_what_no_program_of_ours_writes_is_no_agreement(content: AgreementContent) -> None:
    with pytest.raises(Refused, match="not the content of an agreement"):
        read_content(content.canonical())


@pytest.mark.parametrize(
    "version", ["1e400", "9" * 5_000, "NaN", "true", "[" * 100_000, '"1"', "1.0"]
)
def test_refuses_numbers_that_are_none(version: str) -> None:
    written = SHORT.canonical().replace(b'"version":1', b'"version":' + version.encode())
    with pytest.raises(Refused):
        read_content(written)


def test_refuses_what_is_not_of_its_type() -> None:
    raw: dict[str, Any] = json.loads(SHORT.canonical())
    values: tuple[Any, ...] = (None, [5], [[]], {"a": 1})
    for key in raw:
        for value in values:
            with pytest.raises(Refused):
                read_content(json.dumps({**raw, key: value}).encode())
