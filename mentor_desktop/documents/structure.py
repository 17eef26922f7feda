"""Writes the tags of a document into its file: the tree, and the way back from each page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from mentor_desktop.documents.objects import Objects, references, string
from mentor_desktop.documents.tagging import Node, Spot, Tags

_Position = tuple[int, int]  # page and MCID
_LAST = (1 << 30, 0)
_EMPTY_TOO = frozenset({"TD", "TH"})  # a table keeps its shape
_TEXTS = ("Alt", "ActualText", "Lang", "E", "T")
_OWNERS = {
    "Scope": "Table", "ColSpan": "Table", "RowSpan": "Table", "ListNumbering": "List",
    "BBox": "Layout", "Placement": "Layout",
}  # fmt: skip


@dataclass
class Structure:
    """Numbers of objects: the tree's root, the annotations of each page, the fields."""

    root: int
    annotations: dict[int, list[int]] = field(default_factory=dict)
    fields: list[int] = field(default_factory=list)


def write_structure(tags: Tags, objects: Objects, pages: Sequence[int]) -> Structure:
    """The tree of `tags` as objects; `pages`: the numbers of the page objects, in order."""
    return _Tree(tags, objects, pages).written()


class _Tree:
    def __init__(self, tags: Tags, objects: Objects, pages: Sequence[int]) -> None:
        self._tags, self._objects, self._pages = tags, objects, pages
        self._numbers: dict[Node, int] = {}
        self._spots: dict[Node, list[tuple[Spot, int]]] = {}

    def written(self) -> Structure:
        objects = self._objects
        made = Structure(objects.number())
        parents = []
        for page in range(1, len(self._pages) + 1):
            made.annotations[page] = []
        for at, spot in enumerate(self._tags.spots, len(self._pages)):
            number = objects.number()
            self._spots.setdefault(spot.node, []).append((spot, number))
            made.annotations[spot.page].append(number)
            if spot.name:
                made.fields.append(number)
            objects.put(number, self._annotation(spot, at))
        top, _first = self._element(self._tags.root, made.root)
        for page in range(1, len(self._pages) + 1):
            nodes = self._tags.pages.get(page, ())
            parents.append(f"{page - 1} {references(self._numbers[node] for node in nodes)}")
        for at, spot in enumerate(self._tags.spots, len(self._pages)):
            parents.append(f"{at} {self._numbers[spot.node]} 0 R")
        way_back = objects.add(f"<</Nums[{' '.join(parents)}]>>")
        objects.put(
            made.root,
            f"<</Type/StructTreeRoot/K {top or 'null'}{' 0 R' if top else ''}"
            f"/ParentTree {way_back} 0 R/ParentTreeNextKey {len(parents)}>>",
        )
        return made

    def _element(self, node: Node, parent: int) -> tuple[int, _Position]:
        """Its number and where it begins; 0 where nothing of it stands on paper."""
        number = self._objects.number()
        kids: list[tuple[_Position, str]] = []
        for child in node.children:
            made, position = self._element(child, number)
            if made:
                kids.append((position, f"{made} 0 R"))
        marks, spots = node.marks, self._spots.get(node, ())
        if not (kids or marks or spots or node.kind in _EMPTY_TOO):
            return 0, _LAST
        self._numbers[node] = number
        on = marks[0][0] if marks else spots[0][0].page if spots else 0
        if marks:
            own = [
                (mark, str(mark[1]) if mark[0] == on else self._elsewhere(mark)) for mark in marks
            ]
            kids = sorted(kids + own) if kids else own
        for spot, annotation in spots:
            at = self._pages[spot.page - 1]
            kids.append((_LAST, f"<</Type/OBJR/Obj {annotation} 0 R/Pg {at} 0 R>>"))
        texts = [text for _position, text in kids]
        inside = texts[0] if len(texts) == 1 else f"[{' '.join(texts)}]"
        self._objects.put(
            number,
            f"<</S/{node.kind}/P {parent} 0 R"
            f"{f'/Pg {self._pages[on - 1]} 0 R' if on else ''}"
            f"{f'/K {inside}' if texts else ''}"
            f"{_attributes(node.attributes) if node.attributes else ''}>>",
        )
        return number, kids[0][0] if kids else _LAST

    def _elsewhere(self, mark: _Position) -> str:
        return f"<</Type/MCR/Pg {self._pages[mark[0] - 1]} 0 R/MCID {mark[1]}>>"

    def _annotation(self, spot: Spot, key: int) -> str:
        common = (
            f"/Type/Annot/Rect[{_numbers(spot.box)}]/F 4/P {self._pages[spot.page - 1]} 0 R"
            f"/StructParent {key}"
        )
        if not spot.name:
            address = f"/A<</S/URI/URI {string(spot.address)}>>"
            return f"<<{common}/Subtype/Link/Border[0 0 0]/Contents {string(spot.text)}{address}>>"
        left, bottom, right, top = spot.box
        empty = self._objects.stream(
            f"/Type/XObject/Subtype/Form/BBox[0 0 {_numbers((right - left, top - bottom))}]",
            b"", is_packed=False,
        )  # fmt: skip
        return (
            f"<<{common}/Subtype/Widget/FT/Sig/T {string(spot.name)}/TU {string(spot.text)}"
            f"/AP<</N {empty} 0 R>>>>"
        )


def _attributes(attributes: dict[str, Any]) -> str:
    said = "".join(
        f"/{key} {string(attributes[key])}" for key in _TEXTS if attributes.get(key) is not None
    )
    owners: dict[str, str] = {}
    for key, value in attributes.items():
        owner = _OWNERS.get(key)
        if owner:
            owners[owner] = owners.get(owner, f"/O/{owner}") + f"/{key}{_value(value)}"
    parts = [f"<<{text}>>" for text in owners.values()]
    if not parts:
        return said
    return f"{said}/A {parts[0]}" if len(parts) == 1 else f"{said}/A [{' '.join(parts)}]"


def _value(value: object) -> str:
    if isinstance(value, str):
        return f"/{value}"
    if isinstance(value, tuple):
        return f"[{_numbers(value)}]"
    return f" {value}"


def _numbers(values: Sequence[float]) -> str:
    return " ".join(f"{value:.2f}".rstrip("0").rstrip(".") for value in values)
