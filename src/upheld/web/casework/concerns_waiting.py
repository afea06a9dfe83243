"""What waits for a receiver or a convener among concerns."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from upheld.concerns import queries
from upheld.concerns.queries import Clock, ConcernLine
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring
from upheld.web.waiting import Waiting
from upheld.web.words import day


def waits_for(actor: Actor, keys: Keyring, today: date) -> list[Waiting]:
    """What a receiver owes: children at risk, then whoever is treated badly, then by day."""
    found = queries.what_waits(actor=actor, keys=keys, today=today)
    harmed = [_harmed(each, each.detriment) for each in found if each.detriment]
    lines = [_line(each, today) for each in found]
    return [*(e for e in lines if e.today), *harmed, *(e for e in lines if not e.today)]


def _line(line: ConcernLine, today: date) -> Waiting:
    clock = line.see_to or line.next
    return Waiting(
        title=_title(line),
        href=reverse("casework-concern", args=[line.id]),
        due=clock.due if clock else None,
        late=bool(clock and clock.late),
        facts=tuple(_facts(line, today)),
        today=line.see_to is not None,
    )


def _harmed(line: ConcernLine, clock: Clock) -> Waiting:
    """Its own line: it is owed in seven days, and must not hide behind another clock."""
    said = {"day": day(line.received_on), "owed": clock.words}
    return Waiting(
        title=_("Concern of %(day)s: %(owed)s") % said,
        href=reverse("casework-concern", args=[line.id]),  # what happened is read there first
        due=clock.due,
        late=clock.late,
        facts=(_begins(line),),
    )


def _title(line: ConcernLine) -> str:
    said = {"day": day(line.received_on), "owed": line.next.words if line.next else ""}
    if line.see_to is not None:
        return _("A child may be at risk: see to the child today. Concern of %(day)s") % said
    if line.next is None:
        return _("Concern of %(day)s") % said
    return _("Concern of %(day)s: %(owed)s") % said


def _facts(line: ConcernLine, today: date) -> list[str]:
    """Safe today? In conflict? And what is new, or aimed at before it is due."""
    facts = [
        _begins(line),
        _("Safe today? %(answer)s.") % {"answer": line.safe_words},
        _conflict(line),
    ]
    if line.new:
        said = ngettext(
            "There is %(n)s thing that you have not read.",
            "There are %(n)s things that you have not read.",
            line.new,
        )
        facts.append(said % {"n": line.new})
    if line.see_to and line.next:
        said = _("After that: %(owed)s, by %(day)s.")
        facts.append(said % {"owed": line.next.words, "day": day(line.next.due)})
    if line.aim is not None and line.aim >= today:
        said = _("We aim to say by %(day)s that it was read; the last day for it is %(due)s.")
        due = line.next.due if line.next else None
        facts.append(said % {"day": day(line.aim), "due": day(due)})
    return facts


def _begins(line: ConcernLine) -> str:
    return _("It begins: “%(words)s”") % {"words": line.begins}


def _conflict(line: ConcernLine) -> str:
    if line.must_renew:
        return _("In conflict? Yes: somebody who can read it must be left out from now on.")
    if not line.named:
        return _("In conflict? No post is named.")
    posts = ", ".join(line.named)
    return _("In conflict? It is about %(posts)s, who cannot see it.") % {"posts": posts}
