"""What somebody added to their own part after sending: the same for them and for who reads it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from upheld.concerns import asked, questions, ways, words
from upheld.concerns.models import Concern, Signatory
from upheld.concerns.questions import Answer, Question
from upheld.concerns.sealing import Kind
from upheld.concerns.states import CAN_BECOME, Again, KnownAs, Since, State, Taken
from upheld.kernel import actor as acting
from upheld.kernel.actor import Actor
from upheld.people import holders as posts
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .thread import of_kind


@dataclass(frozen=True, slots=True)
class Given:
    """One answer to a question, as a page shows it."""

    day: date
    chosen: tuple[str, ...]
    first: date | None
    last: date | None
    words: str
    unsure: bool


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question, its newest answer, and the earlier ones, which stay."""

    question: Question
    words: str
    now: Given | None
    earlier: tuple[Given, ...]
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Addition:
    """Words and files that were added."""

    day: date
    words: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Badly:
    """How somebody says that they are treated for having spoken up."""

    day: date
    happened: date | None
    words: str


@dataclass(frozen=True, slots=True)
class SinceThen:
    """The answer to: has anything bad happened to you since?"""

    day: date
    since: str
    words: str


@dataclass(frozen=True, slots=True)
class Experience:
    """How somebody says that it was taken, and whether they would speak up again."""

    day: date
    taken: str
    again: str
    words: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That somebody withdrew, and why if they said so."""

    day: date
    words: str


class Said(StrEnum):
    """What somebody can send under their receipt: the kinds of bodies that say so."""

    MESSAGE = Kind.MESSAGE.value
    EXPERIENCE = Kind.EXPERIENCE.value
    SINCE = Kind.SINCE.value
    DETRIMENT = Kind.DETRIMENT.value
    STRUCK = Kind.STRUCK.value
    ADDED = Kind.ADDED.value


@dataclass(frozen=True, slots=True)
class Newest:
    """What somebody sent last."""

    said: Said
    day: date


@dataclass(frozen=True, slots=True)
class Continued:
    """Everything that was added after sending. `asked` has every question, answered or not."""

    asked: tuple[QuestionLine, ...]
    added: tuple[Addition, ...]
    detriments: tuple[Badly, ...]
    since: tuple[SinceThen, ...]
    experience: tuple[Experience, ...]
    withdrawn: Withdrawal | None
    disclosed_on: tuple[date, ...]
    struck_on: tuple[date, ...]
    newest: Newest | None

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(each.now is not None for each in self.asked)

    @property
    def anything(self) -> bool:
        """Whether there is anything at all to show to whoever receives it."""
        rest = (self.added, self.detriments, self.since, self.experience, self.struck_on)
        return bool(self.answered or self.withdrawn or self.disclosed_on or any(rest))


@dataclass(frozen=True, slots=True)
class ReaderNow:
    """Somebody who can read a part now, by post; `person` goes back to a command."""

    person: UUID
    title: str


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What is for its reporter alone to see or to choose."""

    known_as: KnownAs
    can_become: tuple[KnownAs, ...]
    readers: tuple[ReaderNow, ...]
    ways: int
    can_withdraw: bool


def continued(everything: Iterable[Body], *, by: str) -> Continued:
    """What was added, from the bodies of one part: only what its own reporter signed."""
    held = [each for each in everything if each.author == by]
    withdrawn = of_kind(held, Kind.WITHDRAWAL)
    sent = [Newest(Said(each.kind), each.day) for each in held if each.kind in set(Said)]
    return Continued(
        asked=_asked(of_kind(held, Kind.ANSWER)),
        added=tuple(_addition(each) for each in of_kind(held, Kind.ADDED)),
        detriments=tuple(_badly(each) for each in of_kind(held, Kind.DETRIMENT)),
        since=tuple(_since(each) for each in of_kind(held, Kind.SINCE)),
        experience=tuple(_experience(each) for each in of_kind(held, Kind.EXPERIENCE)),
        withdrawn=_withdrawal(withdrawn[-1]) if withdrawn else None,
        disclosed_on=tuple(each.day for each in of_kind(held, Kind.DISCLOSED)),
        struck_on=tuple(each.day for each in of_kind(held, Kind.STRUCK)),
        newest=sent[-1] if sent else None,
    )


def own_part(
    held: Sequence[Body],
    *,
    thread: Concern | Signatory,
    persons: Iterable[str],
    convener: str,
    today: date,
) -> OwnPart:
    """What a reporter can still choose, from the bodies of their own part."""
    content = next((each.content for each in held if each.id == thread.body), {})
    now = KnownAs(content.get("known_as", KnownAs.ANONYMOUS))
    choices = CAN_BECOME[now]
    if isinstance(thread, Signatory):
        # Two keepers open a name that is kept in confidence only beside a concern.
        choices = tuple(each for each in choices if each is KnownAs.NAMED)
    if isinstance(thread, Concern):
        withdraw = State(thread.state) not in {State.WITHDRAWN, State.CLOSED}
    else:
        withdraw = not of_kind(held, Kind.WITHDRAWAL)
    readers = (each for each in persons if each not in {str(thread.id), convener})
    return OwnPart(
        known_as=now,
        can_become=() if convener and isinstance(thread, Concern) else choices,
        readers=tuple(_reader(each, today) for each in readers),
        ways=sum(each.author == str(thread.id) for each in of_kind(held, Kind.OWN)),
        can_withdraw=withdraw,
    )


def ways_from(*, actor: Actor, keys: Keyring) -> list[Keyring]:
    """The keys of one's other parts, as kept in this one for its own reporter alone."""
    if actor.kind is not acting.Kind.REPORTER:
        return []
    thread = _own_thread(actor)
    if thread is None:
        return []
    held = vault.bodies(
        actor=actor, keys=keys, compartment=thread.compartment_id, kind=Kind.OWN.value
    )
    mine = [each for each in held if isinstance(each, Body) and each.author == actor.id]
    kept = (each.content["kept"] for each in mine)
    return [found for each in kept if (found := ways.opened(each, by=keys)) is not None]


def _own_thread(actor: Actor) -> Concern | Signatory | None:
    concern = Concern.objects.filter(id=actor.id).first()
    return concern or Signatory.objects.filter(id=actor.id).first()


def _asked(given: list[Body]) -> tuple[QuestionLine, ...]:
    by_question: dict[str, list[dict[str, Any]]] = {}
    days: dict[str, list[date]] = {}
    for each in given:
        by_question.setdefault(each.content["question"], []).append(each.content)
        days.setdefault(each.content["question"], []).append(each.day)
    return tuple(
        _one(question, by_question.get(question, []), days.get(question, []))
        for question in Question
    )


def _one(question: Question, contents: list[dict[str, Any]], days: list[date]) -> QuestionLine:
    answers = [questions.from_content(each) for each in contents]
    shown = [_given(question, each, day) for each, day in zip(answers, days, strict=True)]
    return QuestionLine(
        question=question,
        words=asked.of_question(question),
        now=shown[-1] if shown else None,
        earlier=tuple(reversed(shown[:-1])),
        answer=answers[-1] if answers else None,
    )


def _given(question: Question, answer: Answer, day: date) -> Given:
    return Given(
        day=day,
        chosen=tuple(asked.of_code(question, each) for each in answer.codes),
        first=answer.first,
        last=answer.last,
        words=answer.words,
        unsure=answer.unsure,
    )


def _addition(body: Body) -> Addition:
    files = tuple(each["name"] for each in body.content["files"])
    return Addition(body.day, body.content["words"], files)


def _badly(body: Body) -> Badly:
    happened = body.content["happened"]
    return Badly(
        body.day, date.fromisoformat(happened) if happened else None, body.content["words"]
    )


def _since(body: Body) -> SinceThen:
    return SinceThen(body.day, asked.of_since(Since(body.content["since"])), body.content["words"])


def _experience(body: Body) -> Experience:
    again = body.content.get("again", "")
    return Experience(
        day=body.day,
        taken=words.of_taken(Taken(body.content["taken"])),
        again=words.of_again(Again(again)) if again else "",
        words=body.content["words"],
    )


def _withdrawal(body: Body) -> Withdrawal:
    return Withdrawal(body.day, body.content["words"])


def _reader(person: str, today: date) -> ReaderNow:
    titles = ", ".join(each.post_title for each in posts.posts_of(person, on=today))
    return ReaderNow(UUID(person), titles or asked.of_somebody_who_left())
