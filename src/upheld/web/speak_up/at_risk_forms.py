"""What is asked where a child is at risk now. Forms check; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

LONGEST = 10_000


def _text(label: Any, help_text: Any, *, rows: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off", "spellcheck": "false"}),
    )


class WhereAndHow(forms.Form):
    """Where the child is, what the duty contact should know, and how to reach the reporter."""

    where = _text(
        _l("Where is the child?"),
        _l("An address, a school, or whatever you know. You can leave this empty."),
        rows=3,
    )
    where_unknown = forms.BooleanField(label=_l("I do not know where the child is"), required=False)
    alert_words = _text(
        _l("What should the duty contact know?"),
        _l("For example who the child is, and what you fear. You can leave this empty."),
        rows=5,
    )
    reach = _text(
        _l("How can somebody safely reach you?"),
        _l(
            "Only if you want to be reached. A number and a time that are safe for you. "
            "If you leave this empty, nobody will try to find out who you are."
        ),
        rows=2,
    )

    def clean(self) -> dict[str, Any]:
        """Either a place, or not knowing it, or one thing more: an empty page helps no child."""
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(each) for each in self.fields):
            self.add_error(
                "where",
                _(
                    "Tell us one thing that you know, however small. If you know nothing more, "
                    "tick “I do not know where the child is”"
                ),
            )
        if cleaned.get("where") and cleaned.get("where_unknown"):
            self.add_error(
                "where_unknown",
                _("You wrote where the child is. Take the tick away, or take out what you wrote"),
            )
        return cleaned
