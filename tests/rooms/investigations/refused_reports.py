"""The wrong person, for each command about the full report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.rooms.investigations.scene import Scene
from upheld.investigations import commands

Attempt = Callable[[Scene], object]


def _issue(scene: Scene) -> object:
    """The commissioner pays for the work; none of it is theirs to do."""
    return commands.issue_report(**scene.sign_off().by("ceo", keys=True), summary="All was well.")


def _issue_again(scene: Scene) -> object:
    given = scene.report().by("ceo", keys=True)
    return commands.issue_later_version(**given, summary="All was well.", why="It was not.")


def _classify(scene: Scene) -> object:
    scene.find_everything()
    return commands.classify_passages(**scene.by("ceo", keys=True), seen=0, settled={"area-1": ()})


def _open_as_another(scene: Scene) -> object:
    scene.report()
    return commands.open_report(**scene.by("mo"), recipient=scene.recipient("ceo"))


def _renew_for_oneself(scene: Scene) -> object:
    scene.report()
    later = scene.at.date() + timedelta(days=200)
    given = scene.by("ceo", recipient=scene.recipient("ceo"))
    return commands.renew_report(**given, expires_on=later)


REFUSED: dict[str, Attempt] = {
    "investigations.classify_passages": _classify,
    "investigations.issue_report": _issue,
    "investigations.issue_later_version": _issue_again,
    "investigations.open_report": _open_as_another,
    "investigations.renew_report": _renew_for_oneself,
}
