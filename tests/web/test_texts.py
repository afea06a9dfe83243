"""The words that a council may change: preview, check, publish, and who may."""

from __future__ import annotations

import pytest
from django.test import Client

from upheld.kernel.plain_english import check, reading_age
from upheld.people.texts import TEXTS

ADDRESS = "/account/words/by-phone/en-gb"
OWN = "Ring Ann on 0123. She answers from 9 to 5."


def _seen(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_preview_shows_the_words_and_changes_nothing(sign_in):
    client = sign_in("mo")
    page = client.post(ADDRESS, {"words": OWN, "preview": "yes"}).content.decode()
    assert "How it will look" in page
    assert OWN in page
    assert OWN not in _seen(Client(), "/speak-up/other-ways")


def test_published_words_stand_on_the_page_until_they_are_emptied(sign_in):
    client = sign_in("mo")
    assert client.post(ADDRESS, {"words": OWN, "publish": "yes"}).status_code == 302
    assert OWN in _seen(Client(), "/speak-up/other-ways")
    client.post(ADDRESS, {"words": "", "publish": "yes"})
    assert str(TEXTS["by-phone"].usual) in _seen(Client(), "/speak-up/other-ways")


def test_the_check_points_at_a_long_sentence_and_a_hard_word(sign_in):
    words = "Prior to ringing, utilise this list. " + "one " * 26 + "end."
    page = sign_in("mo").post(ADDRESS, {"words": words, "preview": "yes"}).content.decode()
    assert "Instead of “prior to”, write: before." in page
    assert "Instead of “utilise”, write: use." in page
    assert "more than 25 words" in page


def test_too_many_words_are_refused_and_kept(sign_in):
    page = sign_in("mo").post(ADDRESS, {"words": "a" * 1001, "publish": "yes"}).content.decode()
    assert "Use at most 1,000 characters" in page
    assert "a" * 1001 in page


def test_script_is_shown_as_words(sign_in):
    client = sign_in("mo")
    client.post(ADDRESS, {"words": "<script>alert(1)</script>", "publish": "yes"})
    assert "<script>alert" not in _seen(Client(), "/speak-up/other-ways")


@pytest.mark.parametrize("slug", ["dcs", "senior-a", "union", "chair-scrutiny"])
def test_nobody_else_finds_these_pages(sign_in, slug):
    client = sign_in(slug)
    for address in ("/account/words", ADDRESS):
        assert client.get(address).status_code == 404
        assert client.post(address, {"words": OWN, "publish": "yes"}).status_code in {404, 405}
    assert OWN not in _seen(Client(), "/speak-up/other-ways")


@pytest.mark.parametrize("address", ["/account/words/nothing/cy", "/account/words/by-phone/fr"])
def test_a_place_or_language_that_there_is_not_is_not_there(sign_in, address):
    assert sign_in("mo").get(address).status_code == 404


def test_another_language_has_words_of_its_own(sign_in):
    sign_in("mo").post("/account/words/by-phone/cy", {"words": "Ffoniwch ni.", "publish": "yes"})
    welsh, english = Client(), Client()
    assert welsh.get("/language/cy").status_code == 302
    assert "Ffoniwch ni." in _seen(welsh, "/speak-up/other-ways")
    assert "Ffoniwch ni." not in _seen(english, "/speak-up/other-ways")


def test_a_language_leads_back_to_this_site_alone(db):
    client = Client(headers={"referer": "http://testserver/speak-up/rights?x=1"})
    assert client.get("/language/cy")["Location"] == "/speak-up/rights"
    elsewhere = Client(headers={"referer": "https://evil.example/speak-up"})
    assert elsewhere.get("/language/cy")["Location"] == "/"
    assert client.get("/language/xx").status_code == 404


def test_reading_age_rises_with_longer_words_and_sentences():
    plain = "You can tell us what you saw. We read it soon. Then we tell you what we do next. Ok."
    hard = (
        "Notwithstanding organisational considerations, stakeholders should subsequently "
        "disseminate comprehensive documentation regarding safeguarding procedures and "
        "administrative responsibilities throughout multidisciplinary environments, prior to "
        "commencing interdepartmental consultations."
    )
    assert reading_age(plain) < 11 < reading_age(hard)
    assert reading_age("Too few words.") is None
    assert check(plain).is_plain
    assert not check(hard).is_plain
