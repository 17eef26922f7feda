"""A PDF file from its objects, packed small: object streams, one cross-reference stream."""

import hashlib
import zlib
from collections.abc import Callable, Iterable
from datetime import datetime

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # four bytes above 127, as PDF/A asks
_IN_ONE_STREAM = 1_000
_PACKING = 4  # much faster than zlib's own choice of 6, for a twentieth more bytes
_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


class Objects:
    """Numbered objects; plain ones are texts of ASCII, streams are written as they are given."""

    def __init__(self, first: int = 1) -> None:
        """`first`: the first number that is free."""
        self._next = first
        self._plain: list[tuple[int, str]] = []
        self._streams: dict[int, bytes] = {}

    def number(self, count: int = 1) -> int:
        """Sets numbers aside for objects that come later; the first of them."""
        first = self._next
        self._next += count
        return first

    def add(self, text: str) -> int:
        """A new object; its number."""
        number = self.number()
        self._plain.append((number, text))
        return number

    def put(self, number: int, text: str) -> None:
        """The object of a number that was set aside."""
        self._plain.append((number, text))

    def stream(self, entries: str, data: bytes, *, number: int = 0, is_packed: bool = True) -> int:
        """A new stream; `entries`: of its dictionary, but for length and filter."""
        if is_packed:
            data, entries = zlib.compress(data, _PACKING), f"{entries}/Filter/FlateDecode"
        number = number or self.number()
        head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n".encode()
        self._streams[number] = head + data + b"\nendstream\nendobj\n"
        return number

    def raw(self, number: int, data: bytes) -> None:
        """An object between "obj" and "endobj", already written, with a stream."""
        self._streams[number] = f"{number} 0 obj\n".encode() + data + b"\nendobj\n"

    def file(self, root: int, info: int) -> bytes:
        """The whole file; `info` is named only where it is not 0."""
        places: dict[int, bytes] = {}
        for at in range(0, len(self._plain), _IN_ONE_STREAM):
            self._pack(self._plain[at : at + _IN_ONE_STREAM], places)
        out, offset = [_HEADER], len(_HEADER)
        for number, data in self._streams.items():
            places[number] = b"\x01" + offset.to_bytes(4, "big") + b"\0\0"
            out.append(data)
            offset += len(data)
        identity = hashlib.sha256(b"".join(out)).hexdigest()[:32]
        own = self.number()
        places[own] = b"\x01" + offset.to_bytes(4, "big") + b"\0\0"
        free = b"\0\0\0\0\0\xff\xff"
        rows = zlib.compress(b"".join(places.get(number, free) for number in range(own + 1)))
        entries = (
            f"/Type/XRef/Size {own + 1}/W[1 4 2]/Root {root} 0 R"
            f"{f'/Info {info} 0 R' if info else ''}/ID[<{identity}><{identity}>]"
            f"/Filter/FlateDecode/Length {len(rows)}"
        )
        out.append(f"{own} 0 obj\n<<{entries}>>\nstream\n".encode() + rows)
        out.append(f"\nendstream\nendobj\nstartxref\n{offset}\n%%EOF\n".encode())
        return b"".join(out)

    def _pack(self, plain: list[tuple[int, str]], places: dict[int, bytes]) -> None:
        holder = self.number()
        heads, offset = [], 0
        for at, (number, text) in enumerate(plain):
            heads.append(f"{number} {offset}")
            offset += len(text) + 1
            places[number] = b"\x02" + holder.to_bytes(4, "big") + at.to_bytes(2, "big")
        head = " ".join(heads) + "\n"
        body = (head + "\n".join(text for _number, text in plain)).encode("ascii")
        self.stream(f"/Type/ObjStm/N {len(plain)}/First {len(head)}", body, number=holder)


def string(text: str) -> str:
    """A text for people as PDF writes it."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPED)})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def name(text: str) -> str:
    """A name, such as a media type, as PDF writes it."""
    return "/" + "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "-_.+") else _hex(letter)
        for letter in text
    )


def _hex(letter: str) -> str:
    return "".join(f"#{byte:02X}" for byte in letter.encode())


def moment(value: datetime) -> str:
    """A moment with its zone as PDF writes it."""
    offset = value.strftime("%z") or "+0000"
    return f"(D:{value:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}')"


def references(numbers: Iterable[int]) -> str:
    """An array of references."""
    return f"[{' '.join(f'{number} 0 R' for number in numbers)}]"


Numbered = Callable[[int], int]  # a page, counted from 1, to its object
