"""What an author is asked about where a passage comes from."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.learning.derivations import Anew, Comes
from upheld.learning.queries import DerivationPage
from upheld.web.fields import Checkboxes, Radios

from .investigations_fields import more_words
from .investigations_words import PASSAGES

ANEW = {
    Anew.CONTEXT.value: _l("Context that anybody can know"),
    Anew.SUMMARY.value: _l("It sums up other passages of this report"),
    Anew.SINCE.value: _l("It happened, or was promised, since the full report"),
    Anew.ELSEWHERE.value: _l("It comes from something else, which my words name"),
}


class SayWhere(forms.Form):
    """Passages of the full report, claims of the grid, or the reason why it is written anew."""

    passages = forms.MultipleChoiceField(
        label=_l("Which passages of the full report does it come from?"),
        help_text=_l("As they stand today. Nothing of what you choose is ever published."),
        widget=Checkboxes(),
        required=False,
    )
    claims = forms.MultipleChoiceField(
        label=_l("Which claims of the grid does it come from?"), widget=Checkboxes(), required=False
    )
    anew = forms.ChoiceField(
        label=_l("If it comes from none of these: why is it written anew?"),
        choices=[("", _l("It comes from what I chose above")), *ANEW.items()],
        widget=Radios(),
        required=False,
    )
    words = more_words(_l("Why it is written anew, in your words"), rows=3)

    def __init__(self, *args: Any, page: DerivationPage, **kwargs: Any) -> None:
        said = page.begin
        initial = {
            "passages": [each.key for each in said.passages] if said else [],
            "claims": [str(each) for each in said.claims] if said else [],
            "anew": (said.anew or "") if said else "",
            "words": said.words if said else "",
        }
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        lines = [(each.passage.key, _called(each)) for each in page.lying]
        self.fields["passages"].choices = lines  # type: ignore[attr-defined]
        claims = [(str(each.id), f"{each.number}. {each.text}") for each in page.claims]
        self.fields["claims"].choices = claims  # type: ignore[attr-defined]
        if not claims:
            del self.fields["claims"]

    def clean(self) -> dict[str, Any]:
        """One of the two, and a reason in words for what is written anew."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = given.get("passages") or given.get("claims")
        if chosen and given.get("anew"):
            self.add_error("anew", _("Choose where it comes from or why it is written anew"))
        if not chosen and not given.get("anew") and not self.errors:
            self.add_error("anew", _("Choose where it comes from, or why it is written anew"))
        if given.get("anew") and not given.get("words"):
            self.add_error("words", _("Enter why it is written anew"))
        return given

    def comes(self) -> Comes:
        """What a command is given."""
        given = self.cleaned_data
        return Comes(
            passages=tuple(given["passages"]),
            claims=tuple(UUID(each) for each in given.get("claims", ())),
            anew=Anew(given["anew"]) if given["anew"] else None,
            words=given["words"] if given["anew"] else "",
        )


def _called(line: Any) -> str:
    name = str(PASSAGES[line.passage.kind])
    number = f" {line.passage.number}" if line.passage.number else ""
    return f"{name}{number}: {line.words}"
