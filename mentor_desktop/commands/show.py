"""`show FILE`: the programme, counts, and what each relationship needs now.

`--json` prints one object:

- `programme`: name, organisation, starts, ends (days or null), is_sample;
- `counts`: people, relationships, relationships_by_state, agreements_by_state;
- `relationships`, what needs most first: id, mentor, mentee, state, stage (key, title,
  due; null where there is none to come), next_step (action, line, reason; the action
  is empty where nothing waits), level (on_track, attention or at_risk; null where it rests
  or has ended), signals (key, level and the sentence with its numbers, of each that
  applies), next_meeting (day, time on a clock in zone; null where none
  is planned), contacts (in the last 30 days, held meetings included) and action_items (open,
  late).
"""

import json
from collections import Counter
from itertools import pairwise
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mentor_desktop.commands.columns import aligned
from mentor_desktop.commands.opening import opened
from mentor_desktop.commands.parsing import Arguments, Parser
from mentor_desktop.domain.agreement import Agreement
from mentor_desktop.domain.relationship import STATES, state_title
from mentor_desktop.domain.signal_words import level_title
from mentor_desktop.domain.signals import gravest
from mentor_desktop.domain.stage import stage_title
from mentor_desktop.domain.text import clean_line
from mentor_desktop.operations.clock import today
from mentor_desktop.store.meetings import Touch, touches
from mentor_desktop.store.pair_lines import PairLine, pair_lines
from mentor_desktop.store.views import count_people, programme_of
from mentor_desktop.translation import _, ngettext

_SHORTEST_ID = 8


def describe(parser: Parser) -> None:
    """The words it takes."""
    parser.add_file(_("the file to look into"))
    parser.add_json()


def run(arguments: Arguments) -> int:
    """Prints what is in the file; never changes it."""
    with opened(arguments, read_only=True) as database, database.reading() as session:
        found = _found(session)
    if arguments.json:
        for pair in found["relationships"]:
            del pair["worst"]  # told in the table only
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found)))
    return 0


def _found(session: Session) -> dict[str, Any]:
    programme = programme_of(session)
    pairs = pair_lines(session, today())
    touched = touches(session, today())
    agreements = session.execute(select(Agreement.state, func.count()).group_by(Agreement.state))
    return {
        "programme": {
            "name": programme.name,
            "organisation": programme.organisation,
            "starts": programme.starts.isoformat() if programme.starts else None,
            "ends": programme.ends.isoformat() if programme.ends else None,
            "is_sample": programme.is_sample,
        },
        "counts": {
            "people": count_people(session),
            "relationships": len(pairs),
            "relationships_by_state": dict(Counter(pair.state for pair in pairs)),
            "agreements_by_state": {row[0]: row[1] for row in agreements},
        },
        "relationships": [_pair(pair, touched.get(pair.id, Touch())) for pair in pairs],
    }


def _pair(pair: PairLine, touch: Touch) -> dict[str, Any]:
    stage, meeting = pair.stage, touch.next_meeting
    return {
        "id": pair.id,
        "mentor": pair.mentor,
        "mentee": pair.mentee,
        "state": pair.state,
        "stage": {
            "key": stage.key,
            "title": stage_title(stage.key),
            "due": stage.due.isoformat() if stage.due else None,
        }
        if stage
        else None,
        "next_step": {
            "action": pair.step.action,
            "line": pair.step.line,
            "reason": pair.step.reason,
        },
        "level": pair.level or None,
        "signals": [
            {"key": one.key, "level": one.level, "sentence": one.sentence()} for one in pair.signals
        ],
        "next_meeting": {
            "day": meeting.day.isoformat(),
            "time": meeting.time,
            "zone": meeting.zone,
        }
        if meeting
        else None,
        "worst": worst.short() if (worst := gravest(pair.signals)) else "",
        "contacts": touch.contacts,
        "action_items": {"open": touch.open_items, "late": touch.late_items},
    }


def _lines(found: dict[str, Any]) -> list[str]:
    programme, pairs = found["programme"], found["relationships"]
    title = " · ".join(
        clean_line(part) for part in (programme["name"], programme["organisation"]) if part
    )
    lines = [title, _counts(found["counts"])]
    if programme["is_sample"]:
        lines.insert(1, _("Sample data: everyone in it is made up."))
    if not pairs:
        return lines
    length = _length_of_ids([pair["id"] for pair in pairs])
    heads = (
        _("Id"), _("Mentee"), _("Mentor"), _("State"), _("Stage"), _("Next step"),
        _("How it is going"), _("Next meeting"), _("Contacts"), _("Action items"),
    )  # fmt: skip
    rows = [
        (
            pair["id"][:length],
            clean_line(pair["mentee"]),
            clean_line(pair["mentor"]),
            state_title(pair["state"]),
            pair["stage"]["title"] if pair["stage"] else "-",
            pair["next_step"]["line"],
            pair["worst"] or level_title(pair["level"] or "") or "-",
            _when(pair["next_meeting"]),
            f"{pair['contacts']:,}",
            _items(pair["action_items"]),
        )
        for pair in pairs
    ]
    return [*lines, "", *aligned([heads, *rows])]


def _when(meeting: dict[str, str] | None) -> str:
    return f"{meeting['day']} {meeting['time']}".strip() if meeting else "-"


def _items(counts: dict[str, int]) -> str:
    """Such as "3 open, 1 late"."""
    if counts["late"]:
        return _("{open} open, {late} late").format(**counts)
    return _("{open} open").format(**counts) if counts["open"] else "-"


def _counts(counts: dict[str, Any]) -> str:
    people = ngettext("{count} person", "{count} people", counts["people"])
    pairs = ngettext("{count} relationship", "{count} relationships", counts["relationships"])
    states = [
        _("{count} {state}").format(count=f"{count:,}", state=state_title(state).lower())
        for state in STATES
        if (count := counts["relationships_by_state"].get(state))
    ]
    return _("{people}, {relationships}{states}").format(
        people=people.format(count=f"{counts['people']:,}"),
        relationships=pairs.format(count=f"{counts['relationships']:,}"),
        states=f": {', '.join(states)}" if states else "",
    )


def _length_of_ids(ids: list[str]) -> int:
    """How many letters of the ids tell them apart: ids of one minute begin alike."""
    length = _SHORTEST_ID
    for one, other in pairwise(sorted(ids)):
        alike = next((at for at, pair in enumerate(zip(one, other, strict=False))
                      if pair[0] != pair[1]), 0)  # fmt: skip
        length = max(length, alike + 1)
    return length
