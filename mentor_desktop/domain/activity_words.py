"""What is said of activities: kinds, states, effort, lateness. No record: paper needs none."""

from mentor_desktop.translation import _, ngettext

KINDS = ("doing", "others", "stretch")  # AP-04, AP-05, AP-06
UNITS = ("hours", "days", "weeks")  # N-10
STATES = ("planned", "in_progress", "done", "blocked", "dropped")
UNDER_WAY = ("planned", "in_progress", "blocked")  # what still asks for time
MOST_EFFORT = {"hours": 5_000, "days": 1_000, "weeks": 200}


def kind_title(kind: str) -> str:
    """What a kind of activity is called."""
    return {
        "doing": _("Learning by doing"),
        "others": _("Learning from others"),
        "stretch": _("Stretch assignment"),
    }[kind]


def state_title(state: str) -> str:
    """What a state is called."""
    return {
        "planned": _("Planned"),
        "in_progress": _("In progress"),
        "done": _("Done"),
        "blocked": _("Blocked"),
        "dropped": _("Dropped"),
    }[state]


def written_effort(effort: float, unit: str) -> str:
    """An estimate in words: "1.5 days"."""
    number = f"{effort:g}"
    plural = 1 if effort == 1 else 2
    return {
        "hours": ngettext("{number} hour", "{number} hours", plural),
        "days": ngettext("{number} day", "{number} days", plural),
        "weeks": ngettext("{number} week", "{number} weeks", plural),
    }[unit].format(number=number)


def lateness(days: int) -> str:
    """Days late in words."""
    return ngettext("{count} day late", "{count} days late", days).format(count=days)
