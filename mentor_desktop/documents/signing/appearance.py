"""What a signature looks like on its page: the ink or the typed name, who, when, which key."""

from dataclasses import replace
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from mentor_desktop.documents.fonts import ITALIC
from mentor_desktop.documents.looks import INK, LINE, MUTED, TEXT
from mentor_desktop.documents.signatures import Ink, moments
from mentor_desktop.documents.text import TextStyle, Writer
from mentor_desktop.domain.agreement_content import SignatureRecord
from mentor_desktop.domain.certificate import ONE_TIME
from mentor_desktop.translation import _, language

_WHO = TextStyle(7.5, 9.5, TEXT)
_WHEN = TextStyle(7, 9, MUTED)
_TYPED = TextStyle(17, 22, INK, ITALIC)
_LEAST_TYPED = 7.0


def appearance(record: SignatureRecord, width: float, height: float, spoken: str) -> bytes:
    """A PDF of one page of that size in points, in the language of the agreement."""
    with language(spoken):
        lines = _lines(record, spoken)
        writer = Writer(language=spoken.replace("_", "-"))
        return _drawn(record, lines, width, height, writer)


def _lines(record: SignatureRecord, spoken: str) -> tuple[str, ...]:
    day, clock, _utc = moments(record, spoken)
    when = _("{day}, {time}").format(day=day, time=clock)
    if record.key_kind == ONE_TIME:
        return record.name, when, _("Signed with a one-time key.")
    return record.name, when


def _drawn(
    record: SignatureRecord, lines: tuple[str, ...], width: float, height: float, writer: Writer
) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1, initialFontName=writer.font())
    at = 3.0
    for text, style in reversed(tuple(zip(lines, (_WHO, _WHEN, _WHEN), strict=False))):
        writer.draw(canvas, 0, at, writer.fitting(text, style, width), style)
        at += style.leading
    canvas.setStrokeColor(HexColor(LINE))
    canvas.setLineWidth(0.5)
    canvas.line(0, at, width, at)
    room = height - at - 4
    if record.drawing:
        Ink(record.drawing, width * 0.9, max(room, 8)).drawOn(canvas, 0, at + 2)
    else:
        style = _as_wide(record.name, width, room, writer)
        text = writer.fitting(record.name, style, width)
        writer.draw(canvas, 0, at + max(4, (room - style.size) / 3), text, style)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _as_wide(name: str, width: float, room: float, writer: Writer) -> TextStyle:
    """The style of a typed name, smaller where the field is."""
    natural = writer.width(name[:300], _TYPED.size, _TYPED.weight)
    scale = min(1.0, width / max(natural, 1), max(room, 8) / _TYPED.leading)
    return replace(_TYPED, size=max(_TYPED.size * scale, _LEAST_TYPED))
