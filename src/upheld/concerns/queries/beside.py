"""What receivers keep beside a concern: notes, and links with other concerns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns import opening, words
from upheld.concerns.models import Concern
from upheld.concerns.sealing import Kind
from upheld.concerns.states import Link, State
from upheld.kernel.actor import Actor
from upheld.people import holders as posts
from upheld.people import queries as people
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body


@dataclass(frozen=True, slots=True)
class Note:
    """A note. `corrects` is the note that it corrects, which stays as it was."""

    id: UUID
    day: date
    by: str
    text: str
    corrects: UUID | None
    corrected: bool


@dataclass(frozen=True, slots=True)
class LinkLine:
    """Another concern that whoever asks has open too, and how it stands to this one."""

    concern: UUID
    received_on: date
    state_words: str
    how: Link
    how_words: str
    why: str


def notes(lying: list[Body], *, actor: Actor) -> tuple[Note, ...]:
    """The notes on a desk, oldest first, with whom an extra post was named for."""
    found = [each for each in lying if each.kind in {Kind.NOTE, Kind.NAMED}]
    corrected = {each.content.get("corrects") for each in found}
    titles = people.post_titles(
        [UUID(each.content["post"]) for each in found if each.kind == Kind.NAMED]
    )
    return tuple(
        Note(
            id=each.id,
            day=each.day,
            by=_post_of(each, actor),
            text=_text(each, titles),
            corrects=UUID(said) if (said := each.content.get("corrects")) else None,
            corrected=str(each.id) in corrected,
        )
        for each in found
    )


def links(lying: list[Body], *, actor: Actor, keys: Keyring, today: date) -> tuple[LinkLine, ...]:
    """The links on a desk, as far as the other concern is open to whoever asks."""
    found = [each for each in lying if each.kind == Kind.LINK]
    if not found:
        return ()
    rows = Concern.objects.filter(id__in=[each.content["concern"] for each in found])
    shown = opening.opened(actor=actor, keys=keys, concerns=rows, today=today)
    others = {str(each.concern.id): each.concern for each in shown}
    return tuple(
        _link(each, others[each.content["concern"]])
        for each in found
        if each.content["concern"] in others
    )


def _link(body: Body, other: Concern) -> LinkLine:
    how = Link(body.content["link"])
    return LinkLine(
        concern=other.id,
        received_on=other.received_on,
        state_words=words.of_state(State(other.state)),
        how=how,
        how_words=words.of_link(how),
        why=body.content["words"],
    )


def _text(body: Body, titles: dict[str, str]) -> str:
    if body.kind != Kind.NAMED:
        return str(body.content["words"])
    title = titles.get(body.content["post"], "")
    return words.of_named(title) + "\n\n" + str(body.content["words"])


def _post_of(body: Body, actor: Actor) -> str:
    if body.author == actor.id:
        return words.you()
    held = posts.posts_of(body.author, on=body.day)
    return ", ".join(each.post_title for each in held)
