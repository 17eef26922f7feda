"""Pictures of any origin on paper."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image
from reportlab.platypus import Flowable

from mentor_desktop.documents.blocks.figures import drawing, picture
from mentor_desktop.documents.document import Document
from mentor_desktop.documents.pages import render
from mentor_desktop.documents.sheet import Sheet

Printing = Callable[..., Document]
Kinds = Callable[[bytes], list[Any]]
Pages = Callable[[bytes], list[str]]
Finding = Callable[[pikepdf.Pdf, str], list[pikepdf.Object]]


def _file(made: Image.Image, kind: str = "PNG") -> bytes:
    out = BytesIO()
    made.save(out, kind)
    return out.getvalue()


def _shown(data: bytes) -> Callable[[Sheet], list[Flowable]]:
    return lambda sheet: picture(sheet, data, "A harbour", "The harbour")


def test_a_drawing_says_what_it_shows_and_where(
    on_paper: Printing, kinds: Kinds, find_elements: Finding
) -> None:
    def build(sheet: Sheet) -> list[Flowable]:
        return drawing(sheet, lambda pen, width, height: pen.rect(0, 0, width, height), 200, 50,
                       "A box", "Only a box")  # fmt: skip

    data = on_paper(build).data
    assert kinds(data) == ["Figure", "P"]
    with pikepdf.open(BytesIO(data)) as pdf:
        (figure,) = find_elements(pdf, "Figure")
        assert figure.Alt == "A box"
        left, bottom, right, top = map(float, figure.A.BBox)
        assert (round(right - left), round(top - bottom)) == (200, 50)
        assert left == pytest.approx(68.03, abs=0.01)


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "P", "RGBA", "LA", "CMYK", "I"])
def test_pictures_of_every_kind_become_plain_ones(on_paper: Printing, mode: str) -> None:
    data = on_paper(_shown(_file(Image.new(mode, (40, 30)), "TIFF"))).data
    with pikepdf.open(BytesIO(data)) as pdf:
        (image,) = pdf.pages[0].resources.XObject.values()
        assert image.ColorSpace in ("/DeviceRGB", "/DeviceGray")
        assert "/SMask" not in image
        assert (int(image.Width), int(image.Height)) == (40, 30)


def test_what_is_clear_shows_the_paper(on_paper: Printing) -> None:
    clear = _file(Image.new("RGBA", (400, 400), (200, 0, 0, 0)))
    assert bytes((200, 0, 0)) not in render(on_paper(_shown(clear)).data, 0, 300).rgb


def test_a_large_photo_is_made_fit_for_the_page(on_paper: Printing) -> None:
    photo = Image.linear_gradient("L").resize((4000, 3000)).convert("RGB")
    photo.putpixel((1, 1), (255, 0, 0))
    document = on_paper(_shown(_file(photo, "JPEG")))
    assert len(document.data) < 150_000
    with pikepdf.open(BytesIO(document.data)) as pdf:
        (image,) = pdf.pages[0].resources.XObject.values()
        assert 1000 < int(image.Width) < 1600


def test_a_photo_taken_upright_stands_upright(on_paper: Printing) -> None:
    turned = Image.new("RGB", (60, 20))
    marks = Image.Exif()
    marks[0x0112] = 6
    out = BytesIO()
    turned.save(out, "JPEG", exif=marks)
    with pikepdf.open(BytesIO(on_paper(_shown(out.getvalue())).data)) as pdf:
        (image,) = pdf.pages[0].resources.XObject.values()
        assert (int(image.Width), int(image.Height)) == (20, 60)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "damaged, or it is not a picture"),
        (b"plain words", "damaged, or it is not a picture"),
        (b"%PDF-1.7", "damaged, or it is not a picture"),
        (_file(Image.effect_noise((80, 80), 50))[:600], "damaged, or it is not a picture"),
        (_file(Image.effect_noise((80, 80), 50), "JPEG")[:300], "damaged, or it is not a picture"),
        (_file(Image.new("1", (10_000, 5_000))), "too large"),
        (_file(Image.new("1", (20_000, 20_000))), "too large"),
    ],
)
def test_what_cannot_be_shown_says_why_in_its_place(
    on_paper: Printing, kinds: Kinds, pages_of: Pages, data: bytes, sentence: str
) -> None:
    made = on_paper(_shown(data)).data
    assert kinds(made) == ["Figure", "P", "P"]
    (page,) = pages_of(made)
    assert sentence in page
    assert "The harbour" in page


def test_a_tall_picture_stays_on_one_page(on_paper: Printing) -> None:
    assert on_paper(_shown(_file(Image.new("RGB", (50, 2_000))))).pages == 1


def test_the_same_picture_is_kept_once(on_paper: Printing) -> None:
    data = _file(Image.effect_noise((90, 90), 50))
    document = on_paper(lambda sheet: [*_shown(data)(sheet), *_shown(data)(sheet)])
    with pikepdf.open(BytesIO(document.data)) as pdf:
        assert len(pdf.pages[0].resources.XObject) == 1
