"""Writing down what somebody says by telephone, by letter or in person, and reading it back.

Three pages behind one address. Nothing is kept between them but in the receiver's browser:
what was typed goes along, hidden, until the caller has heard it and agrees.
"""

from __future__ import annotations

import uuid
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.concerns import commands, queries
from upheld.concerns.queries import Takers
from upheld.concerns.states import KnownAs, Origin, Risk
from upheld.concerns.submission import Submission
from upheld.kernel.actor import Actor, Role
from upheld.people import clock
from upheld.people import queries as people
from upheld.vault import receipts
from upheld.vault.keyring import Keyring
from upheld.web import uploads
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework import taking_down_at_risk as child
from upheld.web.casework.opened import needs_keys
from upheld.web.casework.taking_down_forms import About, HandOver, ReadBack, WriteDown
from upheld.web.refusals import refusal_on
from upheld.web.speak_up import at_risk
from upheld.web.unlocked import keys_of

Shown = tuple[str, dict[str, object]]


@for_audience(Audience.CASEWORK)
@needs_keys
def take_down(request: HttpRequest) -> HttpResponse:
    """First the conflict check, then the words, then reading it back and handing over."""
    actor, keys = actor_of(request), keys_of(request)
    if keys is None or not actor.has(Role.RECEIVER, Role.INDEPENDENT_HOLDER):
        raise Http404
    posts = people.posts(actor=actor, on=clock.today())
    about = About(request.POST or None, posts=posts)
    if not about.is_valid():
        return _page(request, ("about", {"form": about}))
    takers = _takers(actor, about, struck=())
    if not takers.may:
        return _page(request, ("pass_on", {"takers": takers}))
    if "write" not in request.POST and "send" not in request.POST:
        once = {"once": uuid.uuid4()}
        fresh = child.written_down(None, actor, about, initial=once, readers=takers.readers)
        return _page(request, _write(actor, fresh, about, takers))
    written = child.written_down(request, actor, about, readers=takers.readers)
    if not written.is_valid():
        return _page(request, _write(actor, written, about, takers))
    return _read_back(request, actor, keys, about, written)


def _write(actor: Actor, form: WriteDown, about: About, takers: Takers) -> Shown:
    on_duty, at_risk_now = child.on_duty(actor, about), child.is_at_risk(about)
    to_ring = at_risk.to_ring() if at_risk_now else []
    shown = {"form": form, "about": about, "takers": takers, "on_duty": on_duty}
    return "write", shown | {"at_risk": at_risk_now, "to_ring": to_ring}


def _read_back(
    request: HttpRequest, actor: Actor, keys: Keyring, about: About, written: WriteDown
) -> HttpResponse:
    """Everything once more, the receipt, and the last button."""
    takers = _takers(actor, about, struck=written.struck)
    if not takers.may:
        return _page(request, ("pass_on", {"takers": takers}))
    sending = "send" in request.POST
    part = child.part_of(actor, about, written)
    form = child.hand_over(part)(
        request.POST if sending else None,
        request.FILES if sending else None,
        initial={"receipt": receipts.new_words()},
    )
    if sending and form.is_valid():
        with refusal_on(form):
            _send(actor, keys, about, written, form)
            messages.success(request, _("Taken down. Destroy your own notes of it."))
            return redirect("casework-concern", written.cleaned_data["once"])
    shown = ReadBack(about, written, takers)
    given = {"form": form, "about": about, "written": written, "shown": shown, "part": part}
    return _page(request, ("read_back", given | {"receipt": form["receipt"].value()}))


def _send(actor: Actor, keys: Keyring, about: About, written: WriteDown, form: HandOver) -> None:
    """Send it once, however often the button is pressed."""
    once: UUID = written.cleaned_data["once"]
    if queries.concern(actor=actor, id=once) is not None:
        return
    file = form.cleaned_data["file"]
    held = written.cleaned_data
    sent = Submission(
        words=held["words"],
        risk=Risk(about.cleaned_data["risk"]),
        known_as=KnownAs(held["known_as"]),
        identity=held["identity"],
        named_posts=about.named_posts,
        somebody_else=about.somebody_else,
        does_not_know=about.does_not_know,
        struck=written.struck,
        door=about.cleaned_data["door"],
        files=(uploads.as_file(file),) if file else (),
    )
    commands.take_down(
        actor=actor,
        at=clock.now(),
        id=once,
        origin=Origin(about.cleaned_data["origin"]),
        submission=child.tell(sent, about, written, form),
        receipt=receipts.derive(form.cleaned_data["receipt"]),
        keys=keys,
    )


def _takers(actor: Actor, about: About, *, struck: tuple[UUID, ...]) -> Takers:
    return queries.takers(
        actor=actor,
        named_posts=about.named_posts,
        somebody_else=about.somebody_else,
        struck=struck,
        at=clock.today(),
    )


def _page(request: HttpRequest, shown: Shown) -> HttpResponse:
    name, given = shown
    return render(request, f"casework/take_down_{name}.html", given)
