"""The paths of people with an account: signing in, and the words of receivers and conveners."""

from __future__ import annotations

import re
import uuid

from upheld.concerns import commands
from upheld.concerns.states import Risk
from upheld.concerns.submission import File, Submission
from upheld.people import clock
from upheld.vault import receipts

from .story import SHOWN, Canary, Story, goes_through, leads_nowhere


@leads_nowhere
def what_is_typed_to_sign_in(story: Story, canary: Canary) -> None:
    """A password in the field for the address, and a wrong password."""
    visitor = story.visitor()
    for login in (
        canary("login"),
        f"{canary('login')}@example.org",
        story.cast.members["mo"].email,
    ):
        typed = {"login": login, "password": canary("password")}
        visitor.send("/account/sign-in", typed, expect=SHOWN)


@leads_nowhere
def words_that_unlock_nothing(story: Story, canary: Canary) -> None:
    """Somebody pastes another secret into the field for unlock words."""
    story.person("auditor").send("/account/unlock", {"words": canary("words")}, expect=SHOWN)


@leads_nowhere
def a_password_that_is_refused(story: Story, canary: Canary) -> None:
    """A new password that was typed in two ways."""
    typed = {"oldpassword": canary("old"), "password1": canary("one"), "password2": canary("two")}
    story.person("auditor").send("/account/password", typed, expect=SHOWN)


@goes_through("concerns.acknowledge.words")
def an_acknowledgement(story: Story, canary: Canary) -> None:
    """The first words back."""
    _receive(story, "acknowledge", {"words": canary("words")})


@goes_through("concerns.review_alert.words")
def what_was_done_about_a_child(story: Story, canary: Canary) -> None:
    """A duty contact reads an alert and says what was done."""
    duty = story.person("duty")
    page = duty.look("/casework/duty/").text
    alert = re.search(r"/casework/duty/([0-9a-f-]{36})\"[^>]*>\s*Told on", page)
    assert alert is not None
    duty.look(f"/casework/duty/{alert[1]}")
    duty.send(f"/casework/duty/{alert[1]}/read", {})
    duty.send(f"/casework/duty/{alert[1]}/done", {"words": canary("words")})


@goes_through("concerns.triage.reasons", "concerns.triage.safety")
def the_reasons_for_a_route(story: Story, canary: Canary) -> None:
    """Why it goes to an investigation, and first what was done for the child."""
    said = {"reasons": canary("reasons"), "safety": canary("safety")}
    _receive(story, "decide", {"route": "investigate", **said})


@goes_through("concerns.share.reason")
def the_reason_for_showing_it_to_somebody(story: Story, canary: Canary) -> None:
    """Why an investigator should read it."""
    person = str(story.cast.person("investigator"))
    _receive(story, "share", {"person": person, "reason": canary("reason")})


@goes_through("concerns.write_message.words")
def a_message_to_a_reporter(story: Story, canary: Canary) -> None:
    """In the thread of a concern."""
    _receive(story, "message", {"words": canary("words")})


@goes_through("concerns.write_message.words")
def a_message_to_somebody_who_joined(story: Story, canary: Canary) -> None:
    """In the thread of one signatory."""
    place = f"/casework/concerns/{story.told.concern}/joined/{story.made['signatory']}/message"
    story.person("mo").send(place, {"words": canary("words")})


@goes_through("concerns.give_feedback.words")
def an_answer(story: Story, canary: Canary) -> None:
    """What came of it."""
    _receive(story, "answer", {"outcome": "partly-upheld", "words": canary("words")})


@leads_nowhere
def a_step_that_is_refused(story: Story, canary: Canary) -> None:
    """It was acknowledged before."""
    _receive(story, "acknowledge", {"words": canary("words")}, expect=SHOWN)


@leads_nowhere
def a_form_of_somebody_who_may_not(story: Story, canary: Canary) -> None:
    """A named manager has an address, and types into it."""
    place = f"/casework/concerns/{story.told.concern}"
    for step in ("acknowledge", "decide", "message", "answer"):
        typed = {"words": canary("words"), "reasons": canary("reasons")}
        story.person("senior-a").send(f"{place}/{step}", typed, expect=404)


@goes_through("concerns.lodge_collective.submission")
def a_collective_concern(story: Story, canary: Canary) -> None:
    """A convener lodges for others, after looking at who will read it."""
    typed = {
        "once": str(uuid.uuid4()),
        "attested": "31",
        "words": canary("words"),
        "risk": "no",
        "posts": [str(story.cast.post("senior-a"))],
    }
    union = story.person("union")
    union.send("/casework/concerns/lodge", typed, expect=SHOWN)
    union.send("/casework/concerns/lodge", typed | {"lodge": "yes"})


@goes_through("concerns.lodge_collective.submission", "concerns.lodge_collective.tokens")
def a_collective_concern_with_a_file(story: Story, canary: Canary) -> None:
    """No page takes a file from a convener yet; the command does, and joining words with it."""
    token = receipts.new_words()
    story.secrets["joining words of a convener"] = token
    commands.lodge_collective(
        actor=story.cast.actor("union"),
        at=clock.now(),
        submission=Submission(
            words=canary("words"),
            risk=Risk.NO,
            named_posts=(story.cast.post("senior-b"),),
            files=(File(name=canary("name"), content=canary("content").encode()),),
        ),
        attested=31,
        keys=story.cast.keys("union"),
        tokens=(token,),
    )


def _receive(story: Story, step: str, typed: dict[str, str], *, expect: int = 302) -> None:
    place = f"/casework/concerns/{story.made['named']['id']}"
    receiver = story.person("mo")
    receiver.send(f"{place}/{step}", typed, expect=expect)
    receiver.look(f"{place}/")
