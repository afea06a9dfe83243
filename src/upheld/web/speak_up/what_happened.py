"""The second page: what happened, in the reporter's own words, with files if they have any.

Without scripts, files are added one at a time: add one, see the list, take one out again.
Every button keeps what is typed.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.concerns.drafted import DraftFile
from upheld.kernel.decision import Refused
from upheld.web import uploads
from upheld.web.audience import Audience, for_audience
from upheld.web.speak_up import at_risk, drafts
from upheld.web.speak_up.forms import LONGEST
from upheld.web.uploads import SealedFileField


class WhatHappened(forms.Form):
    """The concern in somebody's own words, with a file if they have one."""

    words = forms.CharField(
        label=_l("What happened?"),
        help_text=_l(
            "Write it in your own way. It helps to say what you saw, when, and where. "
            "You can add more later. Use a child’s first letters and not the full name."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "autocomplete": "off"}),
        error_messages={"required": _l("Write what happened, in a few words or many")},
    )
    file = SealedFileField(label=_l("Add a file, if you have one"), required=False)
    add = forms.CharField(required=False, widget=forms.HiddenInput())
    without = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.fields["file"].help_text = uploads.limits()
        self.stays = bool(data) and ("add" in data or "without" in data)
        self.fields["words"].required = not self.stays

    def clean(self) -> dict[str, Any]:
        """Whoever presses “Add this file” has chosen one."""
        cleaned = super().clean() or {}
        if cleaned.get("add") and not cleaned.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choose a file first"))
        return cleaned


@for_audience(Audience.REPORTER)
@at_risk.when_open
def what_happened(request: HttpRequest) -> HttpResponse:
    """The concern in the reporter's own words, and its files."""
    found = drafts.begun(request)
    answers = found.answers if found else {}
    posted = request.method == "POST"
    form = WhatHappened(
        request.POST if posted else None,
        request.FILES if posted else None,
        initial={"words": answers.get("words", "")},
    )
    if posted and uploads.was_cut_off(request):
        form.add_error("file", uploads.too_large())
    if form.is_valid():
        try:
            return _keep(request, form)
        except Refused as no:
            form.add_error("file", str(no))
    page = {
        "at_risk": answers.get("risk") == "yes",
        "files": [(each.body, _line(each)) for each in (found.listed if found else ())],
    }
    return render(request, "speak_up/what_happened.html", {"form": form, **page})


def _keep(request: HttpRequest, form: WhatHappened) -> HttpResponse:
    said = form.cleaned_data
    files = tuple(uploads.as_file(each) for each in [said["file"]] if each)
    words = {"words": said["words"]} if said["words"] or not form.stays else {}
    without: UUID | None = said["without"]
    then = "speak-up-what" if form.stays else "speak-up-known"
    return drafts.keep(request, then, words, files=files, without=without)


def _line(file: DraftFile) -> str:
    line = f"{file.name} ({filesizeformat(file.size)})"
    if file.renamed:
        changed = _("we left some signs out of its name")
        return f"{line} – {changed}"
    return line
