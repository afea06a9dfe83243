"""The way into an investigation: only with open keys, and only for those with a part in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from upheld.investigations import queries
from upheld.investigations.states import Stage, require_in
from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.people import clock
from upheld.vault import commands as vault
from upheld.vault import queries as vault_queries
from upheld.vault.keyring import Keyring
from upheld.web.refusals import refusal_on

from .with_keys import with_keys

P = ParamSpec("P")
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, repr=False)
class Desk:
    """Somebody with open keys, at one investigation."""

    actor: Actor
    keys: Keyring
    id: UUID

    def page(self, ask: Callable[..., Thing | None], **more: Any) -> Thing:
        """The answer to a question about this investigation. Unseen and absent look the same."""
        return found(ask(actor=self.actor, keys=self.keys, id=self.id, **more))

    def given(self, **more: Any) -> dict[str, Any]:
        """What every command about this investigation takes."""
        row = found(queries.investigation(actor=self.actor, id=self.id))
        return {"actor": self.actor, "at": clock.now(), "investigation": row, **more}

    def sealing(self, **more: Any) -> dict[str, Any]:
        """The same for a command that seals words."""
        return self.given(keys=self.keys, **more)

    def allegation(self, id: UUID) -> Any:
        """The row of an allegation, to hand to a command."""
        return found(queries.allegation(actor=self.actor, investigation=self.id, id=id))

    def area(self, id: UUID) -> Any:
        """The row of a headline area, to hand to a command."""
        return found(queries.area(actor=self.actor, investigation=self.id, id=id))

    def report_mismatches(self, bodies: Iterable[UUID]) -> None:
        """Record that something is not what was sealed; nothing of it is shown."""
        for each in bodies:
            body = vault_queries.body(actor=self.actor, id=each)
            if body is not None:
                vault.report_mismatch(actor=self.actor, at=clock.now(), body=body)


AtDesk = Callable[Concatenate[HttpRequest, Desk, P], HttpResponseBase]
View = Callable[..., HttpResponseBase]


def found(thing: Thing | None) -> Thing:
    """What was asked for. Raises `Http404` where it is not there for whoever asks."""
    if thing is None:
        raise Http404
    return thing


def at_desk(view: AtDesk[P]) -> View:
    """Give a view the actor, the open keys and the investigation; unlock comes first."""

    @wraps(view)
    def at(
        request: HttpRequest, actor: Actor, keys: Keyring, id: UUID, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        return view(request, Desk(actor, keys, id), *args, **kwargs)

    return with_keys(at)


def while_under_way(view: AtDesk[P]) -> AtDesk[P]:
    """Show no form for an act that would be refused: the investigator is told why instead."""

    @wraps(view)
    def at(
        request: HttpRequest, desk: Desk, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        row = queries.investigation(actor=desk.actor, id=desk.id)
        mine = row is not None and str(row.investigator_id) == desk.actor.id
        if request.method != "POST" and row is not None and mine:
            try:
                require_in(row.stage, Stage.UNDER_WAY)
            except NotPossible as no:
                shown = {"id": desk.id, "why": str(no)}
                return render(request, "casework/investigations/not_now.html", shown)
        return view(request, desk, *args, **kwargs)

    return at


def carry_out(
    request: HttpRequest,
    form: BaseForm,
    template: str,
    shown: dict[str, Any],
    *,
    run: Callable[[], object],
    said: str,
    then: str,
) -> HttpResponse:
    """Run a command once its form is complete, and go on to the next page."""
    if form.is_valid():
        with refusal_on(form):
            run()
            messages.success(request, said)
            return redirect(then)
    return render(request, template, {"form": form, **shown})
