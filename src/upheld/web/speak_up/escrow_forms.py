"""What somebody is asked who holds a concern until others come forward."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from upheld.concerns.escrow_terms import FEWEST_OTHERS, MONTHS, MOST_OTHERS
from upheld.web.fields import Checkboxes, Radios

_MONTHS = {3: _l("3 months"), 6: _l("6 months"), 12: _l("12 months")}


class HoldTerms(forms.Form):
    """Which post, how many people, how long, and the words that the union gave out."""

    post = forms.ChoiceField(
        label=_l("Which post should others have named too?"),
        widget=Radios(),
        error_messages={"required": _l("Choose the post that others should have named too")},
    )
    how_many = forms.TypedChoiceField(
        label=_l("How many people should it be, with you?"),
        help_text=_l("With 3 it may be sooner. With more people you stand out less."),
        choices=[(n, str(n)) for n in range(FEWEST_OTHERS, MOST_OTHERS + 1)],
        coerce=int,
        widget=forms.Select(),
    )
    months = forms.TypedChoiceField(
        label=_l("How long should it wait?"),
        help_text=_l("To the end of that month. Then it is forgotten, and nobody has read it."),
        choices=[(n, _MONTHS[n]) for n in MONTHS],
        coerce=int,
        widget=Radios(inline=True),
        error_messages={"required": _l("Choose how long it should wait")},
    )
    token = forms.CharField(
        label=_l("The words on the paper from your union"),
        help_text=_l(
            "Seven words under “Hold it until others come forward”. They show that you are "
            "one person, not who you are. They work once."
        ),
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _l("Enter the words on your paper")},
    )
    kept = forms.BooleanField(
        label=_l("I have written down my own seven words"),
        error_messages={"required": _l("Write down your own seven words, then tick this box")},
    )

    def __init__(self, *args: Any, posts: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["post"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  It is, above.
        field.choices = list(posts)


class SendHeld(forms.Form):
    """Whom to keep from reading what was held."""

    struck = forms.MultipleChoiceField(
        label=_l("Should any of them not read it?"),
        help_text=_l("Tick whoever should not read your concern. Leave the others."),
        widget=Checkboxes(),
        required=False,
    )

    def __init__(self, *args: Any, readers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["struck"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  It is, above.
        field.choices = list(readers)


class Press(forms.Form):
    """A button and nothing else."""
