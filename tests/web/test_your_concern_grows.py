"""The pages under a receipt cost the same number of questions however much was added."""

from __future__ import annotations

from tests.rooms.concerns.scene import Reporter, by, join, lodge, raise_alone
from tests.rooms.concerns.test_continuing import own
from tests.web.test_queries_bounded import MORE, questions
from tests.web.test_your_concern import MINE, PAGES, come_back
from upheld.concerns import commands
from upheld.concerns.questions import Answer, Question
from upheld.concerns.states import KnownAs, Since, Taken
from upheld.concerns.submission import File
from upheld.vault import receipts


def _grow(who: Reporter) -> None:
    same = own(who)
    for question in Question:
        commands.answer_question(**same, question=question, answer=Answer(words="Words."))
    commands.add_evidence(**same, words="Words.", file=File(name="a.txt", content=b"1"))
    commands.report_detriment(**same, words="Words.")
    commands.say_since(**same, since=Since.UNSURE, words="")
    commands.say_how_it_was(**same, taken=Taken.PARTLY, words="")
    commands.write_message(**same, words="Words.")
    commands.keep_way_to(**same, other=Reporter().keys)


def test_more_that_was_added_is_no_more_questions(cast, sign_in):
    who, receiver = Reporter(), sign_in("mo")
    raised = raise_alone(who)
    _grow(who)
    commands.answer_detriment(**by(cast, "mo", raised), words="Words.")
    client = come_back(who).client
    pages = [(client, f"{MINE}{page}") for page in PAGES]
    pages.append((receiver, f"/casework/concerns/{raised.id}/"))
    before = {address: questions(each, address) for each, address in pages}

    for _ in range(MORE):
        _grow(who)

    assert {address: questions(each, address) for each, address in pages} == before


def test_more_signatories_who_added_are_no_more_questions(cast, sign_in):
    tokens = [receipts.new_words() for _ in range(MORE + 1)]
    lodged = lodge(cast, *tokens)
    reader = next(each for each in ("mo", "auditor") if _reads(sign_in(each), lodged.id))
    receiver, address = sign_in(reader), f"/casework/concerns/{lodged.id}/"

    def grow(token: str) -> None:
        who = Reporter()
        join(who, token, "I was there.")
        _grow(who)
        commands.disclose_identity(**own(who), known_as=KnownAs.NAMED, words="A name")

    grow(tokens[0])
    before = questions(receiver, address)

    for token in tokens[1:]:
        grow(token)

    assert questions(receiver, address) == before


def _reads(client, id) -> bool:
    return bool(client.get(f"/casework/concerns/{id}/").status_code == 200)
