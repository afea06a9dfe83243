"""What can be filled in after a concern was sent. Nothing here has to be; forms never save."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.concerns.queries import ReaderNow
from upheld.concerns.states import Again, KnownAs, Since, Taken
from upheld.people import clock
from upheld.web import uploads
from upheld.web.fields import DayField, Radios
from upheld.web.speak_up.forms import LONGEST
from upheld.web.uploads import SealedFileField

_QUIET = {"autocomplete": "off", "spellcheck": "false"}


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})


class ComeBack(forms.Form):
    """The seven words of a receipt. They may be pasted, over several lines too."""

    receipt = forms.CharField(
        label=_l("Your seven words"),
        help_text=_l("With a space between them. Capital letters do not matter."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, **_QUIET}),
        error_messages={"required": _l("Enter your seven words")},
    )


class Write(forms.Form):
    """A message in one's own thread."""

    words = forms.CharField(
        label=_l("Write a message"),
        help_text=_l("For example something new, a question, or that you are treated badly."),
        max_length=LONGEST,
        widget=_area(6),
        error_messages={"required": _l("Write your message first")},
    )


class AddMore(forms.Form):
    """More words, a file, or both."""

    words = forms.CharField(
        label=_l("What do you want to add?"),
        help_text=_l("Use a child’s first letters and not the full name."),
        required=False,
        max_length=LONGEST,
        widget=_area(8),
    )
    file = SealedFileField(label=_l("A file, if you have one"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = uploads.limits()

    def clean(self) -> dict[str, Any]:
        """One of the two has to be there."""
        cleaned = super().clean() or {}
        given = cleaned.get("words", "").strip() or cleaned.get("file")
        if not given and not self.errors:
            self.add_error("words", _("Write something, or choose a file"))
        return cleaned


class TreatedBadly(forms.Form):
    """What has happened to somebody for having spoken up."""

    words = forms.CharField(
        label=_l("What has happened to you?"),
        help_text=_l("For example a contract that ended, a move, a complaint, or being left out."),
        max_length=LONGEST,
        widget=_area(8),
        error_messages={"required": _l("Write what happened to you, in a few words or many")},
    )
    happened = DayField(
        label=_l("Since when, if you know"),
        help_text=_l("You can leave this empty."),
        required=False,
    )

    def clean_happened(self) -> date | None:
        """A day that has been, or none."""
        happened: date | None = self.cleaned_data["happened"]
        if happened is not None and happened > clock.today():
            raise forms.ValidationError(_("The day must be today or before today"))
        return happened


class SinceThen(forms.Form):
    """Has anything bad happened since?"""

    since = forms.ChoiceField(
        label=_l("Has anything bad happened to you since you spoke up?"),
        choices=[
            (Since.NO.value, _l("No")),
            (Since.YES.value, _l("Yes")),
            (Since.UNSURE.value, _l("I do not know")),
            (Since.RATHER_NOT.value, _l("I would rather not say")),
        ],
        widget=Radios(),
        error_messages={"required": _l("Choose one answer. You can say that you do not know.")},
    )
    words = forms.CharField(
        label=_l("Anything you want to say about it"),
        required=False,
        max_length=LONGEST,
        widget=_area(5),
    )


class WhoYouAre(forms.Form):
    """A name, given later. It is asked for twice: here, and whether it is meant."""

    known_as = forms.ChoiceField(
        label=_l("Who should learn who you are?"),
        widget=Radios(),
        error_messages={"required": _l("Choose who should learn who you are")},
    )
    words = forms.CharField(
        label=_l("Your name, and how to reach you"),
        max_length=500,
        widget=forms.TextInput(attrs=_QUIET),
        error_messages={"required": _l("Enter your name")},
    )

    def __init__(self, *args: Any, choices: Iterable[KnownAs], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["known_as"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  It is, above.
        field.choices = [(each.value, _who(each)) for each in choices]


class WhoGoes(forms.Form):
    """Which reader should not read it any more."""

    reader = forms.ChoiceField(
        label=_l("Who should not read it any more?"),
        widget=Radios(),
        error_messages={"required": _l("Choose who should not read it any more")},
    )

    def __init__(self, *args: Any, readers: Iterable[ReaderNow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reader"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  It is, above.
        field.choices = [(str(each.person), each.title) for each in readers]


class Withdraw(forms.Form):
    """Why somebody withdraws, if they wish to say."""

    words = forms.CharField(
        label=_l("Why you withdraw it, if you want to say"),
        help_text=_l("You do not have to. If you were put under pressure, say so here."),
        required=False,
        max_length=LONGEST,
        widget=_area(5),
    )


class JoiningWords(forms.Form):
    """Joining words, for somebody who has a concern of their own."""

    token = forms.CharField(
        label=_l("The joining words on your paper"),
        help_text=_l("Seven words. They work once."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, **_QUIET}),
        error_messages={"required": _l("Enter the joining words")},
    )


class JoinToo(forms.Form):
    """A statement for the collective concern. The words come along, unseen and unsaved."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=500)
    receipt = forms.CharField(widget=forms.HiddenInput, max_length=500)
    statement = forms.CharField(
        label=_l("Something of your own to add"),
        help_text=_l(
            "You do not have to. Others who join cannot read it, and nor can the convener."
        ),
        required=False,
        max_length=LONGEST,
        widget=_area(8),
    )


class HowItWas(forms.Form):
    """How the concern was taken, and whether somebody would speak up again."""

    taken = forms.ChoiceField(
        label=_l("Was your concern taken seriously?"),
        choices=[
            (Taken.SERIOUSLY.value, _l("Yes")),
            (Taken.PARTLY.value, _l("In part")),
            (Taken.NOT_SERIOUSLY.value, _l("No")),
        ],
        widget=Radios(),
        error_messages={"required": _l("Choose yes, in part, or no")},
    )
    again = forms.ChoiceField(
        label=_l("Would you speak up again?"),
        choices=[
            (Again.YES.value, _l("Yes")),
            (Again.NO.value, _l("No")),
            (Again.UNSURE.value, _l("I do not know")),
        ],
        widget=Radios(),
        required=False,
    )
    words = forms.CharField(
        label=_l("Anything you want to say about it"),
        required=False,
        max_length=LONGEST,
        widget=_area(5),
    )


def _who(known_as: KnownAs) -> str:
    return {
        KnownAs.CONFIDENTIAL: _("In confidence: those who receive concerns, and only two together"),
        KnownAs.NAMED: _("By name: everybody who looks into it"),
        KnownAs.ANONYMOUS: _("Nobody"),
    }[known_as]
