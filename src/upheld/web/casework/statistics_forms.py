"""What is entered and written for the numbers that are published."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _l

LONGEST = 5_000


class _Number(forms.IntegerField):
    def __init__(self, label: object) -> None:
        super().__init__(
            label=label,  # type: ignore[arg-type]
            min_value=0,
            max_value=99_999,
            widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
            error_messages={"required": _l("Enter a number, or 0")},
        )


class Departures(forms.Form):
    """Who left in a quarter, as numbers."""

    left = _Number(_l("How many people left the service?"))
    with_agreement = _Number(_l("Of these, how many with a settlement or exit agreement?"))
    restricting = _Number(
        _l("Of these agreements, how many restrict what somebody may say about their work?")
    )


class ReturnWords(forms.Form):
    """The words of a yearly return. They are public."""

    functions = forms.CharField(
        label=_l("What the council does as a prescribed person"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _l("Write a few words about what the council does")},
    )
    action = forms.CharField(
        label=_l("What was done about what was disclosed, in summary"),
        max_length=LONGEST,
        help_text=_l("Write nothing from which somebody could be recognised."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _l("Write a few words about what was done")},
    )
    impact = forms.CharField(
        label=_l("What difference the disclosures made to the council’s work"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _l("Write a few words about what difference they made")},
    )


class Of(forms.Form):
    """A period, in a button."""

    first_day = forms.DateField(widget=forms.HiddenInput())

    def period(self) -> date:
        """Its first day."""
        found: date = self.cleaned_data["first_day"]
        return found
