"""What is typed and ticked about the full report. Forms check; they never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from upheld.investigations.queries import ReportPassage
from upheld.investigations.states import PassageClass
from upheld.web.fields import Checkboxes, DayField

from .investigations_fields import text
from .investigations_words import CLASSES


class Renew(forms.Form):
    """Until when somebody opens it."""

    expires_on = DayField(
        label=_l("Until which day can they open it here?"),
        help_text=_l("For example, 27 3 2020. Copies that they made stay with them."),
        error_messages={"required": _l("Enter the last day")},
    )


class IssueReport(Renew):
    """The summary that stands before the findings."""

    field_order = ("summary", "why", "expires_on")

    summary = text(
        _l("Summary"),
        _l("Enter a summary"),
        rows=8,
        help_text=_l("Areas, findings, cases and numbers follow by themselves."),
    )


class LaterVersion(IssueReport):
    """The same, and why there is another version."""

    why = text(
        _l("Why is there a later version, and what is different?"),
        _l("Enter why there is a later version"),
        help_text=_l("Readers see it before the summary."),
    )


class Classify(forms.Form):
    """What some passages would give away. `seen` tells whether another window was quicker."""

    seen = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)

    def __init__(self, *args: Any, passages: Iterable[ReportPassage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.passages = tuple(passages)
        for each in self.passages:
            self.fields[f"passage-{each.key}"] = forms.MultipleChoiceField(
                label=_l("What would it give away?"),
                choices=list(CLASSES.items()),
                required=False,
                widget=Checkboxes(),
                initial=list(each.classes),
            )

    def settled(self) -> dict[str, tuple[PassageClass, ...]]:
        """The classes that were ticked, by the names of the passages."""
        return {
            each.key: tuple(map(PassageClass, self.cleaned_data[f"passage-{each.key}"]))
            for each in self.passages
        }
