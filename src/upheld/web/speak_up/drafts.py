"""A reporter's draft from page to page: sealed to their receipt, in no session in clear."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from upheld.concerns import commands, queries
from upheld.concerns.drafted import DraftFile, files_in
from upheld.concerns.queries import Draft
from upheld.concerns.states import KnownAs, Risk
from upheld.concerns.submission import File, Submission
from upheld.kernel.actor import Actor, reporter
from upheld.people import clock
from upheld.vault import receipts, unlocking
from upheld.vault.keyring import Keyring
from upheld.web import unlocked

from .forms import DO_NOT_KNOW, SOMEBODY_ELSE

_KEPT = "_upheld_draft"


@dataclass(frozen=True, slots=True, repr=False)
class Written:
    """What a reporter has written and not sent, opened by this browser's cookie."""

    actor: Actor
    keys: Keyring
    answers: dict[str, Any]
    compartment: UUID  # where it lies

    @property
    def receipt(self) -> str:
        """The seven words under which it will be sent."""
        return str(self.answers["receipt"])

    @property
    def named_posts(self) -> tuple[UUID, ...]:
        """The posts that the concern is about."""
        chosen = self.answers.get("posts", [])
        return tuple(UUID(each) for each in chosen if each not in {SOMEBODY_ELSE, DO_NOT_KNOW})

    @property
    def somebody_else(self) -> bool:
        """Whether it is about somebody who is not in the list."""
        return SOMEBODY_ELSE in self.answers.get("posts", [])

    def submission(self, struck: list[str]) -> Submission:
        """What will be sent."""
        held = self.answers
        return Submission(
            words=held["words"],
            risk=Risk(held["risk"]),
            known_as=KnownAs(held["known_as"]),
            identity=held.get("identity", ""),
            named_posts=self.named_posts,
            somebody_else=self.somebody_else,
            does_not_know=DO_NOT_KNOW in held.get("posts", []),
            struck=tuple(UUID(each) for each in struck),
            files=self.files(),
            door=held.get("door", ""),
        )

    @property
    def listed(self) -> tuple[DraftFile, ...]:
        """The files that were added, by name and size."""
        return files_in(self.answers)

    def files(self) -> tuple[File, ...]:
        """The files that were added, as they will be sent."""
        ids = [each.body for each in self.listed]
        found = queries.draft_files(
            actor=self.actor, keys=self.keys, compartment=self.compartment, ids=ids
        )
        return tuple(found)


@dataclass(frozen=True, slots=True, repr=False)
class Begun(Written):
    """A draft."""

    row: Draft


def begun(request: HttpRequest) -> Begun | None:
    """The draft that this browser has begun; None where there is none, or it was sent.

    It is opened once for each request, and forgotten with it.
    """
    kept: list[Begun | None] = request.__dict__.setdefault(_KEPT, [])
    if not kept:
        kept.append(_opened(request))
    return kept[0]


def _opened(request: HttpRequest) -> Begun | None:
    found = unlocked.reporter_of(request)
    if found is None:
        return None
    actor, keys = found
    row = queries.draft(actor=actor)
    page = queries.draft_page(actor=actor, keys=keys, draft=row) if row else None
    return Begun(actor, keys, page.answers, row.compartment_id, row) if row and page else None


def keep(request: HttpRequest, then: str, answers: dict[str, Any], **more: Any) -> HttpResponse:
    """Keep answers and go on to the page `then`; `more` are new `files` and one to go `without`.

    Whoever comes without an open draft begins one, so that nothing typed is lost when
    somebody takes longer than a session lasts.
    """
    found = begun(request)
    if found is None and lost_the_first(answers) and then != "speak-up-what":
        then = "speak-up-risk"  # which says why it is asked again
    response = redirect(then)
    if found is None:
        actor, receipt, draft = _begin(answers, more.get("files", ()))
        return open_for(request, response, actor, receipt, draft.compartment_id)
    commands.keep_draft(
        actor=found.actor,
        at=clock.today(),
        draft=found.row,
        answers=found.answers | answers,
        keys=found.keys,
        **more,
    )
    return response


def _begin(
    answers: dict[str, Any], files: tuple[File, ...]
) -> tuple[Actor, receipts.Derived, Draft]:
    """Begin a draft under a new receipt, which the draft alone remembers."""
    words = receipts.new_words()
    receipt, actor = receipts.derive(words), reporter(str(uuid.uuid4()))
    draft = commands.begin_draft(
        actor=actor,
        at=clock.today(),
        answers={"receipt": words, **answers},
        receipt=receipt,
        files=files,
    )
    return actor, receipt, draft


def open_for(
    request: HttpRequest,
    response: HttpResponse,
    actor: Actor,
    receipt: receipts.Derived,
    compartment: UUID | None = None,
) -> HttpResponse:
    """Open a reporter's keys in this browser, in place of any that are open already.

    `compartment` is the one that the next pages will need, where it is known.
    """
    unlocked.end_reporter(request, response)
    request.__dict__.pop(_KEPT, None)
    secret = unlocking.unlock_reporter(
        derived=receipt, holder=actor.id, now=clock.now(), compartment=compartment
    )
    unlocked.begin_reporter(response, secret)
    return response


def lost_the_first(answers: dict[str, Any]) -> bool:
    """Whether later pages are answered and the first is not: somebody's time ran out between."""
    return "risk" not in answers and ("words" in answers or "posts" in answers)


def first_gap(answers: dict[str, Any]) -> str | None:
    """The page of the first question without an answer."""
    asked = {"risk": "speak-up-risk", "words": "speak-up-what", "posts": "speak-up-known"}
    return next((page for answer, page in asked.items() if answer not in answers), None)
