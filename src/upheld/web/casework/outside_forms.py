"""What people outside an investigation answer. Forms check; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.investigations.commands import Followed
from upheld.investigations.states import Changed, Told

from .investigations_fields import more_words, one_of, text
from .investigations_words import CHANGED, TOLD


class AnswerSafety(forms.Form):
    """What was done for a child."""

    words = text(_l("What was done?"), _l("Enter what was done"))


class AnswerReading(forms.Form):
    """Whether the second reader agrees, and why."""

    agrees = one_of(
        _l("Do you agree with the outcome?"),
        _l("Choose whether you agree"),
        (("yes", _l("I agree")), ("no", _l("I disagree"))),
    )
    words = text(_l("Why?"), _l("Enter why you agree or disagree"))


class FollowUpChild(forms.Form):
    """What became of one child."""

    changed = one_of(
        _l("What changed for the child?"), _l("Choose what changed"), tuple(CHANGED.items())
    )
    words = text(
        _l("What did you look at, and what changed?"),
        _l("Enter what you looked at and what changed"),
    )
    remedy = more_words(_l("What is put right, and how?"))
    child = one_of(_l("Was the child told?"), _l("Choose if they were told"), tuple(TOLD.items()))
    parents = one_of(
        _l("Were the parents or carers told?"), _l("Choose if they were told"), tuple(TOLD.items())
    )
    officer = one_of(
        _l("Was the reviewing officer told?"), _l("Choose if they were told"), tuple(TOLD.items())
    )
    why_not = more_words(
        _l("Why was somebody not told?"), help_text=_l("Needed if you chose “Not told” above.")
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where somebody was not told."""
        typed = super().clean() or self.cleaned_data
        told = [typed.get(each) for each in ("child", "parents", "officer")]
        if Told.NOT_TOLD.value in told and not typed.get("why_not", "").strip():
            self.add_error("why_not", _("Enter why somebody was not told"))
        return typed

    def followed(self) -> Followed:
        """What was typed, once the form is complete."""
        typed = self.cleaned_data
        return Followed(
            changed=Changed(typed["changed"]),
            child=Told(typed["child"]),
            parents=Told(typed["parents"]),
            officer=Told(typed["officer"]),
            words=typed["words"],
            remedy=typed["remedy"],
            why_not=typed["why_not"],
        )
