"""Two people of any names offer, sign, check and receive an agreement; all names by hand."""

from pathlib import Path

import pytest

from tests.names import names
from tests.operations.travels import travel

MIXED, MALAYALAM, BENGALI, EMOJI, JOINED, QUOTED, LONG, YOUNG = (
    "مريم العلي (Maryam)", "ശ്രീലക്ഷ്മി നായർ", "মৌসুমী চট্টোপাধ্যায়", "😀",
    "Kim 👩🏽\u200d💻", "Siobhán O’Brien",
    "😀" * 250, "\U00011f04\U00011f12",
)  # fmt: skip


@pytest.mark.parametrize(
    ("mentor", "mentee"),
    [(MIXED, MALAYALAM), (BENGALI, EMOJI), (JOINED, QUOTED), (YOUNG, LONG)],
    ids=("right to left", "Bengali", "joined", "long"),
)
def test_an_agreement_travels_between_people_of_any_names(
    tmp_path: Path, mentor: str, mentee: str
) -> None:
    assert {mentor, mentee} <= set(names())
    travel(tmp_path / "travel", mentor, mentee)
