"""Cleaning of what people type or paste, so that file, hash and paper agree."""

import re
import unicodedata
from unicodedata import bidirectional, category, combining

# Controls, noncharacters, and explicit embeddings, overrides and isolates: those can make a text
# read other than it is. LRM, RLM, ZWJ and ZWNJ belong to honest writing and stay.
_DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# Fillers, selectors and joiners of marks: no spaces by their kind, and yet nothing shows.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_LONGEST_MARKS = 30
_MANY_MARKS = re.compile(f"[^\\x00-\\x7f]{{{_LONGEST_MARKS + 1},}}")
_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"
_ISOLATED = re.compile("\u2068([^\u2066-\u2069\n\r]*)\u2069")
_OTHER_WAY = frozenset({"R", "AL", "AN"})
LONGEST_LINE = 1_000
LONGEST_TEXT = 2_000_000


def clean(text: str) -> str:
    """NFC without NUL, controls, noncharacters, bidi controls; line ends become `\\n`.

    What looks empty, with letters of no width or blank ones, is empty.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _DROPPED.sub("", _SURROGATES.sub("\ufffd", text))
    if text.isascii():
        return text
    if not any(_shows(letter) for letter in text):
        return ""
    return _MANY_MARKS.sub(_few_marks, unicodedata.normalize("NFC", text))


def _shows(letter: str) -> bool:
    return not (letter.isspace() or category(letter) == "Cf" or _BLANK.match(letter))


def _few_marks(run: re.Match[str]) -> str:
    """A run without ASCII, with no more marks on a letter than any script has."""
    kept, marks = [], 0
    for letter in run.group():
        marks = marks + 1 if combining(letter) else 0
        if marks <= _LONGEST_MARKS:
            kept.append(letter)
    return "".join(kept)


def clean_line(text: str) -> str:
    """A text of one line: cleaned, line ends and tabs as spaces, no space around."""
    return one_line(clean(text))


def one_line(cleaned: str) -> str:
    """A cleaned text with line ends and tabs as spaces, no space around."""
    return " ".join(part for part in cleaned.replace("\t", " ").split("\n") if part).strip()


def cut(text: str, most: int = LONGEST_LINE) -> str:
    """The text, or its beginning with "…" where it has more than `most` letters."""
    return text if len(text) <= most else text[:most] + "…"


def isolated(text: str) -> str:
    """The text to stand in a sentence: it turns round neither what is before nor what is after it.

    Only for showing; what has no letter from right to left is left as it is.
    """
    if not any(bidirectional(letter) in _OTHER_WAY for letter in text):
        return text
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP}"


def clean_shown(text: str) -> str:
    """As `clean`, for showing: of all that turns letters round, what `isolated` makes stays.

    It only keeps to itself what stands in a sentence, and ends in the line in which it begins.
    """
    parts = [part if set(part) <= {" "} else clean(part) for part in _ISOLATED.split(text)]
    for at in range(1, len(parts), 2):
        parts[at] = f"{_FIRST_STRONG_ISOLATE}{parts[at]}{_POP}"
    return "".join(parts)


def fold(text: str) -> str:
    """The text as search compares it: NFKC, casefolded, spacing folded."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def bare(text: str) -> str:
    """The text as a reader of days, times and numbers reads it.

    Folded, without letters that do not show, with the digits of all scripts as 0 to 9; what
    folding would make a digit of, such as a raised one, is no letter that anybody reads.
    """
    if text.isascii():
        return fold(text)
    plain = "".join("\ufffd" if category(letter) == "No" else letter for letter in text)
    shown = "".join(
        letter if (value := unicodedata.decimal(letter, None)) is None else str(value)
        for letter in unicodedata.normalize("NFKC", plain)
        if category(letter) != "Cf"
    )
    return fold(shown)
