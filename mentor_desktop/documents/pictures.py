"""Pictures from files of any origin, made fit for a page: small, opaque, in RGB."""

import hashlib
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from mentor_desktop.documents.finishing import Image as Embedded
from mentor_desktop.translation import _

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
_MOST_PIXELS = 25_000_000  # unfolded: 75 MB
_MOST_OF_JPEG = 100_000_000  # read at an eighth of its size where it is large
_QUALITY = 85
_MOST_COLOURS = 256


class PictureError(Exception):
    """Why a picture cannot be shown, as a sentence."""


@dataclass(frozen=True)
class Picture:
    """A picture to embed; `width` and `height` in pixels of what is embedded."""

    name: str
    width: int
    height: int
    image: Embedded


def read_picture(data: bytes, most_wide: float) -> Picture:
    """The picture, at most that many pixels wide; PictureError says why not."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its size: looked at here
            with Image.open(BytesIO(data), formats=_FORMATS) as opened:
                return _embedded(_upright(opened, most_wide))
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (OSError, ValueError, SyntaxError, EOFError, OverflowError, zlib.error) as error:
        raise PictureError(
            _("This picture cannot be shown: its file is damaged, or it is not a picture.")
        ) from error


def _too_large() -> PictureError:
    return PictureError(_("This picture is too large to be shown here."))


def _upright(opened: Image.Image, most_wide: float) -> Image.Image:
    wide, high = opened.size
    most = _MOST_OF_JPEG if opened.format == "JPEG" else _MOST_PIXELS
    if wide * high > most:
        raise _too_large()
    box = (round(most_wide), round(most_wide * 2))
    if opened.format == "JPEG":
        opened.draft("RGB", box)
    made = opened.convert("RGBA") if _is_clear(opened) else opened
    if made.mode == "RGBA":
        ground = Image.new("RGB", made.size, "white")
        ground.paste(made, mask=made.getchannel("A"))
        made = ground
    made = made.convert("L" if made.mode in ("1", "L", "LA", "I", "I;16") else "RGB")
    made.format = opened.format
    made.thumbnail(box)
    return ImageOps.exif_transpose(made)


def _is_clear(opened: Image.Image) -> bool:
    return opened.mode in ("RGBA", "LA", "PA") or "transparency" in opened.info


def _embedded(made: Image.Image) -> Picture:
    space = "DeviceGray" if made.mode == "L" else "DeviceRGB"
    if made.getcolors(_MOST_COLOURS) is not None:
        packed, data = "FlateDecode", zlib.compress(made.tobytes())
    else:
        out = BytesIO()
        made.save(out, "JPEG", quality=_QUALITY, optimize=True)
        packed, data = "DCTDecode", out.getvalue()
    entries = (
        f"/Type/XObject/Subtype/Image/Width {made.width}/Height {made.height}"
        f"/ColorSpace/{space}/BitsPerComponent 8/Filter/{packed}"
    )
    name = f"P{hashlib.sha256(entries.encode() + data).hexdigest()[:12]}"
    return Picture(name, made.width, made.height, Embedded(entries, data))
