"""Links in people's texts: addresses of the web, and nothing that could run a program here."""

import re

MOST = 12  # in one place
_LINK = re.compile(r"https?://[^\s<>\"“”«»|\\^`{}]+", re.IGNORECASE)
_AFTER = ".,;:!?'’…"  # belongs to the sentence, not to the link
_PAIRS = {")": "(", "]": "["}


def links_in(*texts: str) -> tuple[str, ...]:
    """The http and https links of the texts in their order, each once."""
    found = (_trimmed(match.group()) for text in texts for match in _LINK.finditer(text))
    return tuple(dict.fromkeys(link for link in found if not link.endswith("//")))[:MOST]


def _trimmed(link: str) -> str:
    """Without what ends the sentence around it."""
    while link:
        last = link[-1]
        is_loose = last in _PAIRS and link.count(last) > link.count(_PAIRS[last])
        if last not in _AFTER and not is_loose:
            break
        link = link[:-1]
    return link
