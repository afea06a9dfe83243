"""What waits for somebody among investigations."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.investigations import queries
from upheld.investigations.queries import Given
from upheld.investigations.states import Part, Waits
from upheld.kernel.actor import Actor
from upheld.learning.states import CopyFor
from upheld.vault.keyring import Keyring
from upheld.web.waiting import Waiting
from upheld.web.words import day

from . import learning_waiting

PAGES = {
    Waits.DECLARE: "casework-investigation-declare",
    Waits.COMMISSION: "casework-investigation-commission",
    Waits.OPEN_FILE: "casework-investigation-open",
    Waits.DRAFT_TERMS: "casework-terms-draft",
    Waits.AGREE_TERMS: "casework-terms",
    Waits.INVESTIGATE: "casework-investigation",
    Waits.SIGN_OFF: "casework-sign-off",
    Waits.ISSUE_REPORT: "casework-report-issue",
    Waits.OPEN_REPORT: "casework-report",
}


def waits_for(actor: Actor, keys: Keyring, today: date) -> list[Waiting]:
    """What somebody has to do among investigations, what has waited longest first."""
    own = [
        Waiting(
            title=_("%(what)s (since %(day)s)")
            % {"what": _words(each.what), "day": day(each.since)},
            href=reverse(PAGES[each.what], args=[each.investigation]),
        )
        for each in queries.what_waits(actor=actor, on=today)
    ]
    early = learning_waiting.early(actor, keys, CopyFor.CRITICISED)
    return [*_said_of(actor, keys), *early, *own, *_about_a_child(actor, today)]


def _about_a_child(actor: Actor, today: date) -> list[Waiting]:
    """Questions whether a child was one of those examined."""
    words = {
        Part.INVESTIGATOR: (_("Somebody asks about a child: answer"), "casework-child-look-up"),
        Part.RECEIVER: (_("Tell whoever asked about a child"), "casework-child-told"),
    }
    return [
        Waiting(
            title=_("%(what)s (since %(day)s)")
            % {"what": words[each.part][0], "day": day(each.asked_on)},
            href=reverse(words[each.part][1], args=[each.investigation, each.id]),
            due=each.due_on,
            late=each.due_on < today,
        )
        for each in queries.child_questions_waiting(actor=actor)
    ]


def _said_of(actor: Actor, keys: Keyring) -> list[Waiting]:
    """What was served on somebody and is not finished with. Nobody else sees that it exists."""
    return [
        Waiting(
            title=_("Something is said of your work: read it, and reply by %(day)s")
            % {"day": day(each.reply_by)},
            href=reverse("casework-said-of-me", args=[each.id]),
        )
        for each in queries.my_packets(actor=actor, keys=keys)
        if not each.considered and not (each.opened_on and each.replies)
    ]


def given_to(actor: Actor, keys: Keyring, today: date) -> list[Waiting]:
    """What was given to somebody outside an investigation; an alarm cannot wait."""
    words = {
        Given.SAFETY: _("A child may be at risk, an investigation says: say what was done"),
        Given.FOLLOW_UP: _("A child to follow up"),
        Given.SECOND_READING: _("A case to read a second time"),
    }
    return [
        Waiting(
            title=_("%(what)s (since %(day)s)")
            % {"what": words[each.what], "day": day(each.since)},
            href=reverse(f"casework-given-{each.what.value}", args=[each.id]),
            due=each.due_on,
            late=each.due_on is not None and each.due_on < today,
            today=each.what is Given.SAFETY,
        )
        for each in queries.given_to(actor=actor, keys=keys)
    ]


def _words(what: Waits) -> str:
    return {
        Waits.DECLARE: _("Declare your independence"),
        Waits.COMMISSION: _("Commission an investigation"),
        Waits.OPEN_FILE: _("Open the file of your investigation"),
        Waits.DRAFT_TERMS: _("Draft terms of reference"),
        Waits.AGREE_TERMS: _("Agree terms of reference"),
        Waits.INVESTIGATE: _("Your investigation is under way"),
        Waits.SIGN_OFF: _("Sign off findings: nothing is unanswered"),
        Waits.ISSUE_REPORT: _("Issue the full report"),
        Waits.OPEN_REPORT: _("A full report was issued to you"),
    }[what]
