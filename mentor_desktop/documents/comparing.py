"""Compares a PDF that came from somewhere with the one that would be drawn here."""

from dataclasses import dataclass

from mentor_desktop.documents.carried import maker
from mentor_desktop.documents.likeness import (
    acts_by_itself,
    is_same_document,
    page_texts,
    properties_of,
)
from mentor_desktop.documents.signing.checking import PdfSignatures, first_revision
from mentor_desktop.documents.signing.looks import BY_WORDS, OTHER, look_of
from mentor_desktop.translation import _


@dataclass(frozen=True)
class Compared:
    """Whether a PDF shows what it should, could be compared at all, and is as made.

    `problems`: whole sentences, what it shows wrongly; `by_words`: only words were compared,
    for another version drew the pages or a signature.
    """

    problems: tuple[str, ...] = ()
    are_pages_compared: bool = True
    are_as_made: bool = True
    by_words: bool = False


def compared(
    redrawn: bytes, data: bytes, found: PdfSignatures, made_by: str, spoken: str
) -> Compared:
    """Pages, properties and the pictures of signatures, beside the same drawn here."""
    before = first_revision(data) if found.signatures else data
    problems: list[str] = []
    is_as_made = redrawn == before
    if made_by == maker():
        is_known, by_words = True, False
        if not _has_same_properties(redrawn, before, data):
            problems.append(
                _("The title of this PDF, or what else it says of itself, is not as it was made.")
            )
        are_right = is_as_made or is_same_document(redrawn, before)
    else:
        is_known = by_words = _has_same_words(redrawn, before, data)
        are_right = not acts_by_itself(before)
    if not are_right:
        problems.append(_("The pages do not say what the attached agreement says."))
    for place in found.signatures:
        look = look_of(data, redrawn, place, spoken)
        by_words = by_words or look == BY_WORDS
        if look == OTHER and place.record is not None:
            problems.append(
                _("The picture of {name}'s signature does not show what was signed.").format(
                    name=place.record.name
                )
            )
    return Compared(tuple(problems), is_known, is_as_made, by_words)


def _has_same_properties(redrawn: bytes, *others: bytes) -> bool:
    wanted = properties_of(redrawn)
    return wanted is not None and all(properties_of(one) == wanted for one in others)


def _has_same_words(redrawn: bytes, before: bytes, data: bytes) -> bool:
    wanted, found = properties_of(redrawn), properties_of(data)
    if wanted is None or found is None:
        return False
    is_called_so = (wanted.names, wanted.xmp) == (found.names, found.xmp)
    return is_called_so and page_texts(redrawn) == page_texts(before)
