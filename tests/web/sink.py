"""A page with every widget, and addresses for it: only tests open it."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from upheld.web.audience import Audience, for_audience
from upheld.web.fields import Checkboxes, DayField, Radios

PAGE = """
{% extends "layouts/question.html" %}
{% set title = "Every widget" %}
{% set back = "/" %}
"""


class Sink(forms.Form):
    """One field of each kind."""

    who = forms.ChoiceField(
        label="Who are you?",
        choices=[("staff", "I work there"), ("agency", "I work for an agency")],
        widget=Radios(hints={"agency": "Also if you have left"}),
    )
    what = forms.CharField(
        label="What happened?",
        help_text="Write what you saw yourself first.",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    post = forms.CharField(label="Your post", required=False)
    when = DayField(label="When did it happen?")
    kinds = forms.MultipleChoiceField(
        label="What is it about?",
        choices=[("load", "Workload"), ("records", "Records")],
        widget=Checkboxes(hints={"records": "Such as visits that did not happen"}),
    )
    team = forms.ChoiceField(label="Team", choices=[("", "Choose"), ("x", "Team X")])
    number = forms.IntegerField(label="How many people?", max_value=500)
    email = forms.EmailField(label="Email address")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    paper = forms.FileField(label="Add a document", required=False)
    sure = forms.BooleanField(label="I understand")
    place = forms.CharField(widget=forms.HiddenInput, initial="kept", required=False)


@for_audience(Audience.REPORTER)
def sink(request: HttpRequest) -> HttpResponse:
    """Show the form, and what is wrong with what was sent."""
    form = Sink(request.POST, request.FILES) if request.method == "POST" else Sink()
    return HttpResponse(_template().render({"form": form}, request))


@for_audience(Audience.CASEWORK)
def inside(request: HttpRequest) -> HttpResponse:
    """A page for people with an account."""
    return HttpResponse("inside")


@for_audience(Audience.ANYONE)
def refuses(request: HttpRequest) -> HttpResponse:
    """Answer 403."""
    raise PermissionDenied


@for_audience(Audience.ANYONE)
def fails(request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    raise RuntimeError


def _template():  # type: ignore[no-untyped-def]  # Django's own template class has no public name
    return next(iter(engines.all())).from_string(PAGE)


urlpatterns = [
    path("", include("upheld.web.public.urls")),
    path("sink", sink, name="sink"),
    path("inside", inside, name="inside"),
    path("refuses", refuses),
    path("fails", fails),
]
handler400 = "upheld.web.errors.bad_request"
handler403 = "upheld.web.errors.not_allowed"
handler404 = "upheld.web.errors.not_found"
handler500 = "upheld.web.errors.server_error"
