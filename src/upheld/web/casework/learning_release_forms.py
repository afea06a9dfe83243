"""What is asked before release: of the author about each flag, of both readers about the whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.learning.dispositions import NEEDS_DAY, NEEDS_WHOSE, Disposition, Stands
from upheld.learning.drafts import CorrectedWords
from upheld.learning.intruder import Intruder
from upheld.learning.watching import Watch
from upheld.web.fields import DayField

from .investigations_fields import choose, line, more_words, one_of, text

SLUG_ERROR = _l("Enter the last part of the address in small letters, numbers and hyphens")
STANDS = {
    Stands.MISTAKEN.value: _l("The words mean somebody or something else"),
    Stands.PUBLIC.value: _l("It is public already, word for word or number for number"),
    Stands.CONSENTED.value: _l("Whoever said it has agreed to these words being printed"),
    Stands.DECIDED.value: _l("It was decided that this post is printed"),
    Stands.NOBODY.value: _l("It points at nobody, for the reason that I give"),
}


class WhatToLookFor(forms.Form):
    """Names, posts and cleared phrases, one a line."""

    names = more_words(
        _l("Names to look for, one on each line"),
        rows=8,
        help_text=_l(
            "Besides those that the file holds. Put nicknames and initials behind the name, after "
            "a semicolon. For example: Alex Example; Lexie; AE"
        ),
    )
    posts = more_words(
        _l("Posts to look for, one on each line"),
        rows=6,
        help_text=_l(
            "Posts that the register does not have, in the words people used. How many people held "
            "it stands behind an equals sign; without it, one. For example: Duty manager = 3"
        ),
    )
    allowed = more_words(
        _l("Words that you have read and cleared, one on each line"),
        rows=8,
        help_text=_l(
            "Towns, laws, bodies: whatever is written large and names no person. A name or a post "
            "that is looked for is never cleared in this way. Both readers see this list."
        ),
    )

    def watch(self) -> Watch:
        """What a command is given."""
        return Watch(**self.cleaned_data)


class AnswerFlag(forms.Form):
    """Why something that was flagged may stand."""

    stands = one_of(_l("Why may it stand?"), _l("Choose why it may stand"))
    reason = text(
        _l("Your reason, in words"),
        _l("Enter your reason"),
        rows=3,
        help_text=_l("Both readers see it before anything is released. It stays sealed."),
    )
    whose = line(
        _l("Where is it public, who agreed, or which post decided?"),
        "",
        help_text=_l("For consent: the interview or the document. Sealed too."),
        wanted=False,
    )
    on = DayField(
        label=_l("When was it agreed or decided?"),
        help_text=_l("For example, 12 8 2020"),
        required=False,
    )
    everywhere = forms.BooleanField(
        label=_l("The same reason counts wherever these words were flagged"),
        required=False,
    )

    def __init__(self, *args: Any, fitting: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "stands", [(each, str(STANDS[each])) for each in fitting])

    def clean(self) -> dict[str, Any]:
        """Consent and a decision have somebody's word and a day."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        stands = given.get("stands")
        if stands in NEEDS_WHOSE and not given.get("whose"):
            self.add_error("whose", _("Enter where it is public, who agreed, or who decided"))
        if stands in NEEDS_DAY and not given.get("on") and "on" not in self.errors:
            self.add_error("on", _("Enter the day on which it was agreed or decided"))
        return given

    def disposition(self) -> Disposition:
        """What a command is given."""
        return Disposition(**{**self.cleaned_data, "stands": Stands(self.cleaned_data["stands"])})


class ReadWhole(forms.Form):
    """Somebody's word that they have read the whole, which revision it was, and four questions."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    insider = text(
        _l("You worked there and want to know who spoke. How far do you get, and from what?"),
        _l("Enter how far somebody would get who worked there"),
        rows=3,
        help_text=_l("Think of a manager who was in the room."),
    )
    public = text(
        _l("What could be matched with something public?"),
        _l("Enter what could be matched with something public"),
        rows=3,
        help_text=_l("News stories, social media, council papers, earlier reports."),
    )
    few = text(
        _l("What fits one person alone, or only a few?"),
        _l("Enter what fits one person or a few"),
        rows=3,
        help_text=_l("Alone, or two passages taken together."),
    )
    family = text(
        _l("Could a child or a family know themselves in it?"),
        _l("Enter whether a child or a family could know themselves in it"),
        rows=3,
    )
    read = forms.BooleanField(
        label=_l("I have read everything that may be published, every flag and every answer"),
        error_messages={"required": _l("Read everything, then tick this box")},
    )

    def intruder(self) -> Intruder:
        """What a command is given."""
        asked = ("insider", "public", "few", "family")
        return Intruder(**{name: self.cleaned_data[name] for name in asked})


class Release(ReadWhole):
    """The last word before the report is public, where it will stand, and from when."""

    opens_on = DayField(
        label=_l("From which day can everybody read it?"),
        help_text=_l(
            "Those who raised the concern can read it at once with their receipts. Leave them a "
            "day or more before the press can."
        ),
        error_messages={"required": _l("Enter the day from which everybody can read it")},
    )

    slug = forms.SlugField(
        label=_l("What is the last part of its public address?"),
        help_text=_l("Small letters, numbers and hyphens. For example, children-2020"),
        max_length=80,
        error_messages={"required": SLUG_ERROR, "invalid": SLUG_ERROR},
    )


class Correct(forms.Form):
    """What a published passage should say, and why."""

    corrected = text(
        _l("What should it say?"),
        _l("Enter the corrected words"),
        help_text=_l("Write for anyone. Do not name a person or quote what somebody told you."),
    )
    why = text(
        _l("Why is it corrected?"),
        _l("Enter why it is corrected"),
        rows=3,
        help_text=_l("Everybody reads this reason below the corrected words, once it is agreed."),
    )

    def words(self) -> CorrectedWords:
        """What a command is given."""
        return CorrectedWords(self.cleaned_data["corrected"], self.cleaned_data["why"])
