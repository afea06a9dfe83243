"""The wrong person, for every command of the room. The table names each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.rooms.learning.scene import AUTHOR, Scene
from upheld.kernel.actor import Role
from upheld.kernel.decision import NotPermitted
from upheld.learning import commands, queries
from upheld.learning.drafts import Draft, EarlierSource
from upheld.learning.models import LearningReport, Passage
from upheld.learning.states import Kind, SourceKind
from upheld.ledger.models import Opening

Attempt = Callable[[Scene], object]

AUDIT = EarlierSource(kind=SourceKind.AUDIT, title="An audit", date_words="2019")


def _start(scene: Scene) -> object:
    work = scene.investigated.by("ceo", keys=True)
    return commands.start_report(**work, title="Mine")


def _passage(scene: Scene) -> Passage:
    return scene.add(Kind.TOLD, "Somebody said so.")


def _rewrite(scene: Scene) -> object:
    passage = _passage(scene)
    return commands.rewrite_passage(
        **scene.with_keys("mo"), passage=passage, draft=Draft("Nobody said so.")
    )


def _mark(scene: Scene) -> object:
    return commands.mark_publishable(**scene.by("mo"), passage=_passage(scene), publishable=False)


def _say_shared(scene: Scene) -> object:
    source = commands.record_source(**scene.by(AUTHOR), source=AUDIT)
    author = scene.cast.actor(AUTHOR)
    return commands.say_shared(actor=author, at=scene.at, source=source, on=scene.at.date())


REFUSALS: dict[str, Attempt] = {
    "learning.start_report": _start,
    "learning.add_passage": lambda scene: commands.add_passage(
        **scene.with_keys("ceo"), kind=Kind.TOLD, draft=Draft("All was well.")
    ),
    "learning.rewrite_passage": _rewrite,
    "learning.mark_publishable": _mark,
    "learning.record_source": lambda scene: commands.record_source(**scene.by("mo"), source=AUDIT),
    "learning.say_shared": _say_shared,
    "learning.submit": lambda scene: commands.submit(**scene.complete().with_keys("mo")),
    "learning.approve_release": lambda scene: scene.complete().submit().approve("union"),
    "learning.release": lambda scene: scene.complete().submit().approve().release("union"),
}


@pytest.mark.parametrize("name", sorted(REFUSALS))
def test_the_wrong_person_is_refused(scene, name):
    with pytest.raises(NotPermitted):
        REFUSALS[name](scene)


def test_the_author_reads_for_neither_of_the_two(scene):
    scene.complete().submit()
    author = scene.cast.actor(AUTHOR)
    both = replace(author, roles=author.roles | {Role.RECEIVER, Role.COMMISSIONER})
    revision = scene.row().revision
    given = scene.with_keys(AUTHOR) | {"actor": both}
    with pytest.raises(NotPermitted, match="You wrote this report"):
        commands.approve_release(**given, revision=revision)
    scene.approve()
    given = scene.with_keys(AUTHOR) | {"actor": both}
    with pytest.raises(NotPermitted, match="You wrote this report"):
        commands.release(**given, revision=revision, slug="visits", council="Southwater")


def test_one_person_in_two_posts_is_one_reader(scene):
    scene.complete().submit().approve("mo")
    also = replace(scene.cast.actor("mo"), roles=frozenset({Role.COMMISSIONER}))
    given = scene.with_keys("mo") | {"actor": also}
    with pytest.raises(NotPermitted, match="You were the first reader"):
        commands.release(
            **given, revision=scene.row().revision, slug="visits", council="Southwater"
        )


def test_a_reader_whose_keys_do_not_open_the_report_cannot_agree_to_it(scene):
    scene.complete().submit()
    receiver = replace(scene.cast.actor("auditor"), roles=frozenset({Role.RECEIVER}))
    given = scene.with_keys("auditor") | {"actor": receiver}
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.approve_release(**given, revision=scene.row().revision)


@pytest.mark.parametrize("slug", [AUTHOR, "mo", "ceo"])
def test_a_conflict_found_later_takes_every_part_away(scene, slug):
    scene.complete().submit()
    row = scene.row()
    away = replace(scene.cast.actor(slug), excluded_from=frozenset({str(row.matter)}))
    keys = scene.cast.keys(slug)
    assert queries.report(actor=away, keys=keys, id=row.id) is None
    assert queries.report_page(actor=away, keys=keys, id=row.id) is None
    assert queries.reports(actor=away, keys=keys) == [
        each
        for each in queries.reports(actor=scene.cast.actor(slug), keys=keys)
        if each.id != row.id
    ]
    given = {"actor": away, "at": scene.at, "report": row, "keys": keys}
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.submit(**given)
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.approve_release(**given, revision=row.revision)
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.release(**given, revision=row.revision, slug="visits", council="Southwater")
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.start_report(
            actor=away,
            at=scene.at,
            investigation=scene.investigated.row(),
            title="Mine",
            keys=keys,
        )


def test_a_refused_attempt_changes_nothing_but_is_kept_in_the_log(scene):
    scene.complete().submit()
    before = LearningReport.objects.values().get(id=scene.id)
    entries = Opening.objects.count()
    with pytest.raises(NotPermitted):
        scene.approve("ceo")
    assert LearningReport.objects.values().get(id=scene.id) == before
    assert Opening.objects.count() == entries + 1


def test_a_commissioner_is_not_the_first_reader_and_a_receiver_not_the_second(scene):
    scene.complete().submit()
    with pytest.raises(NotPermitted, match="Only a receiver"):
        scene.approve("ceo")
    scene.approve("mo")
    row = scene.row()
    receiver = replace(scene.cast.actor("auditor"), roles=frozenset({Role.RECEIVER}))
    with pytest.raises(NotPermitted, match="Only a commissioner"):
        commands.release(
            actor=receiver,
            at=scene.at,
            report=row,
            revision=row.revision,
            slug="visits",
            council="Southwater",
            keys=scene.cast.keys("auditor"),
        )
