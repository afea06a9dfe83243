"""Terms of reference: read, drafted anew, agreed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.investigations import commands, queries
from upheld.investigations.states import Part
from upheld.kernel.decision import Refused
from upheld.web.audience import Audience, for_audience

from .investigations_doors import Desk, at_desk, carry_out, found
from .investigations_forms import DraftTerms


@for_audience(Audience.CASEWORK)
@at_desk
def terms(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every version with its signatures, and a button for whoever has yet to agree."""
    page = desk.page(queries.terms_page)
    desk.report_mismatches(page.mismatched)
    return render(request, "casework/investigations/terms.html", {"page": page})


@for_audience(Audience.CASEWORK)
@at_desk
def draft(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Put a version to every party, beginning from the newest."""
    page = desk.page(queries.terms_page)
    found(page if page.part is Part.INVESTIGATOR else None)
    form = DraftTerms(
        request.POST if request.method == "POST" else None, initial={"words": page.newest_words}
    )
    return carry_out(
        request,
        form,
        "casework/investigations/draft_terms.html",
        {"page": page},
        run=lambda: commands.draft_terms(**desk.sealing(words=form.cleaned_data["words"])),
        said=_("Terms put to every party"),
        then=reverse("casework-terms", args=[desk.id]),
    )


@require_POST
@for_audience(Audience.CASEWORK)
@at_desk
def agree(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Agree the newest version, as the party that was asked."""
    signature = found(queries.signature(actor=desk.actor, investigation=desk.id))
    try:
        commands.agree_terms(**desk.given(signature=signature))
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("You have agreed the terms of reference"))
    return redirect("casework-terms", desk.id)
