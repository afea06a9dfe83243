"""Other doors to the same four pages."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from upheld.concerns.models import Concern
from upheld.concerns.states import Door
from upheld.vault.models import SealedBody

RECEIPT = re.compile(r'class="upheld-receipt">([^<]+)<')
OTHERS = [each.value for each in Door if each is not Door.STAFF]


@pytest.mark.parametrize("code", OTHERS)
def test_each_door_has_a_start_page_that_the_first_one_links_to(cast, client, code):
    address = reverse("speak-up-door", args=[code])

    assert address in client.get("/speak-up/").text
    page = client.get(address)
    assert page.status_code == 200
    assert "ring 999 first" in page.text


@pytest.mark.parametrize("code", ["staff", "nobody", "x" * 300])
def test_a_door_that_is_not_there_is_not_found(cast, client, code):
    assert client.get(reverse("speak-up-door", args=[code])).status_code == 404
    assert client.post(reverse("speak-up-door", args=[code])).status_code == 404


def test_whoever_comes_through_a_door_goes_through_the_same_four_pages(cast, client, sign_in):
    before = set(Concern.objects.values_list("id", flat=True))
    begun = client.post(reverse("speak-up-door", args=["foster-carers"]))
    assert begun["Location"] == "/speak-up/risk"
    client.post("/speak-up/risk", {"risk": "no"})
    client.post("/speak-up/what-happened", {"words": "He was moved at night."})
    client.post("/speak-up/how-known", {"known_as": "anonymous", "posts": ["do-not-know"]})
    assert client.post("/speak-up/check", {"kept": "on"}).status_code == 302
    [id] = set(Concern.objects.values_list("id", flat=True)) - before

    page = sign_in("mo").get(reverse("casework-concern", args=[id])).text

    assert "A foster carer" in page
    assert not any(b"foster-carers" in bytes(each.blob) for each in SealedBody.objects.all())
