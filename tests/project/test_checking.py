"""What `upheld check` says of duty, mail and the machine, on the told example."""

from __future__ import annotations

import socket
from datetime import timedelta

import pytest

from upheld.concerns.models import DutyNumber, DutyTest
from upheld.ledger.guard import NOW_WRITING
from upheld.people.models import Account
from upheld.project import checking, on_duty, surroundings


@pytest.fixture
def as_the_room():
    """Lift the guard, to make by hand what no command makes."""
    token = NOW_WRITING.set("concerns")
    yield
    NOW_WRITING.reset(token)


@pytest.fixture
def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def said(now) -> str:
    return "\n".join(on_duty.faults(now))


def test_the_example_has_a_duty_contact_who_was_tested(cast, noon):
    assert said(noon) == ""
    assert list(checking.duty_faults()) == []


def test_a_contact_who_never_answered_a_test_is_told(cast, noon, as_the_room):
    DutyTest.objects.all().delete()

    assert "Duty manager of a neighbouring authority: was never tested." in said(noon)


def test_an_old_test_no_longer_counts(cast, noon, settings):
    settings.UPHELD_DUTY_TEST_DAYS = 30

    assert said(noon) == ""
    assert "more than 30 days ago" in said(noon + timedelta(days=31))


def test_a_contact_without_a_number_or_an_account_is_told(cast, noon, as_the_room):
    DutyNumber.objects.all().delete()
    Account.objects.filter(person_id=cast.person("duty")).update(is_active=False)

    assert "no number to ring" in said(noon)
    assert "no mail reaches them" in said(noon)


def test_a_house_without_a_duty_contact_is_told(cast, noon):
    before_anybody = noon - timedelta(days=3000)

    assert said(before_anybody) == on_duty.NOBODY


def test_check_leaves_with_1_where_the_contact_was_not_tested(cast, as_the_room, capsys):
    DutyTest.objects.all().delete()

    assert checking.run() == 1
    assert "was never tested" in capsys.readouterr().out


def test_mail_without_a_server_or_to_a_dead_one_is_told(db, settings, free_port):
    settings.UPHELD_MAIL_HOST = ""
    assert "No mail server is named" in "".join(surroundings.mail_faults())

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.UPHELD_MAIL_HOST = settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT, settings.UPHELD_MAIL_TLS = free_port, "none"
    assert f"port {free_port} does not answer" in "".join(surroundings.mail_faults())


def test_unlocked_mail_over_a_network_is_told(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    settings.UPHELD_MAIL_HOST, settings.UPHELD_MAIL_TLS = "192.0.2.1", "none"

    assert "would travel unlocked" in "".join(surroundings.mail_faults())


def test_debug_and_a_talkative_log_are_told(settings):
    assert list(surroundings.debug_faults()) == list(surroundings.log_faults()) == []
    settings.DEBUG = True
    settings.LOGGING = {
        "handlers": {"file": {"class": "logging.FileHandler"}},
        "loggers": {"django.db.backends": {"level": "DEBUG"}},
    }

    assert "DEBUG is on" in "".join(surroundings.debug_faults())
    assert "“file” would write values" in "".join(surroundings.log_faults())
    assert "“django.db.backends” writes everything" in "".join(surroundings.log_faults())


def test_swap_in_the_clear_is_told_and_locked_swap_is_not(db, tmp_path, monkeypatch):
    swaps, blocks = tmp_path / "swaps", tmp_path / "block"
    head = "Filename Type Size Used Priority\n"
    (blocks / "dm-1" / "dm").mkdir(parents=True)
    (blocks / "dm-1" / "dm" / "uuid").write_text("CRYPT-PLAIN-swap\n")
    monkeypatch.setattr(surroundings, "SWAPS", swaps)
    monkeypatch.setattr(surroundings, "BLOCKS", blocks)

    swaps.write_text(head + "/dev/dm-1 partition 1 0 -2\n/dev/zram0 partition 1 0 100\n")
    assert not [each for each in surroundings.cares() if "swapoff" in each]
    swaps.write_text(head + "/swapfile file 1 0 -2\n")
    assert [each for each in surroundings.cares() if "/swapfile in the clear" in each]


def test_a_program_that_is_given_dumps_is_told(db, tmp_path, monkeypatch):
    pattern = tmp_path / "core_pattern"
    monkeypatch.setattr(surroundings, "CORE_PATTERN", pattern)

    pattern.write_text("core\n")
    assert not [each for each in surroundings.cares() if "crashes" in each]
    pattern.write_text("|/usr/share/apport/apport %p\n")
    assert [each for each in surroundings.cares() if "/usr/share/apport/apport is given" in each]
