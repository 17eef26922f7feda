"""What is noted while a story is built and drawn."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from mentor_desktop.documents.tagging import Tags, artifact, field, link, marked


def _canvas(tags: Tags | None) -> Canvas:
    canvas = Canvas(BytesIO())
    canvas.tags = tags
    del canvas._code[:]
    return canvas


def test_nodes_stand_in_the_order_of_building() -> None:
    tags = Tags()
    tags.node("H1")
    with tags.within("L", ListNumbering="Disc") as items:
        item = tags.node("LI")
        body = tags.node("LBody", item)
    with tags.inside(items):
        tags.node("LI")
    tags.node("P")
    assert [node.kind for node in tags.root.children] == ["H1", "L", "P"]
    assert [node.kind for node in items.children] == ["LI", "LI"]
    assert items.attributes == {"ListNumbering": "Disc"}
    assert (body.parent, item.children) == (item, [body])


def test_each_piece_has_a_number_of_its_own_on_its_page() -> None:
    tags = Tags()
    first, second = tags.node("P"), tags.node("P")
    canvas = _canvas(tags)
    for node in (first, second):
        with marked(canvas, node):
            canvas._code.append("x")
    assert canvas._code == [
        "/P <</MCID 0>> BDC", "x", "EMC", "/P <</MCID 1>> BDC", "x", "EMC",
    ]  # fmt: skip
    canvas.showPage()
    with marked(canvas, first):
        pass
    assert first.marks == [(1, 0), (2, 0)]
    assert tags.pages == {1: [first, second], 2: [first]}


def test_nothing_is_nested_on_paper() -> None:
    tags = Tags()
    block, inner = tags.node("P"), tags.node("Link")
    canvas = _canvas(tags)
    with marked(canvas, block), marked(canvas, block):
        with artifact(canvas), marked(canvas, inner), artifact(canvas):
            canvas._code.append("x")
        with marked(canvas, inner):
            canvas._code.append("y")
    assert canvas._code == [
        "/P <</MCID 0>> BDC", "EMC",
        "/Artifact <</Type /Layout>> BDC", "x", "EMC",
        "/P <</MCID 1>> BDC", "EMC",
        "/Link <</MCID 2>> BDC", "y", "EMC",
        "/P <</MCID 3>> BDC", "EMC",
    ]  # fmt: skip


def test_a_canvas_without_tags_notes_nothing() -> None:
    node = Tags().node("P")
    canvas = _canvas(None)
    with marked(canvas, node), artifact(canvas):
        link(canvas, node, (0, 0, 1, 1), "https://example.org/", "Example")
    assert (canvas._code, node.marks) == ([], [])


def test_spots_stand_in_points_of_the_page() -> None:
    tags = Tags()
    canvas = _canvas(tags)
    canvas.translate(10, 20)
    link(canvas, tags.node("Link"), (0, 0, 30, 5), "https://example.org/", "Example")
    field(canvas, tags.node("Form"), (0, 0, 1, 1), "mentor", "Signature of the mentor")
    there, form = tags.spots
    assert (there.page, there.box, there.address) == (1, (10, 20, 40, 25), "https://example.org/")
    assert (form.name, form.text) == ("mentor", "Signature of the mentor")
