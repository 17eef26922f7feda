"""The block where everyone signs: a field in the file, ink that was given, or a line for a pen."""

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether, Spacer

from mentor_desktop.documents.blocks.grid import Cell, Grid, Row, Shape
from mentor_desktop.documents.blocks.texts import Rule, heading, paragraph
from mentor_desktop.documents.fonts import BOLD, ITALIC
from mentor_desktop.documents.looks import INK, MUTED, ROLE, SMALL, TEXT, sized
from mentor_desktop.documents.sheet import Sheet
from mentor_desktop.documents.signatures import Ink, moments, role_name
from mentor_desktop.documents.tagging import Node, artifact, field
from mentor_desktop.documents.text import TextStyle
from mentor_desktop.domain.agreement_content import Party, SignatureRecord
from mentor_desktop.translation import _

_GAP = 22.0
_MARK_HEIGHT = 58.0
_FIELD_HEIGHT = 84.0
_INSET = 5.0
_NAME = TextStyle(11, 15, TEXT, BOLD, side="left")
_TYPED = TextStyle(17, 22, INK, ITALIC, side="left")


class SigningField(Flowable):  # type: ignore[misc] # ReportLab has no types
    """A frame around a field of the file, which a signature fills later."""

    def __init__(self, node: Node, name: str, text: str, width: float) -> None:
        super().__init__()
        self._node, self._name, self._text = node, name, text
        self.width, self.height = width, _FIELD_HEIGHT

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Width and height in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draws on the flowable's own canvas."""
        with artifact(self.canv):
            self.canv.setStrokeColor(HexColor(MUTED))
            self.canv.setLineWidth(0.6)
            self.canv.roundRect(0.3, 0.3, self.width - 0.6, self.height - 0.6, 4)
        box = (_INSET, _INSET, self.width - _INSET, self.height - _INSET)
        field(self.canv, self._node, box, self._name, self._text)


def signature_block(
    sheet: Sheet, parties: Sequence[Party], signatures: Sequence[SignatureRecord], *,
    is_draft: bool, sentence: str,
) -> list[Flowable]:  # fmt: skip
    """Where all sign, side by side, on one page; `sentence` says what signing means.

    A draft has lines for a pen; else who has not signed has a field named as the role.
    """
    width = (sheet.width - _GAP) / 2
    given = {one.role: one for one in signatures}
    story = heading(sheet, _("Signatures"), is_kept=True) + paragraph(sheet, sentence)
    cells: list[Cell] = []
    for party in parties:
        with sheet.within("Sect"):
            cells.append(_side(sheet, party, given.get(party.role), width, is_draft=is_draft))
    rows = [Row(cells[at : at + 2]) for at in range(0, len(cells), 2)]
    shape = Shape((width, width), sheet.height, _GAP, above=4, below=6,
                  is_mirrored=sheet.is_mirrored)  # fmt: skip
    return [Spacer(1, 8), KeepTogether([*story, Grid(shape, rows)])]


def _side(
    sheet: Sheet, party: Party, signature: SignatureRecord | None, width: float, *, is_draft: bool
) -> Cell:
    role = role_name(party.role)
    head = [*sheet.text(role, ROLE), *sheet.text(party.name, sized(_NAME, party.name))]
    if signature is not None:
        return head + _signed(sheet, signature, width)
    if is_draft:
        return head + _by_pen(sheet, width)
    text = _("Signature of {name}, {role}").format(name=party.name, role=role)
    node = sheet.tags.node("Form")
    mark = SigningField(node, party.role, text, width)
    return [*head, Spacer(1, 4), mark, *sheet.text(_("Signature, day and time"), SMALL)]


def _by_pen(sheet: Sheet, width: float) -> Cell:
    labels = [[*sheet.text(text, SMALL)] for text in (_("Signature"), _("Place and date"))]
    shape = Shape((width * 0.55, width * 0.45), sheet.height, is_mirrored=sheet.is_mirrored)
    return [
        Spacer(1, _MARK_HEIGHT), Rule(MUTED, 0.7, 0, 3), Grid(shape, [Row(labels)])
    ]  # fmt: skip


def _signed(sheet: Sheet, signature: SignatureRecord, width: float) -> Cell:
    day, clock, utc = moments(signature, sheet.language)
    said = [_("Read and agreed."), _("{day}, {time}").format(day=day, time=clock),
            _("{time} UTC").format(time=utc)]  # fmt: skip
    return [
        *_mark(sheet, signature, width), Rule(MUTED, 0.7, 0, 3),
        *(part for text in said for part in sheet.text(text, SMALL)),
    ]  # fmt: skip


def _mark(sheet: Sheet, signature: SignatureRecord, width: float) -> Cell:
    if signature.drawing:
        alt = _("Drawn signature of {name}").format(name=signature.name)
        node = sheet.tags.node("Figure", Alt=alt, Placement="Block")
        return [Ink(signature.drawing, width * 0.86, _MARK_HEIGHT, node)]
    typed = sheet.text(signature.name, sized(_TYPED, signature.name))
    high = sum(part.wrap(width, 1e6)[1] for part in typed)
    return [Spacer(1, max(0, _MARK_HEIGHT - high)), *typed]
