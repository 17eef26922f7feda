"""Names of zones: the world's, and offsets for what the world has no name for."""

from datetime import timedelta

import pytest

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.zones import check_zone, fixed_zone


@pytest.mark.parametrize("name", ["", "Mars/Base", "../etc/passwd", "a\0b"])
def test_no_zone_is_told(name: str) -> None:
    with pytest.raises(Refused, match="Europe/Vienna"):
        check_zone(name)


def test_a_huge_name_of_a_zone_is_said_back_short() -> None:
    with pytest.raises(Refused) as told:
        check_zone("Europe/\n" + "A" * 100_000)
    assert len(str(told.value)) < 120
    assert "\n" not in str(told.value)


def test_a_zone_may_be_an_offset() -> None:
    assert check_zone("UTC+05:37") == "UTC+05:37"
    assert fixed_zone(timedelta(hours=-3, minutes=-30)) == "UTC-03:30"
    for name in ("UTC+24:00", "UTC+5", "UTC+05:60"):
        with pytest.raises(Refused):
            check_zone(name)
