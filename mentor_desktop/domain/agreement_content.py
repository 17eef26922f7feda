"""What an agreement says, as plain values: hashed, signed, drawn on paper."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass, fields
from typing import Any

from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

FORMAT = "mentor-desktop agreement 1"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*")
Stroke = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Entry:
    """One answered question: its label and what was agreed, a text a line or item."""

    question: str
    label: str
    text: tuple[str, ...]


@dataclass(frozen=True)
class AgreedSection:
    """One section as the pair wrote it; no entries: nothing was agreed there."""

    key: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Party:
    """Who agrees: `role` is one of domain.relationship's SIGNING_ROLES."""

    role: str
    person_id: str
    name: str
    preferred_name: str = ""
    position: str = ""


@dataclass(frozen=True)
class AgreementContent:
    """Everything that is signed; days are ISO, empty where not fixed."""

    agreement_id: str
    version: int
    language: str
    programme: str
    organisation: str
    start: str
    end: str
    parties: tuple[Party, ...]
    sections: tuple[AgreedSection, ...]
    relationship_id: str = ""  # so that two laptops mean the same pair

    def canonical(self) -> bytes:
        """The bytes that are kept, hashed and signed: JSON, sorted keys, no spaces, UTF-8."""
        text = json.dumps(
            {"format": FORMAT, **vars(self)},
            default=vars,  # of the values inside: ten times as fast as `asdict`
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        )
        return text.encode()

    def party(self, role: str) -> Party:
        """The one who signs in this role; KeyError if the agreement has none."""
        for party in self.parties:
            if party.role == role:
                return party
        raise KeyError(role)


@dataclass(frozen=True)
class SignatureRecord:
    """One signature: `signed_at` in UTC (ISO), strokes in a box of width 1, height 0.3.

    `key_kind` is one of domain.certificate's KEY_KINDS and `certificate` the SHA-256 (hex) of
    the key's certificate; both "" where the signature is in no PDF.
    """

    role: str
    person_id: str
    name: str
    signed_at: str
    time_zone: str
    method: str  # "drawn" or "typed"
    consent: str
    content_sha256: str
    drawing: tuple[Stroke, ...] = ()
    key_kind: str = ""
    certificate: str = ""


def fingerprint(content: bytes) -> str:
    """SHA-256 of canonical content, 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def short_fingerprint(sha256: str) -> str:
    """What people compare: four groups of four hex digits."""
    return " ".join(sha256[at : at + 4].upper() for at in range(0, 16, 4))


def read_content(data: bytes) -> AgreementContent:
    """The content in its canonical bytes; Refused if they are something else."""
    try:
        raw: dict[str, Any] = json.loads(data)
        if raw.pop("format") != FORMAT:
            raise ValueError
        content = AgreementContent(
            **{
                **raw,
                "parties": tuple(Party(**party) for party in raw["parties"]),
                "sections": tuple(
                    AgreedSection(
                        one["key"],
                        one["title"],
                        tuple(
                            Entry(entry["question"], entry["label"], tuple(entry["text"]))
                            for entry in one["entries"]
                        ),
                    )
                    for one in raw["sections"]
                ),
            }
        )
        if not _is_well_formed(content):
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(_("This is not the content of an agreement.")) from error
    return content


def _is_well_formed(content: AgreementContent) -> bool:
    """Whether everything is of the type it should be: the bytes may come from a stranger."""
    texts: list[object] = [
        getattr(content, field.name)
        for field in fields(content)
        if field.name not in ("version", "parties", "sections")
    ]
    for party in content.parties:
        texts += asdict(party).values()
    for section in content.sections:
        texts += (section.key, section.title)
        for entry in section.entries:
            texts += (entry.question, entry.label, *entry.text)
    return (
        type(content.version) is int
        and all(isinstance(text, str) for text in texts)
        and _LANGUAGE.fullmatch(content.language) is not None
    )
