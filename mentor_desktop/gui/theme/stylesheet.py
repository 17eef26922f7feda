"""The one stylesheet: a template in resources/themes, filled with tokens and sizes."""

from string import Template

from PySide6.QtGui import QFont

from mentor_desktop.assets import asset
from mentor_desktop.gui.theme.sizes import CARD_RADIUS, FIELD_RADIUS, RATIO, points
from mentor_desktop.gui.theme.tokens import Tokens, contrast


def stylesheet(tokens: Tokens, font: QFont) -> str:
    """The stylesheet for these colours, around this font."""
    folder = asset("resources/themes")
    template = Template((folder / "desktop.qss").read_text(encoding="utf-8"))
    size = points(font)
    is_light = contrast(tokens.window, "#000000") > contrast(tokens.window, "#FFFFFF")
    return template.substitute(
        tokens._asdict(),
        marks=(folder / ("light" if is_light else "dark")).as_posix(),
        card_radius=f"{CARD_RADIUS}px",
        field_radius=f"{FIELD_RADIUS}px",
        # Marks in fields and lists grow with the text beside them.
        mark=f"{max(16, round(size * 1.6))}px",
        mark_radius=f"{max(16, round(size * 1.6)) // 2 + 1}px",
        arrow=f"{max(12, round(size * 1.2))}px",
        **{f"{name}_size": f"{size * ratio:.2f}pt" for name, ratio in RATIO.items()},
    )
