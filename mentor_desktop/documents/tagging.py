"""The tags of one document: what each piece on its pages is, in reading order.

While the story is built, nodes are made; while it is drawn, `marked` says which piece of a page
belongs to which node. Everything else on a page is an `artifact`.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

PAGINATION, LAYOUT, BACKGROUND = "Pagination", "Layout", "Background"
_HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})


class Node:
    """A structure element: `kind` as in PDF ("P", "TH", …), `attributes` such as Alt or Scope.

    `marks`: where it stands on paper, as pairs of a page's number and an MCID; `foot`: of a
    heading, how many points above the page's foot it begins to be drawn.
    """

    __slots__ = ("attributes", "children", "foot", "kind", "marks", "parent")

    def __init__(self, kind: str, parent: "Node | None", attributes: dict[str, Any]) -> None:
        self.kind = kind
        self.parent = parent
        self.attributes = attributes
        self.children: list[Node] = []
        self.marks: list[tuple[int, int]] = []
        self.foot = 0.0
        if parent is not None:
            parent.children.append(self)


@dataclass(frozen=True)
class Spot:
    """A place on a page that does something: a link to `address`, or the field `name`.

    `box`: left, bottom, right, top in points of the page; `text` says what it is for.
    """

    node: Node
    page: int
    box: tuple[float, float, float, float]
    text: str
    address: str = ""
    name: str = ""


class Tags:
    """The nodes of one document below `root`; `pages`: page number -> its nodes by MCID."""

    def __init__(self) -> None:
        self.root = Node("Document", None, {})
        self.pages: dict[int, list[Node]] = {}
        self.spots: list[Spot] = []
        self.headings: list[tuple[int, str, Node]] = []  # level, text
        self._building = [self.root]
        self._drawn: list[Node | None] = []  # None: an artifact

    @property
    def innermost(self) -> Node:
        """The node that what is built now becomes a part of."""
        return self._building[-1]

    def node(self, kind: str, parent: Node | None = None, **attributes: Any) -> Node:
        """A new last child of `parent`, or of the innermost node that is open."""
        return Node(kind, parent or self.innermost, attributes)

    def heading(self, level: int, text: str) -> None:
        """The node built last, within the innermost open one, is a heading with a bookmark."""
        self.headings.append((level, text, self._building[-1].children[-1]))

    @contextmanager
    def within(self, kind: str, parent: Node | None = None, **attributes: Any) -> Iterator[Node]:
        """A node that takes in what is built meanwhile."""
        node = self.node(kind, parent, **attributes)
        with self.inside(node):
            yield node

    @contextmanager
    def inside(self, node: Node) -> Iterator[Node]:
        """Opens a node again, for what is built later."""
        self._building.append(node)
        try:
            yield node
        finally:
            self._building.pop()

    def opening(self, canvas: Any, node: Node) -> str:
        """The operator that begins a piece of `node`, noted as drawn on the canvas's page."""
        page = canvas.getPageNumber()
        nodes = self.pages.setdefault(page, [])
        number = len(nodes)
        nodes.append(node)
        if node.kind in _HEADINGS and not node.marks:
            node.foot = canvas.absolutePosition(0, 0)[1]
        node.marks.append((page, number))
        return f"/{node.kind} <</MCID {number}>> BDC"

    def is_open(self, node: Node) -> bool:
        """Whether a piece of `node`, or an artifact, is being drawn: nothing may be nested."""
        return bool(self._drawn) and self._drawn[-1] in (node, None)

    def is_artifact(self) -> bool:
        """Whether an artifact is being drawn: all in it belongs to it."""
        return bool(self._drawn) and self._drawn[-1] is None


class _Piece:
    """What is drawn meanwhile is of a node, or an artifact; what was open waits."""

    __slots__ = ("_canvas", "_code", "_node", "_operator", "_outer", "_tags")

    def __init__(self, tags: Tags, canvas: Any, node: Node | None, operator: str) -> None:
        self._tags, self._canvas, self._node, self._operator = tags, canvas, node, operator
        self._code = canvas._code

    def __enter__(self) -> None:
        drawn = self._tags._drawn
        self._outer = drawn[-1] if drawn else None
        if self._outer is not None:
            self._code.append("EMC")
        node = self._node
        operator = self._operator if node is None else self._tags.opening(self._canvas, node)
        self._code.append(operator)
        drawn.append(node)

    def __exit__(self, *_error: object) -> None:
        self._tags._drawn.pop()
        self._code.append("EMC")
        if self._outer is not None:
            self._code.append(self._tags.opening(self._canvas, self._outer))


_NOTHING: AbstractContextManager[None] = nullcontext()


def marked(canvas: Any, node: Node | None) -> AbstractContextManager[None]:
    """What is drawn meanwhile belongs to `node`; on a canvas without tags nothing is noted."""
    tags: Tags | None = getattr(canvas, "tags", None)
    if tags is None or node is None or tags.is_open(node):
        return _NOTHING
    return _Piece(tags, canvas, node, "")


def artifact(canvas: Any, kind: str = LAYOUT) -> AbstractContextManager[None]:
    """What is drawn meanwhile is no content: a line, a ground, the foot of a page."""
    tags: Tags | None = getattr(canvas, "tags", None)
    if tags is None or tags.is_artifact():
        return _NOTHING
    return _Piece(tags, canvas, None, f"/Artifact <</Type /{kind}>> BDC")


def link(
    canvas: Any, node: Node | None, box: tuple[float, float, float, float], address: str, text: str
) -> None:
    """Makes a box, in the canvas's present points, a link; `node` is of kind "Link"."""
    _note(canvas, node, box, text, address=address)


def field(
    canvas: Any, node: Node | None, box: tuple[float, float, float, float], name: str, text: str
) -> None:
    """Makes a box the field of a signature; `node` is of kind "Form"."""
    _note(canvas, node, box, text, name=name)


def _note(
    canvas: Any, node: Node | None, box: tuple[float, float, float, float], text: str,
    *, address: str = "", name: str = "",
) -> None:  # fmt: skip
    tags: Tags | None = getattr(canvas, "tags", None)
    if tags is None or node is None:
        return
    tags.spots.append(Spot(node, canvas.getPageNumber(), _whole(canvas, box), text, address, name))


def box_of(canvas: Any, width: float, height: float) -> tuple[float, float, float, float]:
    """A box of that size at the canvas's present origin, in points of the page."""
    return _whole(canvas, (0, 0, width, height))


def _whole(
    canvas: Any, box: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    left, bottom = canvas.absolutePosition(box[0], box[1])
    right, top = canvas.absolutePosition(box[2], box[3])
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
