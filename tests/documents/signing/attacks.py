"""Known attacks on signed PDFs, each as a function that makes one out of an honest agreement.

After the papers on signature spoofing, shadow attacks, and evil annotations (pdf-insecurity.org).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from mentor_desktop.documents.layout_of_file import revision_ends
from mentor_desktop.documents.signing.keys import Key
from mentor_desktop.documents.signing.pades import sign_pdf
from mentor_desktop.domain.agreement_content import SignatureRecord

PAINT = b"q 1 1 1 rg 0 0 700 900 re f 0 0 0 RG 3 w 60 600 m 200 700 l S Q\n"  # over all words


@dataclass(frozen=True)
class Honest:
    """An agreement that was offered, signed by the mentor (`once`) and by both."""

    offered: bytes
    once: bytes
    both: bytes
    records: tuple[SignatureRecord, SignatureRecord]
    keys: tuple[Key, Key]

    def signed(self, offered: bytes) -> bytes:
        """Signed by the mentor: who forges what the mentee shall sign."""
        return sign_pdf(offered, self.records[0], self.keys[0], "en")


def saved(data: bytes, change: Callable[[pikepdf.Pdf], object], **how: Any) -> bytes:
    """Written anew, changed."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out, **how)
    return out.getvalue()


def updated(data: bytes, change: Callable[[IncrementalPdfFileWriter], object]) -> bytes:
    """Changed as an editor does that appends."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def swapped(data: bytes, old: bytes, new: bytes) -> bytes:
    """The last of some bytes replaced, the file as long as it was."""
    at = data.rindex(old)
    return data[:at] + new.ljust(len(old)) + data[at + len(old) :]


def named(text: str) -> Any:
    return generic.pdf_name(text)


def stream(data: bytes, **entries: Any) -> Any:
    inside = {named(f"/{key}"): value for key, value in entries.items()}
    return generic.StreamObject(inside, stream_data=data)


def box(*edges: float) -> Any:
    return generic.ArrayObject(map(generic.FloatObject, edges))


def page_of(writer: IncrementalPdfFileWriter) -> Any:
    return writer.root["/Pages"]["/Kids"][0]


# --- a file of one table, to play tricks with ---


class Laid:
    """A PDF as objects between a header and a plain table of places."""

    def __init__(self, data: bytes) -> None:
        none = pikepdf.StreamDecodeLevel.none
        plain = saved(
            data, lambda _pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=none, compress_streams=False,
        )  # fmt: skip
        at = int(re.findall(rb"startxref\n(\d+)\n", plain)[-1])
        self.body, tail = plain[:at], plain[at:]
        trailer = tail[tail.index(b"trailer") : tail.index(b"startxref")]
        self.trailer = trailer
        with pikepdf.open(BytesIO(plain)) as pdf:
            self.page = pdf.pages[0].obj.Contents.objgen[0]
            self.honest = pdf.pages[0].obj.Contents.read_raw_bytes()
        self.places = {int(one[1]): one.start() for one in
                       re.finditer(rb"(?m)^(\d+) 0 obj$", self.body)}  # fmt: skip

    @property
    def size(self) -> int:
        return max(self.places) + 1

    def painted(self, number: int | None = None) -> bytes:
        """An object that paints over the page."""
        return b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
            self.page if number is None else number, len(PAINT), PAINT,
        )  # fmt: skip

    def table(self, places: dict[int, int] | None = None) -> bytes:
        places = self.places if places is None else places
        rows = b"".join(
            b"%010d 00000 n \n" % places[one] if one in places else b"0000000000 00000 f \n"
            for one in range(1, self.size)
        )
        return b"xref\n0 %d\n0000000000 65535 f \n" % self.size + rows

    def file(self, body: bytes, table: bytes, trailer: bytes = b"", at: int | None = None) -> bytes:
        start = len(body) if at is None else at
        return body + table + (trailer or self.trailer) + b"startxref\n%d\n%%%%EOF\n" % start


# --- before anybody signed: the maker forges, signs, and sends ---


def first_revision(data: bytes) -> bytes:
    """The PDF as it was before the first signature."""
    return data[: revision_ends(data)[0]]


def false_end(data: bytes) -> bytes:
    """What a careless reader cuts out is honest; the table names what lies behind it."""
    laid = Laid(data)
    length = len(laid.body) + len(laid.table()) + len(laid.trailer)
    table = laid.table({**laid.places, laid.page: length})
    tail = laid.painted() + b"startxref\n%d\n%%%%EOF\n" % len(laid.body)
    return laid.body + table + laid.trailer + tail


def twice_in_the_table(data: bytes) -> bytes:
    laid = Laid(data)
    body = laid.body + laid.painted()
    row = b"%d 1\n%010d 00000 n \n" % (laid.page, len(laid.body))
    return laid.file(body, laid.table() + row)


def twice_in_the_table_turned(data: bytes) -> bytes:
    laid = Laid(data)
    body = laid.body + laid.painted()
    table = laid.table({**laid.places, laid.page: len(laid.body)})
    return laid.file(body, table + b"%d 1\n%010d 00000 n \n" % (laid.page, laid.places[laid.page]))


def twice_in_the_body(data: bytes) -> bytes:
    """A reader that repairs takes the last, one that does not the first."""
    laid = Laid(data)
    return laid.file(laid.body + laid.painted(), laid.table())


def hybrid(data: bytes) -> bytes:
    """Old readers go by the table, new ones by the list that it names."""
    laid = Laid(data)
    place = len(laid.body)
    body = laid.body + laid.painted()
    rows = b"\x01" + place.to_bytes(4, "big") + b"\0"
    start = len(body)
    body += (
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 1]/Index[%d 1]/Length 6>>\nstream\n%s\nendstream\n"
        b"endobj\n" % (laid.size, laid.size + 1, laid.page, rows)
    )
    trailer = laid.trailer.replace(b"<<", b"<< /XRefStm %d" % start, 1)
    return laid.file(body, laid.table(), trailer)


def own_previous(data: bytes) -> bytes:
    laid = Laid(data)
    return laid.file(
        laid.body, laid.table(), laid.trailer.replace(b"<<", b"<< /Prev %d" % len(laid.body), 1)
    )


def previous_in_the_middle(data: bytes) -> bytes:
    """The list before is one that lies inside a stream."""
    laid = Laid(data)
    inner = laid.table({laid.page: laid.places[laid.page]}) + laid.trailer
    holder = b"%d 0 obj\n<</Length %d>>\nstream\n" % (laid.size, len(inner))
    at = len(laid.body) + len(holder)
    body = laid.body + holder + inner + b"\nendstream\nendobj\n"
    return laid.file(body, laid.table(), laid.trailer.replace(b"<<", b"<< /Prev %d" % at, 1))


def wrong_place(data: bytes) -> bytes:
    """The end names no list, so that readers look for one."""
    laid = Laid(data)
    return laid.file(laid.body + laid.painted(), laid.table(), at=5)


def between_objects(data: bytes) -> bytes:
    laid = Laid(data)
    return laid.file(laid.body + b"stray words\n", laid.table())


def in_a_comment(data: bytes) -> bytes:
    laid = Laid(data)
    return laid.file(laid.body + b"%\r" + laid.painted(), laid.table())


def two_numbers_for_one(data: bytes) -> bytes:
    laid = Laid(data)
    return laid.file(laid.body, laid.table({**laid.places, laid.page: laid.places[laid.page - 1]}))


def length_that_lies(data: bytes) -> bytes:
    laid = Laid(data)
    at = laid.places[laid.page]
    found = re.compile(rb"/Length (\d+)").search(laid.body, at)
    assert found is not None
    body = laid.body[: found.start()] + b"/Length %0*d" % (
        len(found[1]), int(found[1]) - 40,
    ) + laid.body[found.end() :]  # fmt: skip
    return laid.file(body, laid.table())


def key_twice(data: bytes) -> bytes:
    """The first reader goes by the first `/Contents`, the second by the last."""
    laid = Laid(data)
    number = laid.size
    place = len(laid.body)
    body = laid.body + laid.painted(number)
    row = b"%d 1\n%010d 00000 n \n" % (number, place)
    old = b"/Contents %d 0 R" % laid.page
    new = old + b" /Contents %d 0 R" % number
    at = body.index(old)
    body = body[:at] + new + body[at + len(old) :]
    moved = {
        one: there + (len(new) - len(old) if there > at else 0)
        for one, there in laid.places.items()
    }
    row = b"%d 1\n%010d 00000 n \n" % (number, place + len(new) - len(old))
    size = b"/Size %d" % laid.size
    trailer = laid.trailer.replace(size, b"/Size %d" % (laid.size + 1))
    return laid.file(body, laid.table(moved) + row, trailer)


def behind_the_objects(data: bytes) -> bytes:
    """A stream of objects holds one more than it says."""

    def change(pdf: pikepdf.Pdf) -> None:
        inside = b"900 0 <</A 1>> <</B 2>>"
        pdf.Root.Extra = pikepdf.Stream(
            pdf, inside, Type=pikepdf.Name.ObjStm, N=1, First=6,
        )  # fmt: skip

    return saved(data, change)


def in_front(data: bytes) -> bytes:
    """What stands before the header moves all places, for readers that count from there."""
    return b"%PDF-1.4\n%%EOF\n" + data


def in_two_halves(data: bytes) -> bytes:
    return saved(data, lambda _pdf: None, linearize=True)


def updated_before(data: bytes) -> bytes:
    """Two revisions before the first signature; what is compared must be the last."""
    return updated(data, paint_by_update)


def hidden_by_a_sheet(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(PAINT)


def words_changed(pdf: pikepdf.Pdf) -> None:
    """Another page in the place of the first."""
    pdf.pages[0].Contents = pdf.make_stream(PAINT)


def page_more(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page(page_size=(595, 842))


def layers(pdf: pikepdf.Pdf) -> None:
    """Shown on a screen and not on paper."""
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Terms"))
    pdf.Root.OCProperties = pikepdf.Dictionary(
        OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
    )


def script_on_opening(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def script_by_name(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    pdf.Root.Names.JavaScript = pikepdf.Dictionary(Names=pikepdf.Array(["a", action]))


def text_field(pdf: pikepdf.Pdf) -> None:
    """A field whose value shows over the page, and may be filled in later (shadow replace)."""
    look = pdf.make_stream(PAINT, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form,
                           BBox=[0, 0, 595, 842])  # fmt: skip
    mark = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="terms",
            Rect=[0, 0, 595, 842], F=4, V="", AP=pikepdf.Dictionary(N=look),
        )
    )  # fmt: skip
    pdf.Root.AcroForm.Fields.append(mark)
    page = pdf.pages[0].obj
    page.Annots = pikepdf.Array([*page.get("/Annots", []), mark])


def attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["agreement.json"] = pikepdf.AttachedFileSpec(
        pdf, b"{}", filename="agreement.json", description="", mime_type="application/json",
        creation_date="", mod_date="",
    )  # fmt: skip


def other_pictures_for_print(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Resources.Extra = pikepdf.Dictionary(Alternates=pikepdf.Array([]))


def wide_field(pdf: pikepdf.Pdf) -> None:
    """The mentor's field over the whole page."""
    for field in pdf.Root.AcroForm.Fields:
        if str(field.T) == "mentor":
            field.Rect = pikepdf.Array([0, 0, 595, 842])


def note_over_the_page(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[60, 400, 400, 600],
        Contents="and pays 1,000",
    )  # fmt: skip
    page.Annots = pikepdf.Array([*page.get("/Annots", []), pdf.make_indirect(note)])


# --- after it was signed: updates ---


def paint_by_update(writer: IncrementalPdfFileWriter) -> None:
    page = page_of(writer)
    page["/Contents"] = writer.add_object(stream(PAINT))
    writer.update_container(page)


def note_by_update(subtype: str) -> Callable[[IncrementalPdfFileWriter], None]:
    def change(writer: IncrementalPdfFileWriter) -> None:
        look = writer.add_object(
            stream(PAINT, Type=named("/XObject"), Subtype=named("/Form"), BBox=box(0, 0, 595, 842))
        )
        note = writer.add_object(
            generic.DictionaryObject({
                named("/Type"): named("/Annot"), named("/Subtype"): named(subtype),
                named("/Rect"): box(0, 0, 595, 842), named("/F"): generic.NumberObject(4),
                named("/Contents"): generic.pdf_string("Signed for 1,000"),
                named("/AP"): generic.DictionaryObject({named("/N"): look}),
            })
        )  # fmt: skip
        page = page_of(writer)
        page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), note])
        writer.update_container(page)

    return change


def look_by_update(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    look = stream(PAINT, Type=named("/XObject"), Subtype=named("/Form"), BBox=box(0, 0, 200, 70))
    field["/AP"] = generic.DictionaryObject({named("/N"): writer.add_object(look)})
    writer.update_container(field)


def place_by_update(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    field["/Rect"] = box(0, 0, 595, 842)
    writer.update_container(field)


def value_by_update(writer: IncrementalPdfFileWriter) -> None:
    """The signature of one in the field of the other."""
    fields = writer.root["/AcroForm"]["/Fields"]
    fields[0]["/V"] = fields[1].raw_get("/V")
    writer.update_container(fields[0])


def font_by_update(writer: IncrementalPdfFileWriter) -> None:
    """Other letters for the same words."""
    fonts = page_of(writer)["/Resources"]["/Font"]
    font = fonts[next(iter(fonts))]
    font["/Encoding"] = named("/Identity-V")
    writer.update_container(font)


def rooted(key: str, value: Callable[[], Any]) -> Callable[[IncrementalPdfFileWriter], None]:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root[key] = value()
        writer.update_root()

    return change


def title_by_update(writer: IncrementalPdfFileWriter) -> None:
    info = writer.prev.trailer_view["/Info"]
    info["/Title"] = generic.pdf_string("Contract to buy a house")
    writer.update_container(info)


def said_by_update(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Metadata"] = writer.add_object(stream(b"<x/>"))
    writer.update_root()


def attached_by_update(writer: IncrementalPdfFileWriter) -> None:
    files = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    holder = files[1]
    holder["/EF"] = generic.DictionaryObject({named("/F"): writer.add_object(stream(b"{}"))})
    writer.update_container(holder)


def turned_by_update(writer: IncrementalPdfFileWriter) -> None:
    page = page_of(writer)
    page["/CropBox"] = box(0, 400, 595, 842)
    writer.update_container(page)


# --- after it was signed: bytes ---


def body_alone(data: bytes) -> bytes:
    """An object behind the end, and neither list nor trailer."""
    return data + b"12 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n"


def body_and_end(data: bytes) -> bytes:
    at = re.findall(rb"startxref\n(\d+)\n", data)[-1]
    return body_alone(data) + b"startxref\n%s\n%%%%EOF\n" % at


def table_without_trailer(data: bytes) -> bytes:
    start = len(body_alone(data))
    table = b"xref\n12 1\n%010d 00000 n \nstartxref\n%d\n%%%%EOF\n" % (len(data), start)
    return body_alone(data) + table


def trailer_alone(data: bytes) -> bytes:
    at = re.findall(rb"startxref\n(\d+)\n", data)[-1]
    return data + b"trailer\n<</Root 12 0 R/Prev %s>>\nstartxref\n%s\n%%%%EOF\n" % (at, at)


def locked_by_update(data: bytes) -> bytes:
    at = int(re.findall(rb"startxref\n(\d+)\n", data)[-1])
    trailer = b"trailer\n<</Size 200/Root 12 0 R/Encrypt<</Filter/Standard>>/Prev %d>>\n" % at
    start = len(data)
    return data + b"xref\n0 0\n" + trailer + b"startxref\n%d\n%%%%EOF\n" % start


def loop_by_update(data: bytes) -> bytes:
    start = len(data)
    trailer = b"trailer\n<</Size 200/Root 12 0 R/Prev %d>>\n" % start
    return data + b"xref\n0 0\n" + trailer + b"startxref\n%d\n%%%%EOF\n" % start


def range_of(data: bytes, said: bytes) -> bytes:
    """Another range in the last signature."""
    found = list(re.finditer(rb"/ByteRange \[[\d ]+\] *", data))[-1]
    return data[: found.start()] + said.ljust(len(found[0])) + data[found.end() :]


def envelope_of(data: bytes, made: Callable[[bytes], bytes]) -> bytes:
    """Another envelope in the last signature."""
    found = list(re.finditer(rb"/Contents <([0-9A-F]+)>", data))[-1]
    said = made(found[0])
    assert len(said) <= len(found[0])
    return data[: found.start()] + said.ljust(len(found[0])) + data[found.end() :]


def wrapped(data: bytes) -> bytes:
    """What was signed moves to the end; what readers go by lies in the gap."""
    numbers = re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]", data)[-1]
    _zero, before, after, length = map(int, numbers)
    extra = b"12 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n"
    signed_part = data[after : after + length]
    made = data[:after] + extra + signed_part
    said = b"/ByteRange [0 %d %d %d]" % (before, after + len(extra), length)
    return range_of(made, said)


def without_signatures(data: bytes) -> bytes:
    """What shows the signatures stays, what could be checked is taken out."""

    def change(pdf: pikepdf.Pdf) -> None:
        for field in pdf.Root.AcroForm.Fields:
            if "/V" in field:
                del field["/V"]
        del pdf.Root["/Perms"]

    return saved(data, change)
