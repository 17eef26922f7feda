"""Moments of signatures and exports, as the reader's locale writes them."""

from datetime import datetime

from mentor_desktop.domain.agreement_content import SignatureRecord
from mentor_desktop.domain.zones import zone_called
from mentor_desktop.gui.days import long_day
from mentor_desktop.gui.times import written_time
from mentor_desktop.translation import _


def moment_in_words(moment: datetime) -> str:
    """Day and time, on the clock that the moment is told on."""
    return _("{day}, {time}").format(
        day=long_day(moment.date()), time=written_time(f"{moment:%H:%M}")
    )


def signed_moment(one: SignatureRecord) -> str:
    """When somebody signed, on the clock there; as it stands where that cannot be told."""
    try:
        moment = datetime.fromisoformat(one.signed_at)
        here = moment.astimezone()
    except (ValueError, OSError, OverflowError):
        return one.signed_at
    try:
        there = moment.astimezone(zone_called(one.time_zone))
    except (ValueError, OSError, OverflowError, KeyError):  # KeyError: an unknown zone
        return moment_in_words(here)
    return _("{moment} ({zone})").format(moment=moment_in_words(there), zone=one.time_zone)
