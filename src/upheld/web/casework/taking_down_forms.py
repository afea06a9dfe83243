"""What a receiver asks a caller. Forms check; they never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.concerns import words
from upheld.concerns.queries import Takers
from upheld.concerns.states import Door, KnownAs, Origin, Risk
from upheld.people.queries import PostLine
from upheld.vault import receipts
from upheld.web.casework.concerns_forms import LONGEST, SOMEBODY_ELSE
from upheld.web.fields import Checkboxes, Radios
from upheld.web.uploads import SealedFileField

DO_NOT_KNOW = "do-not-know"


class About(forms.Form):
    """Asked first: so that nobody writes down what they may not read."""

    origin = forms.ChoiceField(
        label=_l("How does it come to you?"),
        widget=Radios(),
        choices=[
            (Origin.PHONE.value, _l("By telephone")),
            (Origin.LETTER.value, _l("By letter")),
            (Origin.IN_PERSON.value, _l("In person")),
        ],
        error_messages={"required": _l("Choose how it comes to you")},
    )
    risk = forms.ChoiceField(
        label=_l("Is a child at risk of harm right now?"),
        help_text=_l("If so, ring 999 before you write anything down."),
        widget=Radios(),
        choices=[
            (Risk.YES.value, _l("Yes")),
            (Risk.NO.value, _l("No")),
            (Risk.UNKNOWN.value, _l("They do not know")),
        ],
        error_messages={"required": _l("Choose yes, no, or “They do not know”")},
    )
    door = forms.ChoiceField(
        label=_l("Who is speaking?"),
        widget=Radios(),
        error_messages={"required": _l("Choose who is speaking")},
    )
    posts = forms.MultipleChoiceField(
        label=_l("Whose work is it about?"),
        help_text=_l("Ask this before anything else. Whoever is close to these posts is kept out."),
        widget=Checkboxes(),
        error_messages={"required": _l("Choose a post, or “They do not know”")},
    )

    def __init__(self, *args: Any, posts: Iterable[PostLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._titles = {each.id: each.title for each in posts}
        field, door = self.fields["posts"], self.fields["door"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  It is, above.
        assert isinstance(door, forms.ChoiceField)  # noqa: S101  It is, above.
        field.choices = [
            *self._titles.items(),
            (SOMEBODY_ELSE, _("Somebody else")),
            (DO_NOT_KNOW, _("They do not know")),
        ]
        door.choices = [
            (each.value, words.of_door(each.value) or _("Somebody who works here, or did"))
            for each in Door
        ]

    @property
    def named_posts(self) -> tuple[UUID, ...]:
        """The posts that were chosen."""
        chosen = self.cleaned_data["posts"]
        return tuple(UUID(each) for each in chosen if each not in {SOMEBODY_ELSE, DO_NOT_KNOW})

    @property
    def somebody_else(self) -> bool:
        """Whether it is about somebody who is not in the list."""
        return SOMEBODY_ELSE in self.cleaned_data["posts"]

    @property
    def does_not_know(self) -> bool:
        """Whether the caller cannot say whose work it is about."""
        return DO_NOT_KNOW in self.cleaned_data["posts"]

    @property
    def named(self) -> str:
        """The chosen posts by title."""
        said = [self._titles[str(each)] for each in self.named_posts]
        said += [_("Somebody else")] if self.somebody_else else []
        said += [_("They do not know")] if self.does_not_know else []
        return ", ".join(said)

    def clean(self) -> dict[str, Any]:
        """Not knowing goes with no post."""
        cleaned = super().clean() or {}
        chosen = cleaned.get("posts", [])
        if DO_NOT_KNOW in chosen and len(chosen) > 1:
            self.add_error("posts", _("Choose posts, or “They do not know”, but not both"))
        return cleaned


class WriteDown(forms.Form):
    """What they say, in their own words as far as can be, and how they want to be known."""

    once = forms.UUIDField(widget=forms.HiddenInput())
    words = forms.CharField(
        label=_l("What happened?"),
        help_text=_l("In their own words. Write what they say, not what you think of it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "autocomplete": "off"}),
        error_messages={"required": _l("Write what they say")},
    )
    known_as = forms.ChoiceField(
        label=_l("How do they want to be known?"),
        widget=Radios(
            hints={
                KnownAs.CONFIDENTIAL.value: _l("You know it already. Others need two people."),
                KnownAs.NAMED.value: _l("Whoever looks into it sees the name."),
            }
        ),
        choices=[
            (KnownAs.ANONYMOUS.value, _l("Not at all: their name is not written down")),
            (KnownAs.CONFIDENTIAL.value, _l("In confidence")),
            (KnownAs.NAMED.value, _l("By name")),
        ],
        error_messages={"required": _l("Choose how they want to be known")},
    )
    identity = forms.CharField(
        label=_l("Their name, and how to reach them"),
        help_text=_l("Leave this empty if their name is not to be written down."),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    strike = forms.MultipleChoiceField(
        label=_l("Should any of those who would read it not read it?"),
        help_text=_l("Read the list out. Tick whoever should not read it."),
        widget=Checkboxes(),
        required=False,
    )

    def __init__(self, *args: Any, readers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["strike"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  It is, above.
        field.choices = list(readers)

    @property
    def struck(self) -> tuple[UUID, ...]:
        """The posts that the caller wants kept out."""
        return tuple(UUID(each) for each in self.cleaned_data["strike"])

    def clean(self) -> dict[str, Any]:
        """A name goes with being named."""
        cleaned = super().clean() or {}
        known = cleaned.get("known_as")
        if known == KnownAs.ANONYMOUS.value:
            cleaned["identity"] = ""
        elif known and not cleaned.get("identity"):
            self.add_error("identity", _("Enter their name, or choose “Not at all”"))
        return cleaned


class HandOver(forms.Form):
    """That it was read back, and that the receipt went to whoever it belongs to."""

    receipt = forms.CharField(widget=forms.HiddenInput(), max_length=500)
    file = SealedFileField(
        label=_l("Their letter, or a file that they gave you"),
        help_text=_l("There need not be one."),
        required=False,
    )
    read_back = forms.BooleanField(
        label=_l("I have read it back, and they agree with it"),
        error_messages={"required": _l("Read it back to them, then tick this box")},
    )
    handed_over = forms.BooleanField(
        label=_l("They have the seven words, and I keep no copy"),
        error_messages={"required": _l("Hand over the seven words, then tick this box")},
    )

    def clean_receipt(self) -> str:
        """Seven words of our own making."""
        said = str(self.cleaned_data["receipt"])
        if len(said.split()) != receipts.WORDS:
            raise ValidationError(_("The seven words were lost. Go back one page."))
        return said


class ReadBack:
    """What is read out before it is sent."""

    def __init__(self, about: About, written: WriteDown, takers: Takers) -> None:
        known = written.cleaned_data
        self.named = about.named
        self.risk = words.of_risk(Risk(about.cleaned_data["risk"]))
        self.origin = words.of_origin(about.cleaned_data["origin"])
        self.words = known["words"]
        self.known_as = words.of_known_as(KnownAs(known["known_as"]))
        self.identity = known["identity"]
        self.readers = [title for _post, title in takers.readers]
