"""Dates as history knows them: when something was, how surely, and in which words. The names to import from."""

from tui.model.calendar_names import month_name, weekday_name, year_words
from tui.model.edtf_errors import DateError
from tui.model.instants import BEGINNING, END, NEVER, Unit, civil, days_in_month, instant_of, weekday
from tui.model.when import UNDATED, Certainty, Doubt, Form, When, short_date
from tui.model.window import Window

__all__ = [
    "BEGINNING",
    "END",
    "NEVER",
    "UNDATED",
    "Certainty",
    "DateError",
    "Doubt",
    "Form",
    "Unit",
    "When",
    "Window",
    "civil",
    "days_in_month",
    "instant_of",
    "month_name",
    "short_date",
    "weekday",
    "weekday_name",
    "year_words",
]
