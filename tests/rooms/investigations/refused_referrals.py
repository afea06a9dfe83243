"""The wrong person, for each command about what is referred outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from pyrage.x25519 import Identity

from tests.rooms.investigations.scene import Scene
from upheld.concerns import queries as concerns
from upheld.investigations import commands
from upheld.investigations.outside_bodies import CameBack, Compared, OutsideBody

Attempt = Callable[[Scene], object]


def _register(scene: Scene, slug: str) -> object:
    recipient = str(Identity.generate().to_public())
    return commands.register_body_key(
        actor=scene.cast.actor(slug),
        at=scene.at,
        body=OutsideBody.OFSTED,
        recipient=recipient,
        heard=concerns.recipient_fingerprint(recipient=recipient) or "",
        compared=Compared.LETTER,
    )


def _refer(scene: Scene, slug: str) -> object:
    return commands.refer(
        **scene.by(slug, keys=True),
        to=OutsideBody.OFSTED,
        chosen=commands.Chosen(words="Read."),
        answer_by=scene.at.date() + timedelta(days=9),
        is_shared=False,
    )


def _made(scene: Scene) -> object:
    _register(scene.agree(), "mo")
    return _refer(scene, "investigator")


REFUSED: dict[str, Attempt] = {
    "investigations.register_body_key": lambda scene: _register(scene, "ceo"),
    "investigations.refer": lambda scene: _refer(scene.agree(), "ceo"),
    "investigations.take_referral": lambda scene: commands.take_referral(
        referral=_made(scene), **scene.by("ceo", keys=True)
    ),
    "investigations.record_what_came_back": lambda scene: commands.record_what_came_back(
        referral=_made(scene), **scene.by("ceo", keys=True), kind=CameBack.ENDED, words="Ended."
    ),
}
