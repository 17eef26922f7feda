"""The named colours, light and dark. No Qt: what a colour is for, and how two contrast."""

from typing import NamedTuple


class Tokens(NamedTuple):
    """One colour for each purpose, as "#RRGGBB"."""

    window: str  # page
    surface: str  # cards, fields
    sidebar: str  # sidebar, bars
    line: str  # edges of cards, dividers; nothing depends on seeing them
    control_border: str  # edges of what can be used: 3 : 1
    text: str
    muted: str
    placeholder: str
    disabled: str
    accent: str
    accent_strong: str  # the accent under the pointer
    on_accent: str
    accent_soft: str
    focus: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    doing: str
    others: str
    others_soft: str
    stretch: str
    hover: str


LIGHT = Tokens(
    window="#F6F7F5",
    surface="#FFFFFF",
    sidebar="#EEF1EE",
    line="#DDE2DD",
    control_border="#818C86",
    text="#1C2421",
    muted="#56625D",
    placeholder="#66726C",
    disabled="#8A958F",
    accent="#1B6E60",
    accent_strong="#14584D",
    on_accent="#FFFFFF",
    accent_soft="#DDEFEA",
    focus="#1B6E60",
    warning="#8F5500",
    warning_soft="#FBEFD9",
    danger="#B3261E",
    danger_soft="#FBE4E2",
    doing="#2767AC",
    others="#7A4FB5",
    others_soft="#E9E1F3",
    stretch="#A54A12",
    hover="#E7ECE8",
)

DARK = Tokens(
    window="#151917",
    surface="#1D2320",
    sidebar="#191E1B",
    line="#303833",
    control_border="#6B7771",
    text="#E6ECE8",
    muted="#9DABA4",
    placeholder="#8E9C95",
    disabled="#67736D",
    accent="#5FC7B2",
    accent_strong="#7BD6C4",
    on_accent="#10201C",
    accent_soft="#1E3A34",
    focus="#5FC7B2",
    warning="#F0B45A",
    warning_soft="#3A2C14",
    danger="#F28B82",
    danger_soft="#41211F",
    doing="#7FB2EA",
    others="#BFA0EE",
    others_soft="#322B3E",
    stretch="#EFA06B",
    hover="#262D29",
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, as WCAG defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
