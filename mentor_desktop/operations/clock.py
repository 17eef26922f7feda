"""The clock of this computer, in one place."""

from datetime import UTC, date, datetime

from mentor_desktop.operations.local_zone import local_zone


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is here."""
    return date.today()


def time_zone() -> str:
    """The name of the zone that this computer's clock keeps, such as "Europe/Vienna"."""
    return local_zone(now())
