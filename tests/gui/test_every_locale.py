"""In every locale of Qt: what is shown is whole, and can be typed back."""

import os
import re
from collections.abc import Callable
from datetime import date
from itertools import cycle
from unicodedata import bidirectional, decimal

import pytest
from PySide6.QtCore import QLocale

from mentor_desktop.gui.date_forms import (
    with_short_month,
    without_weekday,
    without_year,
)
from mentor_desktop.gui.days import day_in_field, long_day, month_title, short_day
from mentor_desktop.gui.numbers import number_in_field, read_number, written_number
from mentor_desktop.gui.reading_days import Typed, read_day, read_part_of_day
from mentor_desktop.gui.times import read_typed_time, written_time
from tests.gui.speaking import every_locale, every_way_to_write, speaking

_IS_EXPLORING = "MENTOR_DESKTOP_EXPLORE" in os.environ
_TODAY = date(2026, 11, 30)
_DAYS = tuple(date(2026 - month % 2, month, 28 - 2 * month) for month in range(1, 13))
_NUMBERS = (0.0, 1.5, -2.25, 0.125, 1500.0, 20_000.0, 1_234_560.0)
_CLOCKS = ("00:05", "09:30", "11:59", "12:00", "12:30", "15:00", "23:59")


@pytest.fixture(scope="module")
def locales() -> list[QLocale]:
    """All, or one for each way to write: the same things are looked at."""
    return every_locale() if _IS_EXPLORING else every_way_to_write()


def _short(day: date) -> str:
    return short_day(day, _TODAY)


def _faults(locales: list[QLocale], fault: Callable[[], list[str]]) -> list[str]:
    found = []
    for locale in locales:
        with speaking(locale):
            found += [f"{locale.name()}: {one}" for one in fault()]
    return found


def _has_digit_of(locale: QLocale, text: str) -> bool:
    zero = locale.zeroDigit()
    digits = {chr(ord(zero) + one) for one in range(10)}
    return any(letter in digits for letter in text)


def test_every_day_shows_its_digits_and_no_letter_of_a_pattern(locales: list[QLocale]) -> None:
    def faults() -> list[str]:
        said = [show(day) for show in (day_in_field, long_day, _short) for day in _DAYS[:2]]
        return [
            one for one in said
            if not _has_digit_of(QLocale(), one) or re.search("MM|yy|dd", one)
        ]  # fmt: skip

    assert len(locales) > 200
    assert _faults(locales, faults) == []


def test_every_day_can_be_typed_as_it_is_shown(locales: list[QLocale]) -> None:
    in_turn = cycle(_DAYS)  # names of months take long to read: one in each locale

    def faults() -> list[str]:
        wrong = [said for day in _DAYS if read_day(said := day_in_field(day)) != day]
        for day in _DAYS if _IS_EXPLORING else (next(in_turn),):
            if read_day(said := long_day(day)) != day:
                wrong.append(said)
            kept = None if day.year == _TODAY.year else day.year
            if read_part_of_day(said := _short(day)) != Typed(day.day, day.month, kept):
                wrong.append(said)
        return wrong

    assert _faults(locales, faults) == []


def test_every_time_can_be_typed_as_it_is_shown(locales: list[QLocale]) -> None:
    def faults() -> list[str]:
        return [said for one in _CLOCKS if read_typed_time(said := written_time(one)) != one]

    assert _faults(locales, faults) == []


def test_every_number_can_be_typed_as_it_is_shown(locales: list[QLocale]) -> None:
    def faults() -> list[str]:
        ways = (number_in_field, written_number)
        return [
            said for way in ways for one in _NUMBERS
            if read_number(said := way(one)) != float(f"{one:.6g}")
        ]  # fmt: skip

    assert _faults(locales, faults) == []


def test_no_day_turns_a_number_round(locales: list[QLocale]) -> None:
    """Whatever stands beside it: days from right to left, and their digits, are isolated."""

    def faults() -> list[str]:
        said = (long_day(_TODAY), _short(_TODAY), month_title(_TODAY), written_time("15:00"))
        return [
            one for one in (*said, written_number(9))
            if any(bidirectional(letter) in ("R", "AL", "AN") for letter in one)
            and (one[0], one[-1]) != ("\u2068", "\u2069")
        ]  # fmt: skip

    assert _faults(locales, faults) == []


@pytest.mark.parametrize(
    ("form", "long", "short", "yearless"),
    [
        ("dddd, d MMMM yyyy", "d MMMM yyyy", "d MMM yyyy", "d MMM"),
        ("dddd, MMMM d, yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMM d"),
        ("dddd 'den' d. MMMM yyyy", "d. MMMM yyyy", "d. MMM yyyy", "d. MMM"),
        ("dddd, d 'de' MMMM 'de' yyyy", "d 'de' MMMM 'de' yyyy", "d 'de' MMM 'de' yyyy",
         "d 'de' MMM"),
        ("yyyy 'm'. MMMM d 'd'., dddd", "yyyy 'm. 'MMMM d' d.'", "yyyy 'm. 'MMM d' d.'",
         "MMM d' d.'"),
        ("dddd, yyyy. 'gada' d. MMMM", "yyyy'. gada 'd. MMMM", "yyyy'. gada 'd. MMM", "d. MMM"),
        ("yyyy('e')'ko' MMMM'ren' d('a'), dddd", "yyyy'(e)ko 'MMMM'ren 'd'(a)'",
         "yyyy'(e)ko 'MMM d'(a)'", "MMM d'(a)'"),
        ("yyyy年M月d日dddd", "yyyy'年'M'月'd'日'", "yyyy'年'M'月'd'日'", "M'月'd'日'"),
        ("d MMMM, dddd, yyyy 'й'.", "d MMMM, yyyy' й.'", "d MMM, yyyy' й.'", "d MMM"),
        ("d 'o''clock' MMMM yyyy", "d' o''clock 'MMMM yyyy", "d' o''clock 'MMM yyyy",
         "d' o''clock 'MMM"),
        ("dd,MM,yyyy", "dd,MM,yyyy", "dd,MM,yyyy", "dd,MM"),
    ],
)  # fmt: skip
def test_a_pattern_loses_what_belongs_to_its_weekday_and_year(
    form: str, long: str, short: str, yearless: str
) -> None:
    def same(one: str) -> str:
        """Quoted or not."""
        return one.replace("''", "\0").replace("'", "").replace("\0", "'")

    whole = without_weekday(form)
    assert same(whole) == same(long)
    assert same(with_short_month(whole)) == same(short)
    assert same(without_year(with_short_month(whole))) == same(yearless)


@pytest.mark.parametrize(
    ("name", "long", "short"),
    [
        ("en_GB", "9 March 2026", "9 Mar"),
        ("en_US", "March 9, 2026", "Mar 9"),
        ("lt_LT", "2026 m. kovo 9 d.", "kov. 9 d."),
        ("lv_LV", "2026. gada 9. marts", "9. marts"),
        ("eu_ES", "2026(e)ko martxoaren 9(a)", "mar. 9(a)"),
        ("hu_HU", "2026. március 9.", "márc. 9."),
        ("zh_CN", "2026年3月9日", "3月9日"),
        ("ar_EG", "\u2068٩ مارس ٢٠٢٦\u2069", "\u2068٩ مارس\u2069"),
    ],
)
def test_says_days_as_people_there_do(name: str, long: str, short: str) -> None:
    with speaking(name):
        assert (long_day(date(2026, 3, 9)), _short(date(2026, 3, 9))) == (long, short)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("en_US", "Monday, March 9, 2026"),
        ("en_US", "3/9/2026"),
        ("en_US", "9.3.2026"),
        ("de_DE", "9. März 2026"),
        ("de_DE", "9 March 2026"),
        ("de_DE", "2026-03-09"),
        ("ar_EG", "9/3/2026"),
        ("fa_IR", "۲۰۲۶/۳/۹"),
        ("zh_CN", "2026年3月9日"),
        ("zh_HK", "２０２６年３月９日"),
        ("ko_KR", "2026년 3월 9일 월요일"),
    ],
)
def test_reads_a_day_in_many_ways(name: str, text: str) -> None:
    with speaking(name):
        assert read_day(text) == date(2026, 3, 9)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "9 margin 2026", "31.2.2026", "9.3.26", "9 + 3 + 2026", "9 March", "1.2.3.2026",
     "9" * 5000, "²/3/2026", "March 2026"],
)  # fmt: skip
def test_takes_nothing_else_for_a_day(text: str) -> None:
    with speaking("en_GB"):
        assert read_day(text) is None


def test_reads_numbers_as_they_are_meant() -> None:
    def read(name: str, *texts: str) -> list[float | None]:
        with speaking(name):
            return [read_number(text) for text in texts]

    assert read("de_DE", "1.500", "1.5", "1,5", "0.125", "1.234.567,5") == [
        1500, 1.5, 1.5, 0.125, 1234567.5,
    ]  # fmt: skip
    assert read("en_US", "1,500", "1,5", "1.5", "-2", "−2", ".5", "2.") == [
        1500, 1.5, 1.5, -2, -2, 0.5, 2,
    ]  # fmt: skip
    assert read("fr_FR", "1 500", "1\u202f500,5") == [1500, 1500.5]
    assert read("ar_EG", "٣٫٥", "3.5", "3,5") == [3.5, 3.5, 3.5]
    assert read("hi_IN", "12,34,567") == [1234567]
    nothing = ("inf", "nan", "1e5", "", "-", "1.2.3.4", "9" * 400, "two", "1/2", "²")
    assert read("en_US", *nothing) == [None] * len(nothing)


def test_digits_of_all_scripts_are_digits() -> None:
    with speaking("en_GB"):
        for zero in (chr(code) for code in range(0x660, 0x1FBFA) if decimal(chr(code), None) == 0):
            nine_thirty = "".join(chr(ord(zero) + one) for one in (0, 9)) + ":30"
            assert read_typed_time(nine_thirty) == "09:30"
