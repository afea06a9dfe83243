"""What an investigator types about evidence and findings. Forms check; they never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.investigations.answers import Answer
from upheld.investigations.states import Outcome, Standard
from upheld.people.queries import PostLine
from upheld.web.fields import Checkboxes
from upheld.web.uploads import SealedFileField

from .investigations_fields import LONGEST, choose, inferred, line, one_of, text
from .investigations_words import OUTCOMES, STANDARDS

LARGEST_FILE = 5 * 1024 * 1024


class KeepDocument(forms.Form):
    """A paper, and where it came from."""

    title = line(_l("What is this document?"), _l("Enter what this document is"))
    provenance = line(
        _l("Where did it come from, and when?"), _l("Enter where it came from, and when")
    )
    file = SealedFileField(
        label=_l("The document"),
        help_text=_l("Up to 5 MB. It is sealed as it is; its hash is kept with it."),
        error_messages={"required": _l("Choose a document"), "empty": _l("This file is empty")},
    )

    def clean_file(self) -> UploadedFile[Any]:
        """The file, unless it is too large to be sealed in memory."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("Choose a document of at most 5 MB"))
        return file


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


class RecordFinding(forms.Form):
    """The answer to an allegation. `seen` is the revision that the writer had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)
    outcome = one_of(
        _l("What does the evidence show?"),
        _l("Choose what the evidence shows"),
        tuple(OUTCOMES.items()),
    )
    inferred = inferred()
    words = text(_l("What you found"), _l("Enter what you found"))
    reasons = text(_l("Your reasons"), _l("Enter your reasons"))
    standard = one_of(
        _l("How sure did you have to be?"),
        _l("Choose how sure you had to be"),
        tuple(STANDARDS.items()),
    )
    evidence = forms.CharField(
        label=_l("Evidence for and against"),
        help_text=_l("One reference on each line, such as “Document 1” or “Interview 4”."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    posts = forms.MultipleChoiceField(
        label=_l("Which posts does it speak of?"),
        help_text=_l("They are printed with the dates of whoever held them at the time."),
        required=False,
        widget=Checkboxes(),
    )

    def __init__(self, *args: Any, posts: Iterable[PostLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "posts", ((each.id, each.title) for each in posts))

    def clean_evidence(self) -> tuple[str, ...]:
        """The references, without empty lines."""
        lines = (each.strip() for each in self.cleaned_data["evidence"].splitlines())
        return tuple(each for each in lines if each)

    def clean_posts(self) -> tuple[UUID, ...]:
        """The posts that were chosen."""
        return tuple(UUID(each) for each in self.cleaned_data["posts"])

    def answer(self) -> Answer:
        """What was typed, once the form is complete."""
        typed = self.cleaned_data
        return Answer(
            outcome=Outcome(typed["outcome"]),
            words=typed["words"],
            reasons=typed["reasons"],
            standard=Standard(typed["standard"]),
            inferred=typed["inferred"],
            facts=typed["evidence"],
            posts=typed["posts"],
        )


class Beside(forms.Form):
    """An observation, or what became known later."""

    words = text(_l("What do you want to record?"), _l("Enter what you want to record"))


class IssueReport(forms.Form):
    """The summary that stands before the findings."""

    summary = text(
        _l("Summary"),
        _l("Enter a summary"),
        rows=8,
        help_text=_l("Areas, findings and numbers follow by themselves."),
    )
