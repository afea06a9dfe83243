"""What is said when something cannot be shown. The project names these as its handlers.

No browser keeps these either: they say who is at work, and that an address was tried.
"""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import requires_csrf_token

from upheld.web.typed_back import typed_by


@never_cache
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the browser sent what no page of ours would send.

    It asks for no token: looking for one would read the same form again, and fail again.
    """
    much = isinstance(exception, RequestDataTooBig)
    return render(request, "errors/400.html", {"too_much_text": much}, status=400)


@never_cache
def not_in_utf8(request: HttpRequest) -> HttpResponse:
    """400: the words came in an encoding in which we would misread them. They go back."""
    return render(request, "errors/400_encoding.html", {"typed": typed_by(request)}, status=400)


@never_cache
@requires_csrf_token
def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: somebody who is signed in may not do this."""
    return render(request, "errors/403.html", status=403)


@never_cache
def form_not_accepted(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form did not come from a page that we sent, or its cookie is gone.

    What a reporter had typed goes back in this one answer, to copy. We keep nothing of it.
    """
    return render(request, "errors/403_csrf.html", {"typed": typed_by(request)}, status=403)


@never_cache
@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: there is no such page, or none for this reader. Both look the same."""
    return render(request, "errors/404.html", status=404)


@never_cache
def server_error(request: HttpRequest) -> HttpResponse:
    """500: rendered without the shell, since whatever failed may fail again.

    If even this page cannot be made, because templates or the list of static files are what
    failed, the same words come without any style.
    """
    try:
        page: str = render_to_string("errors/500.html")
    except Exception:
        page = _plain()
    return HttpResponse(page, status=500)


def _plain() -> str:
    title = _("Something went wrong")
    said = [
        _("The fault is ours. What you sent in this step may not have been saved."),
        _("Go back and try again in a few minutes. If you have a receipt, it still works."),
    ]
    words = "".join(f"<p>{escape(each)}</p>" for each in said)
    start = f'<p><a href="/">{escape(_("Go to the start page"))}</a></p>'
    head = f"<!DOCTYPE html><html><head><title>{escape(title)}</title></head>"
    return f"{head}<body><h1>{escape(title)}</h1>{words}{start}</body></html>"
