"""What receivers are asked when they keep something for themselves. Forms never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from upheld.concerns import words
from upheld.concerns.queries import ConcernLine
from upheld.concerns.states import Link
from upheld.people.queries import PostLine
from upheld.web.casework.concerns_forms import choose, text
from upheld.web.fields import Radios
from upheld.web.words import day


class Note(forms.Form):
    """A note for receivers alone."""

    words = text(
        _l("Your note"),
        _l("Write a few words"),
        rows=6,
        help_text=_l(
            "Receivers of this concern read it, and nobody else: not those who raised it, nor an "
            "investigator. A note cannot be changed, only corrected by another."
        ),
    )


class LinkWith(forms.Form):
    """With which other concern, and how."""

    other = forms.ChoiceField(
        label=_l("Which other concern?"),
        widget=Radios(),
        help_text=_l("Only concerns that you have open are listed."),
        error_messages={"required": _l("Choose a concern")},
    )
    how = forms.ChoiceField(
        label=_l("How does the other concern stand to this one?"),
        widget=Radios(
            hints={
                Link.LED_BY.value: _l(
                    "This joins the two. Whoever raised this one keeps their own thread and "
                    "what they are owed."
                )
            }
        ),
        error_messages={"required": _l("Choose how they belong together")},
    )
    words = text(
        _l("Why?"),
        _l("Enter your reason"),
        rows=4,
        help_text=_l("Receivers who have both concerns open read it."),
    )

    def __init__(self, *args: Any, others: Iterable[ConcernLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "other", ((str(each.id), _said(each)) for each in others))
        ours = (Link.EARLIER, Link.SIMILAR, Link.LED_BY, Link.LEADS)
        choose(self, "how", ((each.value, words.of_link(each)) for each in ours))


class AlsoAbout(forms.Form):
    """Another post that it is about."""

    post = forms.ChoiceField(
        label=_l("Which post is it also about?"),
        error_messages={"required": _l("Choose a post")},
    )
    reason = text(_l("How do you know?"), _l("Enter your reason"), rows=4)

    def __init__(self, *args: Any, posts: Iterable[PostLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "post", [("", "—"), *((each.id, each.title) for each in posts)])


class Search(forms.Form):
    """Words to look for."""

    words = forms.CharField(
        label=_l("Words to look for"),
        help_text=_l("In concerns, statements, messages, answers and notes that you have open."),
        min_length=2,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _l("Enter a word to look for"),
            "min_length": _l("Enter at least two letters"),
        },
    )


def _said(line: ConcernLine) -> str:
    about = ", ".join(line.named)
    said = f"{day(line.received_on)}, {line.state_words}"
    said = f"{said}, {about}" if about else said
    return f"{said}: “{line.begins}”"
