"""The pages of rarer duties: names opened by two, concerns taken down, and what strangers find."""

from __future__ import annotations

import re
import uuid

import pytest
from django.urls import reverse

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, IdentityRequest
from upheld.concerns.states import KnownAs
from upheld.concerns.submission import Submission
from upheld.kernel.actor import reporter
from upheld.people import clock
from upheld.vault import receipts
from upheld.vault.keyring import reporter_keyring

NAME = "Ann Example, on the night desk"
WORDS = "Visits were written up that nobody made."
RECEIPT = re.compile(r'class="upheld-receipt">([^<]+)<')


def confided(cast, *named: str) -> tuple[Concern, str]:
    """A concern given in confidence, and the receipt of its reporter."""
    words = receipts.new_words()
    concern = commands.raise_concern(
        actor=reporter(str(uuid.uuid4())),
        at=clock.today(),
        submission=Submission(
            words=WORDS,
            known_as=KnownAs.CONFIDENTIAL,
            identity=NAME,
            named_posts=tuple(cast.post(each) for each in named),
        ),
        receipt=receipts.derive(words),
    )
    return concern, words


def test_a_name_is_opened_by_two_people_and_the_reporter_reads_why(cast, sign_in, client):
    concern, words = confided(cast, "senior-a")
    mo, keeper = sign_in("mo"), sign_in("independent-person")
    page = reverse("casework-identity", args=[concern.id])

    assert NAME not in mo.get(reverse("casework-concern", args=[concern.id])).text
    assert "takes two people" in mo.get(page).text
    assert mo.post(page, {"reason": "The police ask who saw it."}).status_code == 302
    [request] = IdentityRequest.objects.all()
    answer = reverse("casework-identity-request", args=[request.id])
    assert str(request.id) in keeper.get(reverse("casework-identities")).text
    asked = keeper.get(answer).text
    assert "The police ask who saw it." in asked
    assert NAME not in asked
    assert WORDS not in asked
    given = {"answer": "agree", "reason": "It cannot be met otherwise."}
    assert keeper.post(answer, given).status_code == 302

    shown = mo.post(reverse("casework-identity-open", args=[concern.id, request.id]))
    assert NAME in shown.text

    client.post("/speak-up/return", {"receipt": words})
    told = client.get("/speak-up/your-concern").text
    for said in ("The police ask who saw it.", "It cannot be met otherwise.", "Agreed"):
        assert said in told


def test_the_name_of_somebody_who_joined_takes_two_people_too(cast, sign_in):
    token, own = receipts.new_words(), receipts.derive(receipts.new_words())
    union, person = cast.actor("union"), reporter(str(uuid.uuid4()))
    concern = commands.lodge_collective(
        actor=union,
        at=clock.now(),
        submission=Submission(words=WORDS, does_not_know=True),
        attested=31,
        keys=cast.keys("union"),
        tokens=[token],
    )
    given = {"actor": person, "at": clock.today()}
    row = commands.join(**given, token=token, statement="I saw it.", receipt=own)
    commands.disclose_identity(
        **given,
        concern=row,
        known_as=KnownAs.CONFIDENTIAL,
        words=NAME,
        keys=reporter_keyring(own, person.id),
    )
    mo, keeper = sign_in("mo"), sign_in("independent-person")
    page = reverse("casework-signatory-identity", args=[concern.id, row.id])
    read = mo.get(reverse("casework-concern", args=[concern.id])).text
    assert page in read
    assert NAME not in read

    assert mo.post(page, {"reason": "A court asks."}).status_code == 302
    [request] = IdentityRequest.objects.all()
    answer = reverse("casework-identity-request", args=[request.id])
    keeper.post(answer, {"answer": "agree", "reason": "It is needed."})
    opened = mo.post(
        reverse("casework-signatory-identity-open", args=[concern.id, row.id, request.id])
    )

    assert NAME in opened.text


def test_too_late_says_so_and_shows_no_name(cast, sign_in):
    concern, _words = confided(cast)
    mo = sign_in("mo")
    mo.post(reverse("casework-identity", args=[concern.id]), {"reason": "The police ask."})
    [request] = IdentityRequest.objects.all()

    shown = mo.post(reverse("casework-identity-open", args=[concern.id, request.id]))

    assert shown.status_code == 200
    assert "has not agreed" in shown.text
    assert NAME not in shown.text


@pytest.mark.parametrize("slug", ["senior-a", "auditor", "union", "investigator", "ceo", "mo"])
def test_nobody_else_finds_a_request_for_a_name(cast, sign_in, slug):
    concern, _words = confided(cast, "senior-a")
    address = reverse("casework-identity", args=[concern.id])
    sign_in("mo").post(address, {"reason": "The police ask."})
    [request] = IdentityRequest.objects.all()
    somebody = sign_in(slug)

    answer = somebody.get(reverse("casework-identity-request", args=[request.id]))
    unknown = somebody.get(reverse("casework-identity-request", args=[uuid.uuid4()]))

    assert (answer.status_code, unknown.status_code) == (404, 404)
    assert len(answer.text) == len(unknown.text)
    assert somebody.get(reverse("casework-identities")).status_code == 404
    if slug != "mo":
        assert somebody.get(reverse("casework-identity", args=[concern.id])).status_code == 404


def _about(cast, *named: str) -> dict[str, object]:
    posts = [str(cast.post(each)) for each in named] or ["do-not-know"]
    return {"origin": "phone", "risk": "no", "door": "foster-carers", "posts": posts}


def test_a_concern_by_telephone_is_read_back_and_its_receipt_handed_over(cast, sign_in, client):
    mo, address = sign_in("mo"), reverse("casework-take-down")
    asked = mo.post(address, _about(cast, "senior-a")).text
    once = re.search(r'name="once" value="([^"]+)"', asked).group(1)
    given = _about(cast, "senior-a") | {
        "once": once,
        "words": WORDS,
        "known_as": "confidential",
        "identity": NAME,
    }
    read = mo.post(address, given | {"write": "yes"}).text
    assert WORDS in read
    [words] = RECEIPT.findall(read)
    sent = given | {"receipt": words, "read_back": "on", "handed_over": "on", "send": "yes"}

    for _twice in range(2):
        done = mo.post(address, sent)
        assert done.status_code == 302, done.text
    assert done["Location"] == reverse("casework-concern", args=[once])
    client.post("/speak-up/return", {"receipt": words})
    assert WORDS in client.get("/speak-up/your-concern").text
    page = mo.get(done["Location"]).text
    assert words not in page
    assert NAME not in page
    assert "By telephone" in page
    assert "A foster carer" in page


def test_a_receiver_in_conflict_passes_the_caller_on_and_nothing_is_kept(cast, sign_in):
    before = Concern.objects.count()

    page = sign_in("mo").post(reverse("casework-take-down"), _about(cast, "mo"))

    assert "Pass the caller on" in page.text
    assert "External auditor" in page.text
    assert Concern.objects.count() == before


def test_a_receiver_whom_the_caller_strikes_passes_them_on(cast, sign_in):
    struck = {"once": uuid.uuid4(), "words": WORDS, "known_as": "anonymous"}
    given = _about(cast) | struck | {"strike": [str(cast.post("mo"))], "write": "yes"}

    page = sign_in("mo").post(reverse("casework-take-down"), given)

    assert "Pass the caller on" in page.text
    assert WORDS not in page.text


def test_it_is_not_sent_before_it_was_read_back_and_handed_over(cast, sign_in):
    given = _about(cast) | {"once": uuid.uuid4(), "words": WORDS, "known_as": "anonymous"}
    before = Concern.objects.count()

    page = sign_in("mo").post(
        reverse("casework-take-down"), given | {"receipt": receipts.new_words(), "send": "yes"}
    )

    assert "Read it back to them" in page.text
    assert "Hand over the seven words" in page.text
    assert WORDS in page.text
    assert Concern.objects.count() == before


def test_after_handing_over_the_receiver_is_not_the_reporter(cast, sign_in):
    words, id = receipts.new_words(), uuid.uuid4()
    concern = commands.take_down(
        actor=cast.actor("mo"),
        at=clock.now(),
        id=id,
        origin="letter",
        submission=Submission(words=WORDS),
        receipt=receipts.derive(words),
        keys=cast.keys("mo"),
    )
    who = reporter(str(id))
    keys = reporter_keyring(receipts.derive(words), str(id))

    assert queries.reporter_page(actor=who, keys=keys, today=clock.today()).words == WORDS
    posing = queries.reporter_page(actor=who, keys=cast.keys("mo"), today=clock.today())
    assert posing is None
    assert queries.whose_receipt(receipt=receipts.derive(words)).id == str(concern.id)


@pytest.mark.parametrize("slug", ["senior-a", "investigator", "union", "independent-person"])
def test_only_receivers_take_concerns_down(cast, sign_in, slug):
    assert sign_in(slug).get(reverse("casework-take-down")).status_code == 404
