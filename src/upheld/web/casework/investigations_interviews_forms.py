"""What an investigator types about interviews. Forms check; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.investigations.commands import Around
from upheld.investigations.states import WITH_WORDS
from upheld.web.fields import DayField

from .investigations_fields import LONGEST, line, one_of
from .investigations_words import ADDITIONS, AROUND, STRATA


class RecordInterview(forms.Form):
    """When, from which side, and what was said."""

    held_on = DayField(label=_l("When was it held?"), help_text=_l("For example, 2 3 2020"))
    stratum = one_of(
        _l("Whom did you interview?"),
        _l("Choose whom you interviewed"),
        tuple(STRATA.items()),
        help_text=_l("This is sealed with the note. Nobody else can see it."),
    )
    note = forms.CharField(
        label=_l("Note of the interview"),
        help_text=_l("Leave this empty if the note is kept elsewhere. The interview still counts."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "autocomplete": "off"}),
    )
    invited = line(
        _l("When and how were they invited? (optional)"),
        "",
        help_text=_l("It is sealed."),
        wanted=False,
    )
    place = line(_l("Where did you meet? (optional)"), "", wanted=False)
    companion = line(_l("Who came with them? (optional)"), "", wanted=False)
    note_taker = line(_l("Who took the note? (optional)"), "", wanted=False)

    def around(self) -> Around:
        """What stands around the interview, once the form is complete."""
        return Around(**{name: self.cleaned_data[name] for name in AROUND})


class AddToInterview(forms.Form):
    """What is added, and its words."""

    kind = one_of(
        _l("What do you want to add?"),
        _l("Choose what you want to add"),
        tuple(ADDITIONS.items()),
        help_text=_l("What was written before stays as it is."),
    )
    words = forms.CharField(
        label=_l("Words"),
        help_text=_l(
            "For a correction or an objection, write it here. For a quotation, copy the words "
            "exactly as they would be printed. For the others, leave this empty if you like."
        ),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for words where an addition says nothing without them."""
        typed = super().clean() or self.cleaned_data
        if typed.get("kind") in WITH_WORDS and not typed.get("words", "").strip():
            self.add_error("words", _("Write the words that this is about"))
        return typed
