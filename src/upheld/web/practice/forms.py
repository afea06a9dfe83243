"""What analysts send and choose. Forms check; they never save."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _l

from upheld.web.fields import DayField
from upheld.web.uploads import SealedFileField


class LoadFile(forms.Form):
    """A file of children's data, and the day on which it is true."""

    file = SealedFileField(
        label=_l("Which file do you want to load?"),
        help_text=_l(
            "An Annex A workbook, a children in need or workforce census, an SSDA903 return, "
            "the Standard Safeguarding Dataset, or local records. Put several files into one zip."
        ),
        error_messages={"required": _l("Select a file")},
    )
    as_of = DayField(
        label=_l("On which day is it true?"),
        help_text=_l("For example, 31 3 2021. Leave this empty if the file says it."),
        required=False,
    )


class OverTime(forms.Form):
    """How a measure is shown: by which periods, for whom, and how far back."""

    every = forms.ChoiceField(
        label=_l("One value for each"),
        choices=[("month", _l("month")), ("quarter", _l("three months")), ("year", _l("year"))],
    )
    by = forms.ChoiceField(
        label=_l("For"),
        choices=[
            ("council", _l("the whole council")),
            ("service", _l("each service")),
            ("team", _l("each team")),
        ],
    )
    years = forms.TypedChoiceField(
        label=_l("How far back"),
        choices=[("1", _l("1 year")), ("2", _l("2 years")), ("5", _l("5 years"))],
        coerce=int,
    )
