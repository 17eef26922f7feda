"""A PDF that can be read in one way only, and whatever else there is."""

import re
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentor_desktop.documents.layout_of_file import revision_ends
from mentor_desktop.documents.objects import Objects
from mentor_desktop.documents.plain_reading import Ambiguous, Name, Reference, read_value


def small() -> bytes:
    objects = Objects()
    pages = objects.number()
    objects.put(pages, "<</Type/Pages/Kids[]/Count 0>>")
    objects.stream("/Type/Metadata", b"startxref 9 %%EOF 7 0 obj endobj")
    return objects.file(objects.add(f"<</Type/Catalog/Pages {pages} 0 R>>"), 0)


SMALL = small()


def stored(mode: pikepdf.ObjectStreamMode) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(SMALL)) as pdf:
        pdf.save(out, object_stream_mode=mode)
    return out.getvalue()


def test_ends_where_it_ends() -> None:
    assert revision_ends(SMALL) == (len(SMALL),)


@pytest.mark.parametrize(
    "mode", [pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable]
)
def test_what_another_writer_lays_out_well_is_read(mode: pikepdf.ObjectStreamMode) -> None:
    data = stored(mode)
    assert revision_ends(data) == (len(data),)


@pytest.mark.parametrize("change", [b" ", b"\n", b"startxref\n9\n%%EOF\n", b"junk"])
def test_nothing_stands_before_or_after_it(change: bytes) -> None:
    for data in (change + SMALL, SMALL + change):
        with pytest.raises(Ambiguous):
            revision_ends(data)


def with_update(size: int) -> bytes:
    """The same, and one more object, in a list that says how many there are in all."""
    before = int(SMALL.rpartition(b"startxref\n")[2].partition(b"\n")[0])
    number = 1 + max(int(one) for one in re.findall(rb"(\d+) 0 obj", SMALL))
    data = SMALL + b"%d 0 obj\n<<>>\nendobj\n" % number
    listed = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(SMALL))
    trailer = b"trailer\n<</Size %d/Root 1 0 R/Prev %d>>\n" % (number + size, before)
    return data + listed + trailer + b"startxref\n%d\n%%%%EOF\n" % len(data)


def test_an_update_hides_no_object_by_its_size() -> None:
    assert len(revision_ends(with_update(1))) == 2
    for size in (0, -1):
        with pytest.raises(Ambiguous, match="size hides"):
            revision_ends(with_update(size))


@settings(max_examples=150)
@given(place=st.floats(0, 1, exclude_max=True), letters=st.binary(max_size=6), gone=st.booleans())
def test_whatever_comes_is_read_or_refused(place: float, letters: bytes, gone: bool) -> None:
    at = int(place * len(SMALL))
    data = SMALL[:at] + letters + SMALL[at + (len(letters) if gone else 0) :]
    try:
        ends = revision_ends(data)
    except Ambiguous:
        return
    assert ends == (len(data),)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b"12", 12),
        (b"-1.5", None),
        (b"/A#20B", Name(b"A B")),
        (b"7 0 R", Reference(7)),
        (b"[1 [2]/X(a\\)(b))<4A>true]", [1, [2], Name(b"X"), None, None, None]),
        (b"<</A 1/B<</C 2 0 R>>>>", {b"A": 1, b"B": {b"C": Reference(2)}}),
    ],
)
def test_reads_a_value(text: bytes, value: object) -> None:
    assert read_value(text, 0) == (value, len(text))


@pytest.mark.parametrize(
    "text",
    [
        b"", b"<</A 1/A 2>>", b"<</A 1/#41 2>>", b"<</A>>", b"(a", b"[1", b"%c\n1", b"7 1 R",
        b"<4X>", b"obj", b"9" * 5_000, b"[" * 5_000, b"<<1 2>>",
    ],
)  # fmt: skip
def test_refuses_what_readers_take_differently(text: bytes) -> None:
    with pytest.raises(Ambiguous):
        read_value(text, 0)
