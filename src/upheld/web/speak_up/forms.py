"""What a reporter is asked, one question a page. Forms check; they never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.concerns.states import Door, KnownAs, Risk
from upheld.people.queries import PostLine
from upheld.people.states import PostKind
from upheld.web.fields import Checkboxes, Radios

SOMEBODY_ELSE = "somebody-else"
DO_NOT_KNOW = "do-not-know"
YES, NO = "yes", "no"
LONGEST = 50_000
_QUIET = {"autocomplete": "off", "spellcheck": "false"}


class RiskNow(forms.Form):
    """Is a child at risk now?"""

    risk = forms.ChoiceField(
        label=_l("Is a child at risk of harm right now?"),
        choices=[
            (Risk.YES.value, _l("Yes")),
            (Risk.NO.value, _l("No")),
            (Risk.UNKNOWN.value, _l("I do not know")),
        ],
        widget=Radios(),
        error_messages={"required": _l("Choose yes, no, or “I do not know”")},
    )


class HowKnown(forms.Form):
    """How somebody wants to be known, and which posts the concern is about."""

    known_as = forms.ChoiceField(
        label=_l("How do you want to be known?"),
        choices=[
            (KnownAs.ANONYMOUS.value, _l("Do not ask who I am")),
            (KnownAs.CONFIDENTIAL.value, _l("In confidence")),
            (KnownAs.NAMED.value, _l("By name")),
        ],
        widget=Radios(
            hints={
                KnownAs.ANONYMOUS.value: _l("We can still write to each other on these pages."),
                KnownAs.CONFIDENTIAL.value: _l(
                    "Your name is locked twice. Somebody who receives concerns and a second keeper "
                    "can open it together, with a reason, and you are told."
                ),
                KnownAs.NAMED.value: _l("Whoever looks into your concern sees your name."),
            }
        ),
        error_messages={"required": _l("Choose how you want to be known")},
    )
    identity = forms.CharField(
        label=_l("Your name, and how to reach you"),
        help_text=_l("Leave this empty if we should not ask who you are."),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs=_QUIET),
    )
    posts = forms.MultipleChoiceField(
        label=_l("Whose work is your concern about?"),
        help_text=_l(
            "Choose every post that it is about. Nobody in these posts, and nobody who "
            "works for them, will be able to read it. Posts in the council come first and those "
            "outside it after them, each by the alphabet."
        ),
        widget=Checkboxes(),
        error_messages={"required": _l("Choose a post, or “I do not know”")},
    )

    def __init__(
        self, *args: Any, posts: Iterable[PostLine], door: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["posts"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  It is, above.
        listed = [(each.id, each.title) for each in sorted(posts, key=_outside_last)]
        unknown = (DO_NOT_KNOW, _("I do not know"))
        if door == Door.YOUNG_PERSON:
            # A child knows a person, and no post: that comes first, and the council's titles last.
            field.label = _("Who is it about?")
            field.help_text = _(
                "The first answer is enough. It then goes to somebody outside the council. If you "
                "know what their job is called you can look for it below."
            )
            field.choices = [
                (SOMEBODY_ELSE, _("My social worker, or somebody else whom I know")),
                unknown,
                *listed,
            ]
        else:
            field.choices = [*listed, (SOMEBODY_ELSE, _("Somebody else")), unknown]

    def clean(self) -> dict[str, Any]:
        """A name goes with being named; not knowing goes with no post."""
        cleaned = super().clean() or {}
        known = cleaned.get("known_as")
        if known in {KnownAs.NAMED.value, KnownAs.CONFIDENTIAL.value} and not cleaned.get(
            "identity"
        ):
            self.add_error("identity", _("Enter your name, or choose “Do not ask who I am”"))
        if known == KnownAs.ANONYMOUS.value:
            cleaned["identity"] = ""
        chosen = cleaned.get("posts", [])
        if DO_NOT_KNOW in chosen and len(chosen) > 1:
            self.add_error("posts", _("Choose posts, or “I do not know”, but not both"))
        return cleaned


def _outside_last(post: PostLine) -> bool:
    """Most concerns are about posts in the council. Anything nearer would show its lines."""
    return post.kind is PostKind.OUTSIDE


class CheckAndSend(forms.Form):
    """Whom to keep from reading, and that the receipt has been written down."""

    struck = forms.MultipleChoiceField(
        label=_l("Should any of them not read it?"),
        help_text=_l("Tick whoever should not read your concern. Leave the others."),
        widget=Checkboxes(),
        required=False,
    )
    told_here = forms.ChoiceField(
        label=_l("Shall we put what you wrote about the child into your concern?"),
        choices=[
            (YES, _l("Yes, put it into my concern")),
            (NO, _l("No, send my concern without it. Nobody reads what I wrote about the child")),
        ],
        widget=Radios(),
        required=False,  # only `once_more` asks it
    )
    kept = forms.BooleanField(
        label=_l("I have written down my seven words"),
        error_messages={"required": _l("Write down your seven words, then tick this box")},
    )

    def __init__(self, *args: Any, readers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["struck"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  It is, above.
        field.choices = list(readers)


class JoinIn(forms.Form):
    """A statement of one's own, and that the receipt has been written down."""

    statement = forms.CharField(
        label=_l("Something of your own to add"),
        help_text=_l(
            "You do not have to. Others who join cannot read it, and nor can the convener."
        ),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
    )
    kept = forms.BooleanField(
        label=_l("I have written down my seven words"),
        error_messages={"required": _l("Write down your seven words, then tick this box")},
    )
