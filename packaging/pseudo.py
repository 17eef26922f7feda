"""A made-up language, accented and longer: what stays plain does not come from the catalogue."""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from translations import compile_all, write

LANGUAGE = "xx"
_letters = str.maketrans("aceinorsuyACEINOSUY", "áčéíñóřšúýÁČÉÍÑÓŠÚÝ")
_kept = re.compile(r"(\{[^}]*\}|<[^>]*>|&\w|%\w)")  # placeholders, tags, mnemonics


def pseudo(text: str) -> str:
    """The text in the made-up language: `«Šávé {ñámé}…»`, placeholders kept, a third longer."""
    parts = [
        part if _kept.fullmatch(part) else part.translate(_letters) for part in _kept.split(text)
    ]
    return f"«{''.join(parts)}{'·' * (len(text) // 3)}»"


def write_pseudo(template: Catalog, folder: Path) -> None:
    """A catalogue of all texts of `template` in the made-up language, ready to be read."""
    catalogue = Catalog(domain="mentor-desktop", fuzzy=False)
    for message in template:
        if isinstance(message.id, str) and message.id:
            catalogue.add(message.id, pseudo(message.id))
        elif message.id:
            catalogue.add(message.id, [pseudo(form) for form in message.id])
    write(catalogue, LANGUAGE, folder)
    compile_all(folder)
