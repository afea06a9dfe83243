"""What analysts send and choose. Forms check; they never save."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from upheld.practice.queries import Chosen, Item
from upheld.practice.states import Which
from upheld.web.fields import DayField, Radios
from upheld.web.uploads import SealedFileField


class LoadFile(forms.Form):
    """A file of children's data, and the day on which it is true."""

    file = SealedFileField(
        label=_l("Which file do you want to load?"),
        help_text=_l(
            "An Annex A workbook, a children in need or workforce census, an SSDA903 return, "
            "the Standard Safeguarding Dataset, or local records. Put several files into one zip. "
            "At most 200 MB: larger ones go into the watched folder."
        ),
        error_messages={"required": _l("Select a file")},
    )
    as_of = DayField(
        label=_l("On which day is it true?"),
        help_text=_l("For example, 31 3 2021. Leave this empty if the file says it."),
        required=False,
    )


class OverTime(forms.Form):
    """How a measure is shown: by which periods, for whom, and how far back."""

    every = forms.ChoiceField(
        label=_l("One value for each"),
        choices=[("month", _l("month")), ("quarter", _l("three months")), ("year", _l("year"))],
    )
    by = forms.ChoiceField(
        label=_l("For"),
        choices=[
            ("council", _l("the whole council")),
            ("service", _l("each service")),
            ("team", _l("each team")),
        ],
    )
    years = forms.TypedChoiceField(
        label=_l("How far back"),
        choices=[("1", _l("1 year")), ("2", _l("2 years")), ("5", _l("5 years"))],
        coerce=int,
    )

    def whole_council_only(self) -> None:
        """Leave services and teams out, for boards and panels."""
        self.fields["by"].widget = forms.HiddenInput()
        self.fields["by"].choices = [("council", "")]  # type: ignore[attr-defined]


UNDECIDED, LEAVE = "", "-"


class Review(forms.Form):
    """One question for each heading or spelling that was not understood. Nothing is chosen yet."""

    def __init__(self, items: Sequence[Item], data: Any = None) -> None:
        super().__init__(data)
        self.items = tuple(items)
        for item in self.items:
            self.fields[item.key] = forms.ChoiceField(
                label=f"“{item.theirs}”",
                help_text=_told(item),
                choices=_choices(item),
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """At least one must be decided. Raises `ValidationError`."""
        told = super().clean() or {}
        if not self.errors and not any(told.values()):
            raise forms.ValidationError(_("Decide at least one, or go back"))
        return told

    def chosen(self) -> tuple[Chosen, ...]:
        """What was decided; what was not is asked again."""
        told = self.cleaned_data
        return tuple(
            Chosen(item.codes, item.theirs, "" if told[item.key] == LEAVE else told[item.key])
            for item in self.items
            if told[item.key] != UNDECIDED
        )


def _told(item: Item) -> str:
    if not item.codes:
        return _("A heading")
    times = ngettext(
        "In %(where)s: stands in %(count)s row",
        "In %(where)s: stands in %(count)s rows",
        item.times,
    )
    return times % {"count": f"{item.times:,}", "where": ", ".join(item.where)}


def _choices(item: Item) -> list[tuple[str, str]]:
    """The proposal first, as a question and never as an answer."""
    options = {each.code: _option(each.code, each.words) for each in item.options}
    first = [(UNDECIDED, _("Not decided yet"))]
    if item.proposed in options:
        likely = options.pop(item.proposed)
        first.append((item.proposed, _("Likely: %(words)s") % {"words": likely}))
    return [*first, (LEAVE, _("None of these: leave it empty")), *options.items()]


def _option(code: str, words: str) -> str:
    return f"{code} · {words}" if words and words != code else code


class ChildrenWanted(forms.Form):
    """Which children of a measure, for which period, and what for."""

    which = forms.ChoiceField(
        label=_l("Which children?"),
        choices=[
            (Which.COUNTED.value, _l("Those who count in the measure")),
            (Which.OTHERS.value, _l("The others: those who were looked at and do not count")),
        ],
        widget=Radios(),
        error_messages={"required": _l("Choose which children")},
    )
    period = forms.TypedChoiceField(
        label=_l("For which three months?"), error_messages={"required": _l("Choose a period")}
    )
    reason = forms.CharField(
        label=_l("What do you need the list for?"),
        help_text=_l(
            "For example: to close assessments that were finished and never authorised. Name no "
            "child here. What you write is kept with your post and the day."
        ),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _l("Say what you need the list for")},
    )

    def __init__(self, periods: Sequence[tuple[str, str]], data: Any = None) -> None:
        super().__init__(data)
        self.fields["period"].choices = list(periods)  # type: ignore[attr-defined]
