"""What a document says of itself."""

from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import ImageCms

from mentor_desktop.documents.metadata import Properties, colours, info, xmp

SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


@pytest.mark.parametrize(
    "title", ["Plain", "<script>&amp;</x>", "PARTS ]]>", "李文静 · عربي", "\x01\ufffe\ud800 odd"]
)
def test_any_title_is_sound_xml(title: str) -> None:
    tree = ElementTree.fromstring(xmp(Properties(title, "A & B <c>", "en", "About")).decode())
    (said,) = tree.findall(".//dc:title/rdf:Alt/rdf:li", SPACES)
    kept = "".join(letter for letter in title if letter not in "\x01\ufffe\ud800")
    assert said.text == kept
    assert [one.text for one in tree.findall(".//dc:creator//rdf:li", SPACES)] == ["A & B <c>"]
    assert [one.text for one in tree.findall(".//pdfaid:part", SPACES)] == ["3"]
    assert [one.text for one in tree.findall(".//pdfaid:conformance", SPACES)] == ["A"]
    assert [one.text for one in tree.findall(".//pdfuaid:part", SPACES)] == ["1"]


def test_dates_are_the_same_in_both_places_and_absent_where_there_is_none() -> None:
    made = datetime(2026, 3, 9, 14, 5, 2, tzinfo=UTC)
    properties = Properties("T", "A", "en", made=made, own=(("MentorKind", "agreement"),))
    entries = pikepdf.Object.parse(info(properties).encode())
    assert entries.CreationDate == entries.ModDate == "D:20260309140502+00'00'"
    assert entries.MentorKind == "agreement"
    tree = ElementTree.fromstring(xmp(properties).decode())
    assert [one.text for one in tree.findall(".//xmp:CreateDate", SPACES)] == [
        "2026-03-09T14:05:02+00:00"
    ]
    assert "Date" not in info(Properties("T", "A", "en"))


def test_the_colours_are_srgb_and_always_the_same_bytes() -> None:
    profile = ImageCms.ImageCmsProfile(BytesIO(colours()))
    assert "sRGB" in ImageCms.getProfileDescription(profile)
    colours.cache_clear()
    first = colours()
    colours.cache_clear()
    assert first == colours()
