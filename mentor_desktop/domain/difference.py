"""How two versions of an agreement differ: section by section, and word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from mentor_desktop.domain.agreement_content import AgreedSection, AgreementContent, Entry

_MOST_WORDS = 2_000  # comparing grows with the square of the number of words


@dataclass(frozen=True)
class EntryDifference:
    """One entry; `kind` is "added", "removed", "changed" or "moved"."""

    question: str
    label: str
    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class SectionDifference:
    """One section; `kind` as for entries, "changed" where only its entries or title differ."""

    key: str
    title: str
    kind: str
    entries: tuple[EntryDifference, ...]
    earlier_title: str = ""


def sections_that_differ(
    old: AgreementContent, new: AgreementContent
) -> tuple[SectionDifference, ...]:
    """What differs, in the order of the new version; what was taken out comes last."""
    before = {section.key: section for section in old.sections}
    after = {section.key: section for section in new.sections}
    moved = _moved(list(before), list(after))
    found = []
    for key, section in after.items():
        earlier = before.get(key)
        if earlier is None:
            found.append(SectionDifference(key, section.title, "added", _entries((), section)))
            continue
        entries = _entries(earlier.entries, section)
        if entries or earlier.title != section.title or key in moved:
            only_moved = key in moved and not entries and earlier.title == section.title
            kind = "moved" if only_moved else "changed"
            found.append(SectionDifference(key, section.title, kind, entries, earlier.title))
    for key, section in before.items():
        if key not in after:
            gone = AgreedSection(key, section.title, ())
            found.append(
                SectionDifference(
                    key, section.title, "removed", _entries(section.entries, gone), section.title
                )
            )
    return tuple(found)


def words(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Pairs of "same", "removed" or "added" and the text; joined they give both texts back.

    What is too long to compare word by word is compared by lines, then as a whole.
    """
    for pattern in (r"\s+|\S+\s*", r"[^\n]*\n|[^\n]+"):
        old, new = re.findall(pattern, before), re.findall(pattern, after)
        same = _shared_start(old, new)
        if max(len(old), len(new)) - same <= _MOST_WORDS:
            return _pieces(old, new, same)
    start = len(_common(before, after))
    pieces = (("same", before[:start]), ("removed", before[start:]), ("added", after[start:]))
    return tuple(piece for piece in pieces if piece[1])


def _pieces(old: list[str], new: list[str], same: int) -> tuple[tuple[str, str], ...]:
    pieces = [("same", "".join(old[:same]))]
    matcher = SequenceMatcher(None, old[same:], new[same:], autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        removed = "".join(old[same + old_from : same + old_to])
        if tag == "equal":
            pieces.append(("same", removed))
            continue
        pieces += [("removed", removed), ("added", "".join(new[same + new_from : same + new_to]))]
    joined: list[tuple[str, str]] = []
    for kind, text in pieces:
        if text and joined and joined[-1][0] == kind:
            joined[-1] = (kind, joined[-1][1] + text)
        elif text:
            joined.append((kind, text))
    return tuple(joined)


def _shared_start(old: list[str], new: list[str]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _common(before: str, after: str) -> str:
    count = _shared_start(list(before), list(after))
    return before[:count]


def _entries(old: tuple[Entry, ...], section: AgreedSection) -> tuple[EntryDifference, ...]:
    before = {_key(entry, at): entry for at, entry in enumerate(old)}
    after = {_key(entry, at): entry for at, entry in enumerate(section.entries)}
    moved = _moved(list(before), list(after))
    found = []
    for key, entry in after.items():
        earlier = before.get(key)
        if earlier is None:
            found.append(EntryDifference(entry.question, entry.label, "added", (), entry.text))
        elif (earlier.text, earlier.label) != (entry.text, entry.label):
            found.append(
                EntryDifference(entry.question, entry.label, "changed", earlier.text, entry.text)
            )
        elif key in moved:
            found.append(
                EntryDifference(entry.question, entry.label, "moved", earlier.text, entry.text)
            )
    for key, entry in before.items():
        if key not in after:
            found.append(EntryDifference(entry.question, entry.label, "removed", entry.text, ()))
    return tuple(found)


def _key(entry: Entry, at: int) -> str:
    """Entries without a question, a pair's own words, are told apart by their label."""
    return entry.question or f"{entry.label} {at}"


def _moved(before: list[str], after: list[str]) -> set[str]:
    """The keys in both whose place among the others changed, as few as will do."""
    shared = set(before) & set(after)
    old = [key for key in before if key in shared]
    new = [key for key in after if key in shared]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    kept = {
        key
        for block in matcher.get_matching_blocks()
        for key in new[block.b : block.b + block.size]
    }
    return shared - kept
