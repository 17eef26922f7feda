"""Every place of the tables where a person's words can be, and what erasing makes of it.

A table of RULES without a stub loses its rows, whatever their columns are. Of the others each
column is in one of these lists; a test fails where a new one is in none. Out of reach of a file,
and so of its erasing: its name and folder, the list of recent files, the log, what was exported,
backups (they are named), and journals that were moved aside (`…-journal.old`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mentor_desktop.domain.action_item import briefing_title, first_contact_title
from mentor_desktop.domain.change import Row
from mentor_desktop.domain.person import COLUMNS
from mentor_desktop.domain.text import fold
from mentor_desktop.translation import _, current_language, language

# What a row says once it is erased; a table that is not here loses its rows.
STUBS: dict[str, Row] = {
    "person": {
        **dict.fromkeys(COLUMNS, ""),
        "folded": "",
        "saved_signature": None,
        "supervisor_id": None,
        "is_erased": 1,
    },
    "relationship": {},
    "agreement": {"content": None, "pdf_id": None},
    "signature": {"name": "", "consent": "", "drawing": None, "certificate": None},
    "exported_document": {"title": "", "path": ""},
    "check_in": {"skipped_reason": "", "produced": None},
    "meeting": dict.fromkeys(
        ("place", "purpose", "reason", "notes", "outcome", "learning", "folded"), ""
    ),
    "contact": {},
}
# Ids, days, moments, numbers, digests and words of the program's own keys: nobody's words.
WORDLESS: dict[str, tuple[str, ...]] = {
    "person": ("id",),
    "relationship": (
        "id", "mentor_id", "mentee_id", "supervisor_id", "state", "is_informal", "starts", "ends",
        "ended_on", "resumed_on",
    ),
    "agreement": (
        "id", "relationship_id", "version", "created_at", "state", "language", "amends_id",
        "mentor_answered_at", "mentee_answered_at", "offered_at", "content_sha256", "in_force_at",
        "reviewed_on",
    ),
    "signature": (
        "id", "agreement_id", "role", "person_id", "signed_at", "time_zone", "method",
        "content_sha256", "key_kind", "came",
    ),
    "exported_document": (
        "id", "relationship_id", "kind", "sha256", "made_at", "agreement_id", "verified_at",
        "verdict",
    ),
    "check_in": (
        "id", "relationship_id", "kind", "ordinal", "stage", "way", "step", "planned_for",
        "started_on", "mentor_handed_in_at", "mentee_handed_in_at", "finished_at", "form_sha256",
        "title",  # that of the form, which belongs to the programme
    ),
    "meeting": (
        "id", "relationship_id", "day", "time", "zone", "minutes", "format", "kind", "state",
        "changed_by", "held_at", "held_minutes", "series_id", "original", "sequence",
        "is_prepared",
    ),
    "contact": ("id", "relationship_id", "day", "kind", "by"),
    "programme": ("id", "starts", "ends", "is_personal", "is_sample", "paper", "supervisor_signs"),
    "event": ("id", "day"),
    "authority": ("id", "made_at"),
    "change": ("seq", "at", "by", "state", "merge"),
}  # fmt: skip
# Columns of every table, made anew of what the row says then.
OF_EACH = ("digest",)
# Words of a programme, not of one of its people.
OF_PROGRAMME: dict[str, tuple[str, ...]] = {
    "programme": ("organisation", "settings"),
    "event": ("title", "note"),
    "authority": ("certificate", "locked_key"),
}
# The one place for each in which an erased person is the programme's contact.
CONTACTS: dict[tuple[str, str], tuple[str, ...]] = {
    ("programme", "contact_name"): ("name", "preferred_name"),
    ("programme", "contact_email"): ("email",),
    ("programme", "contact_phone"): ("phone",),
}
# What the program worded with somebody's name, in rows that stay: the name is replaced.
WORDED: dict[tuple[str, str], tuple[Callable[[str], str], ...]] = {
    ("programme", "name"): (),
    ("action_item", "title"): (first_contact_title, briefing_title),
}
REWRITTEN = {"change": ("label", "rows")}


@dataclass(frozen=True)
class Known:
    """What the file ever knew a person as, by column of `person`."""

    by_column: dict[str, frozenset[str]]

    @property
    def names(self) -> frozenset[str]:
        """What they were ever called."""
        return frozenset().union(*(self.by_column[one] for one in ("name", "preferred_name")))

    def is_contact(self, place: tuple[str, str], value: str) -> bool:
        """Whether a value is how to reach them."""
        return any(value in self.by_column[column] for column in CONTACTS.get(place, ()))


def known_as(rows: Iterable[Row]) -> Known:
    """Everything that rows of one person, now and in the past, say of how they are called."""
    columns = {column for wanted in CONTACTS.values() for column in wanted}
    said: dict[str, set[str]] = {column: set() for column in columns}
    for row in rows:
        for column in columns:
            if row.get(column):
                said[column].add(str(row[column]))
    return Known({column: frozenset(words) for column, words in said.items()})


def without(known: Known, place: tuple[str, str], value: str) -> str:
    """A value of a row that stays, without what the program wrote of them into it."""
    if known.is_contact(place, value):
        return ""
    if place not in WORDED:
        return value
    if place == ("programme", "name"):
        return without_names(known.names, value)
    whole = {name for name in known.names if " " in name}
    return without_names(known.names if _is_worded(known, place, value) else whole, value)


def _is_worded(known: Known, place: tuple[str, str], value: str) -> bool:
    """Whether it still reads as the program wrote it: what others wrote themselves stays theirs."""
    for spoken in {current_language(), "en"}:
        with language(spoken):
            titles = {title(name) for title in WORDED[place] for name in known.names}
        if value in titles | {fold(title) for title in titles}:
            return True
    return False


def without_names(names: Iterable[str], text: str) -> str:
    """A text with "Erased person" for each of these names, long ones first."""
    for name in sorted(names, key=len, reverse=True):
        before, after = (
            "" if unicodedata.east_asian_width(letter) == "W" else edge
            for letter, edge in ((name[0], r"(?<!\w)"), (name[-1], r"(?!\w)"))
        )
        text = re.sub(before + re.escape(name) + after, lambda _found: _("Erased person"), text)
    return text
