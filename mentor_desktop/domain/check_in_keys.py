"""What may stand in a check-in file: the keys of each table, and the kinds of question."""

from mentor_desktop.domain.check_in_form import LINKS
from mentor_desktop.domain.form import KINDS

QUESTION_KINDS = (*(kind for kind in KINDS if kind != "goals"), "rating", *LINKS)
LISTED = ("list", "choices", "text", "line")  # what several things can be made from
# The keys that each table may have, and of what type their values are.
FILE = {
    "key": str, "title": str, "help": str, "minutes": int, "stage": str, "ways": list,
    "repeats": bool, "rule": str, "produces": list, "step": list,
}  # fmt: skip
STEP = {
    "key": str, "title": str, "help": str, "talk": list, "reflection": dict, "produces": list,
    "when": dict, "question": list,
}  # fmt: skip
QUESTION = {
    "key": str, "kind": str, "label": str, "hint": str, "choice": list, "other": bool,
    "roles": list, "unit": str, "unit_one": str, "suggestions": list, "default": object,
    "needed": bool, "least": int, "most": int, "low": str, "high": str, "sections": list,
    "prefill": str, "fills": str, "evaluation": bool, "reader": str, "owner": str,
    "produces": list, "when": dict,
}  # fmt: skip
CHOICE = {"key": str, "label": str, "text": str}
WHEN = {"question": str, "is": list, "outcome": list}
REFLECTION = {"mentor": str, "mentee": str}
NEEDED = {
    "file": ("key", "title", "step"),
    "step": ("key", "title"),
    "question": ("key", "kind", "label"),
    "choice": ("key", "label"),
}
