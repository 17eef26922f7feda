"""Time zones by their names, or as offsets that never change."""

import re
from datetime import date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import clean_line
from mentor_desktop.translation import _

_FIXED = re.compile(r"UTC([+-])([01]\d|2[0-3]):([0-5]\d)")
_LONGEST_ZONE = 40  # letters of a name that is said back


def zone_called(name: str) -> tzinfo:
    """The zone of a name such as "Europe/Vienna", or of an offset such as "UTC+05:37".

    Raises OSError, ValueError or KeyError where there is none, as ZoneInfo does.
    """
    if offset := _FIXED.fullmatch(name):
        sign = -1 if offset[1] == "-" else 1
        return timezone(sign * timedelta(hours=int(offset[2]), minutes=int(offset[3])), name)
    return ZoneInfo(name)


def fixed_zone(offset: timedelta) -> str:
    """What a zone is called that is always so far from UTC."""
    sign, minutes = ("-" if offset < timedelta() else "+"), round(abs(offset).total_seconds() / 60)
    return f"UTC{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def check_zone(name: str) -> str:
    """The name of a time zone, such as "Europe/Vienna"; Refused if there is none like it."""
    try:
        zone = zone_called(name)
        return zone.key if isinstance(zone, ZoneInfo) else name
    except (OSError, ValueError, KeyError):
        said = clean_line(name)
        if len(said) > _LONGEST_ZONE:
            said = f"{said[:_LONGEST_ZONE]}…"
        raise Refused(
            _("There is no time zone “{name}”. Write one such as Europe/Vienna.").format(name=said)
        ) from None


def day_of(moment: datetime) -> date:
    """The day that the calendar here shows at a moment: in the file, moments are in UTC."""
    try:
        return moment.astimezone().date()
    except (ValueError, OverflowError):  # of the first year or the last, which no calendar shows
        return moment.date()
