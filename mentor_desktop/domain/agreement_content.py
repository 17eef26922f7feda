"""What an agreement says, as plain values: hashed, signed, drawn on paper."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass, fields
from typing import Any

from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.text import LONGEST_LINE
from mentor_desktop.translation import _

FORMAT = "mentor-desktop agreement 1"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*")
# What is drawn from an agreement is bounded by these, whoever wrote it: some hundred pages.
MOST_LETTERS, MOST_LINES = 100_000, 2_000
_MOST_VERSIONS, _MOST_PARTIES = 1_000_000, 10
_LARGEST = 5_000_000  # bytes; the longest agreement has 2 million
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


def check_length(content: AgreementContent) -> None:
    """Refused where it is too long to be drawn and signed."""
    count, letters = lines_and_letters(content)
    if count > MOST_LINES or letters > MOST_LETTERS:
        raise Refused(
            _(
                "An agreement to sign has at most {most_lines} lines and {most_letters} letters; "
                "this has {lines} and {letters}. Shorten it: what is longer fits a file beside it."
            ).format(
                most_lines=f"{MOST_LINES:,}", most_letters=f"{MOST_LETTERS:,}",
                lines=f"{count:,}", letters=f"{letters:,}",
            )
        )  # fmt: skip


def lines_and_letters(content: AgreementContent) -> tuple[int, int]:
    """How much there is to draw; a section takes three lines, a question one, as each text."""
    count = letters = 0
    for section in content.sections:
        count += 3
        letters += len(section.title)
        for entry in section.entries:
            count += 1 + sum(1 + text.count("\n") for text in entry.text)
            letters += len(entry.label) + sum(map(len, entry.text))
    return count, letters


def read_content(data: bytes) -> AgreementContent:
    """The content in its canonical bytes; Refused if they are something else, or too much."""
    try:
        if len(data) > _LARGEST:
            raise ValueError
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
    check_length(content)
    return content


def _is_well_formed(content: AgreementContent) -> bool:
    """Whether everything is of the type and size it should be: the bytes may be a stranger's."""
    lines: list[object] = [
        getattr(content, field.name)
        for field in fields(content)
        if field.name not in ("version", "parties", "sections")
    ]
    texts: list[object] = []
    for party in content.parties:
        lines += asdict(party).values()
    for section in content.sections:
        lines += (section.key, section.title)
        for entry in section.entries:
            lines += (entry.question, entry.label)
            texts += entry.text
    return (
        type(content.version) is int
        and abs(content.version) <= _MOST_VERSIONS
        and len(content.parties) <= _MOST_PARTIES
        and all(isinstance(text, str) for text in texts)
        and all(isinstance(line, str) and len(line) <= LONGEST_LINE for line in lines)
        and _LANGUAGE.fullmatch(content.language) is not None
    )
