"""Whatever happens to an ask, in whatever order: an answer is owed exactly while it is open."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest

from tests.rooms.oversight.scene import Scene, fresh, owed
from upheld.kernel.decision import Refused
from upheld.oversight import commands
from upheld.oversight.models import Answer, Ask
from upheld.oversight.states import AskKind, AskState, Verdict

STEPS = 25
LIKELY = ("call", "answer", "answer", "decide", "decide", "decide", "wait", "wait")


def _step(scene: Scene, ask: Ask, chance: random.Random, now: int) -> None:
    match chance.choice((*LIKELY, "stand down") if now > 200 else LIKELY):
        case "call":
            scene.call(now + chance.randint(0, 60), now=now)
        case "answer":
            scene.answer(ask, now=now)
        case "decide":
            answers = list(Answer.objects.filter(ask=ask).order_by("number"))
            if answers:
                verdict = chance.choice((Verdict.ACCEPTED, Verdict.NOT_ACCEPTED))
                scene.decide(ask, chance.choice(answers), verdict, now=now)
        case "stand down":
            given = scene.by("chair-scrutiny", ask=ask, reasons="We have seen it.")
            commands.stand_down(**given | {"at": scene.after(now)})


@pytest.mark.parametrize("kind", [AskKind.ONE_OFF, AskKind.STANDING])
@pytest.mark.parametrize("seed", range(8))
def test_an_answer_is_owed_exactly_while_an_ask_is_open(kind, seed, scene):
    chance, now = random.Random(seed), 0  # noqa: S311  Not a secret: a walk that can be repeated.
    ask = scene.asked(kind=kind)
    for _ in range(STEPS):
        now += chance.randint(0, 20)
        with suppress(Refused):
            _step(scene, fresh(ask), chance, now)
        stands = fresh(ask)
        if AskState(stands.state) is AskState.OPEN:
            assert stands.due in owed(ask)
        else:
            assert owed(ask) == []
