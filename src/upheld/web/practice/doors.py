"""The ways in: for whoever works with children's data, and for whoever reads what they say."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from upheld.kernel.actor import Actor
from upheld.practice import queries
from upheld.practice.queries import Load
from upheld.web.acting import actor_of


def analyst(request: HttpRequest) -> Actor:
    """Whoever works with children's data. Raises `Http404` for everybody else."""
    actor = actor_of(request)
    if not queries.may_work(actor=actor):
        raise Http404
    return actor


def reader(request: HttpRequest) -> Actor:
    """Whoever may read measures: analysts, boards, panels. Raises `Http404` for the others."""
    actor = actor_of(request)
    if not queries.may_read(actor=actor):
        raise Http404
    return actor


def load_or_404(request: HttpRequest, id: str) -> Load:
    """The row that a command is given."""
    row = queries.load(actor=actor_of(request), id=id)
    if row is None:
        raise Http404
    return row
