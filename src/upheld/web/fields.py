"""The inputs that Django does not have: a day in three boxes, and choices with a word of help."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.kernel.visible import REPLACED, says_something

PARTS = ("day", "month", "year")
EARLIEST_YEAR = 1900


def must_be_readable(text: object) -> None:
    """Refuse words that nobody could see, and letters that arrived as something unreadable.

    Raises ValidationError. An empty field is no business of this, and nor is what some text
    fields make of their text, such as an id.
    """
    if not isinstance(text, str):
        return
    if not says_something(text):
        raise ValidationError(nobody_could_see(), "unseen")
    if REPLACED in text:
        raise ValidationError(
            _(
                "There is a character in here that cannot be read. Write it again, or take out "
                "what you pasted"
            ),
            "unreadable",
        )


def nobody_could_see() -> str:
    """What is said of words of which nothing can be seen."""
    return _("Nobody could see this: it has only empty or invisible characters. Write it again")


def check_all_text() -> None:
    """Have every text field of every form refuse what nobody could read.

    Django has no setting for this, so the list that each new text field copies is set once,
    before any form is imported. `tests/web/test_readable.py` walks all forms to make sure.
    """
    forms.CharField.default_validators = [must_be_readable]


class Radios(forms.RadioSelect):
    """Radio buttons; `hints` maps a choice's value to a sentence below it."""

    def __init__(self, *, hints: Mapping[str, Any] | None = None, inline: bool = False) -> None:
        super().__init__()
        self.hints = dict(hints or {})
        self.inline = inline


class Checkboxes(forms.CheckboxSelectMultiple):
    """Checkboxes; `hints` maps a choice's value to a sentence below it."""

    def __init__(self, *, hints: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self.hints = dict(hints or {})


class DayInput(forms.MultiWidget):
    """Three boxes: day, month and year. Nobody has to find a day in a calendar."""

    def __init__(self) -> None:
        super().__init__({part: forms.TextInput() for part in PARTS})

    def decompress(self, value: date | None) -> list[str]:
        """A day as the three texts that stand in the boxes."""
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]


class DayField(forms.Field):
    """A day, written in three boxes. Its errors say which box to look at.

    The value is a `date`, or None where nothing is required. A month may be a number or a name.
    """

    widget = DayInput
    default_error_messages = {
        "required": gettext_lazy("Enter a date"),
        "invalid": gettext_lazy("Enter a real date, such as 27 3 2020"),
    }

    def to_python(self, value: list[str | None] | date | None) -> date | None:
        """The day that the three texts mean.

        Raises ValidationError, with the box to look at in `params["part"]`.
        """
        if value is None or isinstance(value, date):
            return value
        texts = {part: (text or "").strip() for part, text in zip(PARTS, value, strict=True)}
        missing = [part for part in PARTS if not texts[part]]
        if len(missing) == len(PARTS):
            return None
        if missing:
            raise ValidationError(_missing(missing[0]), "incomplete", {"part": missing[0]})
        return self._real_day(texts)

    def _real_day(self, texts: dict[str, str]) -> date:
        month = _month(texts["month"])
        for part, wrong in (
            ("day", not _is_number(texts["day"])),
            ("month", month is None),
            ("year", not _is_number(texts["year"]) or int(texts["year"]) < EARLIEST_YEAR),
        ):
            if wrong:
                raise ValidationError(self.error_messages["invalid"], "invalid", {"part": part})
        try:
            return date(int(texts["year"]), month or 0, int(texts["day"]))
        except ValueError:
            invalid = self.error_messages["invalid"]
            raise ValidationError(invalid, "invalid", {"part": "day"}) from None


def _missing(part: str) -> str:
    return {
        "day": _("The date must include a day"),
        "month": _("The date must include a month"),
        "year": _("The date must include a year"),
    }[part]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len("2020")


def _month(text: str) -> int | None:
    """A month's number, from a number, a name or the first letters of a name."""
    if _is_number(text):
        return int(text) if int(text) in MONTHS else None
    names = {
        str(name).lower(): number for names in (MONTHS, MONTHS_3) for number, name in names.items()
    }
    return names.get(text.lower())
