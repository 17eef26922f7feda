"""From drawn pages to a file that lasts: PDF/A-3a and PDF/UA-1, with its own data inside.

ReportLab's part ends with what stands on the pages; the file is written here in one go, for a
second pass over a finished file would cost as much as drawing it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc

from mentor_desktop.documents.metadata import File, Properties, colours, info, xmp
from mentor_desktop.documents.objects import Objects, moment, name, references, string
from mentor_desktop.documents.outline import Bookmark, write_outline
from mentor_desktop.documents.structure import Structure, write_structure
from mentor_desktop.documents.tagging import Tags

_OF_REPORTLAB = (pdfdoc.PDFCatalog, pdfdoc.PDFInfo, pdfdoc.PDFOutlines)
_MANY_BOOKMARKS = 8


@dataclass(frozen=True)
class Image:
    """A picture as the file holds it: `entries` of its dictionary, and its bytes, packed."""

    entries: str
    data: bytes


@dataclass
class Drawn:
    """All pages of a document: their operators, and what these name."""

    size: tuple[float, float]
    tags: Tags
    pages: list[bytes] = field(default_factory=list)
    images: dict[str, Image] = field(default_factory=dict)
    bookmarks: list[Bookmark] = field(default_factory=list)


def finished(drawn: Drawn, document: Any, properties: Properties) -> bytes:
    """The file; `document` is ReportLab's, for its fonts."""
    fonts = _objects_of(document)
    objects = Objects(document.objectcounter + 1)
    for number, data in fonts.items():
        if b"\nstream\n" in data:
            objects.raw(number, data)
        else:
            objects.put(number, data.decode("ascii"))
    pages = [objects.number() for _page in drawn.pages]
    structure = write_structure(drawn.tags, objects, pages)
    parent = _write_pages(drawn, document, objects, pages, structure)
    root = objects.add(_catalogue(drawn, objects, pages, parent, structure, properties))
    return objects.file(root, objects.add(info(properties)))


def _objects_of(document: Any) -> dict[int, bytes]:
    """ReportLab's own objects (fonts) by number."""
    for font in document.delayedFonts:
        font.addObjects(document)
    written: dict[int, bytes] = {}
    number = 1
    while number in document.numberToId:
        item = document.idToObject[document.numberToId[number]]
        if not isinstance(item, _OF_REPORTLAB):
            written[number] = _written(item, document)
        number += 1
    return written


def _written(item: Any, document: Any) -> bytes:
    if not isinstance(item, pdfdoc.PDFStream):
        return bytes(pdfdoc.format(item, document, toplevel=1))
    head, data = item.format(document).split(b"\nstream\n", 1)
    # ReportLab leaves out the line end that PDF/A wants
    return bytes(head + b"\nstream\n" + data.removesuffix(b"endstream\n") + b"\nendstream")


def _write_pages(
    drawn: Drawn, document: Any, objects: Objects, pages: Sequence[int], structure: Structure
) -> int:
    parent = objects.number()
    fonts = document.idToObjectNumberAndVersion[pdfdoc.BasicFonts][0]
    images = "".join(
        f"/{key} {objects.stream(image.entries, image.data, is_packed=False)} 0 R"
        for key, image in drawn.images.items()
    )
    shown = f"/XObject<<{images}>>" if images else ""
    resources = objects.add(f"<</Font {fonts} 0 R{shown}>>")
    for at, (number, code) in enumerate(zip(pages, drawn.pages, strict=True)):
        inside = structure.annotations[at + 1]
        annotations = f"/Annots{references(inside)}" if inside else ""
        objects.put(
            number,
            f"<</Type/Page/Parent {parent} 0 R/Contents {objects.stream('', code)} 0 R"
            f"/Resources {resources} 0 R/Tabs/S/StructParents {at}{annotations}>>",
        )
    width, height = drawn.size
    objects.put(
        parent,
        f"<</Type/Pages/Kids{references(pages)}/Count {len(pages)}"
        f"/MediaBox[0 0 {width:.6g} {height:.6g}]>>",
    )
    return parent


def _catalogue(
    drawn: Drawn, objects: Objects, pages: Sequence[int], parent: int, structure: Structure,
    properties: Properties,
) -> str:  # fmt: skip
    metadata = objects.stream("/Type/Metadata/Subtype/XML", xmp(properties), is_packed=False)
    profile = objects.stream("/N 3/Alternate/DeviceRGB", colours())
    outline = write_outline(drawn.bookmarks, objects, pages)
    mode = "UseOutlines" if len(drawn.bookmarks) >= _MANY_BOOKMARKS else "UseNone"
    return (
        f"<</Type/Catalog/Pages {parent} 0 R/Lang {string(properties.language)}"
        f"/MarkInfo<</Marked true>>/StructTreeRoot {structure.root} 0 R/Metadata {metadata} 0 R"
        "/ViewerPreferences<</DisplayDocTitle true"
        f"{'/Direction/R2L' if properties.is_mirrored else ''}>>"
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        f"/Info(sRGB)/DestOutputProfile {profile} 0 R>>]"
        f"{f'/Outlines {outline} 0 R/PageMode/{mode}' if outline else ''}"
        f"{_files(properties, objects)}{_form(structure)}>>"
    )


def _form(structure: Structure) -> str:
    return f"/AcroForm<</Fields{references(structure.fields)}>>" if structure.fields else ""


def _files(properties: Properties, objects: Objects) -> str:
    if not properties.files:
        return ""
    numbers = {file.name: _file(file, properties, objects) for file in properties.files}
    names = " ".join(f"{string(key)} {numbers[key]} 0 R" for key in sorted(numbers))
    return f"/Names<</EmbeddedFiles<</Names[{names}]>>>>/AF{references(numbers.values())}"


def _file(file: File, properties: Properties, objects: Objects) -> int:
    digest = hashlib.md5(file.data, usedforsecurity=False).hexdigest()
    made = f"/ModDate {moment(properties.made)}" if properties.made else ""
    stream = objects.stream(
        f"/Type/EmbeddedFile/Subtype{name(file.media_type)}"
        f"/Params<</Size {len(file.data)}/CheckSum<{digest}>{made}>>",
        file.data,
    )
    called = string(file.name)
    return objects.add(
        f"<</Type/Filespec/F {called}/UF {called}/Desc {string(file.description)}"
        f"/AFRelationship/Data/EF<</F {stream} 0 R/UF {stream} 0 R>>>>"
    )
