"""Reading an inspection report: what it proposes is confirmed line by line, or left out.

The file is read in a process of its own and kept nowhere. What was proposed travels to the next
page and back, signed, so that nothing is stored before somebody has confirmed it.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from upheld.disclosure import apart
from upheld.disclosure.refused import CannotRead
from upheld.kernel.actor import Actor
from upheld.learning import commands, ofsted
from upheld.learning.drafts import EarlierSource, PointDraft
from upheld.learning.ofsted import Line, Proposal
from upheld.learning.states import Openness, PointKind, SourceKind
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience
from upheld.web.fields import Checkboxes, DayField, Radios
from upheld.web.refusals import refusal_on
from upheld.web.uploads import SealedFileField, too_large

from .learning_doors import registers_or_404, with_keys
from .learning_sources_forms import OPENNESS, OPENNESS_HINTS

LARGEST = 10 * 1024 * 1024
LONGEST_WHEN = 100
_MOST_LETTERS = 1_000_000
_MOST_LINES = 1_000
_TOO_LONG = _l("This is too long to be an inspection report. Choose the report itself.")
_SALT = "upheld.learning.proposal"
_HOUR = 60 * 60
UNREAD = {
    "authority": _l("Which council it is about could not be read."),
    "dates": _l("The days of the inspection could not be read."),
    "judgements": _l("The table of judgements could not be read."),
    "what-needs-to-improve": _l("What needs to improve could not be read."),
    "strengths": _l("No sentence was found that reads as a strength. Look for some yourself."),
    "paragraphs": _l("Some numbered paragraphs could not be read. Compare with the report."),
    "published": _l("The day of publication does not stand in these reports. Add it yourself."),
}
GROUPS = (
    (PointKind.JUDGEMENT, _l("Which judgements does it give?")),
    (PointKind.RECOMMENDATION, _l("What needs to improve, in its words?")),
    (PointKind.STRENGTH, _l("Which strengths does it name?")),
    (PointKind.FAILING, _l("Which failings does it name?")),
)


class ReadFile(forms.Form):
    """The report, as a file or as text."""

    file = SealedFileField(
        label=_l("Choose the report"),
        help_text=_l("A PDF, a Word document, or plain text, of at most 10 MB."),
        error_messages={"required": _l("Choose the report")},
    )

    proposal: Proposal
    digest: str

    def clean_file(self) -> Any:
        """Read the words in a process of its own. What cannot be read is said here."""
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST:
            raise forms.ValidationError(too_large())
        content = upload.read()
        try:
            words = apart.words(content, str(upload.name))
        except CannotRead as no:
            raise forms.ValidationError(str(no)) from no
        if not words.strip():
            raise forms.ValidationError(
                _("No words could be read in this file. It may hold pictures of pages only.")
            )
        if len(words) > _MOST_LETTERS:
            raise forms.ValidationError(_TOO_LONG)
        self.proposal = ofsted.propose(words)
        if len(self.proposal.lines) > _MOST_LINES:
            raise forms.ValidationError(_TOO_LONG)
        self.digest = hashlib.sha256(content).hexdigest()
        return upload


class Confirm(forms.Form):
    """What was proposed, to be confirmed line by line. Nothing is ticked beforehand."""

    proposed = forms.CharField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=_l("What is it called?"),
        max_length=200,
        error_messages={"required": _l("Enter what it is called")},
    )
    date_words = forms.CharField(
        label=_l("When was it, in words?"),
        max_length=LONGEST_WHEN,
        error_messages={"required": _l("Enter when it was")},
    )
    completed_on = DayField(
        label=_l("When did it end?"),
        error_messages={"required": _l("Enter the day on which it ended")},
    )
    published_on = DayField(
        label=_l("On which day was it published?"),
        help_text=_l("The report does not print it. Leave this empty if it is not published yet."),
        required=False,
    )
    openness = forms.ChoiceField(
        label=_l("Who may know of it?"),
        help_text=_l("A report that is published may be read by anybody."),
        choices=OPENNESS,
        widget=Radios(hints=OPENNESS_HINTS),
        required=False,
    )

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        for kind, label in GROUPS:
            lines = [(str(n), _offered(each)) for n, each in _numbered(proposal, kind)]
            if lines:
                self.fields[kind.value] = forms.MultipleChoiceField(
                    label=label, choices=lines, widget=Checkboxes(), required=False
                )

    def clean(self) -> dict[str, Any]:
        """What has been published is public; what has not is as confidential as somebody says."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        published, openness = given.get("published_on"), given.get("openness")
        if published is not None and published > clock.today():
            self.add_error("published_on", _("Enter a day that has come, or leave this empty"))
        elif published is None and not openness and "published_on" not in self.errors:
            self.add_error("openness", _("Choose who may know of it"))
        elif published is None and openness == Openness.PUBLIC.value:
            self.add_error("published_on", _("Enter when it was published, or say who may know"))
        given["openness"] = openness or Openness.PUBLIC.value
        if published and len(_published(given.get("date_words", ""), published)) > LONGEST_WHEN:
            self.add_error("date_words", _("Use fewer words: the day of publication is added"))
        return given

    def chosen(self) -> list[PointDraft]:
        """The lines that were ticked, in the order of the report."""
        ticked = {int(n) for kind, _label in GROUPS for n in self.cleaned_data.get(kind.value, ())}
        return [
            PointDraft(each.kind, each.text, each.place)
            for n, each in enumerate(self.proposal.lines)
            if n in ticked
        ]

    def source(self, digest: str) -> EarlierSource:
        """What a command is given."""
        given = self.cleaned_data
        return EarlierSource(
            kind=SourceKind.INSPECTION,
            openness=Openness(given["openness"]),
            title=given["title"],
            date_words=_published(given["date_words"], given["published_on"]),
            completed_on=given["completed_on"],
            read_from=digest,
        )


@for_audience(Audience.CASEWORK)
@with_keys
def read(request: HttpRequest, actor: Actor, keys: Keyring) -> HttpResponse:
    """Take a report in and propose what it says."""
    registers_or_404(actor)
    posted = request.method == "POST"
    form = ReadFile(request.POST, request.FILES) if posted else ReadFile()
    if not form.is_valid():
        return render(request, "casework/learning/source_read.html", {"form": form})
    asked = Confirm(proposal=form.proposal, initial=_before(form.proposal, form.digest))
    return render(request, "casework/learning/source_confirm.html", _shown(asked))


@require_POST
@for_audience(Audience.CASEWORK)
@with_keys
def confirm(request: HttpRequest, actor: Actor, keys: Keyring) -> HttpResponse:
    """Record the lines that somebody confirmed."""
    registers_or_404(actor)
    proposal, digest = _signed(request.POST.get("proposed", ""))
    form = Confirm(request.POST, proposal=proposal)
    if form.is_valid():
        with refusal_on(form):
            made = commands.record_read(
                actor=actor,
                at=clock.now(),
                source=form.source(digest),
                points=form.chosen(),
                proposed=len(proposal.lines),
                keys=keys,
            )
            messages.success(request, _("Source recorded"))
            return redirect("casework-source", made.id)
    return render(request, "casework/learning/source_confirm.html", _shown(form))


def _shown(form: Confirm) -> dict[str, Any]:
    return {"form": form, "unread": [UNREAD[code] for code in form.proposal.unread]}


def _numbered(proposal: Proposal, kind: PointKind) -> list[tuple[int, Line]]:
    return [(n, each) for n, each in enumerate(proposal.lines) if each.kind is kind]


def _offered(line: Line) -> str:
    return f"{line.text} ({line.place})"


def _before(proposal: Proposal, digest: str) -> dict[str, Any]:
    """What the page is filled with: the words that were read, and the signed proposal."""
    lines = [(each.kind.value, each.text, each.place) for each in proposal.lines]
    packed = signing.dumps(
        {"digest": digest, "lines": lines, "unread": proposal.unread}, salt=_SALT, compress=True
    )
    named = ", ".join(each for each in (proposal.title, proposal.authority) if each)
    return {
        "proposed": packed,
        "title": named[:200],
        "date_words": _when(proposal.starts, proposal.ends),
        "completed_on": proposal.ends,
    }


def _when(starts: date | None, ends: date | None) -> str:
    if starts is None or ends is None:
        return ""
    return f"Inspected {starts.day} {starts:%B %Y} to {ends.day} {ends:%B %Y}"


def _published(when: str, on: date | None) -> str:
    """The words for when it was, with the day of publication, which the report does not print."""
    return when if on is None else f"{when}, published {on.day} {on:%B %Y}"


def _signed(packed: str) -> tuple[Proposal, str]:
    """What was proposed on the page before. What was changed on the way, or is old, is unknown."""
    try:
        held = signing.loads(packed, salt=_SALT, max_age=_HOUR)
    except signing.BadSignature as no:
        raise Http404 from no
    lines = tuple(Line(PointKind(kind), text, place) for kind, text, place in held["lines"])
    empty = ofsted.propose("")
    return replace(empty, lines=lines, unread=tuple(held["unread"])), str(held["digest"])
