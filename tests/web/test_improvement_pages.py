"""The pages of plans, actions and proof, as each person in turn meets them."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.rooms.improvement.conftest import scene  # noqa: F401  A fixture of that room.
from tests.rooms.improvement.scene import Scene
from tests.web.markup import Page
from upheld.improvement.models import Action, Plan, Recommendation
from upheld.improvement.states import Stage

REASON = "  Because <b>they</b> asked,\r\nand we agree. "
SOON = {"until_day": "27", "until_month": "3", "until_year": "2022"}


def words(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def page(client: Client, name: str, *args: object) -> Page:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return Page(answer.content.decode())


# page, who it is for, what it is about: an action or a recommendation of the story, or nothing
PAGES = [
    ("improvement-home", "dcs", ""),
    ("improvement-plans", "dcs", ""),
    ("improvement-plan", "dcs", "plan"),
    ("improvement-adopt", "improvement-lead", ""),
    ("improvement-recommendation", "ceo", "R1"),
    ("improvement-add-action", "improvement-lead", "R1"),
    ("improvement-action", "assurer", "R5.1"),
    ("improvement-report", "dcs", "R3.1"),
    ("improvement-move", "improvement-lead", "R3.1"),
    ("improvement-prove", "dcs", "R3.1"),
    ("improvement-appoint", "mo", "R3.1"),
    ("improvement-judge", "assurer", "R5.1"),
    ("improvement-reopen", "board-chair", "R2.1"),
]


def args_of(told, what: str) -> list[object]:
    if what == "plan":
        return [told.plan]
    return [(told.actions | told.recommendations)[what]] if what else []


@pytest.mark.parametrize(("name", "slug", "what"), PAGES)
def test_a_page_opens_for_whom_it_is_for_and_has_one_heading(sign_in, told, name, slug, what):
    shown = page(sign_in(slug), name, *args_of(told, what))
    assert len(shown.all("h1")) == 1


@pytest.mark.parametrize(("name", "slug", "what"), PAGES)
def test_a_stranger_is_asked_to_sign_in(client, told, name, slug, what):
    answer = client.get(reverse(name, args=args_of(told, what)))
    assert answer.status_code == 302
    assert answer.url.startswith("/account/sign-in")


@pytest.mark.parametrize(("name", "slug", "what"), PAGES)
def test_somebody_without_a_part_in_plans_finds_nothing(sign_in, told, name, slug, what):
    assert sign_in("hr").get(reverse(name, args=args_of(told, what))).status_code == 404


@pytest.mark.parametrize(("name", "slug", "what"), [each for each in PAGES if each[2]])
def test_what_does_not_exist_is_not_found(sign_in, name, slug, what):
    assert sign_in(slug).get(reverse(name, args=[uuid4()])).status_code == 404


SENT = [
    ("improvement-report", "dcs", "R3.1", {"words": "  "}, "words"),
    ("improvement-prove", "dcs", "R3.1", {"summary": ""}, "summary"),
    (
        "improvement-move",
        "improvement-lead",
        "R3.1",
        {"reason": REASON, "until_day": "31", "until_month": "2", "until_year": "2022"},
        "until-day",
    ),
    ("improvement-judge", "assurer", "R5.1", {"reasons": REASON}, "judgement"),
    ("improvement-appoint", "mo", "R3.1", {"assurer": "nobody"}, "assurer"),
    ("improvement-reopen", "board-chair", "R2.1", {"reason": REASON}, "until-day"),
    (
        "improvement-add-action",
        "improvement-lead",
        "R1",
        {"text": REASON, "success_kind": "measure", "success_test": "Fewer."},
        "pair",
    ),
]


@pytest.mark.parametrize("sent", SENT, ids=lambda sent: sent[0])
def test_a_mistake_is_explained_and_nothing_typed_is_lost(sign_in, told, sent):
    name, slug, what, given, at_fault = sent
    answer = sign_in(slug).post(reverse(name, args=args_of(told, what)), given)
    shown = Page(answer.content.decode())
    assert answer.status_code == 200
    assert "There is a problem" in words(answer)
    assert f"id_{at_fault}" in shown.links_within
    assert shown.links_within <= shown.ids
    if "reason" in "".join(given):
        assert "Because &lt;b&gt;they&lt;/b&gt; asked" in answer.content.decode()


REFUSED = [
    ("report", "psw", "R3.1", {"words": "Done."}, "Only the post that owns this action"),
    ("judge", "ia", "R5.1", {"judgement": "met", "reasons": "Fine."}, "Only the person"),
    ("reopen", "dcs", "R2.1", {"reason": "No.", **SOON}, "Only the improvement board"),
    ("move", "dcs", "R3.1", {"reason": "Busy.", **SOON}, "date of their own action"),
    ("move", "improvement-lead", "R2.3", {"reason": "So.", **SOON}, "no date to move"),
]


@pytest.mark.parametrize("sent", REFUSED, ids=lambda sent: f"{sent[0]} by {sent[1]}")
def test_the_house_says_why_not_and_keeps_what_was_typed(sign_in, told, sent):
    name, slug, what, given, because = sent
    answer = sign_in(slug).post(reverse(f"improvement-{name}", args=args_of(told, what)), given)
    assert because in words(answer)
    assert next(each for key, each in given.items() if key != "judgement") in words(answer)


def test_an_old_link_to_what_is_not_theirs_leads_back_with_a_word(sign_in, told):
    answer = sign_in("psw").get(
        reverse("improvement-judge", args=[told.actions["R5.1"]]), follow=True
    )
    assert answer.redirect_chain[-1][0] == reverse(
        "improvement-action", args=[told.actions["R5.1"]]
    )
    assert "not for you to do" in words(answer)


def test_a_receiver_unlocks_before_appointing(sign_in, told):
    address = reverse("improvement-appoint", args=[told.actions["R3.1"]])
    answer = sign_in("mo", unlocked=False).get(address)
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, reverse("unlock"))


def test_a_plan_is_looked_at_by_what_matters(sign_in, told):
    client, address = sign_in("dcs"), reverse("improvement-plan", args=[told.plan])
    everything, claimed = client.get(address), client.get(address, {"show": "claimed"})
    assert "Late (7)" in words(everything)
    assert "R1.1 Agree a vision" in words(everything)
    assert "R3.1 Reduce frontline" in words(claimed)
    assert "R1.1 Agree a vision" not in words(claimed)
    assert "1 of 10 actions closed" in words(claimed)


def test_a_claim_and_a_proof_are_never_called_by_each_others_name(sign_in, told):
    shown = words(sign_in("dcs").get(reverse("improvement-action", args=[told.actions["R2.2"]])))
    assert "What the owner says A member was invited" in shown
    assert "Nobody else has judged this met." in shown
    assert "Judged not met by Independent assessor of practice on 9 November 2020" in shown


def test_an_action_tells_its_history_with_its_place_in_the_log(sign_in, told):
    shown = words(sign_in("dcs").get(reverse("improvement-action", args=[told.actions["R3.2"]])))
    assert "Director of children&#39;s services (in post since 1 September 2020)" in shown
    assert "From 31 December 2020 to 31 March 2021. The original date stays." in shown
    assert re.search(r"Entry \d+ in the log", shown)


def test_forms_whose_words_are_published_say_so(sign_in, told):
    for name, slug, what in PAGES:
        if name.rsplit("-", 1)[-1] in {"report", "prove", "move", "judge", "reopen", "action"}:
            shown = sign_in(slug).get(reverse(name, args=args_of(told, what)))
            is_form = name not in {"improvement-action"}
            assert ("These words will be published" in words(shown)) == is_form


def test_the_public_page_shows_promises_slips_claims_and_proof(client, told):
    shown = words(client.get(reverse("public-matter", args=["southwater-2020"])))
    for said in (
        "1 of 10 actions closed on proof that somebody else judged, as at 5 November 2021.",
        "Accepted Chief executive, 25 August 2020",
        "Promised for 31 December 2020. Moved by 90 days, to 31 March 2021.",
        "Promised without a date.",
        "Says the owner: Director of children&#39;s services, 17 November 2020.",
        "Judged met by Independent assessor of practice on 6 October 2020",
        "Closed by Independent chair of the improvement board on 14 October 2020.",
    ):
        assert said in shown


def send(client: Client, name: str, *args: object, **given: str) -> str:
    """Send a form that is complete; where the house takes it, the next page's words come back."""
    answer = client.post(reverse(f"improvement-{name}", args=args), given, follow=True)
    assert answer.redirect_chain, words(answer)
    return words(answer)


def test_the_whole_way_from_a_recommendation_to_a_closure_in_pages(sign_in, scene: Scene):  # noqa: F811
    lead, ceo, owner = sign_in("improvement-lead"), sign_in("ceo"), sign_in("dcs")
    receiver, assurer, chair = sign_in("mo"), sign_in("assurer"), sign_in("board-chair")

    assert "Take up recommendation R1" in words(lead.get(reverse("improvement-home")))
    send(lead, "adopt", **{str(scene.passage("R1")): "1"})
    row = Recommendation.objects.get()
    asked = words(ceo.get(reverse("improvement-answer", args=[row.id])))
    assert "To accept the need is not to accept the recommendation." in asked
    send(ceo, "answer", row.id, response="accepted", reason="We will do it.")
    send(lead, "start-plan", row.id, heading="Our plan")
    plan = Plan.objects.get()
    promised = {
        "text": "Publish a vision",
        "owner": str(scene.cast.post("dcs")),
        "due_day": "27",
        "due_month": "3",
        "due_year": "2022",
        "success_kind": "artefact",
        "success_test": "It can be read.",
    }
    send(lead, "add-action", row.id, **promised)
    assert "The plan has 1 action." in words(lead.get(reverse("improvement-fix", args=[plan.id])))
    assert "fixed and public" in send(lead, "fix", plan.id)

    id = Action.objects.get().id
    send(owner, "report", id, words="We wrote a first draft.")
    send(owner, "prove", id, summary="It is on page one.")
    assert "Appoint who judges" in words(receiver.get(reverse("improvement-home")))
    send(receiver, "appoint", id, assurer=str(scene.cast.person("assurer")))
    send(assurer, "judge", id, judgement="met", reasons="I read it.")
    send(chair, "close", id, words="It is too early to say.")
    assert Action.objects.get().stage == Stage.CLOSED
    send(chair, "reopen", id, reason="The page is gone.", **SOON)
    public = words(Client().get(reverse("public-matter", args=["southwater-2020"])))
    assert "0 of 1 actions closed" in public
    assert "Opened again on 5 November 2021: The page is gone." in public


def test_a_plan_that_is_not_complete_is_not_fixed_and_the_page_says_why(sign_in, scene: Scene):  # noqa: F811
    plan = scene.start(scene.accepted("R1"))
    answer = sign_in("improvement-lead").post(reverse("improvement-fix", args=[plan.id]))
    assert "There is no action yet for R1." in words(answer)
    assert Plan.objects.get().baselined_on is None


def test_an_answer_without_a_choice_keeps_its_reason(sign_in, scene: Scene):  # noqa: F811
    row = scene.adopt()
    answer = sign_in("ceo").post(reverse("improvement-answer", args=[row.id]), {"reason": REASON})
    assert "Choose an answer" in words(answer)
    assert "Because &lt;b&gt;they&lt;/b&gt; asked" in answer.content.decode()
