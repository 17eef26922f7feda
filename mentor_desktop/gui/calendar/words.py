"""What the calendar says: of a day, of an entry, to the eye and to a screen reader."""

from datetime import date

from PySide6.QtCore import QLocale

from mentor_desktop.domain.dated import Dated, dated_kind, dated_title, pair_words, state_words
from mentor_desktop.domain.schedule import ends_at
from mentor_desktop.gui.numbers import written_number
from mentor_desktop.gui.times import written_time
from mentor_desktop.gui.when import weekday_and_day
from mentor_desktop.store.dated import DatedDay
from mentor_desktop.translation import _, ngettext

_SAY_THEIR_KIND = ("review", "relationship")  # their titles do


def weekday_title(weekday: int, *, is_long: bool) -> str:
    """Monday is 0."""
    form = QLocale.FormatType.LongFormat if is_long else QLocale.FormatType.ShortFormat
    return QLocale().standaloneDayName(weekday + 1, form)


def day_title(day: date, today: date) -> str:
    """Today, Friday 12 June; with the year where it is another than today's."""
    said = weekday_and_day(day, today)
    return _("Today, {day}").format(day=said) if day == today else said


def line(entry: Dated) -> str:
    """An entry in a line: its hour, and what it is."""
    title = dated_title(entry)
    if not entry.time:
        return title
    return _("{time} {title}").format(time=written_time(entry.time), title=title)


def short_line(entry: Dated) -> str:
    """The same in a cell of the month, where a sign says what is late."""
    return _("! {title}").format(title=line(entry)) if entry.state == "late" else line(entry)


def second_line(entry: Dated) -> str:
    """What is said under the title of an entry, where there is room."""
    parts = [dated_kind(entry)]
    if entry.time:
        parts.append(
            _("{begins} to {ends}").format(
                begins=written_time(entry.time),
                ends=written_time(ends_at(entry.time, entry.minutes)),
            )
        )
    if entry.kind == "meeting":
        parts += [" ".join(entry.what.split()), entry.place]
    elif entry.kind in ("action_item", "activity", "goal"):
        parts.append(pair_words(entry))
    elif entry.kind == "event":
        parts.append(" ".join(entry.detail.split()))
    return "  ·  ".join(part for part in parts if part)


def spoken(entry: Dated) -> str:
    """An entry as a screen reader says it."""
    said = line(entry)
    if entry.kind not in _SAY_THEIR_KIND:
        said = _("{kind}: {title}").format(kind=dated_kind(entry), title=said)
    state = state_words(entry)
    return _("{entry}, {state}").format(entry=said, state=state) if state else said


def more(count: int) -> str:
    """What there is no room for."""
    return _("+{count} more").format(count=written_number(count))


def spoken_day(day: date, found: DatedDay, today: date) -> str:
    """A day with what it has."""
    title = day_title(day, today)
    if not found.count:
        return title
    count = ngettext("{count} entry", "{count} entries", found.count).format(
        count=written_number(found.count)
    )
    listed = "; ".join(spoken(entry) for entry in found.entries)
    left = found.count - len(found.entries)
    if left:
        listed = _("{entries}; {more}").format(entries=listed, more=more(left))
    return _("{day}: {count}. {entries}").format(day=title, count=count, entries=listed)
