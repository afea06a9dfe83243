"""What the pages under a receipt share: one's own part opened, and steps carried out in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from upheld.concerns import queries
from upheld.concerns.queries import Concern, ReporterPage, Signatory
from upheld.kernel.actor import Actor
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web import unlocked
from upheld.web.refusals import refusal_on
from upheld.web.typed_back import typed_by

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


@dataclass(frozen=True, slots=True, repr=False)
class Mine:
    """What somebody came back to: their page, and the row to hand to a command."""

    actor: Actor
    keys: Keyring
    page: ReporterPage
    row: Concern | Signatory

    def same(self) -> dict[str, Any]:
        """What every command about one's own part is given."""
        return {
            "actor": self.actor,
            "at": clock.today(),
            "concern": self.row,
            "keys": self.keys,
        }

    def readers_changed(self) -> tuple[date, ...]:
        """On which days others changed who can read it."""
        return queries.readers_changed(actor=self.actor, keys=self.keys, thread=self.row)


def mine(request: HttpRequest) -> Mine | None:
    """One's own part, while its keys are open in this browser."""
    found = unlocked.reporter_of(request)
    if found is None:
        return None
    actor, keys = found
    page = queries.reporter_page(actor=actor, keys=keys, today=clock.today())
    row = queries.own_thread(actor=actor)
    return Mine(actor, keys, page, row) if page and row else None


def needs_receipt(view: View[P]) -> View[P]:
    """Show a page only to somebody whose receipt is open; else ask for it.

    Words that somebody typed while their time ran out are shown to them once more, to copy.
    """

    @wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if mine_kept(request) is not None:
            return view(request, *args, **kwargs)
        typed = typed_by(request, token_held=True)
        if typed:
            return render(request, "speak_up/your_time_ran_out.html", {"typed": typed})
        return redirect("speak-up-return")

    return shown


def mine_kept(request: HttpRequest) -> Mine | None:
    """The same as `mine`, opened once in a request."""
    kept: dict[str, Mine | None] = request.__dict__.setdefault("_upheld_own_part", {})
    if "mine" not in kept:
        kept["mine"] = mine(request)
    return kept["mine"]


def own(request: HttpRequest) -> Mine:
    """One's own part, on a page that `needs_receipt`."""
    found = mine_kept(request)
    assert found is not None  # noqa: S101  `needs_receipt` has looked.
    return found


def carried_out(form: BaseForm, run: Callable[[], object]) -> bool:
    """Run a command once its form is complete. A refusal becomes a sentence in the form."""
    if not form.is_valid():
        return False
    with refusal_on(form):
        run()
        return True
    return False
