"""The pages of reporters, as a browser without scripts uses them."""

from __future__ import annotations

import re
import shutil
import uuid
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, Draft, Signatory
from upheld.concerns.states import Outcome, Route
from upheld.concerns.submission import Submission
from upheld.kernel.actor import ANYONE
from upheld.ledger import publisher
from upheld.ledger.export import export
from upheld.people import clock
from upheld.people import queries as people
from upheld.people.states import PostKind
from upheld.vault import receipts, unlocking
from upheld.vault.models import SealedBody
from upheld.web.unlocked import REPORTERS_COOKIE
from upheld_verify import cli as verifier

WORDS = "Visits were written up that nobody made."
KNOWN = {"known_as": "anonymous", "identity": "", "posts": ["do-not-know"]}


@pytest.fixture
def reporter(db) -> Client:
    return Client()


def fill(client: Client, **changed) -> str:
    """Answer the first three pages, and give the seven words that the fourth one shows."""
    answers = {"risk": "no", "words": WORDS, **KNOWN} | changed
    client.post("/speak-up/risk", {"risk": answers["risk"]})
    what = {"words": answers["words"]}
    if "file" in answers:
        what["file"] = answers["file"]
    client.post("/speak-up/what-happened", what)
    client.post("/speak-up/how-known", {name: answers[name] for name in KNOWN})
    return words_on(client.get("/speak-up/check"))


def words_on(response) -> str:
    found = re.search(r'class="upheld-receipt">([^<]+)<', response.text)
    assert found, response.text
    return found[1]


def send(client: Client, **more):
    return client.post("/speak-up/check", {"kept": "on", **more})


def test_the_start_page_says_who_reads_who_never_does_and_what_to_do_first(reporter):
    page = reporter.get("/speak-up/")

    assert page.status_code == 200
    for words in ("ring 999", "Who will never see it", "What we promise", "Other ways"):
        assert words in page.text
    assert page.cookies.get(REPORTERS_COOKIE) is None


@pytest.mark.parametrize("name", ["", "risk", "what-happened", "how-known", "return", "join"])
def test_every_page_has_a_way_out_and_is_kept_by_no_browser(reporter, name):
    page = reporter.get(f"/speak-up/{name}")

    assert "Exit this page" in page.text
    assert "no-store" in page["Cache-Control"]


def test_a_concern_is_raised_in_four_pages(reporter, cast):
    before = Concern.objects.count()

    words = fill(reporter)
    sent = send(reporter)

    assert sent.headers["Location"] == reverse("speak-up-done")
    assert Concern.objects.count() == before + 1
    done = reporter.get("/speak-up/done")
    assert "Your concern has arrived" in done.text
    assert words not in done.text
    actor = queries.whose_receipt(receipt=receipts.derive(words))
    read = queries.concern_page(
        actor=cast.actor("mo"), keys=cast.keys("mo"), id=uuid.UUID(actor.id), today=clock.today()
    )
    assert read.words == WORDS


def test_nothing_typed_stands_in_a_session_or_in_the_database_in_clear(reporter):
    secret = f"Zq{uuid.uuid4().hex}"

    fill(reporter, words=secret, known_as="named", identity=secret)

    assert not Session.objects.exists()
    assert secret not in str(reporter.cookies)
    assert all(secret.encode() not in bytes(each.blob) for each in SealedBody.objects.all())


def test_the_check_page_shows_every_reader_and_the_answers(reporter, cast):
    fill(reporter, posts=[str(cast.post("senior-a")), "somebody-else"])

    page = reporter.get("/speak-up/check").text

    for words in (WORDS, "Monitoring officer", "External auditor", "Senior post A"):
        assert words in page
    assert re.search(rf'value="{cast.post("mo")}" checked', page)


def test_somebody_else_is_given_as_the_reason_why_a_reader_is_struck(reporter, cast):
    fill(reporter, posts=["somebody-else"])

    page = reporter.get("/speak-up/check").text

    assert "You chose “Somebody else”. We cannot work out who is close to" in page
    assert "Your concern may be about" not in page
    assert re.search(rf'value="{cast.post("mo")}" checked', page)


def test_words_that_name_a_reader_are_given_as_the_reason(reporter, cast):
    fill(reporter, words="The monitoring officer knew of it.")

    page = reporter.get("/speak-up/check").text

    assert "Your concern may be about Monitoring officer" in page
    assert "You chose “Somebody else”" not in page


def test_who_does_not_know_of_a_risk_reads_it_in_their_own_words_and_cannot_wait(reporter):
    fill(reporter, risk="unknown")

    page = reporter.get("/speak-up/check").text

    assert "The reporter does not know" not in page
    assert "Hold it until others come forward" not in page


def test_where_no_child_is_at_risk_it_can_wait_for_others(reporter):
    fill(reporter)

    assert "Hold it until others come forward" in reporter.get("/speak-up/check").text


def test_posts_outside_the_council_stand_after_those_in_it_and_the_page_says_so(reporter, cast):
    posts = people.posts(actor=ANYONE, on=clock.today())
    kinds = {each.id: each.kind is PostKind.OUTSIDE for each in posts}

    page = reporter.get("/speak-up/how-known").text

    shown = re.findall(r'name="posts" type="checkbox" value="([^"]+)"', page)
    outside = [kinds[each] for each in shown if each in kinds]
    assert set(kinds) <= set(shown)
    assert outside == sorted(outside)
    assert set(outside) == {True, False}
    assert shown[-2:] == ["somebody-else", "do-not-know"]
    assert "Posts in the council come first" in page


def test_a_struck_reader_does_not_read(reporter, cast):
    words = fill(reporter)

    send(reporter, struck=[str(cast.post("mo"))])

    actor = queries.whose_receipt(receipt=receipts.derive(words))
    given = {"id": uuid.UUID(actor.id), "today": clock.today()}
    assert queries.concern_page(actor=cast.actor("mo"), keys=cast.keys("mo"), **given) is None
    auditor = {"actor": cast.actor("auditor"), "keys": cast.keys("auditor")}
    assert queries.concern_page(**auditor, **given) is not None


def test_sending_twice_shows_the_same_confirmation(reporter):
    fill(reporter)
    before = Concern.objects.count()

    first, second = send(reporter), send(reporter)

    assert first.headers["Location"] == second.headers["Location"] == reverse("speak-up-done")
    assert Concern.objects.count() == before + 1


def test_the_receipt_must_be_written_down_before_sending(reporter):
    words = fill(reporter)

    page = reporter.post("/speak-up/check", {})

    assert page.status_code == 200
    assert "There is a problem" in page.text
    assert 'href="#id_kept"' in page.text
    assert words in page.text


def test_a_page_left_out_is_asked_for_before_the_check(reporter):
    reporter.post("/speak-up/what-happened", {"words": WORDS})

    assert reporter.get("/speak-up/check").headers["Location"] == reverse("speak-up-risk")


def test_words_typed_after_the_session_has_ended_are_not_lost(reporter):
    reporter.post("/speak-up/risk", {"risk": "no"})
    unlocking.lock(secret=reporter.cookies[REPORTERS_COOKIE].value)

    kept = reporter.post("/speak-up/what-happened", {"words": WORDS})

    assert kept.headers["Location"] == reverse("speak-up-risk")
    assert WORDS in reporter.get("/speak-up/what-happened").text


@pytest.mark.parametrize(
    ("page", "posted", "field"),
    [
        ("risk", {}, "id_risk"),
        ("what-happened", {"words": ""}, "id_words"),
        ("how-known", {}, "id_known_as"),
        ("how-known", {**KNOWN, "known_as": "named"}, "id_identity"),
        ("how-known", {**KNOWN, "posts": ["do-not-know", "somebody-else"]}, "id_posts"),
        ("return", {"receipt": ""}, "id_receipt"),
        ("join", {"token": ""}, "id_token"),
    ],
)
def test_a_missing_answer_is_asked_for_again(reporter, page, posted, field):
    before = Draft.objects.count()

    answer = reporter.post(f"/speak-up/{page}", posted)

    assert answer.status_code == 200
    assert "There is a problem" in answer.text
    assert f'href="#{field}"' in answer.text
    assert Draft.objects.count() == before


def test_wrong_words_get_one_answer_whatever_is_wrong_with_them(reporter):
    fill(reporter)
    never_sent = words_on(reporter.get("/speak-up/check"))
    stranger = Client()

    answers = {
        re.sub(r'value="[^"]*"|csrfmiddlewaretoken.*?>|(?s:<textarea.*?</textarea>)', "", page.text)
        for words in (receipts.new_words(), "one two", "<b>x</b> " * 7, never_sent)
        for page in [stranger.post("/speak-up/return", {"receipt": words})]
    }

    assert len(answers) == 1
    assert "These words open nothing" in answers.pop()


def test_a_reporter_comes_back_reads_the_answer_and_writes(reporter, cast):
    words = fill(reporter)
    send(reporter)
    actor = queries.whose_receipt(receipt=receipts.derive(words))
    _answer(cast, uuid.UUID(actor.id))
    back = Client()

    came = back.post("/speak-up/return", {"receipt": f"  {words.upper()} "})
    back.post("/speak-up/your-concern", {"words": "There is more."})
    page = back.get(came.headers["Location"]).text

    assert came.headers["Location"] == reverse("speak-up-thread")
    for shown in ("Upheld", "Thank you for speaking up", "There is more.", "What we owe you"):
        assert shown in page
    said = back.post("/speak-up/your-concern/how-it-was", {"taken": "partly", "words": ""})
    assert said.status_code == 302
    assert "Thank you for telling us" in back.get("/speak-up/your-concern").text


def _answer(cast, id):
    for run, given in (
        (commands.acknowledge, {"words": "I have read it."}),
        (commands.triage, {"route": Route.INVESTIGATE, "reasons": "Serious."}),
        (
            commands.give_feedback,
            {"words": "Thank you for speaking up", "outcome": Outcome.UPHELD},
        ),
    ):
        run(
            actor=cast.actor("mo"),
            at=clock.now(),
            concern=queries.concern(actor=cast.actor("mo"), id=id),
            keys=cast.keys("mo"),
            **given,
        )


@pytest.fixture
def _own_log(settings, tmp_path) -> None:
    """A copy of the published log, which a test may go on with."""
    shutil.copytree(settings.UPHELD_LOG_DIR, tmp_path / "log")
    settings.UPHELD_LOG_DIR = tmp_path / "log"


@pytest.mark.usefixtures("_own_log")
def test_a_promise_now_and_a_proof_once_the_log_was_published(reporter, tmp_path):
    fill(reporter)
    send(reporter)
    promise = reporter.get("/speak-up/your-concern/promise")
    assert promise["Content-Disposition"] == 'attachment; filename="promise.txt"'
    assert reporter.get("/speak-up/your-concern/proof").status_code == 404

    publisher.publish(at=clock.now())

    assert "your concern is still in the log" in reporter.get("/speak-up/your-concern").text
    proof = reporter.get("/speak-up/your-concern/proof")
    assert proof.text.startswith("c2sp.org/tlog-proof@v1\n")
    assert reporter.get("/speak-up/your-concern/promise").content == promise.content
    copy = tmp_path / "copy"
    export(copy, on=clock.today() + timedelta(days=1))
    for name, file in (("promise.txt", promise), ("entry.tlog-proof", proof)):
        (tmp_path / name).write_bytes(file.content)
        assert verifier.main([str(copy), "--evidence", str(tmp_path / name)]) == 0


@pytest.mark.parametrize("page", ["your-concern", "done", "your-concern/how-it-was"])
def test_whoever_has_no_receipt_open_is_asked_for_it(reporter, page):
    assert reporter.get(f"/speak-up/{page}").headers["Location"] == reverse("speak-up-return")


@pytest.mark.parametrize("file", ["promise", "proof"])
def test_files_of_a_concern_are_not_there_for_a_stranger(reporter, file):
    assert reporter.get(f"/speak-up/your-concern/{file}").status_code == 404


def test_putting_it_away_locks_it(reporter):
    fill(reporter)
    send(reporter)

    reporter.post("/speak-up/put-away")

    assert reporter.get("/speak-up/your-concern").status_code == 302


def test_somebody_joins_with_the_words_on_their_paper(reporter, cast):
    token = receipts.new_words()
    _lodge(cast, token)
    before = Signatory.objects.count()

    asked = reporter.post("/speak-up/join", {"token": token})
    page = reporter.get(asked.headers["Location"])
    words = words_on(page)
    joined = reporter.post("/speak-up/join/read", {"statement": "I was there.", "kept": "on"})
    again = reporter.post("/speak-up/join/read", {"statement": "I was there.", "kept": "on"})

    assert "We write for 31 people." in page.text
    assert joined.headers["Location"] == again.headers["Location"] == reverse("speak-up-done")
    assert Signatory.objects.count() == before + 1
    assert "You have joined" in reporter.get("/speak-up/done").text
    back = Client()
    assert back.post("/speak-up/return", {"receipt": words}).status_code == 302
    assert "attests" in back.get("/speak-up/your-concern").text


def test_joining_words_that_are_wrong_or_used_get_the_same_answer(reporter, cast):
    token = receipts.new_words()
    _lodge(cast, token)
    reporter.post("/speak-up/join", {"token": token})
    reporter.post("/speak-up/join/read", {"statement": "", "kept": "on"})

    for words in (token, receipts.new_words()):
        page = Client().post("/speak-up/join", {"token": words})
        assert "not right, or somebody has used them" in page.text


def _lodge(cast, token):
    commands.lodge_collective(
        actor=cast.actor("union"),
        at=clock.now(),
        submission=Submission(
            words="We write for 31 people.", named_posts=(cast.post("senior-a"),)
        ),
        attested=31,
        keys=cast.keys("union"),
        tokens=(token,),
    )
