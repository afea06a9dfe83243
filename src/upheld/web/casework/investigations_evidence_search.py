"""Looking for words in one investigation. They stand in no address, no log and no session."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _l

from upheld.investigations import queries
from upheld.web.audience import Audience, for_audience

from .investigations_doors import Desk, at_desk


class Search(forms.Form):
    """Words to look for, and which page of what is found."""

    words = forms.CharField(
        label=_l("Words to look for"),
        help_text=_l(
            "Everything that has all of them is found. The beginning of a word is enough: “plan” "
            "finds “planning”. Put words between quotation marks to find them side by side."
        ),
        min_length=2,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _l("Enter a word to look for"),
            "min_length": _l("Enter at least two letters"),
        },
    )
    page = forms.IntegerField(required=False, widget=forms.HiddenInput(), min_value=1)


@for_audience(Audience.CASEWORK)
@at_desk
def search(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Look for words in allegations, findings, interview notes and documents."""
    form = Search(request.POST if request.method == "POST" else None)
    given = {"text": "", "page": 1}
    if form.is_valid():
        said = form.cleaned_data
        given = {"text": said["words"], "page": said["page"] or 1}
    page = desk.page(queries.search_page, **given)
    if page.found:
        desk.report_mismatches(page.found.mismatched)
    shown = {"page": page, "form": form, "words": given["text"]}
    return render(request, "casework/investigations/search.html", shown)
