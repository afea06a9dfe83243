"""The form of each question that follows under the receipt, and the answer that it makes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.concerns import asked
from upheld.concerns.questions import Answer, Before, Fear, Question
from upheld.web.fields import Checkboxes, DayField, Radios
from upheld.web.speak_up.forms import LONGEST

SEVERAL = frozenset({Question.BEFORE, Question.CATEGORY, Question.FEARS})
ALONE = frozenset({Before.NO.value, Fear.NOTHING.value})
"""A code that says no to the whole question: it does not go with another."""


class AnswerOne(forms.Form):
    """One question. “I do not know” can always be said, beside words too."""

    several = forms.MultipleChoiceField(
        label=_l("Choose all that apply"), required=False, widget=Checkboxes()
    )
    one = forms.ChoiceField(label=_l("Choose one"), required=False, widget=Radios())
    first = DayField(
        label=_l("The first day, if you know"),
        help_text=_l("For example, 27 3 2020."),
        required=False,
    )
    last = DayField(label=_l("The last day, if there is one"), required=False)
    words = forms.CharField(
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )
    unsure = forms.BooleanField(label=_l("I do not know"), required=False)

    def __init__(self, *args: Any, question: Question, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        choices = list(asked.choices(question).items())
        keep, drop = ("several", "one") if question in SEVERAL else ("one", "several")
        del self.fields[drop]
        if choices:
            field = self.fields[keep]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  Both of them are.
            field.choices = choices
        else:
            del self.fields[keep]
        if question is not Question.WHEN:
            del self.fields["first"], self.fields["last"]
        self.fields["words"].label, self.fields["words"].help_text = _words_for(question)

    def clean(self) -> dict[str, Any]:
        """Something has to be said, days lie in the past, and no does not go with yes."""
        cleaned = super().clean() or {}
        chosen = set(cleaned.get("several", []))
        if chosen & ALONE and len(chosen) > 1:
            self.add_error("several", _("This does not go together. Choose again."))
        first, last = cleaned.get("first"), cleaned.get("last")
        for name, day in (("first", first), ("last", last)):
            if day and day > self._today:
                self.add_error(name, _("The day must be today or before today"))
        if first and last and last < first:
            self.add_error("last", _("The last day must be the same as the first day, or after it"))
        if not self.errors and self.answer(cleaned).is_empty:
            said = _("Write or choose something, or tick “I do not know”")
            self.add_error(next(iter(self.fields)), said)
        return cleaned

    @staticmethod
    def answer(cleaned: dict[str, Any]) -> Answer:
        """What has been said, for the command."""
        one = [cleaned["one"]] if cleaned.get("one") else []
        return Answer(
            codes=tuple(cleaned.get("several") or one),
            words=cleaned.get("words", ""),
            first=cleaned.get("first"),
            last=cleaned.get("last"),
            unsure=bool(cleaned.get("unsure")),
        )


def initial_of(answer: Answer | None) -> dict[str, Any]:
    """An earlier answer as it stands in the form, to be changed."""
    if answer is None:
        return {}
    return {
        "several": list(answer.codes),
        "one": answer.codes[0] if answer.codes else "",
        "first": answer.first,
        "last": answer.last,
        "words": answer.words,
        "unsure": answer.unsure,
    }


def _words_for(question: Question) -> tuple[str, str]:
    """What the field for words says above it, and its hint."""
    return {
        Question.WHEN: (_("In your own words"), _("About when is enough.")),
        Question.WHERE: (_("In your own words"), _("A team, an office, a meeting, a home visit.")),
        Question.WHO_ELSE: (
            _("In your own words"),
            _("Who saw it, or was told. A post or a team is enough. We ask nobody without you."),
        ),
        Question.BEFORE: (
            _("Who was told, when, and what they did"),
            _("If you lost your seven words, say about when you raised it and what it said."),
        ),
        Question.CATEGORY: (_("Anything that is not in the list"), ""),
        Question.FEARS: (_("Anything else that you fear, or that has been said to you"), ""),
        Question.CHILDREN: (
            _("First letters, the team, or the case number"),
            _("Never a full name, an address or a school. First letters and the team are enough."),
        ),
        Question.WORK: (_("Anything else about how you work"), _("You can leave this empty.")),
    }[question]
