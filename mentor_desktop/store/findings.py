"""What a look through a file may find."""

from dataclasses import dataclass

from mentor_desktop.translation import _


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be: where, what, and what to do about it."""

    kind: str  # "database", "reference", "agreement", "signature", "attachment", "value", "row"
    place: str
    sentence: str
    advice: str


def restore_advice() -> str:
    """What helps against damage."""
    return _("Restore the newest backup that has no such finding.")
