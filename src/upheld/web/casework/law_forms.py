"""What is asked about a request under the law. Forms check; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.concerns.states import LegalKind
from upheld.web.casework.concerns_forms import LONGEST
from upheld.web.fields import DayField, Radios


def _text(label: Any, missing: Any, help_text: Any = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}),
        error_messages={"required": missing},
    )


def kind_words(kind: LegalKind) -> str:
    """What kind of request it is."""
    return {
        LegalKind.SUBJECT_ACCESS: _("Subject-access request"),
        LegalKind.DISCLOSURE: _("Disclosure for a court or tribunal"),
        LegalKind.STATUTORY_REPORT: _("Statutory report of the monitoring officer"),
        LegalKind.OTHER: _("Another duty to answer"),
    }[kind]


class Record(forms.Form):
    """What came, from whom, and by when it is due."""

    kind = forms.ChoiceField(
        label=_l("What is it?"),
        widget=Radios(
            hints={
                LegalKind.SUBJECT_ACCESS.value: _l(
                    "Due one month after it came; that is worked out for you."
                )
            }
        ),
        error_messages={"required": _l("Choose what it is")},
    )
    from_whom = forms.CharField(
        label=_l("Who asks?"),
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _l("Enter who asks")},
    )
    words = _text(_l("What do they ask for?"), _l("Write what they ask for"))
    received_on = DayField(label=_l("When did it come?"))
    due_on = DayField(
        label=_l("By when does the court or the statute want an answer?"),
        help_text=_l("Leave this empty for a subject-access request."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  It is, above.
        field.choices = [(each.value, kind_words(each)) for each in LegalKind]


class Exempt(forms.Form):
    """What is kept back."""

    what = _text(_l("What is kept back?"), _l("Write what is kept back"), rows=2)
    why = _text(
        _l("Why does the law let it be kept back?"),
        _l("Write why"),
        _l("For example: it would say who spoke in confidence; legal advice; a child’s safety."),
        rows=3,
    )


class Extend(forms.Form):
    """Two months more."""

    reason = _text(_l("Why does it take longer?"), _l("Give your reason"), rows=2)


class AnswerIt(forms.Form):
    """What was given."""

    words = _text(_l("What was given, to whom, and how?"), _l("Write what was given"), rows=3)
