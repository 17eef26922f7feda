"""What others changed, in words: how many of each kind of thing."""

from collections.abc import Mapping

from mentor_desktop.translation import _, ngettext

# In this order: what one would want to hear first.
KINDS = (
    "pair_added", "agreement_in_force", "signed", "agreement_offered", "agreement_begun",
    "agreement_written", "meeting_held", "meeting_planned", "meeting_called_off",
    "meeting_changed", "agenda", "check_in", "item_done", "item_added", "item_changed",
    "goal_reached", "goal_added", "goal_changed", "activity_done", "activity_added",
    "activity_changed", "journal", "note", "contact", "pair_changed", "removed",
)  # fmt: skip


def said_of(counts: Mapping[str, int]) -> tuple[str, ...]:
    """A phrase for each kind."""
    return tuple(_phrase(kind, counts[kind]) for kind in KINDS if counts.get(kind))


def _phrase(kind: str, n: int) -> str:
    return {
        "pair_added": _("new relationship"),
        "agreement_in_force": _("agreement in force"),
        "signed": ngettext("{n} signature", "{n} signatures", n),
        "agreement_offered": _("agreement offered for signature"),
        "agreement_begun": _("agreement begun"),
        "agreement_written": _("agreement written on"),
        "meeting_held": ngettext("{n} meeting held", "{n} meetings held", n),
        "meeting_planned": ngettext("{n} meeting planned", "{n} meetings planned", n),
        "meeting_called_off": ngettext("{n} meeting called off", "{n} meetings called off", n),
        "meeting_changed": ngettext("{n} meeting changed", "{n} meetings changed", n),
        "agenda": _("agenda written on"),
        "check_in": ngettext("{n} check-in finished", "{n} check-ins finished", n),
        "item_done": ngettext("{n} action item done", "{n} action items done", n),
        "item_added": ngettext("{n} new action item", "{n} new action items", n),
        "item_changed": ngettext("{n} action item changed", "{n} action items changed", n),
        "goal_reached": ngettext("{n} goal reached", "{n} goals reached", n),
        "goal_added": ngettext("{n} new goal", "{n} new goals", n),
        "goal_changed": ngettext("{n} goal changed", "{n} goals changed", n),
        "activity_done": ngettext("{n} activity done", "{n} activities done", n),
        "activity_added": ngettext("{n} new activity", "{n} new activities", n),
        "activity_changed": ngettext("{n} activity changed", "{n} activities changed", n),
        "journal": ngettext("{n} journal entry", "{n} journal entries", n),
        "note": ngettext("{n} note to read", "{n} notes to read", n),
        "contact": ngettext("{n} contact", "{n} contacts", n),
        "pair_changed": _("dates or state changed"),
        "removed": ngettext("{n} thing removed", "{n} things removed", n),
    }[kind].format(n=n)
