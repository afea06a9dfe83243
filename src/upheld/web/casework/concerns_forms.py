"""What receivers and conveners are asked. Forms check; they never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.concerns import words
from upheld.concerns.queries import Investigator, ReaderLine
from upheld.concerns.states import Outcome, Risk, Route
from upheld.people.queries import PostLine
from upheld.web.fields import Checkboxes, Radios
from upheld.web.speak_up.at_risk_forms import WhereAndHow

SOMEBODY_ELSE = "somebody-else"
LONGEST = 50_000
MOST_AT_ONCE = 200


def text(label: Any, missing: Any, *, rows: int = 8, help_text: Any = "") -> forms.CharField:
    """A box for words, of which no browser keeps a copy."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}),
        error_messages={"required": missing},
    )


class Say(forms.Form):
    """A few words to whoever raised the concern."""

    words = text(
        _l("Your words to whoever raised this"),
        _l("Write a few words"),
        help_text=_l("They read this when they come back with their receipt."),
    )


class Decide(forms.Form):
    """The route, with reasons."""

    route = forms.ChoiceField(
        label=_l("What happens with this concern?"),
        widget=Radios(),
        error_messages={"required": _l("Choose what happens with this concern")},
    )
    reasons = text(
        _l("Your reasons"),
        _l("Enter your reasons"),
        help_text=_l("Other receivers read them. The reporter is told the route alone."),
    )
    field_order = ("safety", "route", "instead", "reasons")

    def __init__(self, *args: Any, risk: Risk = Risk.NO, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "route", ((each.value, words.of_route(each)) for each in Route))
        hints = {each.value: words.of_what_happens_next(each) for each in Route}
        self.fields["route"].widget = Radios(hints=hints)
        choose(self, "route", ((each.value, words.of_route(each)) for each in Route))
        if risk is not Risk.NO:
            self.fields["safety"] = _safety(required=risk is Risk.YES)
            self.order_fields(self.field_order)


def _safety(*, required: bool) -> forms.CharField:
    field = text(
        _("First: what was done so that the child is safe today?"),
        _("Say what was done so that the child is safe today"),
        rows=4,
        help_text=_("Whom you rang, when, and what they said. Receivers read it."),
    )
    field.required = required
    return field


class DecideAgain(Decide):
    """Another decision, because things have changed."""

    instead = forms.ChoiceField(
        label=_l("What does this do to what was decided before?"),
        choices=[("no", _l("It comes as well")), ("yes", _l("It comes instead"))],
        widget=Radios(),
        error_messages={"required": _l("Choose whether it comes as well or instead")},
    )


class Share(forms.Form):
    """With which investigator, and why."""

    person = forms.ChoiceField(
        label=_l("With whom?"),
        help_text=_l("Only investigators without a conflict in this concern are listed."),
        widget=Radios(),
        error_messages={"required": _l("Choose an investigator")},
    )
    reason = text(_l("Why this person?"), _l("Enter your reason"), rows=4)

    def __init__(self, *args: Any, investigators: Iterable[Investigator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "person", ((each.person, each.post_title) for each in investigators))


class Answer(forms.Form):
    """What came of it."""

    outcome = forms.ChoiceField(
        label=_l("What came of it?"),
        widget=Radios(),
        error_messages={"required": _l("Choose what came of it")},
    )
    words = text(
        _l("Your words to those who raised this"),
        _l("Write what came of it"),
        help_text=_l("Say what was found and what is being done. Name nobody."),
    )
    more = forms.ChoiceField(
        label=_l("Will you write to them again about it?"),
        choices=[
            ("no", _l("No, this is the answer")),
            ("yes", _l("Yes, there is more to come")),
        ],
        initial="no",
        required=False,
        widget=Radios(),
    )

    def __init__(self, *args: Any, outcomes: Iterable[Outcome], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "outcome", ((each.value, words.of_outcome(each)) for each in outcomes))


class Lodge(WhereAndHow):
    """A collective concern, as its convener lodges it."""

    once = forms.UUIDField(widget=forms.HiddenInput())
    attested = forms.IntegerField(
        label=_l("For how many people do you speak?"),
        help_text=_l("You vouch for this number. It is shown as “attested by the convener”."),
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        error_messages={
            "required": _l("Enter for how many people you speak"),
            "min_value": _l("Enter a number of at least 1"),
        },
    )
    words = text(
        _l("What do they say?"),
        _l("Write what they say"),
        rows=12,
        help_text=_l("Everybody who joins can read this. Name no child and no member."),
    )
    cases = forms.IntegerField(
        label=_l("How many children’s cases does your schedule list?"),
        help_text=_l("Leave this empty if there is no schedule."),
        required=False,
        min_value=0,
        max_value=10_000,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
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
    posts = forms.MultipleChoiceField(
        label=_l("Which posts is it about?"),
        widget=Checkboxes(),
        error_messages={"required": _l("Choose at least one post, or “Somebody else”")},
    )
    struck = forms.MultipleChoiceField(
        label=_l("Should any of those who can read it not read it?"),
        help_text=_l("Tick whoever should not read it. Leave the others."),
        widget=Checkboxes(),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        posts: Iterable[PostLine],
        readers: Iterable[ReaderLine] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        known = [(each.id, each.title) for each in posts]
        choose(self, "posts", [*known, (SOMEBODY_ELSE, _("Somebody else"))])
        choose(self, "struck", ((each.post, each.title) for each in readers))

    @property
    def named_posts(self) -> tuple[UUID, ...]:
        """The posts that were chosen."""
        chosen = self.cleaned_data["posts"]
        return tuple(UUID(each) for each in chosen if each != SOMEBODY_ELSE)


class HowMany(forms.Form):
    """How many joining words to print."""

    count = forms.IntegerField(
        label=_l("How many people will you give joining words to?"),
        help_text=_l("Each person gets seven words of their own, on paper. They work once."),
        min_value=1,
        max_value=MOST_AT_ONCE,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
        error_messages={"required": _l("Enter how many people")},
    )


def choose(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    """Give a field what can be chosen this time."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  It is one of those above.
    field.choices = list(choices)
