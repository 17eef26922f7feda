"""How often tests that try many values try them.

With MENTOR_DESKTOP_EXPLORE=1 they try others each time, and more of them.
"""

import os

IS_EXPLORING = "MENTOR_DESKTOP_EXPLORE" in os.environ


def tries(few: int, many: int) -> int:
    """`few` in each run of the tests, `many` where somebody explores."""
    return many if IS_EXPLORING else few
