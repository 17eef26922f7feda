"""PDFs that were made to hold up who shows them: see hostile."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf


def with_page(content: bytes, side: float = 600) -> bytes:
    """A PDF with this on its page."""
    made, out = pikepdf.new(), BytesIO()
    made.add_blank_page(page_size=(595, 842))
    page = made.pages[0]
    page.obj.MediaBox = pikepdf.Array([0, 0, side, side])
    page.obj.Contents = made.make_stream(content)
    made.save(out, compress_streams=True)
    return out.getvalue()


def tiny_tiles() -> bytes:
    """A pattern that repeats every thousandth of a point."""
    made, out = pikepdf.new(), BytesIO()
    made.add_blank_page(page_size=(600, 600))
    tile = made.make_stream(b"0 0 1 rg 0 0 1 1 re f")
    tile.Type, tile.PatternType = pikepdf.Name.Pattern, 1
    tile.PaintType, tile.TilingType = 1, 1
    tile.BBox, tile.XStep, tile.YStep = pikepdf.Array([0, 0, 100, 100]), 0.01, 0.01
    tile.Resources = pikepdf.Dictionary()
    made.pages[0].obj.Resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(It=tile))
    made.pages[0].obj.Contents = made.make_stream(b"/Pattern cs /It scn 0 0 600 600 re f")
    made.save(out)
    return out.getvalue()


def forms_in_forms(depth: int = 9, pages: int = 1) -> bytes:
    """Each form draws the one below ten times, on so many pages."""
    made, out = pikepdf.new(), BytesIO()
    made.add_blank_page(page_size=(600, 600))
    form = made.make_stream(b"0 0 600 600 re f")
    for level in range(depth + 1):
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = pikepdf.Array([0, 0, 600, 600])
        if level == depth:
            break
        above = made.make_stream(b"/It Do " * 10)
        above.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(It=form))
        form = above
    made.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(It=form))
    made.pages[0].obj.Contents = made.make_stream(b"/It Do")
    for _page in range(1, pages):
        made.pages.append(made.pages[0])
    made.save(out)
    return out.getvalue()


def large_picture(side: int = 20_000) -> bytes:
    """A picture that takes a gigabyte."""
    made, out = pikepdf.new(), BytesIO()
    made.add_blank_page(page_size=(600, 600))
    picture = made.make_stream(bytes(side * side * 3))
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = side, side, 8
    picture.ColorSpace = pikepdf.Name.DeviceRGB
    made.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(It=picture))
    made.pages[0].obj.Contents = made.make_stream(b"600 0 0 600 0 0 cm /It Do")
    made.save(out, compress_streams=True)
    return out.getvalue()


def many_pages(count: int = 100_000) -> bytes:
    """One page, so many times in the tree."""
    made, out = pikepdf.new(), BytesIO()
    made.add_blank_page(page_size=(600, 600))
    kids = made.Root.Pages.Kids
    made.Root.Pages.Kids = pikepdf.Array([kids[0]] * count)
    made.Root.Pages.Count = count
    made.save(out)
    return out.getvalue()


def shading_in_pieces(pieces: int = 60_000) -> bytes:
    """Colours that run by a function of so many pieces, over the page, again and again."""
    made, out = pikepdf.new(), BytesIO()
    made.add_blank_page(page_size=(600, 600))
    step = made.make_indirect(
        pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    )
    function = pikepdf.Dictionary(
        FunctionType=3, Domain=[0, 1], Functions=pikepdf.Array([step] * pieces),
        Bounds=pikepdf.Array([at / pieces for at in range(1, pieces)]),
        Encode=pikepdf.Array([0, 1] * pieces),
    )  # fmt: skip
    run = pikepdf.Dictionary(
        ShadingType=3, ColorSpace=pikepdf.Name.DeviceRGB, Coords=[0, 0, 0, 600, 600, 900],
        Function=made.make_indirect(function), Extend=[True, True],
    )  # fmt: skip
    made.pages[0].obj.Resources = pikepdf.Dictionary(Shading=pikepdf.Dictionary(It=run))
    made.pages[0].obj.Contents = made.make_stream(b"/It sh " * 100_000)
    made.save(out, compress_streams=True)
    return out.getvalue()


def brackets_from_right_to_left(count: int = 400_000) -> bytes:
    """A page full of Hebrew letters and brackets, which readers mirror and sort."""
    made, out = pikepdf.new(), BytesIO()
    made.add_blank_page(page_size=(600, 600))
    codes = b"1 beginbfrange <28> <29> <0028> endbfrange 1 beginbfchar <41> <05D0> endbfchar"
    told = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def"
    spaces = b" 1 begincodespacerange <00> <FF> endcodespacerange "
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
        ToUnicode=made.make_stream(told + spaces + codes + b" endcmap end end"),
    )  # fmt: skip
    made.pages[0].obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    words = b"BT /F 4 Tf 10 500 Td (" + b"A\\(A\\)" * (count // 4) + b") Tj ET"
    made.pages[0].obj.Contents = made.make_stream(words)
    made.save(out, compress_streams=True)
    return out.getvalue()


def hostile() -> Iterator[tuple[str, bytes]]:
    """Each by its name."""
    yield "an honest page", with_page(b"0 0 1 rg 100 100 200 200 re f")
    yield "unfolds to 150 MB", with_page(b"0 0 m 1 1 l S " * 11_000_000)
    yield "10^7 points wide", with_page(b"0 0 1 rg 0 0 10000000 9000000 re f", 1e7)
    yield "10^-7 points wide", with_page(b"0 0 1 rg 0 0 10 9 re f", 1e-7)
    yield "1,000,000 operators", with_page(b"0 0 m 590 590 l 3 700 l 9 1 l b " * 250_000)
    yield "a pattern of tiny tiles", tiny_tiles()
    yield "a thousand million forms", forms_in_forms()
    yield "the same, on 50 pages", forms_in_forms(pages=50)
    yield "a picture of 20,000 x 20,000", large_picture()
    yield "colours in 60,000 pieces", shading_in_pieces()
    yield "400,000 brackets", brackets_from_right_to_left()
    yield "100,000 pages", many_pages()
