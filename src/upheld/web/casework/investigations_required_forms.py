"""What those who prepare a commission type. Forms check; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from upheld.investigations.queries import AlternatesPage

from .investigations_fields import SmallFile, choose, line, one_of, text
from .investigations_words import REQUIRED


def _kind() -> forms.ChoiceField:
    return one_of(_l("Which paper is it?"), _l("Choose which paper it is"), tuple(REQUIRED.items()))


class LayPaper(forms.Form):
    """One of the papers."""

    kind = _kind()
    title = line(_l("What is this document?"), _l("Enter what this document is"))
    file = SmallFile()


class SignReason(forms.Form):
    """Why there is no such paper."""

    kind = _kind()
    reason = text(
        _l("Why is there none?"),
        _l("Enter why there is none"),
        help_text=_l("Your post and the day stand under it. A “No” alone is not a reason."),
    )


class Alternate(forms.Form):
    """Who commissions from now on, and why."""

    commissioner = one_of(
        _l("Who should commission it from now on?"),
        _l("Choose who should commission it from now on"),
        help_text=_l("Whoever is in conflict is not on this list."),
    )
    reason = text(
        _l("Why does somebody else commission it?"),
        _l("Enter why somebody else commissions it"),
        help_text=_l("The new commissioner and the investigator read it. Do not say who is named."),
    )

    def __init__(self, *args: Any, page: AlternatesPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "commissioner", ((each.person, each.post_title) for each in page.alternates))
