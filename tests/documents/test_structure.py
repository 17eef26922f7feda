"""The tree of tags in the file."""

from io import BytesIO

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from mentor_desktop.documents.objects import Objects
from mentor_desktop.documents.structure import write_structure
from mentor_desktop.documents.tagging import Tags, field, marked


def _tree(tags: Tags, count: int) -> pikepdf.Pdf:
    objects = Objects()
    pages = [objects.number() for _page in range(count)]
    made = write_structure(tags, objects, pages)
    parent = objects.add(
        f"<</Type/Pages/Count {count}/Kids[{' '.join(f'{page} 0 R' for page in pages)}]>>"
    )
    for page in pages:
        objects.put(page, f"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 9 9]>>")
    root = objects.add(f"<</Type/Catalog/Pages {parent} 0 R/StructTreeRoot {made.root} 0 R>>")
    return pikepdf.open(BytesIO(objects.file(root, 0)), attempt_recovery=False)


def _canvas(tags: Tags) -> Canvas:
    canvas = Canvas(BytesIO())
    canvas.tags = tags
    return canvas


def test_pieces_and_inner_nodes_stand_as_they_are_read() -> None:
    tags = Tags()
    block = tags.node("P")
    inner = tags.node("Span", block, Lang="ar", ActualText="سلام")
    canvas = _canvas(tags)
    for node in (block, inner, block):
        with marked(canvas, node):
            pass
    with _tree(tags, 1) as pdf:
        element = pdf.Root.StructTreeRoot.K.K
        before, between, after = element.K
        assert (int(before), str(between.S), int(after)) == (0, "/Span", 2)
        assert (str(between.Lang), str(between.ActualText)) == ("ar", "سلام")
        assert between.P.objgen == element.objgen


def test_a_page_leads_back_from_its_pieces() -> None:
    tags = Tags()
    first, second = tags.node("P"), tags.node("P")
    canvas = _canvas(tags)
    with marked(canvas, first):
        pass
    canvas.showPage()
    for node in (first, second):
        with marked(canvas, node):
            pass
    with _tree(tags, 2) as pdf:
        root = pdf.Root.StructTreeRoot
        one, two = root.K.K
        key, on_first, other_key, on_second = root.ParentTree.Nums
        assert (int(key), int(other_key), int(root.ParentTreeNextKey)) == (0, 1, 2)
        assert [node.objgen for node in on_first] == [one.objgen]
        assert [node.objgen for node in on_second] == [one.objgen, two.objgen]
        here, there = one.K
        assert (int(here), str(there.Type), int(there.MCID)) == (0, "/MCR", 0)
        assert one.Pg.objgen == pdf.pages[0].objgen
        assert there.Pg.objgen == pdf.pages[1].objgen


def test_what_nothing_was_drawn_of_is_left_out_but_cells() -> None:
    tags = Tags()
    tags.node("P")
    with tags.within("L"), tags.within("LI"):
        tags.node("LBody")
    with tags.within("Table"), tags.within("TR"):
        tags.node("TH", Scope="Row", ColSpan=2)
        tags.node("TD")
    with _tree(tags, 1) as pdf:
        table = pdf.Root.StructTreeRoot.K.K
        assert table.S == "/Table"
        head, cell = table.K.K
        assert (str(head.A.O), str(head.A.Scope), int(head.A.ColSpan)) == ("/Table", "/Row", 2)
        assert "/K" not in cell


def test_a_field_s_element_holds_its_reference_itself() -> None:
    tags = Tags()
    canvas = _canvas(tags)
    field(canvas, tags.node("Form"), (1, 2, 31, 12), "mentor", "Signature")
    with _tree(tags, 1) as pdf:
        root = pdf.Root.StructTreeRoot
        form = root.K.K
        assert form.K.Type == "/OBJR"
        widget = form.K.Obj
        assert [int(edge) for edge in widget.Rect] == [1, 2, 31, 12]
        assert list(root.ParentTree.Nums)[-1].objgen == form.objgen
        assert int(widget.StructParent) == 1
