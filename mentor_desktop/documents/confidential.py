"""A copy of a PDF that opens with a password only, and what such a copy cannot be."""

from io import BytesIO

import pikepdf

from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

_LONGEST = 127  # bytes of a password: ISO 32000-2, 7.6.4.3.3
_CLAIMS = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")


def confidential_copy(data: bytes, password: str) -> bytes:
    """The pages under AES-256 (R=6), with ink but without signatures, which cannot hold there.

    Refused for a password that is empty, or longer than a PDF takes.
    """
    _check(password)
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            _make_plain(pdf)
            out = BytesIO()
            pdf.save(
                out, encryption=pikepdf.Encryption(owner=password, user=password, R=6, aes=True)
            )
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        raise Refused(_("This PDF is damaged: no copy can be made of it.")) from error
    return out.getvalue()


def what_it_gives_up() -> tuple[str, ...]:
    """What to say before a confidential copy is made; whole sentences."""
    return (
        _("Nobody can open the copy without its password, and nobody can bring that back."),
        _(
            "The copy carries no valid signatures: it shows the ink, but only the original can be "
            "checked. Keep the original."
        ),
        _("The copy is not made for archives: PDF/A does not allow a password."),
    )


def _check(password: str) -> None:
    try:
        length = len(password.encode())
    except UnicodeEncodeError:
        length = 0
    if not 1 <= length <= _LONGEST or "\0" in password:
        raise Refused(
            _("Choose a password of 1 to {most} bytes; a few words are best.").format(most=_LONGEST)
        )


def _make_plain(pdf: pikepdf.Pdf) -> None:
    """Puts what the signatures show onto the pages, and takes back what no longer holds."""
    pdf.flatten_annotations("all")
    if "/StructTreeRoot" in pdf.Root:
        _drop_fields(pdf.Root.StructTreeRoot)
    for key in ("/AcroForm", "/Perms", "/DSS", "/Extensions"):
        if key in pdf.Root:
            del pdf.Root[key]
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        for claim in _CLAIMS:
            if claim in metadata:
                del metadata[claim]


def _drop_fields(root: pikepdf.Object) -> None:
    """Takes the elements of the fields out of the tree of tags: the fields are gone."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        inside = node.get("/K")
        if inside is None:
            continue
        children = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
        kept = [child for child in children if not _is_field(child)]
        if len(kept) < len(children):
            node.K = pikepdf.Array(kept)
        waiting += [child for child in kept if isinstance(child, pikepdf.Dictionary)]


def _is_field(child: object) -> bool:
    return isinstance(child, pikepdf.Dictionary) and child.get("/S") == pikepdf.Name.Form
