"""One concern travels the whole way, and everybody on it finds the next step on a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import chain_concern as concern
from tests.journeys import chain_improvement as improvement
from tests.journeys import chain_investigation as investigation
from tests.journeys import chain_learning as learning
from tests.journeys import chain_log as log
from tests.journeys import chain_oversight as oversight
from tests.journeys.browser import WITHOUT_SCRIPTS, Visitor
from tests.journeys.chain import Chain
from tests.journeys.demo import Demo

pytestmark = [pytest.mark.journey, WITHOUT_SCRIPTS]


def test_one_concern_travels_the_whole_way(visitor: Visitor, demo: Demo, tmp_path: Path):
    chain = Chain(visitor, demo)

    concern.lodge_together(chain)
    concern.join_on_a_phone(chain)
    concern.acknowledge_and_decide(chain)
    concern.read_in_three_ways(chain)
    concern.write_to_each_other(chain)

    investigation.propose(chain)
    investigation.commission(chain)
    investigation.agree_terms(chain)
    investigation.hear_and_read(chain)
    investigation.find(chain)
    investigation.let_them_reply(chain)
    investigation.certify(chain)
    investigation.report(chain)

    learning.write(chain)
    learning.name_an_earlier_source(chain)
    learning.correct(chain)
    learning.block_a_leak_and_submit(chain)
    learning.read_and_release(chain)
    learning.say_that_it_was_shared(chain)

    improvement.take_up_and_answer(chain)
    improvement.plan_and_promise(chain)
    improvement.move_its_date(chain)
    improvement.claim_and_prove(chain, improvement.WEAK)
    improvement.appoint(chain)
    improvement.judge(chain, "Not met", "A shared drive is not published.")
    improvement.claim_and_prove(chain, improvement.PROOF)
    improvement.judge(chain, "Met", improvement.JUDGED)
    improvement.close(chain)

    oversight.ask_at_a_meeting(chain)
    oversight.record_a_change(chain)
    oversight.answer_and_decide(chain)
    oversight.read_the_public_page(chain)

    concern.give_feedback(chain)
    log.publish(chain)
    concern.read_the_answer_and_the_log(chain)
    concern.check_the_promise(chain)

    copy = tmp_path / "log"
    kept = log.earlier_checkpoint(chain, tmp_path / "kept")
    log.export(chain, copy)
    status, said = log.verdict(copy, "--since", kept, "--evidence", log.save_evidence(chain))
    assert status == 0, said
    log.flip_a_byte(copy)
    status, said = log.verdict(copy)
    assert status != 0
    assert "NOT TRUE" in said
