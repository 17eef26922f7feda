"""In every locale of Babel: a paper's days, times and numbers are whole, and turn nothing round."""

import os
import re
from datetime import date, time

import pytest
from babel.localedata import locale_identifiers

from mentor_desktop.documents import days
from mentor_desktop.documents.engine import bidi

_DAYS = (date(2026, 3, 9), date(2025, 12, 31))
_PATTERN = re.compile(r"(?<![^\W\d_])(MM+|yy+|LL+|EEE+|dd+)(?![^\W\d_])")


def _faults(said: str, *numbers: int) -> list[str]:
    found = [int(one) for one in re.findall(r"\d+", said)]
    missing = [one for one in numbers if not {one, one % 100} & set(found)]
    return [said] if missing or _PATTERN.search(said) else []


def test_no_letter_of_a_pattern_is_left_and_every_number_is_said() -> None:
    languages = locale_identifiers()
    if "MENTOR_DESKTOP_EXPLORE" not in os.environ:  # their data take long to read
        languages = ["yo", *(one for one in languages if one.isalpha())][::2]
    faults = []
    for at, language in enumerate(languages):
        one = _DAYS[at % 2]
        iso = one.isoformat()
        for said in (days.day(iso, language), days.medium_day(language, one)):
            faults += _faults(said, one.day, one.year)
        faults += _faults(days.full_day(language, one), one.day)  # some leave out the year
        faults += _faults(days.month(language, one), one.year)
        faults += _faults(days.short_month(language, one))
        faults += _faults(days.decimal(language, 1.5), 1, 5)
        if not re.search(r"0?3\D+05|15\D+05", days.time_of_day(language, time(15, 5))):
            faults.append(f"{language} {days.time_of_day(language, time(15, 5))}")

    assert len(languages) > 140
    assert faults == []


@pytest.mark.parametrize("language", ["ar", "ar_EG", "fa", "he", "ur", "ckb", "yi"])
def test_a_day_from_right_to_left_turns_round_no_number_beside_it(language: str) -> None:
    for said in (days.day("2026-03-09", language), days.medium_day(language, date(2026, 3, 9))):
        before, after = "For Ben: ", ", 15:00 to 16:00; 9 months"
        levels = bidi.levels(f"{before}{said}{after}")[1]

        assert set(levels[len(before) + len(said) :]) == {0}


def test_a_day_that_is_kept_in_a_text_has_no_marks_of_direction_around_it() -> None:
    assert days.plain_day("2026-03-09", "ar") == "9 مارس 2026"
    assert days.day("2026-03-09", "ar") == "\u20689 مارس 2026\u2069"
    assert days.day("2026-03-09", "en_GB") == "9 March 2026"
    assert days.day("soon", "ar") == "soon"
