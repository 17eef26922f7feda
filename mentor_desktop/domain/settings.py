"""Numbers that a programme may set for itself, with what holds where it does not."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from mentor_desktop.domain.record import UnreadableValue
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

_MOST = 3_660


@dataclass(frozen=True)
class Settings:
    """method.md sections 2, 6 and 13; days, months and counts."""

    first_meeting_days: int = 7
    action_plan_days: int = 30
    check_up_days: int = 90
    contacts_a_month: int = 2  # N-01
    review_months: int = 6  # AG-31
    stage_soon_days: int = 7
    stage_late_days: int = 30
    unsigned_attention_days: int = 30
    unsigned_risk_days: int = 60
    no_contact_days: int = 30
    cancelled_attention: int = 2  # so many in a row
    cancelled_most: int = 3  # more than so many in a row
    no_meeting_days: int = 45
    late_one_in: int = 3  # one of so many open action items is late
    late_two_in: int = 3  # two of so many
    shares_from: int = 3  # so few items are no share
    no_progress_attention_days: int = 45
    no_progress_risk_days: int = 90
    unfavourable_most: int = 2  # more than so many
    differing_attention: int = 2


def read_settings(kept: Any) -> Settings:
    """The settings of a programme; what it does not know it leaves alone."""
    names = {field.name for field in fields(Settings)}
    if not isinstance(kept, dict):
        raise UnreadableValue(str(kept))
    known = {name: value for name, value in kept.items() if name in names}
    if any(not _is_sensible(value) for value in known.values()):
        raise UnreadableValue(str(known))
    return Settings(**known)


def _is_sensible(value: Any) -> bool:
    return isinstance(value, int) and 1 <= value <= _MOST


def changed_settings(settings: Settings) -> dict[str, int]:
    """Only what differs from the defaults, as the file keeps it; Refused for senseless numbers."""
    for name, value in asdict(settings).items():
        if not 1 <= value <= _MOST:
            raise Refused(
                _("{name} takes a whole number from 1 to 3,660.").format(
                    name=name.replace("_", " ")
                )
            )
    return {
        name: value for name, value in asdict(settings).items() if value != getattr(Settings, name)
    }
