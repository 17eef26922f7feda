"""Pictures that were made to hold up who shows them: see hostile."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

from PIL import Image


def flat_png(width: int, height: int, kind: int = 2) -> bytes:
    """One colour; kind 2 has three bytes a pixel, 6 has four."""
    row = bytes(1 + width * (4 if kind == 6 else 3))
    folding = zlib.compressobj(9)
    folded = b"".join(folding.compress(row) for _row in range(height)) + folding.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        map(_chunk, (b"IHDR", b"IDAT", b"IEND"), (head, folded, b""))
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def flat_jpeg(width: int, height: int, scans: int = 0) -> bytes:
    """One colour; with scans, a progressive one that goes over all of it so many times more."""
    out = BytesIO()
    made = Image.new("RGB", (width, height), (9, 80, 200))
    made.save(out, "JPEG", progressive=bool(scans), subsampling=0)
    data = out.getvalue()
    last = data[data.rindex(b"\xff\xda") : -2]
    return data[:-2] + last * scans + data[-2:]


def flat_gif(width: int, height: int) -> bytes:
    """One colour."""
    out = BytesIO()
    Image.new("P", (width, height), 3).save(out, "GIF")
    return out.getvalue()


def hostile() -> Iterator[tuple[str, bytes]]:
    """Each by its name."""
    yield "PNG, 7,000 x 7,000", flat_png(7_000, 7_000, 6)
    yield "PNG, 30,000 x 30,000", flat_png(30_000, 30_000)
    yield "PNG, 900,000 x 50", flat_png(900_000, 50)
    yield "JPEG, 7,000 x 7,000", flat_jpeg(7_000, 7_000)
    yield "JPEG, 60,000 x 800", flat_jpeg(60_000, 800)
    yield "JPEG, 4,000 x 4,000, 100 scans", flat_jpeg(4_000, 4_000, 100)
    yield "JPEG, 1,100 x 1,100, 200 scans", flat_jpeg(1_100, 1_100, 200)
    yield "GIF, 7,000 x 7,000", flat_gif(7_000, 7_000)
