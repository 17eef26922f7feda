"""The signatures on paper: the block where both sign, and the record of who signed when."""

from datetime import UTC, datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date, format_time
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from mentor_desktop.documents.days import locale
from mentor_desktop.documents.fonts import BOLD, ITALIC
from mentor_desktop.documents.layout import (
    ACCENT,
    LINE,
    MUTED,
    PLAIN,
    SMALL,
    SUBHEADING,
    TEXT,
    content_width,
    sized,
    table,
)
from mentor_desktop.documents.text import TextStyle, Writer
from mentor_desktop.domain.agreement_content import (
    AgreementContent,
    Party,
    SignatureRecord,
    Stroke,
    short_fingerprint,
)
from mentor_desktop.translation import _

_GAP = 22.0
_BOX_HEIGHT = 0.3
_MARK_HEIGHT = 58.0
_ROLE = TextStyle(8.5, 12, ACCENT, BOLD, after=1)
_NAME = TextStyle(11, 15, TEXT, BOLD)
_TYPED = TextStyle(17, 22, "#16324F", ITALIC)
_HEAD = TextStyle(15, 20, TEXT, BOLD, before=18, after=3)
_DIGEST = TextStyle(9, 13, TEXT, after=8)


class Ink(Flowable):  # type: ignore[misc] # ReportLab has no types
    """A drawn signature as one smooth line a stroke; (0, 0) of its box is top left."""

    def __init__(self, strokes: tuple[Stroke, ...], width: float, height: float) -> None:
        super().__init__()
        self.strokes, self.width, self.height = strokes, width, height

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Width and height in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draws on the flowable's own canvas."""
        scale = min(self.width, self.height / _BOX_HEIGHT)
        self.canv.setStrokeColor(HexColor(_TYPED.colour))
        self.canv.setLineWidth(1.3)
        self.canv.setLineCap(1)
        self.canv.setLineJoin(1)
        for stroke in self.strokes:
            points = [(x * scale, self.height - y * scale) for x, y in stroke]
            if points:
                self.canv.drawPath(_smooth(self.canv.beginPath(), points))


def _smooth(path: Any, points: list[tuple[float, float]]) -> Any:
    """The points as curves that meet halfway between them."""
    path.moveTo(*points[0])
    if len(points) == 1:
        path.lineTo(points[0][0] + 0.1, points[0][1])
    at = points[0]
    for bend, after in pairwise(points[1:]):
        end = ((bend[0] + after[0]) / 2, (bend[1] + after[1]) / 2)
        path.curveTo(
            at[0] + (bend[0] - at[0]) * 2 / 3, at[1] + (bend[1] - at[1]) * 2 / 3,
            end[0] + (bend[0] - end[0]) * 2 / 3, end[1] + (bend[1] - end[1]) * 2 / 3,
            *end,
        )  # fmt: skip
        at = end
    path.lineTo(*points[-1])
    return path


def signature_block(
    content: AgreementContent,
    signatures: tuple[SignatureRecord, ...],
    writer: Writer,
    paper: str,
) -> Flowable:
    """Where both sign, side by side; stays on one page."""
    width = (content_width(paper) - _GAP) / 2
    rows: list[list[Any]] = []
    for at in range(0, len(content.parties), 2):
        pair = content.parties[at : at + 2]
        heads = [_head(party, writer) for party in pair]
        marks = [
            _mark(
                next((one for one in signatures if one.role == party.role), None),
                content.language, writer, width,
            )
            for party in pair
        ]  # fmt: skip
        for left, *right in (heads, marks):
            rows.append([left, [], *(right or [[]])])
    sides = table(
        rows, [width, _GAP, width], writer,
        ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        *(("TOPPADDING", (0, at), (-1, at), 8) for at in range(0, len(rows), 2)),
    )  # fmt: skip
    return KeepTogether([
        *writer.paragraphs(_("Signatures"), _HEAD),
        *writer.paragraphs(
            _("By signing, each of us says: I have read this agreement and agree to it."), PLAIN
        ),
        sides,
    ])  # fmt: skip


def _head(party: Party, writer: Writer) -> list[Flowable]:
    return [
        *writer.paragraphs(role_name(party.role), _ROLE),
        *writer.paragraphs(party.name, sized(_NAME, party.name)),
    ]


def _mark(
    signature: SignatureRecord | None, language: str, writer: Writer, width: float
) -> list[Flowable]:
    if signature is None:
        return [Spacer(1, _MARK_HEIGHT), _line(width, writer), _two(writer, width)]
    if signature.method == "drawn":
        mark: list[Flowable] = [Ink(signature.drawing, width * 0.9, _MARK_HEIGHT)]
    else:
        typed = writer.paragraphs(signature.name, sized(_TYPED, signature.name))
        high = sum(part.wrap(width, 1_000)[1] for part in typed)
        mark = [Spacer(1, max(0, _MARK_HEIGHT - high)), *typed]
    day, clock, utc = moments(signature, language)
    return [
        *mark, _line(width, writer),
        *writer.paragraphs(_("Read and agreed."), SMALL),
        *writer.paragraphs(_("{day}, {time}").format(day=day, time=clock), SMALL),
        *writer.paragraphs(_("{time} UTC").format(time=utc), SMALL),
    ]  # fmt: skip


def _line(width: float, writer: Writer) -> Flowable:
    under = ("LINEBELOW", (0, 0), (-1, -1), 0.7, HexColor(MUTED))
    flat = (("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 3))
    return table([[[]]], [width], writer, under, *flat)


def _two(writer: Writer, width: float) -> Flowable:
    """Under the empty line: where the signature goes, and the date."""
    cells = [
        writer.paragraphs(_("Signature"), SMALL),
        writer.paragraphs(_("Place and date"), SMALL),
    ]
    return table([cells], [width * 0.55, width * 0.45], writer)


def role_name(role: str) -> str:
    """What a role is called on paper."""
    names = {"mentor": _("Mentor"), "mentee": _("Mentee"), "supervisor": _("Supervisor")}
    return names.get(role, role)


def moments(signature: SignatureRecord, language: str) -> tuple[str, str, str]:
    """Day and time where it was signed (with the zone's name), and the moment in UTC."""
    moment = datetime.fromisoformat(signature.signed_at)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    try:
        here, zone = moment.astimezone(ZoneInfo(signature.time_zone)), signature.time_zone
    except (ZoneInfoNotFoundError, ValueError, OSError):
        here, zone = moment, "UTC"
    spoken = locale(language)
    clock = _("{time} ({zone})").format(
        time=format_time(here, "short", locale=spoken).replace("\u202f", " "), zone=zone
    )
    return format_date(here, "long", locale=spoken), clock, moment.strftime("%Y-%m-%d %H:%M:%S")


def signing_record(
    content: AgreementContent,
    sha256: str,
    signatures: tuple[SignatureRecord, ...],
    writer: Writer,
) -> list[Flowable]:
    """The last page: what was signed, by whom, when and how, and what that is worth."""
    story: list[Flowable] = [
        PageBreak(),
        *writer.paragraphs(_("Signing record"), _HEAD),
        *writer.paragraphs(_("What was signed"), SUBHEADING),
        *writer.paragraphs(
            _(
                "The SHA-256 of the agreement's content, version {version}. Its first 16 digits, "
                "{fingerprint}, stand on every page. If one letter of the content changes, "
                "this number changes."
            ).format(version=content.version, fingerprint=short_fingerprint(sha256)),
            PLAIN,
        ),
        *writer.paragraphs(sha256, _DIGEST),
    ]
    for party in content.parties:
        signature = next((one for one in signatures if one.role == party.role), None)
        story.append(KeepTogether(_record_of(party, signature, content.language, writer)))
    story.append(KeepTogether(_what_it_is(writer)))
    return story


def _record_of(
    party: Party, signature: SignatureRecord | None, language: str, writer: Writer
) -> list[Flowable]:
    who = _("{role}: {name}").format(role=role_name(party.role), name=party.name)
    story: list[Flowable] = writer.paragraphs(who, SUBHEADING)
    if signature is None:
        return [*story, *writer.paragraphs(_("Has not signed in the program."), PLAIN)]
    day, clock, utc = moments(signature, language)
    how = (
        _("Drawn with mouse or pen by {name}.")
        if signature.method == "drawn"
        else _("Typed by {name}, equal to the name in the agreement.")
    )
    rows = [
        (_("When"), _("{day}, {time}; {utc} UTC").format(day=day, time=clock, utc=utc)),
        (_("How"), how.format(name=signature.name)),
        (_("Consent"), signature.consent),
        (_("Content signed"), signature.content_sha256),
    ]
    return [*story, _facts(rows, writer)]


def _facts(rows: list[tuple[str, str]], writer: Writer) -> Flowable:
    cells = [
        [writer.paragraphs(label, SMALL), writer.paragraphs(text, sized(_DIGEST, text[70:]))]
        for label, text in rows
    ]
    return table(
        cells, [92, None], writer,
        ("LINEABOVE", (0, 0), (-1, -1), 0.5, HexColor(LINE)),
        ("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    )  # fmt: skip


def _what_it_is(writer: Writer) -> list[Flowable]:
    return [
        *writer.paragraphs(_("What this is"), SUBHEADING),
        *writer.paragraphs(
            _(
                "A record by which changes can be found: this file carries the agreement's "
                "content as data, and Mentor Desktop can check that the pages, the data and the "
                "signatures still belong together."
            ),
            PLAIN,
        ),
        *writer.paragraphs(
            _(
                "The times are those of the computer on which each of you signed. This is not a "
                "qualified electronic signature, and nothing here is legal advice."
            ),
            PLAIN,
        ),
    ]
