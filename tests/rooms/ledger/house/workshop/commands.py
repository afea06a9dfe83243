from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger.command import command

from . import policy
from .events import Overheard, Painted, Varnished, Whispered
from .models import Bench, SealedBench, Tool


@command(policy.may_work)
def make_bench(*, actor: Actor, at: datetime, colour: str = "plain") -> tuple[Bench, Painted]:
    """Make a bench."""
    bench = Bench.objects.create(colour=colour)
    return bench, Painted(bench=str(bench.pk), colour=colour)


@command(policy.may_paint, record_refusals=True)
def paint(
    *, actor: Actor, at: datetime, bench: Bench, colour: str = "grey", by: date | None = None
) -> tuple[Bench, Painted]:
    """Give a bench a colour."""
    bench.colour = colour
    bench.save()
    return bench, Painted(bench=str(bench.pk), colour=colour, varnish_by=by)


@command(policy.may_paint, record_refusals=True)
def paint_sealed(
    *, actor: Actor, at: datetime, bench: SealedBench, colour: str
) -> tuple[SealedBench, Painted]:
    """Give a sealed bench a colour."""
    return bench, Painted(bench=str(bench.pk), colour=colour)


@command(policy.may_work)
def varnish(*, actor: Actor, at: datetime, bench: Bench) -> tuple[Bench, Varnished]:
    """Varnish a bench."""
    return bench, Varnished(bench=str(bench.pk))


@command(policy.may_work)
def whisper(
    *, actor: Actor, at: date, bench: str, recipient: str, seed: bytes
) -> tuple[None, Whispered]:
    """Say something about a bench that only one recipient may read."""
    return None, Whispered(bench=bench, seal_to=(recipient,), seed=seed)


@command(policy.may_work)
def overhear(*, actor: Actor, at: datetime, bench: Bench) -> tuple[None, Overheard]:
    """Hear something."""
    return None, Overheard(bench=str(bench.pk), post="the bench's own post")


@command(policy.may_work)
def make_and_paint(
    *, actor: Actor, at: datetime, colour: str, inner_at: datetime | None = None
) -> tuple[Bench, Varnished]:
    """Make a bench, paint it and varnish it: two commands inside a third."""
    bench = make_bench(actor=actor, at=at)
    bench = paint(actor=actor, at=inner_at or at, bench=bench, colour=colour)
    return bench, Varnished(bench=str(bench.pk))


@command(policy.may_work)
def paint_if_one_may(*, actor: Actor, at: datetime, colour: str) -> tuple[Bench, Varnished]:
    """Make a bench, and go on as if nothing had been when it may not be painted so."""
    bench = make_bench(actor=actor, at=at)
    with suppress(NotPermitted):
        paint(actor=actor, at=at, bench=bench, colour=colour)
    return bench, Varnished(bench=str(bench.pk))


@command(policy.may_work)
def swap(*, actor: Actor, at: datetime, one: Bench, other: Bench) -> tuple[None, Painted]:
    """Swap two benches' colours."""
    one.colour, other.colour = other.colour, one.colour
    one.save()
    other.save()
    return None, Painted(bench=str(one.pk), colour=one.colour)


@command(policy.may_work)
def paint_all(
    *, actor: Actor, at: datetime, benches: tuple[Bench, ...], suffix: str
) -> tuple[None, Painted]:
    """Add a suffix to the colour of each bench, as it is now."""
    for bench in benches:
        bench.colour += suffix
        bench.save()
    return None, Painted(bench=str(benches[0].pk), colour=benches[0].colour)


@command(policy.may_work)
def scrap(*, actor: Actor, at: datetime, bench: Bench) -> tuple[None, Varnished]:
    """Take a bench away."""
    pk = str(bench.pk)
    bench.delete()
    return None, Varnished(bench=pk)


@command(policy.may_work)
def put_tool(*, actor: Actor, at: datetime, bench: Bench) -> tuple[Tool, Varnished]:
    """Put a tool on a bench."""
    if bench.colour == "wet":
        raise NotPossible("The paint is wet.")
    tool = Tool.objects.create(bench=bench, name="saw")
    tool.lent_to.add(bench)
    return tool, Varnished(bench=str(bench.pk))


@command(policy.may_work)
def seal_bench(*, actor: Actor, at: datetime, recipient: str) -> tuple[SealedBench, Varnished]:
    """Make a bench whose refusals are sealed."""
    bench = SealedBench.objects.create(colour="plain", recipient=recipient)
    return bench, Varnished(bench=str(bench.pk))
