"""Signing a PDF: PAdES B-B into a field that is there, appended to the bytes as they are."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from importlib.metadata import version
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic, layout
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.form_tools import annot_width_height, get_single_field_annot
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigAppearanceSetup,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.stamp import StaticStampStyle

from mentor_desktop.documents.carried import maker
from mentor_desktop.documents.signing.appearance import appearance
from mentor_desktop.documents.signing.envelope import HASH, sealed
from mentor_desktop.documents.signing.keys import Key
from mentor_desktop.domain.agreement_content import SignatureRecord
from mentor_desktop.domain.refused import Refused
from mentor_desktop.translation import _

RECORD = "/MentorDesktop"  # in a signature's dictionary: the record, and its certificates
DRAWN_WITH = "drawn_with"  # in there: what drew its picture
_WHOLE = layout.SimpleBoxLayoutRule(
    x_align=layout.AxisAlignment.ALIGN_MIN, y_align=layout.AxisAlignment.ALIGN_MIN
)


@dataclass(frozen=True)
class Sealing:
    """What closes a signature: certificates (DER), room for the envelope, and what makes that.

    `room`: in hex digits; `seal`: from the document's hash; `drawn_with`: what is said to have
    drawn its picture.
    """

    certificates: Sequence[bytes]
    room: int
    seal: Callable[[bytes], bytes]
    drawn_with: str


def drawn_here() -> str:
    """What draws the picture of a signature and appends it here."""
    return f"{maker()}, pyhanko {version('pyhanko')}"


def sign_pdf(data: bytes, record: SignatureRecord, key: Key, spoken: str) -> bytes:
    """The PDF with one more signature, in the field named as the role; nothing before it changes.

    The first to sign certifies: from then on only the other fields can be filled. The same
    bytes for the same values. Refused where there is no such field, or it is signed already.
    """
    room = 2 * len(sealed(bytes(32), key)) + 64
    sealing = Sealing(key.certificates, room, lambda digest: sealed(digest, key), drawn_here())
    return appended(data, with_key(record, key), sealing, spoken)


def appended(data: bytes, record: SignatureRecord, sealing: Sealing, spoken: str) -> bytes:
    """The same with a signature that may have been made elsewhere: the bytes it appends there."""
    try:
        writer = _Appending(data, f"{record.role} {record.signed_at}")
        fields = dict(_fields(writer))
        if record.role not in fields:
            raise Refused(_("This PDF has no place for this signature. Export it again."))
        if fields[record.role]:
            raise Refused(_("{name} has signed this PDF already.").format(name=record.name))
        return _signed(writer, record, sealing, spoken, is_first=not any(fields.values()))
    except PdfError as error:
        raise Refused(_("This PDF is damaged, so it cannot be signed.")) from error


def with_look(data: bytes, record: SignatureRecord, field: str, spoken: str) -> bytes:
    """The PDF with the picture of a signature in a field that is empty, but without signature."""
    writer = _Appending(data, field)
    steps = PdfCMSEmbedder().write_cms(field, writer, existing_fields_only=True)
    look = _look(next(steps).get_object(), record, spoken)
    placeholder = SignatureObject(bytes_reserved=64)
    steps.send(SigObjSetup(sig_placeholder=placeholder, appearance_setup=look))
    _prepared, out = steps.send(SigIOSetup(HASH))
    return bytes(out.getvalue())


def with_key(record: SignatureRecord, key: Key) -> SignatureRecord:
    """The record, with what the signature is made with."""
    certificate = hashlib.sha256(key.certificates[0]).hexdigest()
    return replace(record, key_kind=key.kind, certificate=certificate)


def _fields(writer: "_Appending") -> Any:
    """Names of the signature fields, and whether each is signed."""
    for name, value, _field in enumerate_sig_fields(writer):
        yield name, value is not None


def _signed(
    writer: "_Appending", record: SignatureRecord, sealing: Sealing, spoken: str, *, is_first: bool
) -> bytes:
    steps = PdfCMSEmbedder().write_cms(record.role, writer, existing_fields_only=True)
    look = _look(next(steps).get_object(), record, spoken)
    moment = datetime.fromisoformat(record.signed_at)
    writer.register_extension(ESIC_EXTENSION_1)
    steps.send(
        SigObjSetup(
            sig_placeholder=_dictionary(record, sealing, moment),
            mdp_setup=SigMDPSetup(HASH, is_first, None, MDPPerm.FILL_FORMS if is_first else None),
            appearance_setup=look,
        )
    )
    prepared, out = steps.send(SigIOSetup(HASH))
    steps.send(sealing.seal(prepared.document_digest))
    return bytes(out.getvalue())


def _look(field: Any, record: SignatureRecord, spoken: str) -> SigAppearanceSetup:
    """What the signature looks like in its field."""
    width, height = map(float, annot_width_height(get_single_field_annot(field)))
    style = StaticStampStyle(
        background=_Drawn(appearance(record, width, height, spoken)), background_layout=_WHOLE,
        border_width=0, background_opacity=1.0,
    )  # fmt: skip
    return SigAppearanceSetup(style, datetime.fromisoformat(record.signed_at), record.name)


def _dictionary(record: SignatureRecord, sealing: Sealing, moment: datetime) -> SignatureObject:
    made = SignatureObject(
        moment, SigSeedSubFilter.PADES, record.name, record.time_zone, record.consent,
        bytes_reserved=sealing.room,
    )  # fmt: skip
    said = {
        "signature": asdict(record),
        "certificates": [hashlib.sha256(one).hexdigest() for one in sealing.certificates],
        DRAWN_WITH: sealing.drawn_with,
    }
    text = json.dumps(said, sort_keys=True, separators=(",", ":"))
    made[generic.pdf_name(RECORD)] = generic.pdf_string(text)
    return made


class _Drawn(PdfContent):
    """A page of another PDF, given as bytes, under a name that is always the same."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data

    def render(self) -> bytes:
        """Takes the page over into the writer, and paints it."""
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._data)))
        self.resources.xobject["/Signature"] = page
        left, low, right, high = page.get_object()["/BBox"]
        self.box = layout.BoxConstraints(width=abs(right - left), height=abs(high - low))
        return b"/Signature Do"


class _Appending(IncrementalPdfFileWriter):
    """Appends what is needed for the signature and nothing else."""

    def __init__(self, data: bytes, purpose: str) -> None:
        super().__init__(BytesIO(data))
        first = self._document_id[0]
        second = hashlib.sha256(data + purpose.encode()).digest()[:16]
        self._document_id = generic.ArrayObject([first, generic.ByteStringObject(second)])

    def _update_meta(self) -> None:
        """Leaves dates and producer as they are: pyHanko would write its own and this moment."""
