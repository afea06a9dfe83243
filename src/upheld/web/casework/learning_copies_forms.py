"""What is asked before somebody reads a released report early."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.learning.queries import CopiesPage, ServedLine

from .investigations_fields import choose, one_of, some_of, text

TO_THEM = _l(
    "You can read this report before it is public. Please keep it to yourself until then.\n\n"
    "If something in it is wrong, or could give somebody away, tell me at once.\n\n"
    "Please do not look for who said what. Asking around can be treated as victimisation."
)


class AgreeCopy(forms.Form):
    """With which union, and what was agreed."""

    person = one_of(_l("With whom have you agreed it?"), _l("Choose with whom you have agreed it"))
    terms = text(
        _l("What have you agreed?"),
        _l("Enter what you have agreed"),
        help_text=_l(
            "Until the opening day they keep it to themselves. Write down whatever else holds: who "
            "in the union may read it, and what they may prepare. They read these words first."
        ),
    )

    def __init__(self, *args: Any, page: CopiesPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "person", [(each.person, each.post_title) for each in page.unions])

    def given(self) -> dict[str, Any]:
        """What a command is given."""
        return {"person": UUID(self.cleaned_data["person"]), "terms": self.cleaned_data["terms"]}


class StopCopy(forms.Form):
    """Why an agreement ends before the day."""

    reason = text(
        _l("Why do you stop it?"),
        _l("Enter why you stop it"),
        rows=3,
        help_text=_l("The union reads these words."),
    )


class AddressCopies(forms.Form):
    """Who gets a copy, and what they are told. Everybody who was served is ticked."""

    packets = some_of(
        _l("Who gets a copy?"),
        _l("Choose who gets a copy"),
        help_text=_l(
            "Everybody to whom you served what is said of them. Leave all ticked to be fair."
        ),
    )
    words = text(
        _l("What do you want to say to them?"),
        _l("Enter what you want to say to them"),
        help_text=_l("Each of them reads the same words. Name nobody."),
    )

    def __init__(self, *args: Any, page: CopiesPage, **kwargs: Any) -> None:
        known = [(str(each.packet), _told(each)) for each in page.waiting]
        ticked = {"packets": [id for id, _words in known], "words": str(TO_THEM)}
        super().__init__(*args, **{**kwargs, "initial": ticked})
        choose(self, "packets", known)

    def given(self) -> dict[str, Any]:
        """What a command is given."""
        chosen = tuple(UUID(each) for each in self.cleaned_data["packets"])
        return {"packets": chosen, "words": self.cleaned_data["words"]}


def _told(line: ServedLine) -> str:
    if line.on_paper:
        return _("%(post)s (served on paper: send it on paper)") % {"post": line.post_title}
    return line.post_title
