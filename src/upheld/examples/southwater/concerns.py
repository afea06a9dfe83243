"""The concern: lodged by a union for 31 people, joined by 12 here, shared, and answered late.

Seed: the day, the union, 31 attested, the ten cases, what was alleged (S1-S11) and that the
investigation began fourteen days later (S21). Synthetic: that 12 joined here, which posts
were named, every word of a statement or message, what was done for the children on the day,
that they were asked about detriment (once late, once in time), and the open concern at the end.
"""

from __future__ import annotations

import uuid

from upheld.concerns import commands, queries
from upheld.concerns.states import KnownAs, Outcome, Risk, Route
from upheld.concerns.submission import Submission
from upheld.examples.cast import Cast
from upheld.kernel.actor import machine, reporter
from upheld.vault import receipts
from upheld.vault.keyring import reporter_keyring

from . import duty
from .told import Told

ATTESTED = 31
JOINED = 12
CASES = 10

WORDS = """We write for 31 managers and staff of children's services.

Decisions are made that are not safe for children. What a meeting of several agencies has \
agreed is set aside by senior managers on their own. In ten cases, listed in our schedule, \
children have been put at immediate risk.

Whoever speaks about it meets a hostile answer. People are afraid of the managers who would \
receive their concern, so we raise it together."""

STATEMENT = """I chaired two of the meetings in the schedule. The plan that we agreed was changed \
the week after, and I heard of it from the family."""

ASKED = """Has anything bad happened to you since you spoke up: at work, in your hours, in how \
people treat you? Answer here whenever you like. If you do not answer, I will ask again."""

OPEN_WORDS = """Review conferences for children on a plan are being held late, some by more than \
a month. It has got worse since the summer. I do not know who decides the dates."""


def tell(cast: Cast, told: Told) -> None:
    """27 January to 10 February 2020: raised, joined, acknowledged, decided, shared."""
    tokens = _lodge(cast, told)
    duty.tell_alert(cast, told)
    own, receipt = _join(told, tokens)
    _acknowledge_and_decide(cast, told)
    _talk(cast, told, own, receipt)
    _share(cast, told)


def tell_feedback(cast: Cast, told: Told) -> None:
    """28 August 2020, after the panel met: those who raised it are told what came of it.

    Feedback was due three months after the concern, so it is late, and shows as late.
    """
    commands.give_feedback(
        actor=cast.actor("mo"),
        at=told.at(2020, 8, 28),
        concern=_row(cast, told),
        outcome=Outcome.PARTLY_UPHELD,
        words="""Thank you. An independent investigator looked at what you raised, spoke to 26 \
people and read 21 cases; your concern was upheld in 13 of them. Three of your six headings were \
upheld and one in part. The council has apologised without reserve and accepted all five \
recommendations. You can read the learning report and follow each action on the public page.""",
        keys=cast.keys("mo"),
    )
    commands.ask_about_detriment(
        actor=cast.actor("mo"),
        at=told.at(2020, 8, 28),
        concern=_row(cast, told),
        words=ASKED,
        keys=cast.keys("mo"),
    )


def tell_check(cast: Cast, told: Told) -> None:
    """27 January 2021, a year later: they are asked whether anything bad has happened."""
    commands.ask_about_detriment(
        actor=cast.actor("mo"),
        at=told.at(2021, 1, 27),
        concern=_row(cast, told),
        words=ASKED,
        keys=cast.keys("mo"),
    )


def tell_open_concern(cast: Cast, told: Told) -> None:
    """1 November 2021: somebody alone raises a concern that nobody has acknowledged yet."""
    words = receipts.new_words()
    concern = commands.raise_concern(
        actor=reporter(str(uuid.uuid4())),
        at=told.on(2021, 11, 1),
        submission=Submission(
            words=OPEN_WORDS, risk=Risk.NO, known_as=KnownAs.ANONYMOUS, does_not_know=True
        ),
        receipt=receipts.derive(words),
    )
    told.open_concern = concern.id
    told.receipts["The concern of 1 November 2021 about late conference reviews"] = words
    told.open_for_you.append(
        "As the monitoring officer: say that you have read the concern of 1 November 2021."
    )


def _lodge(cast: Cast, told: Told) -> tuple[str, ...]:
    tokens = tuple(receipts.new_words() for _ in range(ATTESTED))
    at = told.at(2020, 1, 27)
    concern = commands.lodge_collective(
        actor=cast.actor("union"),
        at=at,
        submission=Submission(
            words=WORDS,
            risk=Risk.YES,
            known_as=KnownAs.NAMED,
            named_posts=(cast.post("senior-a"), cast.post("senior-b")),
            cases=CASES,
        ),
        attested=ATTESTED,
        keys=cast.keys("union"),
        tokens=tokens,
    )
    told.concern = concern.id
    told.matter = queries.matter_of(
        actor=cast.actor("mo"), keys=cast.keys("mo"), concern=concern, today=at.date()
    )
    return tokens


def _join(told: Told, tokens: tuple[str, ...]) -> tuple[str, str]:
    """Twelve join on the day itself; the first of them leaves a statement."""
    first: tuple[str, str] | None = None
    for number, token in enumerate(tokens[:JOINED]):
        id, words = str(uuid.uuid4()), receipts.new_words()
        commands.join(
            actor=reporter(id),
            at=told.on(2020, 1, 27),
            token=token,
            statement=STATEMENT if number == 0 else "",
            receipt=receipts.derive(words),
        )
        first = first or (id, words)
    assert first is not None  # noqa: S101  Twelve have just joined.
    told.receipts["One of the 12 who joined the collective concern of 27 January 2020"] = first[1]
    commands.count_joined(actor=machine("tick"), at=told.at(2020, 1, 27, 23))
    return first


def _acknowledge_and_decide(cast: Cast, told: Told) -> None:
    mo, keys = cast.actor("mo"), cast.keys("mo")
    commands.acknowledge(
        actor=mo,
        at=told.at(2020, 1, 28),
        concern=_row(cast, told),
        words="""Thank you for raising this. I have read it today. None of the posts that you name \
can see it, nor anybody who reports to them. I will tell you by 17 February what happens next.""",
        keys=keys,
    )
    commands.triage(
        actor=mo,
        at=told.at(2020, 2, 3),
        concern=_row(cast, told),
        route=Route.INVESTIGATE,
        reasons="""The allegations are serious, come from many people, and concern senior posts. \
Nobody inside the service can look into them, so somebody from outside must.""",
        safety="""The ten cases were given the same day to a manager of another service, who saw \
each family and found two children who needed help at once.""",
        keys=keys,
    )


def _talk(cast: Cast, told: Told, id: str, receipt: str) -> None:
    """A signatory asks something in their own thread, and is answered there."""
    own = reporter(id)
    thread = queries.own_thread(actor=own)
    assert thread is not None  # noqa: S101  They have joined.
    commands.write_message(
        actor=own,
        at=told.on(2020, 2, 5),
        concern=thread,
        words="Will the managers be told who spoke?",
        keys=reporter_keyring(receipts.derive(receipt), id),
    )
    commands.write_message(
        actor=cast.actor("mo"),
        at=told.at(2020, 2, 6),
        concern=thread,
        words="""No. Only I can read what you wrote here. If an investigator is to read it, \
you will see it on this page.""",
        keys=cast.keys("mo"),
    )


def _share(cast: Cast, told: Told) -> None:
    commands.share(
        actor=cast.actor("mo"),
        at=told.at(2020, 2, 10),
        concern=_row(cast, told),
        person=cast.person("investigator"),
        reason="Independent of the council, and not in conflict with any named post.",
        keys=cast.keys("mo"),
    )


def _row(cast: Cast, told: Told) -> queries.Concern:
    assert told.concern is not None  # noqa: S101  It has been lodged.
    row = queries.concern(actor=cast.actor("mo"), id=told.concern)
    assert row is not None  # noqa: S101
    return row
