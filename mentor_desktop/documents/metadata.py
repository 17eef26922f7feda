"""What a document says of itself: title and standards (XMP), its colours (ICC)."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from PIL import ImageCms

from mentor_desktop.documents.objects import moment, name, string

PRODUCER = "Mentor Desktop"


@dataclass(frozen=True)
class File:
    """A file inside the PDF: its own data."""

    name: str
    data: bytes
    description: str
    media_type: str = "application/json"


@dataclass(frozen=True)
class Properties:
    """What stands in the file about the document.

    `language`: as in BCP 47; `made`: with its zone, None where the document has no moment of its
    own; `own`: further entries; `is_mirrored`: read from right to left.
    """

    title: str
    author: str
    language: str
    subject: str = ""
    made: datetime | None = None
    own: tuple[tuple[str, str], ...] = ()
    files: tuple[File, ...] = ()
    is_mirrored: bool = False
    keywords: str = ""


def info(properties: Properties) -> str:
    """The entries of the information dictionary."""
    texts = {
        "Title": properties.title,
        "Author": properties.author,
        "Subject": properties.subject,
        "Keywords": properties.keywords,
        "Creator": PRODUCER,
        "Producer": PRODUCER,
        **dict(properties.own),
    }
    said = "".join(f"{name(key)} {string(text)}" for key, text in texts.items() if text)
    if properties.made is not None:
        at = moment(properties.made)
        said += f"/CreationDate {at}/ModDate {at}"
    return f"<<{said}>>"


def xmp(properties: Properties) -> bytes:
    """The same for machines, and that the file is PDF/A-3a and PDF/UA-1."""
    parts = [_alternatives("dc:title", properties.title)]
    if properties.author:
        one = f"<rdf:li>{_plain(properties.author)}</rdf:li>"
        parts.append(f"<dc:creator><rdf:Seq>{one}</rdf:Seq></dc:creator>")
    if properties.subject:
        parts.append(_alternatives("dc:description", properties.subject))
    spoken = f"<rdf:li>{_plain(properties.language)}</rdf:li>"
    parts.append(f"<dc:language><rdf:Bag>{spoken}</rdf:Bag></dc:language>")
    if properties.keywords:
        parts.append(f"<pdf:Keywords>{_plain(properties.keywords)}</pdf:Keywords>")
    parts.append(f"<pdf:Producer>{PRODUCER}</pdf:Producer>")
    parts.append(f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>")
    if properties.made is not None:
        at = properties.made.isoformat(timespec="seconds")
        parts += [f"<xmp:{key}Date>{at}</xmp:{key}Date>" for key in ("Create", "Modify")]
    return _XMP.replace("PARTS", "".join(parts)).encode()


def _alternatives(tag: str, text: str) -> str:
    one = f'<rdf:li xml:lang="x-default">{_plain(text)}</rdf:li>'
    return f"<{tag}><rdf:Alt>{one}</rdf:Alt></{tag}>"


def _plain(text: str) -> str:
    """Without what XML cannot hold."""
    kept = "".join(letter for letter in text if letter >= " " and not _is_forbidden(letter))
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _is_forbidden(letter: str) -> bool:
    return "\ud800" <= letter <= "\udfff" or letter in "\ufffe\uffff"


@cache
def colours() -> bytes:
    """The profile of sRGB, without the moment at which it was made."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = (2000).to_bytes(2, "big") + b"\0\1\0\1" + bytes(6)
    return bytes(made)


_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description></rdf:li>"
    "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
_SPACES = "".join(
    f' xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("xmp", "http://ns.adobe.com/xap/1.0/"),
        ("pdf", "http://ns.adobe.com/pdf/1.3/"),
        ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
        ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
        ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
        ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
        ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
    )
)
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    f'<rdf:Description rdf:about=""{_SPACES}>PARTS'
    "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    f"<pdfuaid:part>1</pdfuaid:part>{_SCHEMA}</rdf:Description></rdf:RDF></x:xmpmeta>\n"
    '<?xpacket end="r"?>'
)
