"""What the two promise each other: assign, complete, introduce. MT-08, MT-09, MT-12, GP-M6."""

from datetime import date

from mentor_desktop.domain.action_item import INTRODUCTION_STEPS, KINDS, ActionItem
from mentor_desktop.domain.refused import Refused
from mentor_desktop.domain.relationship import ROLES, Relationship
from mentor_desktop.domain.stage import check_dates
from mentor_desktop.domain.text import LONGEST_LINE, LONGEST_TEXT, clean, clean_line
from mentor_desktop.operations.clock import today
from mentor_desktop.store.database import Database
from mentor_desktop.translation import _

LINES = ("to_whom", "link")
TEXTS = (*LINES, "why", "result")


def add_action_item(
    database: Database,
    relationship_id: str,
    owner: str,
    title: str,
    due: date | None = None,
    *,
    kind: str = "task",
    meeting_id: str | None = None,
    to_whom: str = "",
    why: str = "",
    link: str = "",
) -> str:
    """A promise of the "mentor" or the "mentee"; the id. Refused without words."""
    _check_words(owner, ROLES)
    _check_words(kind, KINDS)
    check_dates(None, due)
    found = _needed_title(title)
    item = ActionItem(
        relationship_id=relationship_id,
        owner=owner,
        title=found,
        kind=kind,
        due=due,
        meeting_id=meeting_id,
        to_whom=_kept("to_whom", to_whom),
        why=_kept("why", why),
        link=_kept("link", link),
        step=_first_step(kind),
    )
    with database.changing(_("Add action item “{title}”").format(title=found)) as session:
        session.get_one(Relationship, relationship_id)
        session.add(item)
        return item.id


def rename_action_item(database: Database, item_id: str, title: str) -> None:
    """Says it in other words; Refused for none."""
    found = _needed_title(title)
    with database.changing(_("Edit action item"), merge=f"item {item_id} title") as session:
        session.get_one(ActionItem, item_id).title = found


def assign_action_item(database: Database, item_id: str, owner: str) -> None:
    """Who of the two does it."""
    _check_words(owner, ROLES)
    with database.changing(_("Assign action item")) as session:
        session.get_one(ActionItem, item_id).owner = owner


def set_action_item_due(database: Database, item_id: str, due: date | None) -> None:
    """Until when, None for no day."""
    check_dates(None, due)
    with database.changing(_("Change due date")) as session:
        session.get_one(ActionItem, item_id).due = due


def set_action_item_kind(database: Database, item_id: str, kind: str) -> None:
    """A task, an introduction, or a resource that is shared."""
    _check_words(kind, KINDS)
    with database.changing(_("Edit action item")) as session:
        item = session.get_one(ActionItem, item_id)
        item.kind = kind
        item.step = (item.step or _first_step(kind)) if kind == "introduction" else ""


def set_action_item_text(database: Database, item_id: str, part: str, text: str) -> None:
    """To whom, why, a link, or what came of it; Refused for more than fits."""
    _check_words(part, TEXTS)
    kept = _kept(part, text)
    with database.changing(_("Edit action item"), merge=f"item {item_id} {part}") as session:
        setattr(session.get_one(ActionItem, item_id), part, kept)


def complete_action_item(
    database: Database, item_id: str, is_done: bool = True, on: date | None = None
) -> None:
    """It is done, on a day, today if none is said; or it is open again."""
    check_dates(None, on)
    label = _("Complete action item") if is_done else _("Open action item again")
    with database.changing(label) as session:
        item = session.get_one(ActionItem, item_id)
        item.done_on = (on or today()) if is_done else None
        if is_done and item.kind == "introduction" and item.step == "offered":
            item.step = "made"


def set_introduction_step(database: Database, item_id: str, step: str) -> None:
    """How far an introduction got; once it is made, the promise is kept."""
    _check_words(step, INTRODUCTION_STEPS)
    with database.changing(_("Note how an introduction goes")) as session:
        item = session.get_one(ActionItem, item_id)
        if item.kind != "introduction":
            raise Refused(_("This is no introduction."))
        item.step = step
        item.done_on = None if step == "offered" else (item.done_on or today())


def remove_action_item(database: Database, item_id: str) -> None:
    """Takes a promise off the list."""
    with database.changing(_("Remove action item")) as session:
        session.delete(session.get_one(ActionItem, item_id))


def _first_step(kind: str) -> str:
    return INTRODUCTION_STEPS[0] if kind == "introduction" else ""


def _check_words(word: str, known: tuple[str, ...]) -> None:
    if word not in known:
        raise ValueError(word)


def _kept(part: str, text: str) -> str:
    kept = clean_line(text) if part in LINES else clean(text).strip()
    most = LONGEST_LINE if part in LINES else LONGEST_TEXT
    if len(kept) > most:
        raise Refused(
            _("This takes at most {most} characters; nothing was cut. Shorten it.").format(
                most=f"{most:,}"
            )
        )
    return kept


def _needed_title(title: str) -> str:
    found = clean_line(title)
    if not found:
        raise Refused(_("Write down what is promised; a few words are enough."))
    if len(found) > LONGEST_LINE:
        raise Refused(
            _("An action item takes at most {most} characters.").format(most=f"{LONGEST_LINE:,}")
        )
    return found
