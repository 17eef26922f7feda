"""What a check-in file may name as its rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Rule:
    """Decides by one set of answers.

    `needs`: for each outcome, in the order they are told, the questions that tell it. `asks`: the
    kind and the choices of each question that the file must have.
    """

    outcomes: Callable[[Mapping[str, Any]], tuple[str, ...]]
    needs: Mapping[str, tuple[str, ...]]
    asks: Mapping[str, tuple[str, tuple[str, ...]]]
