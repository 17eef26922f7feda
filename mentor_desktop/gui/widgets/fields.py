"""Which field shows which kind of question."""

from mentor_desktop.gui.widgets.choice_fields import ChipsField, GoalsField
from mentor_desktop.gui.widgets.date_field import DateField
from mentor_desktop.gui.widgets.field import Field
from mentor_desktop.gui.widgets.rating import RatingField
from mentor_desktop.gui.widgets.text_fields import LineField, NumberField, TextField
from mentor_desktop.gui.widgets.week_field import WeekField

__all__ = ["FIELDS", "ChipsField", "Field", "GoalsField"]

FIELDS: dict[str, type[Field]] = {
    "line": LineField,
    "text": TextField,
    "list": TextField,
    "choice": ChipsField,
    "choices": ChipsField,
    "number": NumberField,
    "date": DateField,
    "week": WeekField,
    "goals": GoalsField,
    "rating": RatingField,
}
