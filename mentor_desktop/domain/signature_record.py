"""Signatures in their JSON form, as documents and exports carry them."""

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from mentor_desktop.domain.agreement_content import SignatureRecord, Stroke
from mentor_desktop.domain.ranges import DRAWING
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import LONGEST_LINE
from mentor_desktop.translation import _

METHODS = ("drawn", "typed")
_LARGEST = 10_000_000  # bytes
_MOST_SIGNATURES = 10
_LONGEST = 2 * LONGEST_LINE  # a consent has a name in it
_TEXTS = tuple(field.name for field in fields(SignatureRecord) if field.name != "drawing")


def write_signatures(signatures: Iterable[SignatureRecord]) -> bytes:
    """The signatures as JSON: sorted keys, no spaces, UTF-8."""
    data = [asdict(one) for one in signatures]
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_signatures(data: bytes) -> tuple[SignatureRecord, ...]:
    """What `write_signatures` wrote; Refused if it is something else."""
    try:
        if len(data) > _LARGEST:
            raise ValueError
        found = json.loads(data)
        if len(found) > _MOST_SIGNATURES:
            raise ValueError
        return tuple(map(read_signature, found))
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OverflowError,
        RecursionError,
    ) as error:
        raise Refused(_("The signatures cannot be read.")) from error


def read_signature(raw: dict[str, Any]) -> SignatureRecord:
    """One signature from its JSON; ValueError and the like if it is something else."""
    if set(raw) != {*_TEXTS, "drawing"} or not all(isinstance(raw[key], str) for key in _TEXTS):
        raise ValueError
    if any(len(raw[key]) > _LONGEST for key in _TEXTS):
        raise ValueError
    if not DRAWING.may_be(raw["drawing"]):
        raise ValueError
    record = SignatureRecord(**{**raw, "drawing": strokes_of(raw["drawing"])})
    if datetime.fromisoformat(record.signed_at).utcoffset() is None:
        raise ValueError
    if record.method not in METHODS:
        raise ValueError
    return record


def strokes_of(raw: Iterable[Iterable[Iterable[float]]] | None) -> tuple[Stroke, ...]:
    """A drawing as it is kept in a file, as a plain value."""
    return tuple(tuple((float(x), float(y)) for x, y in stroke) for stroke in raw or ())
