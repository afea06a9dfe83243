"""What an investigator types about documents that were asked for. Forms never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.investigations.queries import DocumentLine
from upheld.investigations.states import Given
from upheld.web.fields import DayField, Radios

from .investigations_fields import LONGEST, choose, line, one_of
from .investigations_words import GIVEN


class AskForDocument(forms.Form):
    """What was asked for, of whom, and by when."""

    what = line(
        _l("What did you ask for?"),
        _l("Enter what you asked for"),
        help_text=_l("For example, minutes of the planning meetings of May 2019."),
    )
    of_whom = line(
        _l("Whom did you ask?"), _l("Enter whom you asked"), help_text=_l("Write the post.")
    )
    due_on = DayField(label=_l("By when should it come?"), help_text=_l("For example, 27 3 2020"))


class AnswerRequest(forms.Form):
    """What came of it."""

    given = one_of(_l("What came of it?"), _l("Choose what came of it"), tuple(GIVEN.items()))
    words = forms.CharField(
        label=_l("What was said"),
        help_text=_l("If it was not given, write the reason. It is printed in the full report."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    document = forms.ChoiceField(
        label=_l("Under which number did you keep it? (optional)"),
        required=False,
        widget=Radios(),
    )

    def __init__(self, *args: Any, documents: Iterable[DocumentLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = [(each.id, f"{each.number}. {each.title}") for each in documents]
        choose(self, "document", [("", _("Not kept, or not yet")), *kept])
        if not kept:
            del self.fields["document"]

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where a document was not given."""
        typed = super().clean() or self.cleaned_data
        not_given = typed.get("given") in (Given.REFUSED.value, Given.NOT_FOUND.value)
        if not_given and not typed.get("words", "").strip():
            self.add_error("words", _("Write the reason that you were given"))
        typed.setdefault("document", "")
        return typed
