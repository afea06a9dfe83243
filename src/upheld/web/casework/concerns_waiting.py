"""What waits for a receiver or a convener among concerns."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from upheld.concerns import queries
from upheld.concerns.queries import ConcernLine
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring
from upheld.web.waiting import Waiting
from upheld.web.words import day


def waits_for(actor: Actor, keys: Keyring, today: date) -> list[Waiting]:
    """What a receiver owes, children at risk first and then by day."""
    found = queries.what_waits(actor=actor, keys=keys, today=today)
    return [
        Waiting(
            title=_title(each),
            href=reverse("casework-concern", args=[each.id]),
            due=each.next.due if each.next else None,
            late=bool(each.next and each.next.late),
            facts=tuple(_facts(each, today)),
        )
        for each in found
    ]


def _title(line: ConcernLine) -> str:
    said = {"day": day(line.received_on), "owed": line.next.words if line.next else ""}
    if line.at_risk and line.state in {"received", "acknowledged"}:
        return _("A child may be at risk. Concern of %(day)s: %(owed)s") % said
    if line.next is None:
        return _("Concern of %(day)s") % said
    return _("Concern of %(day)s: %(owed)s") % said


def _facts(line: ConcernLine, today: date) -> list[str]:
    """Safe today? In conflict? And what is new, or aimed at before it is due."""
    facts = [_("Safe today? %(answer)s.") % {"answer": line.safe_words}, _conflict(line)]
    if line.new:
        said = ngettext(
            "There is %(n)s thing that you have not read.",
            "There are %(n)s things that you have not read.",
            line.new,
        )
        facts.append(said % {"n": line.new})
    if line.aim is not None and line.aim >= today:
        said = _("We aim to say by %(day)s that it was read; the last day for it is %(due)s.")
        due = line.next.due if line.next else None
        facts.append(said % {"day": day(line.aim), "due": day(due)})
    return facts


def _conflict(line: ConcernLine) -> str:
    if line.must_renew:
        return _("In conflict? Yes: somebody who can read it must be left out from now on.")
    if not line.named:
        return _("In conflict? No post is named.")
    posts = ", ".join(line.named)
    return _("In conflict? It is about %(posts)s, who cannot see it.") % {"posts": posts}
