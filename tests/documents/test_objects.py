"""Files written from their objects, as another program reads them."""

from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pikepdf
import pytest

from mentor_desktop.documents.objects import Objects, moment, name, references, string


def _root(objects: Objects, inside: str = "") -> int:
    page = objects.number()
    pages = objects.add(f"<</Type/Pages/Kids[{page} 0 R]/Count 1>>")
    objects.put(page, f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 9 9]/Resources<<>>>>")
    return objects.add(f"<</Type/Catalog/Pages {pages} 0 R{inside}>>")


def _reopened(objects: Objects, root: int) -> pikepdf.Pdf:
    pdf = pikepdf.open(BytesIO(objects.file(root, 0)), attempt_recovery=False)
    assert pdf.check_pdf_syntax() == []
    return pdf


@pytest.mark.parametrize(
    "text",
    ["plain", "(brackets) \\ and ) ( more", "Grüße", "李文静 👍🏽", "line\nends\r", "", "¥ \x7f"],
)
def test_texts_read_back_as_they_were(text: str) -> None:
    objects = Objects()
    with _reopened(objects, _root(objects, f"/Said {string(text)}")) as pdf:
        assert str(pdf.Root.Said) == text


def test_lone_surrogates_do_not_stop_it() -> None:
    assert string("a\ud800b") == "<FEFF0061003F0062>"


def test_more_objects_than_one_stream_holds(recwarn: pytest.WarningsRecorder) -> None:
    objects = Objects(first=5)
    numbers = [objects.add(f"({at})") for at in range(2_500)]
    stream = objects.stream("/Kind/Own", b"what it holds")
    root = _root(objects, f"/All{references(numbers)}/One {stream} 0 R")
    with _reopened(objects, root) as pdf:
        assert [int(str(one)) for one in pdf.Root.All] == list(range(2_500))
        assert pdf.Root.One.read_bytes() == b"what it holds"
    assert not recwarn.list


def test_the_same_objects_make_the_same_file() -> None:
    files = []
    for word in ("one", "one", "two"):
        objects = Objects()
        files.append(objects.file(_root(objects, f"/Said({word})"), 0))
    assert files[0] == files[1]
    with pikepdf.open(BytesIO(files[0])) as one, pikepdf.open(BytesIO(files[2])) as two:
        assert bytes(one.trailer.ID[0]) != bytes(two.trailer.ID[0])


def test_names_are_escaped() -> None:
    assert name("application/json") == "/application#2Fjson"
    assert name("ä b") == "/#C3#A4#20b"


def test_moments_have_their_zone() -> None:
    east = timezone(timedelta(hours=5, minutes=30))
    assert moment(datetime(2026, 3, 9, 14, 5, 2, tzinfo=UTC)) == "(D:20260309140502+00'00')"
    assert moment(datetime(2026, 3, 9, 14, 5, 2, tzinfo=east)) == "(D:20260309140502+05'30')"
