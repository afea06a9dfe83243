"""A child at risk now: who is told, what they read, and that nothing leads to the concern."""

from __future__ import annotations

from datetime import timedelta

import pytest

from upheld.concerns import alerting, commands, queries
from upheld.concerns.alert_states import AlertState
from upheld.concerns.models import Concern, DutyAlert
from upheld.concerns.states import Risk
from upheld.concerns.submission import AtRisk
from upheld.kernel.decision import NotPossible
from upheld.ledger import obligations
from upheld.people import commands as people
from upheld.people import queries as people_queries
from upheld.vault import queries as vault
from upheld.vault.keyring import NoGrant
from upheld.vault.models import Compartment

from .scene import NOON, TODAY, Reporter, raise_alone

TOLD = AtRisk(
    where="At 14 Harbour Road, top floor.",
    reach="Ring 07700 900123 after six.",
    words="He is alone with them tonight.",
)


def tell(who: Reporter, **changed) -> DutyAlert:
    way = queries.keys_of_alert(keys=who.keys, about=who.id)
    told = AtRisk(**{"where": TOLD.where, "reach": TOLD.reach, "words": TOLD.words} | changed)
    return commands.raise_alert(actor=way.actor, at=TODAY, told=told, receipt=way.receipt)


def page(cast, alert, slug="duty"):
    return queries.alert_page(
        actor=cast.actor(slug), keys=cast.keys(slug), id=alert.id, today=TODAY
    )


def listed(cast, slug="duty"):
    found = queries.alerts(actor=cast.actor(slug), keys=cast.keys(slug), today=TODAY)
    return [each.id for each in found]


def by(cast, alert, slug="duty"):
    row = DutyAlert.objects.get(id=alert.id)
    return {"actor": cast.actor(slug), "at": NOON, "alert": row, "keys": cast.keys(slug)}


def test_the_duty_contact_reads_what_was_told_and_nothing_else(cast):
    alert = tell(Reporter(), named_posts=(cast.post("senior-a"),))

    read = page(cast, alert)

    assert (read.where, read.reach, read.words) == (TOLD.where, TOLD.reach, TOLD.words)
    assert read.named == ("Senior post A",)
    assert alert.id in listed(cast)


def test_a_receivers_keys_do_not_open_the_alert_and_duty_keys_do_not_open_the_concern(cast):
    who = Reporter()
    alert, concern = tell(who), raise_alone(who, risk=Risk.YES)
    of_alert = Compartment.objects.get(id=alert.compartment_id)
    of_concern = Compartment.objects.get(id=concern.compartment_id)

    for slug in ("mo", "auditor", "investigator", "union", "hr"):
        assert not cast.keys(slug).opens(of_alert)
    assert not cast.keys("duty").opens(of_concern)
    with pytest.raises(NoGrant):
        who.keys.identity_for(of_alert)
    for slug in ("mo", "auditor", "senior-a"):
        assert page(cast, alert, slug) is None
        assert listed(cast, slug) == []


def test_nothing_in_the_two_rows_or_inside_the_alert_is_the_same(cast):
    who = Reporter()
    alert, concern = tell(who), raise_alone(who, risk=Risk.YES)

    same = {str(concern.id), str(concern.compartment_id), str(concern.body), who.id}
    way = queries.keys_of_alert(keys=who.keys, about=who.id)
    held = vault.bodies(actor=way.actor, keys=way.keys, compartment=alert.compartment_id)
    inside = str([(each.author, each.content) for each in held])

    assert not {str(alert.id), str(alert.compartment_id), str(alert.body)} & same
    assert not any(each in inside for each in same)
    assert alert.id.version == 4


def test_a_duty_contact_whose_post_is_named_is_not_told_and_mailed_nothing(cast):
    with pytest.raises(NotPossible, match="ring instead"):
        tell(Reporter(), named_posts=(cast.post("duty"),))

    assert (
        queries.duty_readers_of(
            actor=Reporter().actor, named_posts=[cast.post("duty")], words="", at=TODAY
        )
        == []
    )


def test_a_duty_contact_whom_the_reporter_struck_is_not_told(cast):
    with pytest.raises(NotPossible, match="ring instead"):
        tell(Reporter(), struck=(cast.post("duty"),))


def test_a_conflict_found_later_takes_the_alert_away(cast):
    alert = tell(Reporter(), named_posts=(cast.post("senior-a"),))
    post = people_queries.post_by_slug("senior-a")
    assert page(cast, alert) is not None
    people.declare_interest(actor=cast.actor("duty"), at=NOON, about_post=post)

    assert page(cast, alert) is None
    assert alert.id not in listed(cast)
    with pytest.raises(NotPossible, match="no longer here"):
        commands.acknowledge_alert(**by(cast, alert))


def test_sending_twice_tells_once(cast):
    who = Reporter()
    tell(who)

    with pytest.raises(NotPossible, match="already"):
        tell(who)


def test_it_is_acknowledged_and_reviewed_and_the_obligation_is_discharged(cast):
    who = Reporter()
    alert = tell(who)

    commands.acknowledge_alert(**by(cast, alert))
    commands.review_alert(**by(cast, alert), words="We went there with the police.")

    owed = obligations.about(alert.id)
    assert [(each.kind, each.discharged_on) for each in owed] == [("review-alert", TODAY)]
    own = queries.own_alert(actor=who.actor, keys=who.keys, about=who.id, today=TODAY)
    assert own.told == ("Duty manager of a neighbouring authority",)
    assert own.read_on == TODAY
    assert [each.words for each in own.said] == ["We went there with the police."]
    with pytest.raises(NotPossible, match="already"):
        commands.acknowledge_alert(**by(cast, alert))


def test_what_was_done_needs_words(cast):
    alert = tell(Reporter())

    with pytest.raises(NotPossible, match="what was done"):
        commands.review_alert(**by(cast, alert), words="  ")
    assert DutyAlert.objects.get(id=alert.id).state == AlertState.WAITING


def test_friday_evening_is_due_on_monday_and_late_on_tuesday(cast):
    alert = tell(Reporter())

    def late_on(day):
        found = queries.alert_page(
            actor=cast.actor("duty"), keys=cast.keys("duty"), id=alert.id, today=day
        )
        return found.line.late

    monday = TODAY.replace(day=8)
    assert TODAY.strftime("%A") == "Friday"
    assert alert.review_by == monday
    assert not late_on(monday)
    assert late_on(TODAY.replace(day=9))


def test_who_is_to_be_mailed_is_sealed_and_emptied(cast):
    alert = tell(Reporter())
    listed_now = alerting.open_to_mail(alert.to_mail)

    assert listed_now == [str(cast.person("duty"))]
    assert str(cast.person("duty")).encode() not in bytes(alert.to_mail)


def test_a_test_looks_like_an_alert_and_its_answer_makes_the_contact_ready(cast):
    post = people_queries.post_by_slug("duty")
    before = queries.alerts(actor=cast.actor("duty"), keys=cast.keys("duty"), today=TODAY)

    commands.send_duty_test(actor=cast.actor("hr"), at=NOON, post=post, keys=cast.keys("hr"))

    after = queries.alerts(actor=cast.actor("duty"), keys=cast.keys("duty"), today=TODAY)
    new = [each for each in after if each not in before]
    assert [each.is_test for each in new] == [True]
    commands.answer_duty_test(**by(cast, new[0]))
    line = queries.duty_contacts(actor=cast.actor("mo"), on=TODAY)[0]
    assert line.tested_on == TODAY
    assert line.is_ready


def test_a_test_is_not_acknowledged_as_an_alert_nor_the_other_way_round(cast):
    alert = tell(Reporter())

    with pytest.raises(NotPossible, match="no longer here"):
        commands.answer_duty_test(**by(cast, alert))


def test_a_number_is_digits(cast):
    post = people_queries.post_by_slug("duty")
    for wrong in ("call us", "12", "<b>1234567</b>", "1" * 50):
        with pytest.raises(NotPossible):
            commands.set_duty_number(actor=cast.actor("mo"), at=NOON, post=post, number=wrong)

    commands.set_duty_number(actor=cast.actor("mo"), at=NOON, post=post, number="+44 1632  960222")

    found = queries.duty_numbers(actor=Reporter().actor, on=TODAY)
    assert [each.number for each in found] == ["+44 1632 960222"]


def test_only_duty_contacts_have_a_number(cast):
    post = people_queries.post_by_slug("senior-a")

    with pytest.raises(NotPossible, match="duty contact"):
        commands.set_duty_number(actor=cast.actor("mo"), at=NOON, post=post, number="01632 960 1")


def test_the_reporters_alert_is_found_by_nobody_elses_keys(cast):
    who, other = Reporter(), Reporter()
    tell(who)

    assert queries.own_alert(actor=other.actor, keys=other.keys, about=who.id, today=TODAY) is None
    assert Concern.objects.filter(id=who.id).count() == 0


def test_what_is_to_be_done_first_stands_first_and_what_is_done_the_newest_first(cast):
    first, second, third = (
        commands.raise_alert(
            actor=way.actor, at=day, told=AtRisk(words="Now."), receipt=way.receipt
        )
        for who, day in ((Reporter(), TODAY + timedelta(days=n)) for n in (0, 7, 14))
        for way in [queries.keys_of_alert(keys=who.keys, about=who.id)]
    )
    ours = {first.id, second.id, third.id}

    def order():
        return [each for each in listed(cast) if each in ours]

    assert order() == [first.id, second.id, third.id]
    for alert in (first, second):
        commands.review_alert(**by(cast, alert), words="A worker went.")
    assert order() == [third.id, second.id, first.id]
