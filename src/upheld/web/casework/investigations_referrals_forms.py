"""What is typed and chosen about a referral. Forms check; they never save."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _l

from upheld.concerns import queries as concerns
from upheld.investigations.commands import Chosen
from upheld.investigations.outside_bodies import CameBack, Compared, OutsideBody
from upheld.investigations.queries import ReferralsPage
from upheld.web.fields import Checkboxes, DayField

from .investigations_fields import choose, line, one_of, text
from .investigations_words import BODIES, CAME_BACK, COMPARED


def _some(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, required=False, widget=Checkboxes())


class Refer(forms.Form):
    """What goes, to whom, and why."""

    to = one_of(_l("To whom do you refer it?"), _l("Choose to whom you refer it"))
    about = line(
        _l("About whom, if it is about one person"),
        "",
        help_text=_l("For example, a name and a registration number. Leave it empty otherwise."),
        wanted=False,
    )
    words = text(_l("Why do you send it?"), _l("Enter why you send it"))
    findings = _some(_l("Findings"))
    cases = _some(_l("Cases"))
    documents = _some(_l("Documents, as they were kept"))
    answer_by = DayField(
        label=_l("By when do you expect an answer?"),
        help_text=_l("For example, 27 3 2020."),
        error_messages={"required": _l("Enter the day by which you expect an answer")},
    )
    is_shared = forms.BooleanField(
        label=_l("The investigator and the receiver may both see that it exists"),
        help_text=_l("Leave it empty, and nobody but you can."),
        required=False,
    )

    def __init__(self, *args: Any, page: ReferralsPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = [each.body.value for each in page.ready]
        choose(self, "to", ((each, str(BODIES[each])) for each in bodies))
        for name, choices in (
            ("findings", page.findings),
            ("cases", page.cases),
            ("documents", page.documents),
        ):
            choose(self, name, choices)
            if not choices:
                del self.fields[name]

    def given(self) -> dict[str, Any]:
        """What the command takes, once the form is complete."""
        typed = self.cleaned_data
        return {
            "to": OutsideBody(typed["to"]),
            "chosen": Chosen(
                words=typed["words"],
                about=typed["about"],
                findings=tuple(map(int, typed.get("findings", ()))),
                cases=tuple(map(int, typed.get("cases", ()))),
                documents=tuple(map(UUID, typed.get("documents", ()))),
            ),
            "answer_by": typed["answer_by"],
            "is_shared": typed["is_shared"],
        }


class CameBackForm(forms.Form):
    """What came back, in words."""

    kind = one_of(_l("What came back?"), _l("Choose what came back"), tuple(CAME_BACK.items()))
    words = text(_l("What did they say or do?"), _l("Enter what they said or did"))

    def given(self) -> dict[str, Any]:
        """What the command takes, once the form is complete."""
        typed = self.cleaned_data
        return {"kind": CameBack(typed["kind"]), "words": typed["words"]}


class RegisterKey(forms.Form):
    """A body's key, and the fingerprint that the body itself read out."""

    body = one_of(_l("Whose key is it?"), _l("Choose whose key it is"), tuple(BODIES.items()))
    recipient = line(
        _l("Their public key"),
        _l("Paste their public key"),
        help_text=_l("Paste what they gave you. It begins with “age1”."),
    )
    heard = line(
        _l("The fingerprint that they told you"),
        _l("Enter the fingerprint that they told you"),
        help_text=_l(
            "Ask them for it by another way than the one by which the key came. Write down what "
            "they say; do not copy it from this page or from the message with the key."
        ),
    )
    compared = one_of(
        _l("How did they tell you?"), _l("Choose how they told you"), tuple(COMPARED.items())
    )

    def clean_recipient(self) -> str:
        """A public key of age, whole."""
        said = str(self.cleaned_data["recipient"]).strip()
        if concerns.recipient_fingerprint(recipient=said) is None:
            raise forms.ValidationError(
                _l("This is not a public key of age. Ask them to send it again.")
            )
        return said

    def given(self) -> dict[str, Any]:
        """What the command takes, once the form is complete."""
        typed = self.cleaned_data
        return {
            "body": OutsideBody(typed["body"]),
            "recipient": typed["recipient"],
            "heard": typed["heard"],
            "compared": Compared(typed["compared"]),
        }
