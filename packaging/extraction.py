"""Finds every text that a person reads: in the code, the .ui forms and the TOML texts."""

import tomllib
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file

DOMAIN = "mentor-desktop"

# The keys of our TOML files. A key in neither list is refused, so that none is forgotten.
TEXT_KEYS = {
    "title",
    "label",
    "help",
    "hint",
    "talk",
    "text",
    "suggestions",
    "unit",
    "unit_one",
    "texts",
    "low",
    "high",
    "mentor",  # a reflection, by role
    "mentee",
}
WORD_KEYS = {
    "key", "kind", "roles", "default", "needed", "other", "can_hide", "styles", "for", "section",
    "where", "minutes", "stage", "ways", "repeats", "rule", "produces", "least", "most", "sections",
    "prefill", "fills", "evaluation", "reader", "owner", "question", "is", "outcome",
}  # fmt: skip


def extracted(root: Path) -> Catalog:
    """All texts of the checkout at `root`; ValueError names a TOML key it does not know."""
    catalogue = Catalog(project="Mentor Desktop", charset="utf-8", fuzzy=False)
    for file in sorted((root / "mentor_desktop").rglob("*.py")):
        _add_code(catalogue, file, root)
    for file in sorted((root / "ui").rglob("*.ui")):
        for text in texts_of_form(file):
            catalogue.add(text, locations=[(file.relative_to(root).as_posix(), 0)])
    for file in sorted((root / "resources" / "texts").rglob("*.toml")):
        for text in texts_of_toml(file):
            catalogue.add(text, locations=[(file.relative_to(root).as_posix(), 0)])
    return catalogue


def _add_code(catalogue: Catalog, file: Path, root: Path) -> None:
    keywords = {"_": None, "ngettext": (1, 2)}
    for line, message, comments, _context in extract_from_file("python", file, keywords):
        place = (file.relative_to(root).as_posix(), line)
        catalogue.add(message, locations=[place], auto_comments=comments)


def texts_of_form(file: Path) -> Iterator[str]:
    """The texts of a Designer form that it does not mark as not for translation."""
    for place in ElementTree.parse(file).iter():
        for string in place.findall("string"):
            is_fixed = "true" in (string.get("notr"), place.get("notr"))
            if string.text and not is_fixed and place.get("name") != "styleSheet":
                yield string.text


def texts_of_toml(file: Path) -> Iterator[str]:
    """The texts of a TOML file; ValueError names a key that is in neither list."""
    for key, value in _leaves(tomllib.loads(file.read_text("utf-8"))):
        if key in TEXT_KEYS:
            if isinstance(value, str) and value:
                yield value
        elif key not in WORD_KEYS:
            raise ValueError(
                f"{file.name}: is “{key}” a text for people? "
                "Say so in TEXT_KEYS or WORD_KEYS of packaging/extraction.py."
            )


def _leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _leaves(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one, key)
    else:
        yield key, value
