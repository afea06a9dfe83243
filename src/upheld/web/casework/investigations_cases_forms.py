"""What an investigator types about cases examined. Forms check; they never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.investigations.commands import Frame
from upheld.investigations.queries import CaseLine, Choice
from upheld.investigations.states import Selection
from upheld.web.fields import DayField

from .investigations_fields import choose, line, more_words, one_of, some_of, text
from .investigations_words import OUTCOMES, SELECTIONS

MOST_CASES = 100_000


class ExamineCase(forms.Form):
    """A child's case, by pseudonym."""

    pseudonym = line(
        _l("Pseudonym of the child"),
        _l("Enter a pseudonym"),
        help_text=_l("For example, Child A. Never initials or a date of birth."),
    )
    outcome = one_of(
        _l("Was the concern about this case upheld?"),
        _l("Choose whether the concern about this case was upheld"),
        tuple(OUTCOMES.items()),
    )
    reasons = text(_l("Your reasons"), _l("Enter your reasons"))


class StateFrame(forms.Form):
    """From what the cases are chosen, and how."""

    rule = one_of(
        _l("How are the cases chosen?"),
        _l("Choose how the cases are chosen"),
        tuple(SELECTIONS.items()),
    )
    source = line(
        _l("Where did the list of cases come from?"), _l("Enter where the list came from")
    )
    as_at = DayField(label=_l("Of what day is the list?"), help_text=_l("For example, 27 3 2020"))
    lines = more_words(
        _l("The list, one case a line"),
        rows=8,
        help_text=_l("Needed for a random draw. It is sealed, and counted by itself."),
    )
    total = forms.IntegerField(
        label=_l("How many cases are there in all?"),
        help_text=_l("Leave this empty if you gave the list."),
        required=False,
        min_value=1,
        max_value=MOST_CASES,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
    )
    wanted = forms.IntegerField(
        label=_l("How many of them will you read?"),
        help_text=_l("Leave this empty if you read all that were supplied."),
        required=False,
        min_value=1,
        max_value=MOST_CASES,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
    )
    reason = more_words(
        _l("Why these?"), help_text=_l("Needed where cases are chosen for reasons.")
    )

    def frame(self) -> Frame:
        """What was typed, once the form is complete."""
        typed = self.cleaned_data
        lines = tuple(each.strip() for each in typed["lines"].splitlines() if each.strip())
        return Frame(
            rule=Selection(typed["rule"]),
            source=typed["source"],
            as_at=typed["as_at"],
            lines=lines,
            total=typed["total"] or 0,
            wanted=typed["wanted"] or 0,
            reason=typed["reason"],
        )


class GiveCases(forms.Form):
    """Which cases go to whom."""

    person = one_of(
        _l("Who should have them?"),
        _l("Choose who should have them"),
        help_text=_l("Whoever is in conflict, or certifies the findings, is not on this list."),
    )
    cases = some_of(_l("Which cases?"), _l("Choose at least one case"))

    def __init__(
        self, *args: Any, free: Iterable[Choice], lines: Iterable[CaseLine], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "person", ((each.person, each.post_title) for each in free))
        numbered = _("%(n)s. %(name)s")
        told = ((e.id, numbered % {"n": e.number, "name": e.pseudonym}) for e in lines)
        choose(self, "cases", told)

    def clean_cases(self) -> list[UUID]:
        """The cases that were chosen."""
        return [UUID(each) for each in self.cleaned_data["cases"]]


class HandOver(GiveCases):
    """The same, with a day."""

    due_on = DayField(
        label=_l("By when should each child be followed up?"),
        help_text=_l("For example, 27 3 2020"),
    )


class Alarm(forms.Form):
    """What suggests a child at risk now."""

    words = text(
        _l("What suggests that a child is at risk now?"),
        _l("Enter what suggests that a child is at risk"),
    )
    where = more_words(
        _l("Which child, and where are they?"),
        rows=3,
        help_text=_l("Whoever is on duty has to find the child. They need the real name here."),
    )
