"""Names from scripts that run from right to left, in sentences that do not, and the other way."""

from unicodedata import bidirectional

_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"
_OTHER_WAY = frozenset({"R", "AL", "AN"})


def isolated(text: str) -> str:
    """The text to stand in a sentence: it turns round neither what is before nor what is after it.

    Only for showing; what has no letter from right to left is left as it is.
    """
    if not any(bidirectional(letter) in _OTHER_WAY for letter in text):
        return text
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP}"
