"""Cleaning of what people type or paste, so that file, hash and paper agree."""

import unicodedata

# Explicit embeddings, overrides and isolates can make a text read other than it is.
# LRM, RLM, ZWJ and ZWNJ belong to honest writing and stay.
_SPOOFING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LONGEST_MARKS = 30
LONGEST_LINE = 1_000
LONGEST_TEXT = 2_000_000


def clean(text: str) -> str:
    """NFC without NUL, controls, noncharacters, bidi controls; line ends become `\\n`."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x0b", "\n")
    kept = []
    marks = 0
    for letter in unicodedata.normalize("NFC", text):
        code = ord(letter)
        if 0xD800 <= code <= 0xDFFF:
            kept.append("\ufffd")
            continue
        if _is_dropped(letter, code):
            continue
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _LONGEST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _is_dropped(letter: str, code: int) -> bool:
    if code < 0x20 or 0x7F <= code < 0xA0:
        return letter not in "\n\t"
    return letter in _SPOOFING or (code & 0xFFFE) == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def clean_line(text: str) -> str:
    """A text of one line: cleaned, line ends and tabs as spaces, no space around."""
    return " ".join(part for part in clean(text).replace("\t", " ").split("\n") if part).strip()


def fold(text: str) -> str:
    """The text as search compares it: NFKC, casefolded, spacing folded."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
