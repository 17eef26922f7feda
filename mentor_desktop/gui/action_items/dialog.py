"""One action item with all it says; what is typed is saved at once."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from mentor_desktop.domain.action_item import (
    INTRODUCTION_STEPS,
    KINDS,
    ActionItem,
    item_kind_title,
    step_title,
)
from mentor_desktop.domain.change import Change
from mentor_desktop.domain.form import Choice, Question, Section, Value
from mentor_desktop.domain.relationship import ROLES
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.form_dialog import FormDialog
from mentor_desktop.gui.widgets.form_view import FormView
from mentor_desktop.gui.widgets.links import Links
from mentor_desktop.operations import action_items
from mentor_desktop.operations.texts import tip_called
from mentor_desktop.store.views import pair_of
from mentor_desktop.translation import _


class ActionItemDialog(FormDialog):
    """Edits one item; `exec` returns when it is closed or the item is gone."""

    def __init__(self, parent: QWidget | None, context: Context, item_id: str) -> None:
        super().__init__(parent, _("Action item"))
        self._context, self._item_id = context, item_id
        self._kind = ""
        with context.database.reading() as session:
            item = session.get_one(ActionItem, item_id)
            _pair, people = pair_of(session, item.relationship_id)
            self._names = {role: people[role].called for role in ROLES}
        self.form = FormView(())
        self.form.edited.connect(self._edit)
        self.form.left.connect(self._settle)
        self.links = Links()
        self.doors = QLabel(tip_called("open_doors").text, wordWrap=True)  # GP-M7
        self.doors.setTextFormat(Qt.TextFormat.PlainText)
        self.doors.setProperty("role", "muted")
        self.parts.addWidget(self.doors)
        self.parts.addWidget(self.form)
        self.parts.addWidget(self.links)
        self.parts.addStretch(1)
        self.remove = self.add_button(_("Remove"))
        self.remove.clicked.connect(self._remove)
        self.buttons.addStretch(1)
        self.add_button(_("Done"), "primary").clicked.connect(self._finish)
        self._show(item)
        if context.database.is_read_only:
            self.form.set_read_only(True)
            self.remove.setDisabled(True)
        context.changed.connect(self._follow)
        self.finished.connect(self._stop)
        self.fit()

    def _show(self, item: ActionItem) -> None:
        if item.kind != self._kind:
            self._kind = item.kind
            self.doors.setVisible(item.kind == "introduction")
            self.form.set_sections((_questions(item.kind, self._names),))
            self.fit()
        self.form.set_values(
            {
                "title": item.title,
                "owner": item.owner,
                "kind": item.kind,
                "due": item.due.isoformat() if item.due else None,
                "done_on": item.done_on.isoformat() if item.done_on else None,
                "to_whom": item.to_whom or None,
                "why": item.why or None,
                "step": item.step or None,
                "link": item.link or None,
                "result": item.result or None,
            }
        )
        self.links.show_links(item.link, item.title, item.why, item.result)

    def _follow(self, change: Change) -> None:
        if not change.touches(ActionItem):
            return
        with self._context.database.reading() as session:
            item = session.get(ActionItem, self._item_id)
        if item is None:
            self.reject()
        else:
            self._show(item)

    def _stop(self) -> None:
        self._context.changed.disconnect(self._follow)

    def _settle(self) -> None:
        self._context.database.settle()

    def _edit(self, key: str, value: Value) -> None:
        self.form.set_problem(key, None)
        told = partial(self.form.set_problem, key)
        attempt = partial(self._context.attempt, told=told)
        text = value if isinstance(value, str) else ""
        day = date.fromisoformat(text) if key in ("due", "done_on") and text else None
        if key == "title":
            attempt(action_items.rename_action_item, self._item_id, text)
        elif key == "owner" and text:
            attempt(action_items.assign_action_item, self._item_id, text)
        elif key == "kind" and text:
            attempt(action_items.set_action_item_kind, self._item_id, text)
        elif key == "due":
            attempt(action_items.set_action_item_due, self._item_id, day)
        elif key == "done_on":
            attempt(action_items.complete_action_item, self._item_id, day is not None, day)
        elif key == "step" and text:
            attempt(action_items.set_introduction_step, self._item_id, text)
        elif key in action_items.TEXTS:
            attempt(action_items.set_action_item_text, self._item_id, key, text)

    def _finish(self) -> None:
        self.form.tell_all()
        self.accept()

    def _remove(self) -> None:
        self._context.attempt(action_items.remove_action_item, self._item_id)


def _questions(kind: str, names: dict[str, str]) -> Section:
    always = (
        Question("title", "line", _("What")),
        Question("owner", "choice", _("Who does it"),
                 choices=tuple(Choice(role, names[role]) for role in ROLES)),
        Question("kind", "choice", _("Kind"),
                 choices=tuple(Choice(one, item_kind_title(one)) for one in KINDS)),
        Question("due", "date", _("Until")),
    )  # fmt: skip
    of_kind: tuple[Question, ...] = ()
    if kind == "introduction":
        of_kind = (
            Question("to_whom", "line", _("To whom")),
            Question("why", "text", _("Why"), hint=_("What could come of it for both of them?")),
            Question("step", "choice", _("How far"),
                     choices=tuple(Choice(one, step_title(one)) for one in INTRODUCTION_STEPS)),
        )  # fmt: skip
    elif kind == "resource":
        of_kind = (
            Question("link", "line", _("Where to find it"), hint=_("A link, a shelf, a folder")),
        )
    if kind != "introduction":
        of_kind = (*of_kind, Question("done_on", "date", _("Done on")))
    result = Question(
        "result", "text", _("What came of it"), hint=_("Tell it: the other likes to know")
    )
    return Section("action_item", _("Action item"), questions=(*always, *of_kind, result))
