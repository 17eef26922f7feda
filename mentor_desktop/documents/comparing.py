"""Compares a PDF that came from somewhere with the one that would be drawn here.

What was drawn and signed by the same layout and libraries must be, byte for byte, what is drawn
and appended here. What another version made differs in bytes: then the file must be laid out so
that all readers read the same, its pages must show what was signed and nothing over it, and the
words must be those of the agreement; that only so much was compared is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pyhanko.pdf_utils.misc import PdfError

from mentor_desktop.documents.carried import Made
from mentor_desktop.documents.likeness import (
    acts_by_itself,
    is_same_document,
    page_texts,
    properties_of,
)
from mentor_desktop.documents.pictures_compared import looks_alike, places_of, shows_the_same
from mentor_desktop.documents.signing.checking import OURS, PdfSignature, PdfSignatures
from mentor_desktop.documents.signing.looks import BY_WORDS, OTHER, look_of
from mentor_desktop.documents.signing.pades import Sealing, appended, drawn_here
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

PICTURES, WORDS, NOTHING = "pictures", "words", "nothing"
_PARTS_OF_A_FILE = (b"obj", b"xref", b"trailer")


@dataclass(frozen=True)
class Compared:
    """Whether a PDF shows what it should, and by what that is known.

    `problems`: whole sentences, what it shows wrongly; `by`: "" where all bytes are those made
    here, else, for another version made it, what was compared with what is drawn here: PICTURES of
    its pages, their WORDS alone, or NOTHING, as these differ. `are_as_made`: not stored anew.
    """

    problems: tuple[str, ...] = ()
    by: str = ""
    are_as_made: bool = True


def compared(
    redrawn: bytes, data: bytes, found: PdfSignatures, made: Made, spoken: str
) -> Compared:
    """All that `data` holds, beside the same made here; `made`: by what it says it was drawn."""
    if not found.ends and (found.signatures or not _has_but_a_tail(redrawn, data)):
        return Compared((ambiguous(),))
    before = data[: found.ends[0]] if found.signatures else data
    is_as_made = redrawn == before
    signatures = [_appended_here(data, one, spoken) for one in found.signatures]
    problems: list[str] = []
    by = ""
    if not is_as_made and made.is_ours:
        problems += _otherwise(redrawn, before, is_signed=bool(found.signatures))
    elif not is_as_made:
        problems += _acting(before)
        by = NOTHING if problems else _likeness(redrawn, before, data)
    for one, is_ours in zip(found.signatures, signatures, strict=True):
        if one.state == OURS and not is_ours:
            look = look_of(data, one, spoken)
            problems += _added(one, look)
            by = WORDS if look == BY_WORDS and by != NOTHING else by or PICTURES
    if found.signatures and not problems and not (is_as_made and all(signatures)):
        problems += _painted_over(data, before, found)
    return Compared(tuple(problems), by, is_as_made)


def _has_but_a_tail(redrawn: bytes, data: bytes) -> bool:
    """Whether it is what is drawn here, and something behind it that no reader takes for a part."""
    tail = data[len(redrawn) :]
    return data.startswith(redrawn) and not any(part in tail for part in _PARTS_OF_A_FILE)


def _appended_here(data: bytes, one: PdfSignature, spoken: str) -> bool:
    """Whether what came in with a signature is, byte for byte, what is appended for it here."""
    if one.state != OURS or one.record is None:
        return False
    sealing = Sealing(one.certificates, one.room, lambda _digest: one.envelope, one.drawn_with)
    try:
        return appended(data[: one.start], one.record, sealing, spoken) == data[: one.end]
    except (Refused, PdfError, ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return False


def _otherwise(redrawn: bytes, before: bytes, *, is_signed: bool) -> Iterator[str]:
    """What is wrong where this very version should have made it."""
    if not _has_same_properties(redrawn, before):
        yield _("The title of this PDF, or what else it says of itself, is not as it was made.")
    elif not is_same_document(redrawn, before) or not shows_the_same(redrawn, before):
        yield _("The pages do not say what the attached agreement says.")
    elif is_signed:
        yield _(
            "What was signed is not, byte for byte, what this program makes of the attached "
            "agreement."
        )


def _acting(before: bytes) -> Iterator[str]:
    if acts_by_itself(before):
        yield _("The pages do not say what the attached agreement says.")


def _likeness(redrawn: bytes, before: bytes, data: bytes) -> str:
    """How far pages that another version drew are those that are drawn here."""
    if not _has_same_words(redrawn, before, data):
        return NOTHING
    return PICTURES if looks_alike(redrawn, before) else WORDS


def _added(one: PdfSignature, look: str) -> Iterator[str]:
    """What is wrong with what came in with a signature."""
    name = "" if one.record is None else one.record.name
    if look == OTHER:
        yield _("The picture of {name}'s signature does not show what was signed.").format(
            name=name
        )
    elif one.drawn_with == drawn_here():
        yield _("More came into this PDF with the signature of {name} than that.").format(name=name)


def _painted_over(data: bytes, before: bytes, found: PdfSignatures) -> Iterator[str]:
    """Whether pages show something now, outside the places for signatures, that was not signed."""
    if not shows_the_same(before, data, places_of(before)):
        yield _("The pages show something that was not there when they were first signed.")


def ambiguous() -> str:
    """What is told of a file that readers may read differently."""
    return _(
        "This PDF is put together so that one program may show other pages than another: "
        "Mentor Desktop makes none like that."
    )


def _has_same_properties(redrawn: bytes, other: bytes) -> bool:
    wanted = properties_of(redrawn)
    return wanted is not None and properties_of(other) == wanted


def _has_same_words(redrawn: bytes, before: bytes, data: bytes) -> bool:
    wanted, found = properties_of(redrawn), properties_of(data)
    if wanted is None or found is None:
        return False
    is_called_so = (wanted.names, wanted.xmp) == (found.names, found.xmp)
    return is_called_so and page_texts(redrawn) == page_texts(before)
