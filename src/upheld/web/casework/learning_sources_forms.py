"""What is typed about a source of evidence. Forms check; they never save."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.learning.drafts import EarlierSource, PostThen
from upheld.learning.states import Openness, SourceKind
from upheld.people.queries import PostLine
from upheld.web.fields import DayField, Radios

from .learning_forms import NONE

KINDS = (
    (SourceKind.INQUIRY.value, _l("An inquiry among staff")),
    (SourceKind.INSPECTION.value, _l("An inspection")),
    (SourceKind.PARTNER_INSPECTION.value, _l("An inspection by a partner council")),
    (SourceKind.AUDIT.value, _l("An audit")),
    (SourceKind.SURVEY.value, _l("A survey")),
    (SourceKind.COMPLAINT.value, _l("A complaint, or several")),
    (SourceKind.INVESTIGATION.value, _l("An independent investigation")),
    (SourceKind.COURT.value, _l("What judges or a court said")),
    (SourceKind.CARERS.value, _l("What carers, children or families said")),
    (SourceKind.MEASURE.value, _l("What the service’s own figures said")),
)
OPENNESS = (
    (Openness.PUBLIC.value, _l("Anybody may read it")),
    (Openness.KNOWN.value, _l("Anybody may know of it, but what it says is confidential")),
    (Openness.SEALED.value, _l("Nobody outside may know of it")),
)
OPENNESS_HINTS = {
    Openness.PUBLIC.value: _l("It has been published."),
    Openness.KNOWN.value: _l("What you write on this page is public. What it says stays locked."),
    Openness.SEALED.value: _l(
        "What you write on this page is locked too. Anybody who sees the database sees only what "
        "kind it is, and its days."
    ),
}


NO_MEASURE = [("", _l("No measure"))]


class WithPost(forms.Form):
    """Something that a post did, printed with the tenure of whoever held it then."""

    def __init__(self, *args: Any, posts: Iterable[PostLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["post"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  Each heir has it.
        field.choices = [*NONE, *((str(each.id), each.title) for each in posts)]

    def by(self, on: date | None) -> PostThen | None:
        """The post on that day, where one was chosen."""
        post = self.cleaned_data["post"]
        return PostThen(UUID(post), on) if post and on else None


class AddSource(WithPost):
    """An earlier inquiry, inspection, survey, or what somebody had said."""

    kind = forms.ChoiceField(
        label=_l("What was it?"),
        choices=KINDS,
        widget=Radios(),
        error_messages={"required": _l("Choose what it was")},
    )
    openness = forms.ChoiceField(
        label=_l("Who may know of it?"),
        choices=OPENNESS,
        widget=Radios(hints=OPENNESS_HINTS),
        error_messages={"required": _l("Choose who may know of it")},
    )
    title = forms.CharField(
        label=_l("What is it called?"),
        help_text=_l("Do not name a person."),
        max_length=200,
        error_messages={"required": _l("Enter what it is called")},
    )
    date_words = forms.CharField(
        label=_l("When was it, in words?"),
        help_text=_l("For example, Completed September 2019"),
        max_length=100,
        error_messages={"required": _l("Enter when it was")},
    )
    had_contributors = forms.BooleanField(
        label=_l("People gave evidence to it"),
        help_text=_l("It is then owed to them within 28 days of completion."),
        required=False,
    )
    completed_on = DayField(
        label=_l("When was it completed?"), help_text=_l("For example, 30 9 2019"), required=False
    )
    shared_on = DayField(
        label=_l("When was it shared with those who gave evidence?"),
        help_text=_l("Leave this empty if it was not shared."),
        required=False,
    )
    post = forms.ChoiceField(label=_l("Which post commissioned it?"), required=False)

    def clean(self) -> dict[str, Any]:
        """Where people gave evidence, or a post is printed, the day of completion is needed."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        needs_day = given.get("had_contributors") or given.get("post")
        if needs_day and not given.get("completed_on") and "completed_on" not in self.errors:
            self.add_error("completed_on", _("Enter the day on which it was completed"))
        return given

    def source(self) -> EarlierSource:
        """What a command is given."""
        given = self.cleaned_data
        return EarlierSource(
            kind=SourceKind(given["kind"]),
            openness=Openness(given["openness"]),
            title=given["title"],
            date_words=given["date_words"],
            completed_on=given["completed_on"],
            commissioned_by=self.by(given["completed_on"]),
            had_contributors=given["had_contributors"],
            shared_on=given["shared_on"],
        )


class SayInPublic(WithPost):
    """Something that somebody in office said in public."""

    title = forms.CharField(
        label=_l("What was it about, and where was it said?"),
        help_text=_l("For example, Answer to a newspaper about work without a social worker"),
        max_length=200,
        error_messages={"required": _l("Enter what it was about")},
    )
    post = forms.ChoiceField(
        label=_l("Which post said it?"), error_messages={"required": _l("Choose a post")}
    )
    said_on = DayField(
        label=_l("When was it said?"),
        help_text=_l("For example, 22 8 2020"),
        error_messages={"required": _l("Enter the day on which it was said")},
    )
    words = forms.CharField(
        label=_l("What was said?"),
        help_text=_l("In the words in which it was said."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _l("Enter what was said")},
    )
    figure = forms.CharField(
        label=_l("Which figure was given for it?"),
        help_text=_l("Leave this empty if no figure was given. The page then says so."),
        max_length=200,
        required=False,
    )
    figure_source = forms.CharField(
        label=_l("Where does this figure come from?"),
        help_text=_l("For example, the same answer, or a report with its date"),
        max_length=200,
        required=False,
    )
    measure = forms.ChoiceField(
        label=_l("Which of the service’s own measures answers it?"),
        help_text=_l(
            "The figure is read from the data for the day on which it was said. You can also "
            "choose one later."
        ),
        required=False,
    )
    is_apology = forms.BooleanField(label=_l("It was an apology"), required=False)

    def __init__(self, *args: Any, measures: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(measures)
        _offer(self.fields["measure"], offered)
        if not offered:
            del self.fields["measure"]

    def clean(self) -> dict[str, Any]:
        """A figure that somebody types says where it comes from."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("figure") and not given.get("figure_source"):
            self.add_error("figure_source", _("Enter where the figure comes from"))
        if given.get("figure_source") and not given.get("figure"):
            self.add_error("figure", _("Enter the figure, or leave both empty"))
        return given

    def source(self) -> EarlierSource:
        """What a command is given."""
        given = self.cleaned_data
        on: date = given["said_on"]
        return EarlierSource(
            kind=SourceKind.STATEMENT,
            openness=Openness.PUBLIC,
            title=given["title"],
            date_words="",
            completed_on=on,
            commissioned_by=self.by(on),
            words=given["words"],
            figure=given["figure"],
            figure_source=given["figure_source"],
            measure=given.get("measure", ""),
            is_apology=given["is_apology"],
        )


class PinFigure(forms.Form):
    """The measure that says what was so on the day of a statement."""

    measure = forms.ChoiceField(
        label=_l("Which measure?"), error_messages={"required": _l("Choose a measure")}
    )

    def __init__(self, *args: Any, measures: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["measure"], measures)


class SayShared(forms.Form):
    """The day on which those who gave evidence were given what was found."""

    shared_on = DayField(
        label=_l("On which day was it shared with those who gave evidence?"),
        help_text=_l("For example, 27 3 2020"),
        error_messages={"required": _l("Enter the day on which it was shared")},
    )


class Bring(forms.Form):
    """The investigation that a source bears on."""

    investigation = forms.ChoiceField(
        label=_l("Which investigation does it bear on?"),
        widget=Radios(),
        error_messages={"required": _l("Choose an investigation")},
    )

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["investigation"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  It is the one above.
        field.choices = list(choices)


def _offer(field: forms.Field, measures: Iterable[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  Both forms ask by one.
    field.choices = [*NO_MEASURE, *measures]
