"""Where and when tests may run: days, zones, locales and fonts, each by a short name."""

import os
import subprocess
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

_DAY = 86_400
_AHEAD = {"month": 31 * _DAY, "year": 366 * _DAY}  # seconds
_LEAP_DAY = datetime(2028, 2, 29, 10)
_ZONES = {"kathmandu": "Asia/Kathmandu", "st-johns": "America/St_Johns"}
_LOCALES = {"turkish": "tr_TR", "arabic": "ar_EG", "german": "de_DE"}
_FONTS = {
    "dejavu": "/usr/share/fonts/truetype/dejavu",
    "noto": "/usr/share/fonts/truetype/noto",
    "no-fonts": "",
}
NAMES = (*_AHEAD, "leap-day", *_ZONES, *_LOCALES, *_FONTS)

# libfaketime 0.9.10 refuses the absolute kind of waiting by which Python sleeps.
_SLEEP = """import select, time
def sleep(seconds):
    select.select([], [], [], seconds)
time.sleep = sleep
"""
_FONTS_OF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
    {fonts}
    <cachedir>{cache}</cachedir>
</fontconfig>
"""
_FONTS_IN = '<dir>{folder}</dir><include ignore_missing="yes">/etc/fonts/conf.d</include>'


class MissingError(Exception):
    """Something that these conditions need is not on this computer."""


def environment_of(names: Iterable[str], folder: Path) -> dict[str, str]:
    """What to add to the environment of programs; `folder` takes what they need for it."""
    found = dict[str, str]()
    for name in sorted(names, key=NAMES.index):
        if name in _ZONES:
            found["TZ"] = _ZONES[name]
        elif name in _LOCALES:
            found |= _locale(_LOCALES[name], folder)
        elif name in _FONTS:
            found |= _fonts(_FONTS[name], folder)
    for name in names:  # the hour of the leap day is that of the zone
        if name in _AHEAD:
            found |= _day(_AHEAD[name], folder)
        elif name == "leap-day":
            zone = ZoneInfo(found["TZ"]) if "TZ" in found else None
            ahead = _LEAP_DAY.replace(tzinfo=zone).timestamp() - _now()
            found |= _day(round(ahead), folder)
    return found


def _now() -> int:
    """The hour of the computer, also where another one is told to this program."""
    without = {"PATH": os.environ["PATH"]}
    return int(subprocess.check_output(["date", "+%s"], env=without, text=True))


def _day(ahead: int, folder: Path) -> dict[str, str]:
    try:
        library = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    except StopIteration:
        raise MissingError("another day needs libfaketime (faketime)") from None
    (folder / "python").mkdir()
    (folder / "python" / "sitecustomize.py").write_text(_SLEEP, "utf-8")
    # Only the calendar: waiting takes as long as ever, and Python finds what it has compiled.
    return {
        "LD_PRELOAD": str(library),
        "PYTHONPATH": str(folder / "python"),
        "FAKETIME": f"{ahead:+}",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "NO_FAKE_STAT": "1",
    }


def _locale(name: str, folder: Path) -> dict[str, str]:
    made = f"{name}.UTF-8"
    try:
        subprocess.run(
            ["localedef", "--no-archive", "-i", name, "-f", "UTF-8", folder / made],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        raise MissingError(f"the locale {name} cannot be made (locales)") from None
    return {"LOCPATH": str(folder), "LANG": made, "LC_ALL": made}


def _fonts(fonts: str, folder: Path) -> dict[str, str]:
    if fonts and not Path(fonts).is_dir():
        raise MissingError(f"there are no fonts in {fonts}")
    (folder / "fonts").mkdir()
    file = folder / "fonts.conf"
    named = _FONTS_IN.format(folder=fonts) if fonts else ""
    file.write_text(_FONTS_OF.format(fonts=named, cache=folder / "fonts"), "utf-8")
    return {"FONTCONFIG_FILE": str(file)}
