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
