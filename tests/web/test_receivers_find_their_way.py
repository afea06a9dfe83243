"""What a receiver sees at a glance, and what is not lost: told apart, named, handed back."""

from __future__ import annotations

from django.urls import reverse

from upheld.concerns import commands
from upheld.concerns.states import Risk, Route
from upheld.concerns.submission import File, Submission
from upheld.kernel.actor import reporter
from upheld.people import clock
from upheld.vault import receipts
from upheld.vault.keyring import reporter_keyring

from .test_casework_concerns import at, raise_one


def test_the_childs_own_clock_is_the_same_day_and_stops_with_the_decision(cast, sign_in):
    urgent, mo = raise_one(cast, risk=Risk.YES), sign_in("mo")
    clock_words = "See that the child is safe, that same day"

    assert clock_words in mo.get(at("concern", urgent)).text
    assert clock_words in mo.get("/casework/concerns/").text
    mo.post(at("acknowledge", urgent), {"words": "I have read it."})
    assert "see to the child today" in mo.get("/casework/").text
    said = {"route": Route.POLICE.value, "reasons": "At once.", "safety": "I rang 999 at noon."}
    mo.post(at("triage", urgent), said)

    assert "see to the child today" not in mo.get("/casework/").text


def test_two_concerns_of_one_day_can_be_told_apart(cast, sign_in):
    first, second = raise_one(cast, words="The rota was burnt."), raise_one(cast)
    mo = sign_in("mo")

    for page in ("/casework/", "/casework/concerns/", at("link", second)):
        assert "The rota was burnt." in mo.get(page).text, page
    assert str(first.id) in mo.get(at("link", second)).text


def test_whoever_is_treated_badly_has_a_line_of_their_own(cast, sign_in):
    words, who = receipts.new_words(), "6f7f3c1e-7d3c-4c6e-9c3e-0d7b1f1e2a10"
    derived, actor = receipts.derive(words), reporter(who)
    same = {"actor": actor, "at": clock.today()}
    concern = commands.raise_concern(**same, submission=Submission(words="A."), receipt=derived)
    keys = reporter_keyring(derived, who)
    commands.report_detriment(**same, concern=concern, words="They moved me.", keys=keys)

    page = sign_in("mo").get("/casework/").text

    assert "Answer that somebody is treated badly for it" in page
    assert page.count(f'href="{reverse("casework-concern", args=[concern.id])}"') > 1


def test_concerns_cannot_lead_each_other_in_a_circle(cast, sign_in):
    one, two, three = (raise_one(cast, words=each) for each in ("One", "Two", "Three"))
    mo = sign_in("mo")

    def led(concern, by):
        typed = {"other": str(by.id), "how": "led-by", "words": "They belong together."}
        return mo.post(at("link", concern), typed)

    assert led(one, two).status_code == 302
    assert led(two, three).status_code == 302
    assert "go in a circle" in led(two, one).text
    assert "go in a circle" in led(three, one).text


def test_reading_copies_are_saved_under_names_of_their_own(cast, sign_in):
    files = (File(name="a.txt", content=b"one"), File(name="b.txt", content=b"two"))
    concern, mo, saved = raise_one(cast, files=files), sign_in("mo"), set()
    page = at("files", concern)
    for _each in files:
        made = [e.split('"')[0] for e in mo.get(page).text.split('action="') if "/make-copy" in e]
        mo.post(made[0])
    shown = mo.get(page).text
    for each in [e.split('"')[0] for e in shown.split('href="') if "/copy" in e[:140]]:
        saved.add(mo.get(each)["Content-Disposition"])

    assert len(saved) == 2
    assert all(str(concern.id)[:4] in each for each in saved)
    assert "upheld-named" in shown


def test_what_was_typed_comes_back_when_the_sign_in_had_ended(cast, sign_in):
    raised, mo = raise_one(cast), sign_in("mo")
    mo.logout()

    sent = {"words": "She said it was on Tuesday."}
    here = {"HTTP_SEC_FETCH_SITE": "same-origin"}
    page = mo.post(at("note", raised), sent, **here)
    elsewhere = mo.post(at("note", raised), sent, HTTP_SEC_FETCH_SITE="cross-site")

    assert page.status_code == 403
    assert "She said it was on Tuesday." in page.text
    assert "no-store" in page["Cache-Control"]
    assert elsewhere.status_code == 302
    assert mo.post(at("close", raised), {}, **here).status_code == 302


def test_nobody_is_asked_to_leave_out_nobody(cast, sign_in):
    page = sign_in("mo").get(at("renew", raise_one(cast))).text

    assert "Nobody who can read this is in conflict." in page
    assert "Leave them out" not in page


def test_a_convener_finds_the_way_to_lodge_on_the_first_page(cast, sign_in):
    assert reverse("casework-lodge") in sign_in("union").get("/casework/").text
    assert reverse("casework-lodge") not in sign_in("mo").get("/casework/").text


def test_the_answer_offers_only_what_fits_the_route(cast, sign_in):
    raised, mo = raise_one(cast), sign_in("mo")
    mo.post(at("acknowledge", raised), {"words": "I have read it."})
    mo.post(at("triage", raised), {"route": "no-further-action", "reasons": "It is no concern."})

    page = mo.get(at("feedback", raised)).text

    assert "No finding was made" in page
    assert "Not upheld" not in page
    assert "You can take this to a prescribed person" in page


def test_closing_at_risk_asks_a_second_keeper_first(cast, sign_in):
    urgent, mo, keeper = (
        raise_one(cast, risk=Risk.YES),
        sign_in("mo"),
        sign_in("independent-person"),
    )
    said = {"route": "police", "reasons": "At once.", "safety": "I rang 999 at noon."}
    mo.post(at("acknowledge", urgent), {"words": "I have read it."})
    mo.post(at("triage", urgent), said)
    mo.post(at("feedback", urgent), {"outcome": "no-finding", "words": "The police have it."})

    close, second = at("close", urgent), at("second", urgent, step="close")
    assert second in mo.get(close).text
    asked = {"child": "She is with her aunt since noon.", "reason": "The police have taken it on."}
    assert mo.post(second, asked).status_code == 302
    [address] = [
        each.split('"')[0]
        for each in keeper.get("/casework/").text.split('href="')
        if each.startswith("/casework/second/")
    ]
    assert "She is with her aunt since noon." in keeper.get(address).text
    assert mo.get(address).status_code == 404
    keeper.post(address, {"answer": "agree", "reason": "The police say the same."})
    assert "Agreed" in mo.get(second).text
    mo.post(close)

    assert "This concern is closed" in mo.get(close).text
