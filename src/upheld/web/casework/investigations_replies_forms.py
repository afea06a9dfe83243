"""What is typed in the right of reply. Forms check; they never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.investigations.queries import Holder
from upheld.investigations.states import Considered
from upheld.web.fields import DayField

from .investigations_fields import LONGEST, choose, line, one_of, text
from .investigations_words import CONSIDERED


class Passage(forms.Form):
    """What is said of somebody, and the gist of what shows it."""

    words = text(
        _l("What is said of them?"),
        _l("Enter what is said of them"),
        help_text=_l("Write it as it will stand in the report. They read these words."),
    )
    gist = text(
        _l("The gist of what shows it"),
        _l("Enter the gist of what shows it"),
        help_text=_l(
            "Enough for them to answer. Never who said it, in their words, or on which day."
        ),
    )


class RevisePassage(Passage):
    """The same, and which revision the writer had before them."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput())


class DraftPassage(Passage):
    """The same, and of whom."""

    holder = forms.ChoiceField(
        label=_l("Of whom?"),
        help_text=_l("Choose the post in which they did it. Who it is stays sealed."),
        error_messages={"required": _l("Choose of whom it is said")},
    )
    field_order = ("holder", "words", "gist")

    def __init__(self, *args: Any, holders: Iterable[Holder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(f"{each.person} {each.post}", each.words) for each in holders]
        choose(self, "holder", [("", _("Choose a post")), *named])

    def who(self) -> dict[str, UUID]:
        """The person and the post, once the form is complete."""
        person, post = self.cleaned_data["holder"].split(" ")
        return {"person": UUID(person), "post": UUID(post)}


class LeaveFlag(forms.Form):
    """Why something that was flagged may stay."""

    reason = text(
        _l("Why may it stay?"),
        _l("Enter why it may stay"),
        rows=3,
        help_text=_l("The reason is sealed with the file."),
    )


class KeepNames(forms.Form):
    """The names that no packet may give away."""

    names = forms.CharField(
        label=_l("Names, one on each line"),
        help_text=_l(
            "Everybody you spoke with, the children, and any nickname or initials that somebody "
            "there would know. The list is sealed."
        ),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "autocomplete": "off"}),
    )


class Serve(forms.Form):
    """By when to reply, and who supports those who are criticised."""

    reply_by = DayField(
        label=_l("By when should they reply?"),
        help_text=_l("At least seven days from today. You can give more time once."),
    )
    support = text(
        _l("Who supports them?"),
        _l("Enter who supports them"),
        rows=3,
        help_text=_l(
            "Somebody who has no part in this: a name or a service, and how to reach them."
        ),
    )


class Extend(forms.Form):
    """More time, and why."""

    to = DayField(label=_l("New day by which to reply"))
    reason = line(_l("Why?"), _l("Enter why more time is given"), help_text=_l("They read this."))


class Answer(forms.Form):
    """A reply to what is said of somebody."""

    words = text(
        _l("Your reply"),
        _l("Write your reply"),
        rows=12,
        help_text=_l("Say which passage you mean: each has a number."),
    )


class PaperAnswer(forms.Form):
    """A reply that came in another way."""

    words = text(
        _l("The reply, as it came"),
        _l("Enter the reply"),
        rows=12,
        help_text=_l("Copy it word for word, and say how and when it came."),
    )


class Consider(forms.Form):
    """What was done about the replies."""

    considered = one_of(
        _l("What did you do about it?"),
        _l("Choose what you did about it"),
        tuple(CONSIDERED.items()),
    )
    reasons = text(_l("Your reasons"), _l("Enter your reasons"))

    def what(self) -> Considered:
        """The choice, once the form is complete."""
        return Considered(self.cleaned_data["considered"])


class CloseReplies(forms.Form):
    """A reason for each post in a finding about which nobody was served."""

    def __init__(self, *args: Any, posts: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._posts = {f"post-{number}": post for number, post in enumerate(posts, start=1)}
        for name, post in self._posts.items():
            self.fields[name] = text(
                _("Why was nobody served about this post: %(post)s?") % {"post": post},
                _("Enter why nobody was served about this post: %(post)s") % {"post": post},
                rows=3,
            )

    def reasons(self) -> dict[str, str]:
        """The reasons by the post's title, once the form is complete."""
        return {post: self.cleaned_data[name] for name, post in self._posts.items()}
