"""What an investigator types about evidence and findings. Forms check; they never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _l

from upheld.investigations import queries
from upheld.investigations.answers import Answer
from upheld.investigations.states import Outcome, Standard
from upheld.kernel.actor import Actor
from upheld.people.queries import PostLine
from upheld.web.fields import Checkboxes

from .investigations_fields import LargeFile, choose, inferred, line, more_words, one_of, text
from .investigations_words import OUTCOMES, STANDARDS


class KeepDocument(forms.Form):
    """A paper, and where it came from."""

    title = line(_l("What is this document?"), _l("Enter what this document is"))
    provenance = line(
        _l("Where did it come from, and when?"), _l("Enter where it came from, and when")
    )
    file = LargeFile()

    def kept(self, actor: Actor) -> dict[str, Any]:
        """What a command keeps, once the form is complete. Reading the file takes a moment."""
        said = self.cleaned_data
        file = said["file"]
        paper = queries.read_paper(actor=actor, file_name=str(file.name), sealed=file.sealed)
        return {"title": said["title"], "provenance": said["provenance"], "paper": paper}


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
    evidence = more_words(
        _l("Evidence for it"),
        help_text=_l("One reference on each line, such as “Document 1” or “Interview 4”."),
    )
    against = more_words(
        _l("Evidence against it"), help_text=_l("One reference on each line. Leave none out.")
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
        return self._references("evidence")

    def clean_against(self) -> tuple[str, ...]:
        """The same of the evidence against it."""
        return self._references("against")

    def _references(self, name: str) -> tuple[str, ...]:
        lines = (each.strip() for each in self.cleaned_data[name].splitlines())
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
            against=typed["against"],
            posts=typed["posts"],
        )


class Beside(forms.Form):
    """An observation, or what became known later."""

    words = text(_l("What do you want to record?"), _l("Enter what you want to record"))
