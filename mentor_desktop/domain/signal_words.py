"""The sentences of the signals, each with its numbers; and the few words of a list."""

from collections.abc import Callable, Mapping
from datetime import date

from mentor_desktop.domain.stage import stage_title
from mentor_desktop.translation import _, ngettext

Figures = Mapping[str, int | date | str]
_Written = Callable[[date], str]


def signal_title(key: str) -> str:
    """What a signal is called."""
    return {
        "contact": _("Contact"),
        "cancelled": _("Meetings kept"),
        "next_meeting": _("Next meeting"),
        "stage": _("Stage"),
        "agreement": _("Agreement"),
        "action_items": _("Action items on time"),
        "plan": _("Plan"),
        "check_up": _("Check-up"),
    }[key]


def level_title(level: str) -> str:
    """What a level is called; "" for none."""
    return {
        "on_track": _("On track"),
        "attention": _("Needs attention"),
        "at_risk": _("At risk"),
    }.get(level, "")


def said(key: str, reason: str, figures: Figures, written: _Written) -> str:
    """The sentence of a signal; `written` writes a day."""
    counted = _counted(key, reason, figures)
    return (counted or _sentences(key, reason)).format(**_filled(figures, written))


def said_shortly(key: str, reason: str, figures: Figures, written: _Written) -> str:
    """The same in a few words, where something is asked."""
    days = _number(figures, "days")
    found = {
        "contact": _("Less contact than agreed")
        if reason == "count"
        else ngettext("No contact for {days} day", "No contact for {days} days", days),
        "cancelled": ngettext(
            "{in_a_row} meeting cancelled",
            "{in_a_row} meetings in a row cancelled",
            _number(figures, "in_a_row"),
        ),
        "next_meeting": _("No meeting planned"),
        "stage": _short_stage(reason, days),
        "agreement": _("Agreement review due")
        if reason == "review_due"
        else ngettext(
            "Agreement unsigned after {days} day", "Agreement unsigned after {days} days", days
        ),
        "action_items": ngettext(
            "{late} action item late", "{late} action items late", _number(figures, "late")
        ),
        "plan": ngettext("No progress for {days} day", "No progress for {days} days", days),
        "check_up": {
            "grave": _("Talk to the coordinator"),
            "differing": _("Check-up answers differ"),
        }.get(reason, _("Check-up showed strain")),
    }[key]
    return found.format(**_filled(figures, written))


def _short_stage(reason: str, days: int) -> str:
    if reason == "late":
        return ngettext("{stage} {days} day late", "{stage} {days} days late", days)
    return _("{stage} due {day}") if reason == "ahead" else _("{stage} due today")


def _counted(key: str, reason: str, figures: Figures) -> str:
    """Sentences whose form depends on a number."""
    days = _number(figures, "days")
    if key == "contact":
        return _contact(reason, figures)
    if key == "cancelled" and reason == "in_a_row":
        return ngettext(
            "The last meeting was cancelled; {held} of {all} took place.",
            "The last {in_a_row} meetings were cancelled; {held} of {all} took place.",
            _number(figures, "in_a_row"),
        )
    if key == "stage" and reason == "late":
        return ngettext(
            "{stage} was due on {day}, {days} day ago.",
            "{stage} was due on {day}, {days} days ago.",
            days,
        )
    if key == "action_items" and reason == "open":
        return ngettext(
            "{open} open action item, not late.",
            "{open} open action items, none of them late.",
            _number(figures, "open"),
        )
    if key == "action_items" and reason == "late":
        return ngettext(
            "Late: {late} of {open} open action item.",
            "Late: {late} of {open} open action items.",
            _number(figures, "open"),
        )
    return {
        ("next_meeting", "held"): ngettext(
            "None is planned; the last one was {days} day ago.",
            "None is planned; the last one was {days} days ago.",
            days,
        ),
        ("agreement", "unsigned"): ngettext(
            "Not signed yet, {days} day after the start.",
            "Not signed yet, {days} days after the start.",
            days,
        ),
        ("plan", "stalled"): ngettext(
            "No progress on any activity for {days} day.",
            "No progress on any activity for {days} days.",
            days,
        ),
        ("plan", "moved"): _("The last progress was noted today.")
        if not days
        else ngettext(
            "The last progress was {days} day ago.", "The last progress was {days} days ago.", days
        ),
    }.get((key, reason), "")


def _contact(reason: str, figures: Figures) -> str:
    if reason == "none":
        return ngettext(
            "No contact for {days} day; agreed: at least {agreed} a month.",
            "No contact for {days} days; agreed: at least {agreed} a month.",
            _number(figures, "days"),
        )
    if reason == "early":
        return ngettext(
            "{count} contact since the beginning; agreed: at least {agreed} a month.",
            "{count} contacts since the beginning; agreed: at least {agreed} a month.",
            _number(figures, "count"),
        )
    return ngettext(
        "{count} contact in the last 30 days; agreed: at least {agreed} a month.",
        "{count} contacts in the last 30 days; agreed: at least {agreed} a month.",
        _number(figures, "count"),
    )


def _sentences(key: str, reason: str) -> str:
    return {
        ("cancelled", "kept"): _("{held} of {all} meetings took place."),
        ("cancelled", "none"): _("No meeting has been called off."),
        ("next_meeting", "planned"): _("The next one is on {day}."),
        ("next_meeting", "never"): _("None is planned, and none was held so far."),
        ("stage", "done"): _("All stages are done."),
        ("stage", "undated"): _("{stage} comes next; there are no dates."),
        ("stage", "ahead"): _("{stage} is due on {day}."),
        ("stage", "today"): _("{stage} is due today."),
        ("agreement", "new"): _("Not signed yet."),
        ("agreement", "signed"): _("Signed by all on {day}."),
        ("agreement", "review_due"): _("Signed by all; its review was due on {day}."),
        ("agreement", "review_ahead"): _("Signed by all; its review is due on {day}."),
        ("action_items", "none"): _("No action item is open."),
        ("plan", "none"): _("No activity is planned yet."),
        ("plan", "waiting"): _("No activity is under way right now."),
        ("plan", "begun"): _("The activities have just begun."),
        ("check_up", "none"): _("There was no check-up yet."),
        ("check_up", "grave"): _("On {day} something was named in which the coordinator can help."),
        ("check_up", "differing"): _("On {day} your answers differed on {differing} of 5."),
        ("check_up", "unfavourable"): _("On {day} {count} of 5 answers were unfavourable."),
    }[key, reason]


def _number(figures: Figures, name: str) -> int:
    found = figures.get(name, 0)
    return found if isinstance(found, int) else 0


def _filled(figures: Figures, written: _Written) -> dict[str, str | int]:
    filled: dict[str, str | int] = {}
    for name, value in figures.items():
        if isinstance(value, date):
            filled[name] = written(value)
        else:
            filled[name] = stage_title(str(value)) if name == "stage" else value
    return filled
