"""The onion address is told on open pages, and only where there is one."""

from __future__ import annotations

import pytest
from django.test import Client

ONION = "upheldexample.onion"


@pytest.mark.parametrize("address", ["/", "/speak-up/rights", "/staying-safe"])
def test_open_pages_tell_of_the_onion_address_without_what_was_asked(db, settings, address):
    settings.UPHELD_ONION = ONION
    answer = Client().get(address, {"from": "a poster"})
    assert answer["Onion-Location"] == f"http://{ONION}{address}"


def test_pages_behind_sign_in_say_nothing(cast, sign_in, settings):
    settings.UPHELD_ONION = ONION
    assert "Onion-Location" not in sign_in("mo").get("/casework/")


def test_the_onion_site_does_not_point_at_itself(db, settings):
    settings.UPHELD_ONION = ONION
    settings.ALLOWED_HOSTS = [ONION]
    assert "Onion-Location" not in Client(SERVER_NAME=ONION).get("/staying-safe")


def test_a_site_without_one_sends_nothing(db):
    assert "Onion-Location" not in Client().get("/staying-safe")
