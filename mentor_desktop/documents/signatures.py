"""Signatures in words and ink: who in which role, when, and the line that was drawn."""

from datetime import UTC, datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from mentor_desktop.documents.days import day, time_of_day
from mentor_desktop.documents.looks import INK
from mentor_desktop.documents.tagging import Node, box_of, marked
from mentor_desktop.domain.agreement_content import SignatureRecord, Stroke
from mentor_desktop.domain.zones import zone_called
from mentor_desktop.translation import _

_BOX_HEIGHT = 0.3


class Ink(Flowable):  # type: ignore[misc] # ReportLab has no types
    """A drawn signature as one smooth line a stroke; (0, 0) of its box is top left."""

    def __init__(
        self, strokes: tuple[Stroke, ...], width: float, height: float, node: Node | None = None
    ) -> None:
        super().__init__()
        self.strokes, self.width, self.height, self.node = strokes, width, height, node

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Width and height in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draws on the flowable's own canvas."""
        if self.node is not None:
            self.node.attributes["BBox"] = box_of(self.canv, self.width, self.height)
        with marked(self.canv, self.node):
            self._draw_strokes()

    def _draw_strokes(self) -> None:
        scale = min(self.width, self.height / _BOX_HEIGHT)
        self.canv.setStrokeColor(HexColor(INK))
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


def role_name(role: str) -> str:
    """What a role is called on paper."""
    names = {"mentor": _("Mentor"), "mentee": _("Mentee"), "supervisor": _("Supervisor")}
    return names.get(role, role)


def moments(signature: SignatureRecord, language: str) -> tuple[str, str, str]:
    """Day and time where it was signed (with the zone's name), and the moment in UTC."""
    moment = datetime.fromisoformat(signature.signed_at)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    try:
        here, zone = moment.astimezone(zone_called(signature.time_zone)), signature.time_zone
    except (ZoneInfoNotFoundError, ValueError, OSError):
        here, zone = moment, "UTC"
    said = _("{time} ({zone})").format(time=time_of_day(language, here.time()), zone=zone)
    return day(here.date().isoformat(), language), said, moment.strftime("%Y-%m-%d %H:%M:%S")
