"""Mail as it arrives at a real mail server: when, to whom, once, and that it says nothing."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import Message

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Handler

from tests.rooms.concerns.scene import TODAY, Reporter, raise_alone
from tests.rooms.learning.conftest import AFTER_THE_STORY
from tests.rooms.learning.embargo import CRITICISED, UNION, Embargo
from upheld.concerns import commands, queries
from upheld.concerns.models import DutyAlert
from upheld.concerns.states import Risk
from upheld.concerns.submission import AtRisk
from upheld.examples.posts import POSTS
from upheld.investigations import commands as investigating
from upheld.investigations import queries as investigations
from upheld.investigations.models import SafetyAction
from upheld.jobs import mail
from upheld.jobs.tick import tick
from upheld.kernel.actor import Role
from upheld.people import commands as register
from upheld.people import queries as people
from upheld.people.models import Account

FRIDAY = datetime(2021, 11, 5, 12, 0, tzinfo=UTC)
SATURDAY = FRIDAY + timedelta(days=1)
BOXING_DAY_KEPT = datetime(2021, 12, 28, 12, 0, tzinfo=UTC)
DUTY = "duty@southwater.example"
DAILY = {each.slug for each in POSTS if each.signs_in} - {"duty"}


class Inbox(Handler):
    """Keeps what arrived; refuses the addresses it is told to refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived: list[Message] = []
        self.refused: set[str] = set()

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802  Its name.
        if address in self.refused:
            return "550 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    def handle_message(self, message: Message) -> None:
        self.arrived.append(message)

    def to(self, address: str) -> list[Message]:
        return [each for each in self.arrived if each["To"] == address]


@pytest.fixture
def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def configured(settings, free_port, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.UPHELD_MAIL_HOST = settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = free_port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_TIMEOUT = 5
    settings.UPHELD_SITE = "https://speak.southwater.example/"
    settings.DEFAULT_FROM_EMAIL = "no-answer@southwater.example"
    settings.VAR = tmp_path
    return settings


@pytest.fixture
def inbox(configured) -> Iterator[Inbox]:
    inbox = Inbox()
    server = Controller(inbox, hostname="127.0.0.1", port=configured.EMAIL_PORT)
    server.start()
    yield inbox
    server.stop()


@pytest.fixture
def nothing_before(cast):
    """The story's own test of 4 November has gone out already."""
    assert not DutyAlert.objects.exclude(to_mail=b"").exists()
    return cast


def tell(**told: str) -> DutyAlert:
    who = Reporter()
    way = queries.keys_of_alert(keys=who.keys, about=who.id)
    given = AtRisk(**told)
    return commands.raise_alert(actor=way.actor, at=TODAY, told=given, receipt=way.receipt)


def test_the_duty_contact_is_told_once_and_not_once_a_minute(inbox, nothing_before):
    tell(where="At 14 Harbour Road.")

    said = mail.send(now=SATURDAY)
    again = mail.send(now=SATURDAY + timedelta(minutes=1))

    assert said == ["Told 1 of those on duty by mail."]
    assert again == []
    assert len(inbox.to(DUTY)) == len(inbox.arrived) == 1


def test_the_clock_sends_it(inbox, nothing_before):
    tell(where="Here.")

    said = tick(now=SATURDAY.replace(hour=1))

    assert "Told 1 of those on duty by mail." in said
    assert len(inbox.to(DUTY)) == 1


def test_a_child_at_risk_found_in_an_investigation_is_mailed_at_once_and_once(
    inbox, nothing_before, cast, told, noon
):
    own = {"actor": cast.actor("investigator"), "keys": cast.keys("investigator")}
    row = investigations.investigation(actor=own["actor"], id=told.investigation)
    given = {"investigation": row, "words": "A child is alone.", "where": "At 14 Harbour Road."}
    investigating.open_safety_action(**own, at=noon, **given)

    said = mail.send(now=SATURDAY)
    again = mail.send(now=SATURDAY + timedelta(minutes=1))

    assert said == ["Told 1 of those on duty by mail."]
    assert again == []
    [message] = inbox.arrived
    assert message["To"] == DUTY
    assert "Harbour" not in message.as_string()
    assert not SafetyAction.objects.exclude(to_mail=b"").exists()


def test_two_alerts_of_one_minute_are_one_mail(inbox, nothing_before):
    tell(where="Here.")
    tell(where="There.")

    mail.send(now=SATURDAY)

    assert len(inbox.arrived) == 1
    assert not DutyAlert.objects.exclude(to_mail=b"").exists()


def test_a_mail_server_that_is_down_loses_nothing(configured, nothing_before, request):
    tell(where="Here.")

    down = mail.send(now=SATURDAY)
    inbox = request.getfixturevalue("inbox")
    up = mail.send(now=SATURDAY + timedelta(minutes=1))

    assert down == ["The mail server did not take 1 of 1 mails. They are tried again."]
    assert up == ["Told 1 of those on duty by mail."]
    assert len(inbox.to(DUTY)) == 1


def test_everybody_gets_the_same_notice_whether_or_not_anything_waits(inbox, nothing_before):
    raise_alone(Reporter(), risk=Risk.NO)

    mail.send(now=FRIDAY)

    addresses = {each["To"] for each in inbox.arrived}
    assert addresses == {f"{slug}@southwater.example" for slug in DAILY}
    assert len({each.get_payload() for each in inbox.arrived}) == 1
    assert len({each["Subject"] for each in inbox.arrived}) == 1
    assert all(len(each.get_all("To")) == 1 and each["Cc"] is None for each in inbox.arrived)


def test_whoever_is_criticised_hears_of_a_copy_by_the_mail_that_everybody_gets(
    inbox, nothing_before, cast
):
    mail.send(now=FRIDAY)
    before = {each["To"] for each in inbox.arrived}
    inbox.arrived.clear()
    embargo = Embargo(cast, AFTER_THE_STORY)
    embargo.agree()
    embargo.address()
    embargo.release()

    mail.send(now=FRIDAY + timedelta(days=3))

    after = {each["To"] for each in inbox.arrived}
    assert after == before
    assert {f"{slug}@southwater.example" for slug in (*CRITICISED, UNION)} <= after
    assert len({each.get_payload() for each in inbox.arrived}) == 1


def test_whoever_is_on_duty_and_something_else_gets_the_notice_too(
    inbox, nothing_before, cast, noon
):
    registrar, post = cast.actor("hr"), people.post_by_slug("duty")
    given = {"post": post, "role": Role.ASSURER, "since": FRIDAY.date()}
    register.give_role(actor=registrar, at=noon, **given)

    mail.send(now=FRIDAY)

    assert len(inbox.to(DUTY)) == 1


def test_whoever_can_no_longer_sign_in_gets_none(inbox, nothing_before, cast):
    Account.objects.filter(person_id=cast.person("senior-a")).update(is_active=False)

    mail.send(now=FRIDAY)

    assert inbox.to("senior-a@southwater.example") == []


def test_a_notice_goes_out_once_a_day_and_not_before_its_hour(inbox, nothing_before):
    early = FRIDAY.replace(hour=7, minute=59)

    assert mail.send(now=early) == []
    mail.send(now=early + timedelta(minutes=1))
    mail.send(now=FRIDAY)
    mail.send(now=FRIDAY + timedelta(hours=3))

    assert len(inbox.arrived) == len(DAILY)


def test_there_is_none_at_the_weekend_nor_on_a_bank_holiday_in_england(inbox, nothing_before):
    assert mail.send(now=SATURDAY) == []
    assert mail.send(now=BOXING_DAY_KEPT) == []
    assert inbox.arrived == []
    mail.send(now=FRIDAY + timedelta(days=3))
    assert len(inbox.arrived) == len(DAILY)


def test_an_address_that_is_refused_stops_nobody_elses_and_is_tried_again(inbox, nothing_before):
    inbox.refused = {"ceo@southwater.example"}

    said = mail.send(now=FRIDAY)
    inbox.refused = set()
    mail.send(now=FRIDAY + timedelta(minutes=1))

    assert "did not take 1 of" in " ".join(said)
    assert len(inbox.arrived) == len(DAILY)
    assert len(inbox.to("ceo@southwater.example")) == 1


def test_no_mail_says_anything_of_a_concern_and_none_can_be_followed(inbox, nothing_before):
    canary = "Zx7-quince-harbour"
    who = Reporter()
    way = queries.keys_of_alert(keys=who.keys, about=who.id)
    told = AtRisk(where=canary, reach=canary, words=canary)
    alert = commands.raise_alert(actor=way.actor, at=TODAY, told=told, receipt=way.receipt)
    concern = raise_alone(who, words=canary, risk=Risk.YES)

    mail.send(now=FRIDAY)

    wire = "\n".join(each.as_string() for each in inbox.arrived)
    for each in (canary, str(alert.id), str(concern.id), str(alert.compartment_id), who.words):
        assert each not in wire
    for title in ("Senior post", "Duty manager", "Monitoring", "child", "risk", "concern"):
        assert title not in wire
    assert set(re.findall(r"https?://\S+", wire)) == {"https://speak.southwater.example/"}


def test_the_headers_ask_for_no_answer_and_give_nothing_away(inbox, nothing_before):
    tell(where="Here.")

    mail.send(now=SATURDAY)

    found = inbox.arrived[0]
    asked = {name.lower() for name in found}
    assert found["Auto-Submitted"] == "auto-generated"
    assert found.get_content_type() == "text/plain"
    assert found["Message-ID"].endswith("@southwater.example>")
    assert socket.gethostname() not in found.as_string().replace("localhost", "")
    assert not asked & {"disposition-notification-to", "return-receipt-to", "x-confirm-reading-to"}
    assert not asked & {"list-unsubscribe", "x-mailer", "user-agent", "reply-to"}


def test_a_test_is_mailed_as_an_alert_is(inbox, nothing_before, cast, noon):
    tell(where="Here.")
    mail.send(now=SATURDAY)
    post = people.post_by_slug("duty")
    commands.send_duty_test(actor=cast.actor("mo"), at=noon, post=post, keys=cast.keys("mo"))

    mail.send(now=SATURDAY + timedelta(minutes=1))

    alert, test = inbox.to(DUTY)
    assert alert.get_payload() == test.get_payload()
    assert alert["Subject"] == test["Subject"]


def test_nothing_is_sent_or_noted_where_no_server_is_named(configured, nothing_before):
    configured.UPHELD_MAIL_HOST = ""
    tell(where="Here.")

    assert mail.send(now=FRIDAY) == []
    assert DutyAlert.objects.exclude(to_mail=b"").count() == 1


def test_two_runs_at_once_send_once(inbox, configured, nothing_before):
    tell(where="Here.")
    with mail._alone() as first:  # noqa: SLF001  As a run that has not ended yet.
        assert first
        assert mail.send(now=SATURDAY) == []

    mail.send(now=SATURDAY)

    assert len(inbox.arrived) == 1


def test_somebody_who_cannot_sign_in_is_said_to_be_missing(inbox, nothing_before, cast):
    Account.objects.filter(person_id=cast.person("duty")).update(is_active=False)
    tell(where="Here.")

    assert mail.send(now=SATURDAY) == [mail.WAITS_FOR_NOBODY]
