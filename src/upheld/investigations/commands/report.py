"""The full report: composed from the findings, issued to named recipients, opened by them."""

from __future__ import annotations

from datetime import datetime

from upheld.investigations import composing, policy, states
from upheld.investigations.events import ReportIssued, ReportOpened
from upheld.investigations.models import FullReport, Investigation, ReportRecipient
from upheld.investigations.states import Stage
from upheld.investigations.writing import holders_of_keys, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault import commands as vault_commands
from upheld.vault.keyring import Keyring


@command(policy.may_investigate, record_refusals=True)
def issue_report(
    *, actor: Actor, at: datetime, investigation: Investigation, summary: str, keys: Keyring
) -> tuple[FullReport, ReportIssued]:
    """Compose the report and seal it to the commissioner and the receiver, in its own compartment.

    Both were checked for conflicts when they were appointed. Raises `NotPossible` before the
    findings are signed off, and where the keys do not open every word that belongs in it.
    """
    states.require(investigation.stage, then=Stage.REPORTED)
    content = composing.composed(
        actor=actor,
        keys=keys,
        investigation=investigation,
        summary=said(summary, "Write a summary of the report."),
        on=day_of(at),
    )
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
        investigation=investigation, compartment=compartment, body_id=body, issued_on=day_of(at)
    )
    ReportRecipient.objects.bulk_create(
        ReportRecipient(report=report, person_id=person, post_id=post)
        for person, post in recipients.items()
    )
    investigation.stage = Stage.REPORTED.value
    investigation.save(update_fields=["stage"])
    return report, ReportIssued(
        report=str(report.id), investigation=str(investigation.id), recipients=len(recipients)
    )


@command(policy.may_open_report, record_refusals=True)
def open_report(
    *, actor: Actor, at: datetime, investigation: Investigation, recipient: ReportRecipient
) -> tuple[ReportRecipient, ReportOpened]:
    """Record that a named recipient opens the report; then `queries.full_report` gives it."""
    report = FullReport.objects.filter(investigation=investigation).first()
    if report is None or recipient.report_id != report.id:
        raise NotPossible(policy.NOT_HERE)
    if recipient.first_opened_on is None:
        recipient.first_opened_on = day_of(at)
        recipient.save(update_fields=["first_opened_on"])
    return recipient, ReportOpened(report=str(report.id))
