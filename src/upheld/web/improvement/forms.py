"""What is asked about recommendations, actions and proof. All of it will be published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _l

from upheld.improvement.drafts import ActionDraft
from upheld.improvement.queries import AssurerLine, OwnerLine
from upheld.improvement.states import Judgement, Response, SuccessKind
from upheld.web.fields import DayField, Radios

LONGEST_TITLE = 200

RESPONSES = [
    (Response.ACCEPTED.value, _l("Accept all of it")),
    (Response.IN_PART.value, _l("Accept a part of it")),
    (Response.IN_PRINCIPLE.value, _l("Accept it in principle only")),
    (Response.REJECTED.value, _l("Reject it")),
]
RESPONSE_HINTS = {
    Response.ACCEPTED.value: _l("You will do what it says."),
    Response.IN_PART.value: _l("Say below which part you will do, and why not the rest."),
    Response.IN_PRINCIPLE.value: _l("A plain answer stays owed by the same day."),
    Response.REJECTED.value: _l("Say below why."),
}
SUCCESS = [
    (SuccessKind.MEASURE.value, _l("A number")),
    (SuccessKind.ARTEFACT.value, _l("A document or a thing that can be seen")),
    (SuccessKind.ASSURANCE.value, _l("Somebody from outside looks")),
    (SuccessKind.EVENT.value, _l("Something happens once")),
    (SuccessKind.RECURRING.value, _l("Something happens again and again")),
    (SuccessKind.PULSE.value, _l("What people answer when asked")),
]
JUDGEMENTS = [
    (Judgement.MET.value, _l("Met")),
    (Judgement.PARTLY_MET.value, _l("Partly met")),
    (Judgement.NOT_MET.value, _l("Not met")),
]
JUDGEMENT_HINTS = {
    Judgement.MET.value: _l("The proof shows that the success test holds."),
    Judgement.PARTLY_MET.value: _l("Some of the test holds. The owner must come again."),
    Judgement.NOT_MET.value: _l("The proof does not show it. The owner must come again."),
}


def _text(rows: int = 5) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class Answer(forms.Form):
    """The council's answer to a recommendation."""

    response = forms.ChoiceField(
        label=_l("What is the council’s answer?"),
        choices=RESPONSES,
        widget=Radios(hints=RESPONSE_HINTS),
        error_messages={"required": _l("Choose an answer")},
    )
    reason = forms.CharField(
        label=_l("Why?"),
        help_text=_l("Say what you will do, not that you see the need for it."),
        widget=_text(),
        error_messages={"required": _l("Give the reason for the answer")},
    )

    def __init__(self, *args: Any, now: Response, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if now is Response.IN_PRINCIPLE:
            field = self.fields["response"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  Declared above.
            field.choices = [each for each in RESPONSES if each[0] != now.value]


class StartPlan(forms.Form):
    """A plan's title."""

    heading = forms.CharField(
        label=_l("What is the plan called?"),
        help_text=_l("For example, Action plan on the learning report"),
        max_length=LONGEST_TITLE,
        error_messages={"required": _l("Enter a title")},
    )


class AddAction(forms.Form):
    """One promised action."""

    text = forms.CharField(
        label=_l("What will be done?"),
        help_text=_l("One thing that somebody can check. Begin with a verb."),
        widget=_text(3),
        error_messages={"required": _l("Say what will be done")},
    )
    owner = forms.ChoiceField(
        label=_l("Which post owns it?"),
        help_text=_l("The owner does the work and can never judge or close it."),
        error_messages={"required": _l("Choose the post that owns it")},
    )
    due = DayField(
        label=_l("By when?"),
        help_text=_l(
            "For example, 27 3 2022. Without a date, the public page says that none was given."
        ),
        required=False,
    )
    success_kind = forms.ChoiceField(
        label=_l("What will show that it worked?"),
        choices=SUCCESS,
        widget=Radios(),
        error_messages={"required": _l("Choose what will show that it worked")},
    )
    success_test = forms.CharField(
        label=_l("How exactly will anybody know?"),
        help_text=_l("This is the success test. It cannot be changed once the plan is fixed."),
        widget=_text(3),
        error_messages={"required": _l("Say how anybody will know that it worked")},
    )
    pair = forms.CharField(
        label=_l("What must not get worse meanwhile?"),
        help_text=_l("You must answer this where the test is a number."),
        widget=_text(2),
        required=False,
    )

    def __init__(self, *args: Any, owners: Sequence[OwnerLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  Declared above.
        field.choices = [("", _l("Choose a post")), *((str(o.post), o.title) for o in owners)]

    def clean(self) -> dict[str, Any]:
        """A number needs its pair."""
        given = super().clean() or {}
        is_number = given.get("success_kind") == SuccessKind.MEASURE.value
        if is_number and not given.get("pair"):
            self.add_error("pair", _l("Say what must not get worse while this number gets better"))
        return given

    def draft(self) -> ActionDraft:
        """What was typed, for the command."""
        given = self.cleaned_data
        return ActionDraft(
            text=given["text"],
            owner_post=UUID(given["owner"]),
            due=given["due"],
            success_kind=SuccessKind(given["success_kind"]),
            success_test=given["success_test"],
            pair=given["pair"],
        )


class Report(forms.Form):
    """What has been done."""

    words = forms.CharField(
        label=_l("What has been done?"),
        widget=_text(),
        error_messages={"required": _l("Say what has been done")},
    )


class MoveDate(forms.Form):
    """A new date."""

    until = DayField(label=_l("What is the new date?"), help_text=_l("For example, 27 3 2022"))
    reason = forms.CharField(
        label=_l("Why does it move?"),
        widget=_text(),
        error_messages={"required": _l("Give the reason for the new date")},
    )


class Prove(forms.Form):
    """What shows that the success test holds."""

    summary = forms.CharField(
        label=_l("What shows that the success test holds?"),
        help_text=_l("Say where it can be seen: a page, a set of minutes, a number and its date."),
        widget=_text(8),
        error_messages={"required": _l("Say what shows that it worked")},
    )


class Appoint(forms.Form):
    """Who judges."""

    assurer = forms.ChoiceField(
        label=_l("Who judges the proof?"),
        widget=Radios(),
        error_messages={"required": _l("Choose who judges the proof")},
    )

    def __init__(self, *args: Any, free: Sequence[AssurerLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["assurer"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  Declared above.
        field.choices = [(str(each.person), each.post_title) for each in free]


class Judge(forms.Form):
    """A judgement on a proof."""

    judgement = forms.ChoiceField(
        label=_l("Does the proof show that the success test holds?"),
        choices=JUDGEMENTS,
        widget=Radios(hints=JUDGEMENT_HINTS),
        error_messages={"required": _l("Choose your judgement")},
    )
    reasons = forms.CharField(
        label=_l("What did you look at, and what did you see?"),
        widget=_text(8),
        error_messages={"required": _l("Give your reasons")},
    )


class Close(forms.Form):
    """Why it is done."""

    words = forms.CharField(
        label=_l("What changed for children and staff?"),
        help_text=_l("If it is too early to say, write that."),
        widget=_text(),
        error_messages={"required": _l("Say what changed for children and staff")},
    )


class Reopen(forms.Form):
    """Why it is not done after all, and by when proof is owed again."""

    reason = forms.CharField(
        label=_l("What no longer holds?"),
        widget=_text(),
        error_messages={"required": _l("Say what no longer holds")},
    )
    until = DayField(
        label=_l("By when is proof owed again?"), help_text=_l("For example, 27 3 2022")
    )
