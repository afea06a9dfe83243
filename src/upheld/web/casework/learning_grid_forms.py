"""What is typed into the grid. Forms check; they never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from upheld.learning.drafts import ClaimDraft, StandDraft
from upheld.learning.states import Basis, PointKind, Verdict
from upheld.learning.themes import ThemeLine
from upheld.web.fields import DayField, Radios

TONES = (
    (PointKind.FAILING.value, _l("A failing")),
    (PointKind.STRENGTH.value, _l("A strength")),
)
VERDICTS = (
    (Verdict.AGREES.value, _l("It agrees")),
    (Verdict.CONFLICTS.value, _l("It says something else")),
    (Verdict.SILENT.value, _l("It is silent")),
)
BASES = (
    (Basis.STATED.value, _l("The source says so itself")),
    (Basis.ATTRIBUTED.value, _l("Somebody else says that the source says so")),
    (Basis.INFERRED.value, _l("It is our reading. The source does not state it.")),
)


class WriteClaim(forms.Form):
    """One thing that is said of the service."""

    text = forms.CharField(
        label=_l("What is claimed?"),
        help_text=_l("One thing. For example, Caseloads were too high to keep children safe"),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": _l("Enter what is claimed")},
    )
    tone = forms.ChoiceField(
        label=_l("Is it a failing or a strength?"),
        choices=TONES,
        widget=Radios(),
        error_messages={"required": _l("Choose a failing or a strength")},
    )
    theme = forms.ChoiceField(
        label=_l("Which theme does it belong to?"),
        error_messages={"required": _l("Choose a theme")},
    )
    publishable = forms.BooleanField(
        label=_l("This claim may be published, with what each source says"),
        help_text=_l("Nothing is public before two other people have read the whole grid."),
        required=False,
    )

    def __init__(self, *args: Any, themes: Iterable[ThemeLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["theme"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  It is the one above.
        field.choices = [(each.code, each.name) for each in themes if not each.is_retired]

    def draft(self) -> ClaimDraft:
        """What a command is given."""
        given = self.cleaned_data
        return ClaimDraft(
            given["text"], given["theme"], PointKind(given["tone"]), given["publishable"]
        )


class SayStand(forms.Form):
    """Where a source stands on a claim."""

    verdict = forms.ChoiceField(
        label=_l("What does this source say of it?"),
        choices=VERDICTS,
        widget=Radios(),
        error_messages={"required": _l("Choose what it says")},
    )
    basis = forms.ChoiceField(
        label=_l("Whose reading is that?"),
        choices=BASES,
        widget=Radios(),
        initial=Basis.STATED.value,
        error_messages={"required": _l("Choose whose reading it is")},
    )
    attributed_to = forms.CharField(
        label=_l("Who says that the source says so?"),
        help_text=_l("Only where you have not read it yourself. A post or a paper, not a name."),
        max_length=200,
        required=False,
    )
    on = DayField(
        label=_l("From which day is the evidence?"),
        help_text=_l("The day on which the organisation had been told. For example, 30 9 2019"),
        required=False,
    )
    quotation = forms.CharField(
        label=_l("In which words?"),
        help_text=_l("A short quotation, or a number as it was given. Leave it empty if none."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        required=False,
    )
    consent = forms.CharField(
        label=_l("Who agreed that these words are quoted, and when?"),
        help_text=_l("For words of a confidential source. It is never published."),
        required=False,
        max_length=200,
    )

    def draft(self) -> StandDraft:
        """What a command is given."""
        given = self.cleaned_data
        return StandDraft(
            verdict=Verdict(given["verdict"]),
            basis=Basis(given["basis"]),
            on=given["on"],
            quotation=given["quotation"],
            consent=given["consent"],
            attributed_to=given["attributed_to"],
        )


class Words(forms.Form):
    """Some words on a thing that the page names."""

    words = forms.CharField(
        label=_l("In your words"),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={"required": _l("Enter some words")},
    )
