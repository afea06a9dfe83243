"""The pages on which a learning report is written, read and released, with scripts off."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.template import engines
from django.urls import reverse

from tests.rooms.concerns.scene import Reporter
from tests.rooms.learning.conftest import AFTER_THE_STORY
from tests.rooms.learning.scene import AUTHOR, TITLE, Scene, investigate, start
from upheld.investigations.states import Outcome
from upheld.learning import queries
from upheld.learning.drafts import EarlierSource
from upheld.learning.states import Kind, SourceKind, Stage
from upheld.people import clock

ON_A_DAY = {"on_day": "4", "on_month": "1", "on_year": "2021"}
READ = {
    "insider": "Not far.",
    "public": "Nothing.",
    "few": "Nothing.",
    "family": "No.",
    "read": "on",
}
PAGES = ("casework-learning-add", "casework-learning-source", "casework-learning-watch")


@pytest.fixture
def scene(cast) -> Scene:
    return start(cast, AFTER_THE_STORY, investigate(cast, AFTER_THE_STORY))


def _opens(day: date) -> dict[str, str]:
    return {f"opens_on_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def at(name: str, *ids: object) -> str:
    return reverse(name, args=ids)


def test_an_author_starts_writes_and_submits_and_two_readers_release(cast, sign_in, scene):
    author, first, second = sign_in(AUTHOR), sign_in("mo"), sign_in("ceo")
    work = scene.investigated
    made = author.post(at("casework-learning-start", work.id), {"title": "Visits, again"})
    scene.id = uuid.UUID(made.url.rpartition("/")[2])
    upheld, not_upheld = str(scene.upheld()[0]), str(scene.not_upheld()[0])
    for chosen, finding in (
        (Kind.FOUND, upheld),
        (Kind.NOT_UPHELD, not_upheld),
        (Kind.RECOMMENDATION, upheld),
    ):
        given = {"chosen": chosen.value, "text": f"Words: {chosen}", "findings": [finding]}
        answer = author.post(at("casework-learning-add", scene.id), given | {"publishable": "on"})
        assert answer.status_code == 302, answer.content.decode()
    author.post(at("casework-learning-run", scene.id))
    for flag in scene.checked().flags:
        said = {"stands": flag.fitting[0], "reason": "It was decided.", "whose": "The receiver"}
        author.post(at("casework-learning-flag", scene.id, flag.number), said | ON_A_DAY)
    author.post(at("casework-learning-submit", scene.id))
    read = READ | {"revision": scene.row().revision}
    assert "Words: found" in first.get(at("casework-learning-approve", scene.id)).content.decode()
    first.post(at("casework-learning-approve", scene.id), read)
    released = second.post(
        at("casework-learning-release", scene.id),
        read | {"slug": "visits-again"} | _opens(clock.today()),
    )
    assert released.url == at("public-report", "visits-again")
    assert scene.row().state == Stage.RELEASED
    assert "Words: recommendation" in second.get(released.url).content.decode()


def test_a_passage_is_rewritten_and_kept_back(sign_in, scene):
    author = sign_in(AUTHOR)
    passage = scene.add(Kind.TOLD, "First words.")
    page = author.get(at("casework-learning-rewrite", scene.id, passage.id)).content.decode()
    assert "First words." in page
    author.post(
        at("casework-learning-rewrite", scene.id, passage.id),
        {
            "text": "Second words.",
            "post": str(scene.cast.post("dcs")),
            "post_on_day": "30",
            "post_on_month": "9",
            "post_on_year": "2019",
        },
    )
    author.post(at("casework-learning-mark", scene.id, passage.id), {"publishable": "no"})
    shown = scene.page().passages[-1]
    assert (shown.text, shown.publishable) == ("Second words.", False)
    assert shown.posts == ("Director of children's services",)
    again = author.get(at("casework-learning-rewrite", scene.id, passage.id)).content.decode()
    assert 'value="2019"' in again


def test_an_earlier_source_is_recorded(sign_in, scene):
    sign_in(AUTHOR).post(
        at("casework-learning-source", scene.id),
        {
            "kind": "inquiry",
            "openness": "known",
            "title": "Inquiry among staff",
            "date_words": "Completed September 2019",
            "had_contributors": "on",
            "completed_on_day": "30",
            "completed_on_month": "9",
            "completed_on_year": "2019",
            "post": str(scene.cast.post("coo")),
        },
    )
    page = sign_in(AUTHOR).get(at("casework-learning-report", scene.id)).content.decode()
    assert (
        "Not shared with those who gave evidence (fell due 28 days after, on 28 October 2019)"
        in (" ".join(page.split()))
    )


def test_a_receiver_says_when_a_source_was_shared(sign_in, scene):
    source = scene.record(
        EarlierSource(
            kind=SourceKind.INQUIRY,
            title="Inquiry among staff",
            date_words="2019",
            completed_on=date(2019, 9, 30),
            had_contributors=True,
        )
    )
    url = at("casework-source-shared", source.id)
    receiver, report = sign_in("mo"), at("casework-learning-report", scene.id)
    place = at("casework-source", source.id)
    assert place in receiver.get(report).content.decode()
    assert url in receiver.get(place).content.decode()
    bad = receiver.post(url, {"shared_on_day": "1"}).content.decode()
    assert 'href="#id_shared_on-month"' in bad
    day = {"shared_on_day": "1", "shared_on_month": "3", "shared_on_year": "2021"}
    receiver.post(url, day)
    page = " ".join(receiver.get(report).content.decode().split())
    assert (
        "Shared on 1 March 2021 with those who gave evidence. It fell due on 28 October 2019."
        in page
    )
    assert "Nothing is owed" in receiver.post(url, day).content.decode()
    assert sign_in(AUTHOR).get(url).status_code == 404
    assert sign_in("union").get(url).status_code == 404
    assert receiver.post(at("casework-source-shared", scene.id), day).status_code == 404


@pytest.mark.parametrize(
    ("name", "given", "field"),
    [
        ("casework-learning-add", {"text": "Kept."}, "chosen"),
        ("casework-learning-add", {"chosen": "told"}, "text"),
        ("casework-learning-add", {"chosen": "found", "text": "Kept."}, "findings"),
        ("casework-learning-add", {"chosen": "count", "text": "Kept."}, "said_by"),
        ("casework-learning-source", {"title": "Kept."}, "kind"),
        (
            "casework-learning-source",
            {
                "kind": "inquiry",
                "openness": "known",
                "title": "Kept.",
                "date_words": "2019",
                "had_contributors": "on",
            },
            "completed_on-day",
        ),
    ],
)
def test_what_is_missing_is_said_beside_its_question_and_nothing_is_lost(
    sign_in, scene, name, given, field
):
    before = scene.row().revision
    answer = sign_in(AUTHOR).post(at(name, scene.id), given)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "There is a problem" in page
    assert f'href="#id_{field}"' in page
    assert all(value in page for value in given.values() if value == "Kept.")
    assert scene.row().revision == before


def test_what_the_house_refuses_is_said_on_the_page(sign_in, scene):
    finding = str(scene.not_upheld()[0])
    given = {"chosen": "found", "text": "Kept.", "findings": [finding]}
    page = sign_in(AUTHOR).post(at("casework-learning-add", scene.id), given).content.decode()
    assert "The outcome of this finding belongs to the other kind of passage." in page
    assert "Kept." in page
    refused = sign_in(AUTHOR).post(at("casework-learning-submit", scene.id), follow=True)
    assert "Tell each finding that was not upheld" in refused.content.decode()


def test_a_stale_screen_agrees_to_nothing(sign_in, scene):
    read = READ | {"revision": scene.row().revision}
    scene.complete().submit()
    answer = sign_in("mo").post(at("casework-learning-approve", scene.id), read)
    assert "The report has changed since you opened it." in answer.content.decode()
    assert scene.row().state == Stage.SUBMITTED


def test_a_reader_says_that_the_whole_was_read(sign_in, scene):
    scene.complete().submit()
    answer = sign_in("mo").post(
        at("casework-learning-approve", scene.id), {"revision": scene.row().revision}
    )
    assert "Read everything, then tick this box" in answer.content.decode()


@pytest.mark.parametrize("slug", ["union", "dcs", "hr", "s151", "auditor"])
def test_for_a_stranger_there_is_no_such_report(sign_in, scene, slug):
    passage = scene.add(Kind.TOLD)
    client = sign_in(slug)
    assert TITLE not in client.get(at("casework-learning")).content.decode()
    for name in ("report", "add", "source", "check", "watch", "approve", "release"):
        assert client.get(at(f"casework-learning-{name}", scene.id)).status_code == 404
    for name in ("submit", "run"):
        assert client.post(at(f"casework-learning-{name}", scene.id)).status_code == 404
    for name in ("rewrite", "mark"):
        url = at(f"casework-learning-{name}", scene.id, passage.id)
        assert client.post(url, {"publishable": "no"}).status_code == 404
    assert client.get(at("casework-learning-start", scene.investigated.id)).status_code == 404


def test_a_reader_cannot_write_and_an_author_cannot_read_for_them(sign_in, scene):
    scene.complete().submit()
    for name in PAGES:
        assert sign_in("mo").get(at(name, scene.id)).status_code == 404
    for name in ("approve", "release"):
        assert sign_in(AUTHOR).get(at(f"casework-learning-{name}", scene.id)).status_code == 404


def test_locked_keys_lead_to_unlocking_and_back(sign_in, scene):
    url = at("casework-learning-report", scene.id)
    answer = sign_in(AUTHOR, unlocked=False).get(url)
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("unlock"))
    assert url.rpartition("/")[2] in answer.url


def test_without_signing_in_there_is_only_the_way_to_sign_in(client, scene):
    answer = client.get(at("casework-learning-report", scene.id))
    assert answer.status_code == 302
    assert "sign-in" in answer.url


def test_what_waits_stands_on_the_first_page_of_casework(sign_in, scene):
    home = reverse("casework-home")
    assert f"Learning report to write: {TITLE}" in sign_in(AUTHOR).get(home).content.decode()
    scene.complete().submit()
    assert f"Learning report to read first: {TITLE}" in sign_in("mo").get(home).content.decode()
    scene.approve()
    assert f"to read and release: {TITLE}" in sign_in("ceo").get(home).content.decode()


def test_the_list_shows_what_is_open_to_whom(sign_in, scene, told):
    page = sign_in("mo").get(at("casework-learning")).content.decode()
    assert TITLE in page
    assert queries.published(told.matter).title.replace("'", "&#39;") in page


def test_every_outcome_has_words_on_the_page():
    template = engines.all()[0].from_string(
        '{% from "public/_passage.html" import outcome_words %}{{ outcome_words(outcome) }}'
    )
    said = {outcome: template.render({"outcome": outcome.value}).strip() for outcome in Outcome}
    assert all(said.values())
    assert len(set(said.values())) == len(Outcome)


def test_a_leak_is_blocked_in_its_sentence_and_answered_or_written_away(sign_in, scene):
    author = sign_in(AUTHOR)
    leak = scene.complete().add(Kind.TOLD, "The interim service lead told us about it.")
    scene.trace()
    page = author.get(at("casework-learning-check", scene.id)).content.decode()
    assert "Nobody has checked these words against the file yet" in page
    author.post(at("casework-learning-run", scene.id))
    page = " ".join(author.get(at("casework-learning-check", scene.id)).content.decode().split())
    assert "interim service lead</bdi></mark>" in page
    assert "One person held this post" in page
    assert "Write a wider post" in page
    assert "cannot say that nothing is left" in page
    refused = author.post(at("casework-learning-submit", scene.id), follow=True).content.decode()
    assert "Answer everything that the check flagged first" in refused
    [flag] = [each for each in scene.checked().flags if each.text.startswith("interim")]
    url = at("casework-learning-flag", scene.id, flag.number)
    bad = author.post(url, {"stands": "decided", "reason": "Kept."}).content.decode()
    assert "Kept." in bad
    assert 'href="#id_whose"' in bad
    assert 'href="#id_on-day"' in bad
    assert "It was decided that this post is printed" in bad
    assert "Whoever said it has agreed" not in bad
    assert sign_in("mo").get(url).status_code == 404
    author.post(
        at("casework-learning-rewrite", scene.id, leak.id), {"text": "People told us about it."}
    )
    page = author.get(at("casework-learning-check", scene.id)).content.decode()
    assert "The words have changed since" in page
    author.post(at("casework-learning-run", scene.id))
    assert "interim" not in author.get(at("casework-learning-check", scene.id)).content.decode()


def test_what_to_look_for_is_kept_and_shown_again(sign_in, scene):
    author, url = sign_in(AUTHOR), at("casework-learning-watch", scene.id)
    author.post(url, {"names": "Pat Example; Patsy", "posts": "", "allowed": "Northside"})
    page = author.get(url).content.decode()
    assert "Pat Example; Patsy" in page
    assert "Northside" in page
    assert "needs a name or a post first" in author.post(url, {"names": ";"}).content.decode()


def test_whoever_raised_it_reads_the_report_before_everybody_else(cast, client, monkeypatch):
    who = Reporter()
    monkeypatch.setattr("tests.rooms.learning.scene.Reporter", lambda: who)
    scene = start(cast, AFTER_THE_STORY, investigate(cast, AFTER_THE_STORY))
    client.post("/speak-up/return", {"receipt": who.words})
    thread, report = reverse("speak-up-thread"), reverse("speak-up-report")
    assert client.get(report).status_code == 404
    assert report not in client.get(thread).content.decode()
    scene.waiting()
    assert "You can read it before everybody else does" in client.get(thread).content.decode()
    page = " ".join(client.get(report).content.decode().split())
    assert "You read this first. Everybody else can from 12 November 2021." in page
    assert "Visits were written up that nobody made." in page
    for name in ("public-matter", "public-report", "public-report-wording"):
        assert client.get(at(name, "visits")).status_code == 404
    assert client.get(at("public-report-file", "visits", "pdf")).status_code == 404


def test_whoever_joined_finds_the_report_under_their_own_receipt(told, client):
    [words] = [said for what, said in told.receipts.items() if "who joined" in what]
    client.post("/speak-up/return", {"receipt": words})
    assert "Everybody can read it now." in client.get(reverse("speak-up-thread")).content.decode()
    assert "What people told us" in client.get(reverse("speak-up-report")).content.decode()
