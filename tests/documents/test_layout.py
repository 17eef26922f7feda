"""Who changes how an agreement is drawn raises its layout number: else honest ones are “changed”.

What is held is a digest of what is drawn, not of its bytes: places are rounded, and what libraries
pack or cut in their own way (streams, fonts, colours) is left out, so that it is the same under
each Python and each version of these that the program takes.
"""

import gettext
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from mentor_desktop import translation
from mentor_desktop.assets import asset
from mentor_desktop.documents.agreement import make
from mentor_desktop.documents.carried import LAYOUT, LAYOUT_KEY, MAKER_KEY, maker
from mentor_desktop.documents.pictures_compared import places_of
from mentor_desktop.documents.signing.appearance import appearance
from mentor_desktop.domain.agreement_content import AgreementContent, SignatureRecord

# One line a layout, the oldest first; none is ever changed, for PDFs of it are out there.
HELD = {
    1: "ab76758087749a99767661ec132f8b1e",
}
TO_DO = (
    "An agreement is not drawn as layout {layout} draws it ({found}). PDFs that were signed before "
    "would be called changed. If that was not meant, take it back. If it was, raise LAYOUT in "
    "documents/carried.py by one, and add the line `{layout} + 1: \"{found}\",` to HELD here."
)  # fmt: skip
_LEFT_OUT = {"/Parent", "/P", "/FontFile2", "/FontFile3", "/ToUnicode", "/DestOutputProfile"}
_NUMBER = re.compile(rb"-?\d+\.\d+")
_CUT = re.compile(r"^/[A-Z]{6}\+")  # what is put before the name of a font that was cut


def drawn(data: bytes) -> str:
    """All that a PDF shows and says, as text."""
    with pikepdf.open(BytesIO(data)) as pdf:
        said = {key: str(value) for key, value in pdf.docinfo.items() if key != MAKER_KEY}
        return json.dumps([said, list(_parts(pdf.Root, {}))])


def _parts(item: object, seen: dict[tuple[int, int], int]) -> Iterator[str]:
    if isinstance(item, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
        if item.is_indirect:
            if item.objgen in seen:
                yield f"see {seen[item.objgen]}"
                return
            seen[item.objgen] = len(seen)
        if isinstance(item, pikepdf.Stream):
            yield _rounded(item.read_bytes()).decode("latin-1")
        if isinstance(item, pikepdf.Array):
            for each in item:
                yield from _parts(each, seen)
            return
        for key, value in sorted(item.items()):
            if key not in _LEFT_OUT | {"/Length", "/Filter", "/DecodeParms"}:
                yield key
                yield from _parts(value, seen)
    elif isinstance(item, pikepdf.Object):
        yield _CUT.sub("/", item.unparse().decode("latin-1"))
    else:
        yield _rounded(repr(item).encode()).decode("latin-1")


def _rounded(code: bytes) -> bytes:
    """Operators with their places in tenths."""
    return _NUMBER.sub(lambda found: b"%.1f" % (float(found[0]) + 0.0), code)


class Heard(gettext.NullTranslations):
    """A catalogue that keeps what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[str] = set()

    def gettext(self, text: str) -> str:
        """The text itself."""
        self.texts.add(text)
        return text


def samples(content: AgreementContent, both: tuple[SignatureRecord, ...]) -> Iterator[bytes]:
    """Every kind of page that an agreement has, and every look of a signature."""
    parties = (replace(content.parties[0]), replace(content.parties[1], name="Wen Jing"))
    agreed = replace(content, parties=parties)
    signed = (both[0], replace(both[1], name="Wen Jing"))
    yield make(agreed, (), draft=False).data
    yield make(agreed, signed, draft=False, paper="Letter").data
    yield make(replace(agreed, version=3, end=""), (), draft=True, amends=agreed).data
    for kind in ("one-time", "own"):
        for one in signed:
            yield appearance(replace(one, key_kind=kind), 208.6, 74, "en")


def words_of(texts: set[str]) -> Iterator[list[str]]:
    """What agreements say in each language that there is."""
    folder = asset("resources") / "i18n"
    languages = sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []
    for language in languages:
        catalogue = translation._catalogue(language)
        yield [language, *(catalogue.gettext(text) for text in sorted(texts))]


def test_who_changes_the_drawing_raises_its_number(
    content: AgreementContent,
    both: tuple[SignatureRecord, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard = Heard()
    with monkeypatch.context() as patch:
        patch.setattr(translation, "_catalogue", lambda _language: heard)
        found = [drawn(one) for one in samples(content, both)]
        mirrored = make(replace(content, language="ar"), (), draft=False).data
    places = [(one.page, round(one.left, 2), round(one.top, 2)) for one in places_of(mirrored)]
    whole = json.dumps([found, places, sorted(heard.texts), list(words_of(heard.texts))])
    digest = hashlib.sha256(whole.encode()).hexdigest()[:32]
    assert HELD.get(LAYOUT) == digest, TO_DO.format(layout=LAYOUT, found=digest)
    assert len(set(HELD.values())) == len(HELD)
    assert max(HELD) == LAYOUT


def test_the_number_stands_in_the_pdf(content: AgreementContent) -> None:
    with pikepdf.open(BytesIO(make(content, (), draft=False).data)) as pdf:
        assert str(pdf.docinfo[LAYOUT_KEY]) == str(LAYOUT)
        assert str(pdf.docinfo[MAKER_KEY]) == maker()
    assert maker().startswith(f"layout {LAYOUT}, ")
    assert "mentor-desktop" not in maker()  # a new version that draws the same changes nothing
