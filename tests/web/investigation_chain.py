"""A second investigation, made by pressing the buttons of each page."""

from __future__ import annotations

import re
import uuid

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from upheld.investigations import queries


def url(name, *args):
    """The address of a page."""
    return reverse(name, args=args)


def text(response):
    """The words of a page, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


ENGAGED = {
    "fee_pounds": "25000",
    "procurement": "quotes",
    "controller_during": "council",
    "controller_after": "council",
}


class Chain:
    """A second investigation, made by pressing the buttons of each page."""

    def __init__(self, sign_in, cast, told):
        self.clients = {
            slug: sign_in(slug)
            for slug in ("mo", "ceo", "investigator", "ia", "union", "union-2", "senior-a")
        }
        self.cast, self.told, self.id = cast, told, None

    def press(self, slug, name, *more, **typed):
        response = self.clients[slug].post(url(name, self.id, *more), typed)
        assert response.status_code == 302, text(response)
        return response

    def propose(self):
        response = self.clients["mo"].post(
            url("casework-investigation-propose", self.told.concern),
            {
                "reasons": "Somebody from outside must look.",
                **{
                    part: str(self.cast.person(slug))
                    for part, slug in (
                        ("commissioner", "ceo"),
                        ("investigator", "investigator"),
                        ("certifier", "ia"),
                    )
                },
            },
        )
        assert response.status_code == 302, text(response)
        self.id = response["Location"].strip("/").split("/")[-1]
        return self

    def prepare(self):
        for kind in ("data-protection", "equality"):
            typed = {"kind": kind, "reason": "There is none, and none is needed."}
            self.press("ceo", "casework-required-reason", **typed)
        paper = SimpleUploadedFile("ties.txt", b"We have no ties.")
        lay = {"kind": "conflicts", "title": "Our ties", "file": paper}
        self.press("mo", "casework-required-lay", **lay)
        return self

    def begin(self):
        self.propose()
        self.press("investigator", "casework-investigation-declare", words="No ties.")
        self.prepare()
        self.press("ceo", "casework-investigation-commission", **ENGAGED)
        self.press("investigator", "casework-investigation-open")
        self.press("investigator", "casework-terms-draft", words="Answer everything.")
        for slug in ("union", "union-2", "ceo"):
            self.press(slug, "casework-terms-agree")
        return self

    def matrix(self):
        return queries.matrix_page(
            actor=self.cast.actor("investigator"),
            keys=self.cast.keys("investigator"),
            id=uuid.UUID(self.id),
        )

    def finding(self, allegation, **changes):
        typed = {
            "seen": "0",
            "outcome": "upheld",
            "words": "Plans were set aside.",
            "reasons": "The minutes show it.",
            "standard": "balance-of-probabilities",
            "evidence": "Document 1\n\nInterview 1",
            "posts": [str(self.cast.post("senior-a"))],
        }
        return self.clients["investigator"].post(
            url("casework-finding", self.id, allegation), typed | changes
        )


def let_them_reply(chain, work):
    client = chain.clients[work]
    chain.press(work, "casework-names", names="Tomasz Wisniewski")
    who = f"{chain.cast.person('senior-a')} {chain.cast.post('senior-a')}"
    named = "You told Tomasz Wisniewski to change it."
    chain.press(work, "casework-criticism-draft", holder=who, words=named, gist="The minutes.")
    page = client.get(url("casework-replies", chain.id)).content.decode()
    [passage] = re.findall(r"criticism/([0-9a-f-]{36})\"", page)
    flagged = text(client.get(url("casework-criticism", chain.id, passage)))
    assert "Say why “Tomasz Wisniewski” may stay" in flagged
    assert "Serve everybody today" in text(client.get(url("casework-criticism-serve", chain.id)))
    day = {"reply_by_day": "2", "reply_by_month": "3", "reply_by_year": "2031"}
    serve = {"support": "A helpline.", **day}
    refused = client.post(url("casework-criticism-serve", chain.id), serve)
    assert "have not cured or decided on" in text(refused)
    chain.press(work, "casework-criticism-flag", passage, 1, reason="They agreed to be named.")
    again = {"seen": "1", "words": "You changed it.", "gist": "The minutes."}
    chain.press(work, "casework-criticism", passage, **again)
    chain.press(work, "casework-criticism-serve", **serve)
    _answer_and_weigh(chain, work)


def _answer_and_weigh(chain, work):
    client, subject = chain.clients[work], chain.clients["senior-a"]
    page = client.get(url("casework-replies", chain.id)).content.decode()
    [packet] = re.findall(r"packets/([0-9a-f-]{36})\"", page)
    assert "Something is said of your work" in text(subject.get(url("casework-home")))
    cover = text(subject.get(url("casework-said-of-me", packet)))
    assert "You changed it." not in cover
    assert subject.get(url("casework-said-of-me-open", packet)).status_code == 405
    opened = subject.post(url("casework-said-of-me-open", packet), follow=True)
    assert "You changed it." in text(opened)
    empty = subject.post(url("casework-my-reply", packet), {"words": " "})
    assert 'href="#id_words"' in empty.content.decode()
    replied = subject.post(
        url("casework-my-reply", packet), {"words": "It was agreed."}, follow=True
    )
    assert "It was agreed." in text(replied)
    for slug in ("ceo", "mo", "ia"):
        assert chain.clients[slug].get(url("casework-said-of-me", packet)).status_code == 404
    more = {"to_day": "9", "to_month": "3", "to_year": "2031", "reason": "They were away."}
    chain.press(work, "casework-packet-extend", packet, **more)
    chain.press(work, "casework-packet-reply", packet, words="A letter as well.")
    assert "It was agreed." in text(client.get(url("casework-packet-consider", chain.id, packet)))
    weighed = {"considered": "partly-changed", "reasons": "One word was too strong."}
    chain.press(work, "casework-packet-consider", packet, **weighed)
    chain.press(work, "casework-replies-close")
    assert "The right of reply was closed" in text(client.get(url("casework-replies", chain.id)))
