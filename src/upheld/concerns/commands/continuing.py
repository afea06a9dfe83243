"""Going on with a concern after it was sent, at the reporter's own pace: answers and additions."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from upheld.concerns import policy, ways
from upheld.concerns.adding import Adding, Thread
from upheld.concerns.events import EvidenceAdded, KeptForOneself, QuestionAnswered
from upheld.concerns.questions import CODES, Answer, Question
from upheld.concerns.sealing import Kind
from upheld.concerns.submission import File
from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring


@command(policy.may_answer_question, record_refusals=True)
def answer_question(
    *, actor: Actor, at: date, concern: Thread, question: Question, answer: Answer, keys: Keyring
) -> tuple[Thread, QuestionAnswered]:
    """Answer one question, or change an answer: the earlier one stays beside the new one."""
    if answer.is_empty:
        raise NotPossible(_("Write or choose something, or say that you do not know."))
    if not CODES[question].issuperset(answer.codes):
        raise NotPossible(_("Choose from the list."))
    adding = Adding(actor, at, concern, keys)
    content = {"question": question.value} | answer.as_content()
    body = adding.put(Kind.ANSWER, content)
    event = QuestionAnswered(
        concern=str(concern.id),
        question=question,
        body=str(body),
        seal_to=adding.sealed_to(),
    )
    return concern, event


@command(policy.may_add, record_refusals=True)
def add_evidence(
    *,
    actor: Actor,
    at: date,
    concern: Thread,
    words: str,
    keys: Keyring,
    file: File | None = None,
) -> tuple[Thread, EvidenceAdded]:
    """Add more words, a file, or both."""
    if not words.strip() and file is None:
        raise NotPossible(_("Write something, or choose a file."))
    adding = Adding(actor, at, concern, keys)
    files = [] if file is None else [{"body": str(adding.attach(file)), "name": file.name}]
    body = adding.put(Kind.ADDED, {"words": words, "files": files})
    event = EvidenceAdded(
        concern=str(concern.id), body=str(body), files=len(files), seal_to=adding.sealed_to()
    )
    return concern, event


@command(policy.may_keep_for_oneself)
def keep_way_to(
    *, actor: Actor, at: date, concern: Thread, other: Keyring, keys: Keyring
) -> tuple[Thread, KeptForOneself]:
    """Keep a way from one part of one's own to another, which only one's own receipt opens.

    Whoever reads the part sees that its reporter keeps something, and not what.
    """
    adding = Adding(actor, at, concern, keys)
    body = adding.put(Kind.OWN, {"kept": ways.kept(other, by=keys)})
    event = KeptForOneself(concern=str(concern.id), body=str(body), seal_to=adding.sealed_to())
    return concern, event
