"""The full report: composed from the file, issued to named recipients until a day, opened by them.

Each version has a compartment of its own, so that an earlier one stays as it was issued.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from upheld.investigations import classing, composing, passages, policy, states
from upheld.investigations.events import ReportIssued, ReportOpened, ReportRenewed
from upheld.investigations.models import FullReport, Investigation, ReportRecipient
from upheld.investigations.states import Stage
from upheld.investigations.writing import holders_of_keys, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault import commands as vault_commands
from upheld.vault.keyring import Keyring

OPEN_FOR = timedelta(days=90)
"""How long a report is opened for its recipients, unless whoever issues it says otherwise."""


@command(policy.may_investigate, record_refusals=True)
def issue_report(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    summary: str,
    keys: Keyring,
    expires_on: date | None = None,
) -> tuple[FullReport, ReportIssued]:
    """Compose the report and seal it to the commissioner and the receiver, in its own compartment.

    Both were checked for conflicts when they were appointed. Raises `NotPossible` before the
    findings are signed off, and where the keys do not open every word that belongs in it.
    """
    states.require(investigation.stage, then=Stage.REPORTED)
    issued = _issued(actor, at, investigation, keys, expires_on, summary=summary, why="")
    investigation.stage = Stage.REPORTED.value
    investigation.save(update_fields=["stage"])
    return issued


@command(policy.may_investigate, record_refusals=True)
def issue_later_version(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    summary: str,
    why: str,
    keys: Keyring,
    expires_on: date | None = None,
) -> tuple[FullReport, ReportIssued]:
    """Issue the report again, with what became known since and a reason. The earlier one stays.

    Findings are frozen: what differs is the summary and the later evidence.
    """
    states.require_in(investigation.stage, Stage.REPORTED)
    reason = said(why, "Say why there is a later version.")
    return _issued(actor, at, investigation, keys, expires_on, summary=summary, why=reason)


def _issued(
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    keys: Keyring,
    expires_on: date | None,
    **words: str,
) -> tuple[FullReport, ReportIssued]:
    until = _until(expires_on, day_of(at))
    content = _content(actor, day_of(at), investigation, keys, words)
    recipients = {
        investigation.commissioner_id: investigation.commissioner_post_id,
        investigation.receiver_id: investigation.receiver_post_id,
    }
    compartment = vault_commands.open_compartment(
        actor=actor, at=at, holders=holders_of_keys([actor.id, *recipients], at), keys=keys
    )
    body = sealed_into(
        compartment.id, actor=actor, at=at, kind="report", content=content, keys=keys
    )
    report = FullReport.objects.create(
        investigation=investigation,
        version=FullReport.objects.filter(investigation=investigation).count() + 1,
        compartment=compartment,
        body_id=body,
        issued_on=day_of(at),
    )
    ReportRecipient.objects.bulk_create(
        ReportRecipient(report=report, person_id=person, post_id=post, expires_on=until)
        for person, post in recipients.items()
    )
    return report, ReportIssued(
        report=str(report.id),
        investigation=str(investigation.id),
        version=report.version,
        recipients=len(recipients),
    )


def _until(expires_on: date | None, today: date) -> date:
    until = expires_on or today + OPEN_FOR
    if until <= today:
        raise NotPossible("The last day on which the report is opened must lie in the future.")
    return until


def _content(
    actor: Actor, on: date, investigation: Investigation, keys: Keyring, words: dict[str, str]
) -> dict[str, Any]:
    """What is sealed: the composed report, with each passage's classes as they stand today."""
    whole = composing.issued(
        composing.composed(actor=actor, keys=keys, investigation=investigation),
        on=on,
        summary=said(words["summary"], "Write a summary of the report."),
        why=words["why"],
    )
    found = classing.classed(
        actor=actor, keys=keys, investigation=investigation, parts=passages.of_report(whole)
    )
    return whole | {"classes": classing.as_sealed(found)}


@command(policy.may_open_report, record_refusals=True)
def open_report(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    recipient: ReportRecipient,
    earlier: ReportRecipient | None = None,
) -> tuple[ReportRecipient, ReportOpened]:
    """Record that a named recipient opens a version; then `queries.full_report` gives it.

    `earlier` is their place in another version, where they hold the two side by side. Raises
    `NotPossible` once the day until which it was issued to them has passed.
    """
    opened = [each for each in (recipient, earlier) if each is not None]
    for each in opened:
        _require_open(each, actor, investigation, day_of(at))
        if each.first_opened_on is None:
            each.first_opened_on = day_of(at)
            each.save(update_fields=["first_opened_on"])
    return recipient, ReportOpened(
        report=str(recipient.report_id), beside=str(earlier.report_id) if earlier else ""
    )


def _require_open(
    recipient: ReportRecipient, actor: Actor, investigation: Investigation, today: date
) -> None:
    own = FullReport.objects.filter(investigation=investigation, id=recipient.report_id)
    is_over = recipient.expires_on is not None and recipient.expires_on < today
    if not own.exists() or str(recipient.person_id) != actor.id or is_over:
        raise NotPossible(policy.NOT_HERE)


@command(policy.may_renew_report, record_refusals=True)
def renew_report(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    recipient: ReportRecipient,
    expires_on: date,
) -> tuple[ReportRecipient, ReportRenewed]:
    """Let a recipient open their version until a later day. Nobody does it for themselves."""
    if not FullReport.objects.filter(investigation=investigation, id=recipient.report_id).exists():
        raise NotPossible(policy.NOT_HERE)
    until = _until(expires_on, day_of(at))
    if recipient.expires_on is None or until <= recipient.expires_on:
        raise NotPossible("It is opened for them until that day already. Give a later day.")
    recipient.expires_on = until
    recipient.save(update_fields=["expires_on"])
    return recipient, ReportRenewed(
        report=str(recipient.report_id), recipient=str(recipient.id), until=until.isoformat()
    )
