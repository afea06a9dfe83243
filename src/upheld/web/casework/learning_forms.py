"""What authors and readers of a learning report type. Forms check; they never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.learning.drafts import Draft, PostThen
from upheld.learning.queries import FindingLine
from upheld.learning.states import FROM_FINDINGS, Kind
from upheld.people.queries import PostLine
from upheld.web.fields import Checkboxes, DayField, Radios

KINDS = (
    (Kind.CHILDREN.value, _l("What changed for children")),
    (Kind.HEADING.value, _l("A heading")),
    (Kind.TOLD.value, _l("What people told us")),
    (Kind.COUNT.value, _l("A number that somebody gave")),
    (Kind.FOUND.value, _l("What was found: upheld or partly upheld")),
    (Kind.NOT_UPHELD.value, _l("What was found: not upheld, or not decided")),
    (Kind.OBSERVATION.value, _l("Something else that was observed")),
    (Kind.RECOMMENDATION.value, _l("A recommendation")),
    (Kind.NO_RECOMMENDATION.value, _l("Why nothing is recommended")),
    (Kind.DOING.value, _l("What is being done")),
)
NONE = [("", _l("No post"))]


class StartReport(forms.Form):
    """The title of a new learning report."""

    title = forms.CharField(
        label=_l("What is the title of the learning report?"),
        help_text=_l("Do not name a person. For example, What we learned from concerns about care"),
        max_length=200,
        error_messages={"required": _l("Enter a title")},
    )


class WritePassage(forms.Form):
    """The words of a passage, where they come from, and whose number it is."""

    text = forms.CharField(
        label=_l("The words"),
        help_text=_l("Write for anyone. Do not name a person or quote what somebody told you."),
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        error_messages={"required": _l("Enter the words of the passage")},
    )
    findings = forms.MultipleChoiceField(
        label=_l("Which findings does it come from?"),
        help_text=_l("A finding or a recommendation needs at least one."),
        widget=Checkboxes(),
        required=False,
    )
    said_by = forms.CharField(
        label=_l("Who said so?"),
        help_text=_l("A number always needs its source. Numbers from different people stay apart."),
        required=False,
        max_length=200,
    )
    as_at = forms.CharField(
        label=_l("When was it said?"),
        help_text=_l("For example, August 2020"),
        required=False,
        max_length=100,
    )
    post = forms.ChoiceField(
        label=_l("Does it print a post?"),
        help_text=_l("It is printed with the time in post of whoever held it then."),
        required=False,
    )
    post_on = DayField(
        label=_l("Who held the post on which day?"),
        help_text=_l("For example, 30 9 2019"),
        required=False,
    )

    def __init__(
        self, *args: Any, findings: Iterable[FindingLine], posts: Iterable[PostLine], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        lines = [(str(each.id), _finding(each)) for each in findings]
        self.fields["findings"].choices = lines  # type: ignore[attr-defined]
        titles = [(each.id, each.title) for each in posts]
        self.fields["post"].choices = [*NONE, *titles]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A post needs a day, and a finding or a recommendation needs a finding."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("post") and not given.get("post_on"):
            self.add_error("post_on", _("Enter the day on which somebody held the post"))
        kind = self.kind()
        if kind in FROM_FINDINGS and not given.get("findings"):
            self.add_error("findings", _("Choose at least one finding"))
        if kind is Kind.COUNT:
            if not given.get("said_by"):
                self.add_error("said_by", _("Enter who gave the number"))
            if not given.get("as_at"):
                self.add_error("as_at", _("Enter when the number was given"))
        return given

    def kind(self) -> Kind | None:
        """The kind of passage that is being written, if it is known."""
        return None

    def draft(self) -> Draft:
        """What a command is given."""
        given = self.cleaned_data
        return Draft(
            text=given["text"],
            findings=tuple(UUID(each) for each in given["findings"]),
            posts=(PostThen(UUID(given["post"]), given["post_on"]),) if given["post"] else (),
            said_by=given["said_by"],
            as_at=given["as_at"],
        )


class AddPassage(WritePassage):
    """A new passage: its kind first."""

    chosen = forms.ChoiceField(
        label=_l("What is this passage?"),
        choices=KINDS,
        widget=Radios(),
        error_messages={"required": _l("Choose what this passage is")},
    )
    publishable = forms.BooleanField(
        label=_l("This passage may be published"),
        help_text=_l("Nothing is public before two other people have read the whole report."),
        required=False,
    )
    field_order = ("chosen", "text", "findings")

    def kind(self) -> Kind | None:
        """The kind that was chosen."""
        chosen = self.cleaned_data.get("chosen")
        return Kind(chosen) if chosen else None


class RewritePassage(WritePassage):
    """A passage written again. Its kind stays."""

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kind = kind

    def kind(self) -> Kind | None:
        """The kind that the passage has."""
        return self._kind


def _finding(line: FindingLine) -> str:
    return _("Area %(area)s: %(text)s") % {"area": line.area, "text": line.text}
