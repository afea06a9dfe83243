"""The paths of people who hold a concern until others come forward."""

from __future__ import annotations

import re

from .story import SHOWN, Browser, Canary, Story, goes_through, leads_nowhere

RECEIPT = re.compile(r'class="upheld-receipt">([^<]+)<')


@goes_through(
    "concerns.hold.token", "concerns.issue_escrow_tokens.tokens", "concerns.send_held.submission"
)
def concerns_that_waited_for_each_other(story: Story, canary: Canary) -> None:
    """Three people hold theirs, the custodian asks, one sends, the others stay sealed."""
    sheet = story.person("union").send(
        "/casework/waiting-for-others/words", {"sheets": "1"}, expect=SHOWN
    )
    words = RECEIPT.findall(sheet.text)
    story.secrets |= {f"escrow words, {n}": each for n, each in enumerate(words)}
    post = str(story.cast.post("senior-b"))
    people = [_held(story, canary, token, post) for token in words[:3]]
    custodian = story.person("auditor")
    custodian.look("/casework/waiting-for-others")
    custodian.send("/casework/waiting-for-others", {"post": post})
    people[0].look("/speak-up/held")
    people[0].send("/speak-up/held/send", {})
    people[0].look("/speak-up/your-concern")
    people[1].send("/speak-up/held/not-now", {})


@leads_nowhere
def words_that_are_no_escrow_words(story: Story, canary: Canary) -> None:
    """Whatever else somebody pastes there."""
    post = str(story.cast.post("senior-b"))
    visitor = _written(story, "Visits were made up.", post)
    typed = {"post": post, "how_many": "3", "months": "3", "kept": "on"}
    visitor.send("/speak-up/hold/terms", typed | {"token": canary("token")}, expect=SHOWN)


@goes_through("concerns.convene_colleagues.submission", "concerns.convene_colleagues.tokens")
def a_concern_of_several_colleagues(story: Story, canary: Canary) -> None:
    """One writes it and gives the others joining words."""
    visitor = _written(story, canary("words"), str(story.cast.post("senior-b")))
    [receipt] = RECEIPT.findall(visitor.look("/speak-up/hold/together").text)
    story.secrets[f"a receipt, {len(story.secrets)}"] = receipt
    typed = {"count": "2", "kept": "on"}
    printed = visitor.send("/speak-up/hold/together", typed, expect=SHOWN)
    words = RECEIPT.findall(printed.text)
    story.secrets |= {f"words for colleagues, {n}": each for n, each in enumerate(words)}
    visitor.look("/speak-up/your-concern")


@goes_through("concerns.note_figure.figure", "concerns.note_figure.source")
def a_number_that_others_gave(story: Story, canary: Canary) -> None:
    """What a newspaper said, noted beside the attested number."""
    typed = {"figure": canary("figure"), "source": canary("source")}
    day = {"said_on_day": "1", "said_on_month": "2", "said_on_year": "2020"}
    address = f"/casework/concerns/{story.told.concern}/figures"
    story.person("union").send(address, typed | day)


def _held(story: Story, canary: Canary, token: str, post: str) -> Browser:
    visitor = _written(story, canary("words"), post)
    page = visitor.look("/speak-up/hold/terms").text
    [receipt] = RECEIPT.findall(page)
    story.secrets[f"a receipt, {len(story.secrets)}"] = receipt
    typed = {"post": post, "how_many": "3", "months": "3", "token": token, "kept": "on"}
    visitor.send("/speak-up/hold/terms", typed)
    return visitor


def _written(story: Story, words: str, post: str) -> Browser:
    visitor = story.visitor()
    visitor.send("/speak-up/risk", {"risk": "no"})
    visitor.send("/speak-up/what-happened", {"words": words})
    visitor.send("/speak-up/how-known", {"known_as": "anonymous", "posts": [post]})
    return visitor
