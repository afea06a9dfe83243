"""The wrong person, for every command of the room. The table names each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.rooms.learning.embargo import Embargo
from tests.rooms.learning.scene import AUTHOR, INTRUDER, Scene, answer_to
from tests.rooms.learning.test_correcting import Released
from tests.rooms.learning.test_grid import CLAIM, Gridded
from tests.rooms.learning.test_sources import statement
from upheld.kernel.actor import Role
from upheld.kernel.decision import NotPermitted
from upheld.learning import commands, queries
from upheld.learning.dispositions import Disposition, Stands
from upheld.learning.drafts import Draft, EarlierSource, PointDraft, StandDraft
from upheld.learning.models import LearningReport, Passage
from upheld.learning.states import Answer, Kind, Openness, PointKind, SourceKind, Verdict
from upheld.learning.watching import Watch
from upheld.ledger.models import Opening

Attempt = Callable[[Scene], object]

RELEASE = {"slug": "visits", "council": "Southwater", "intruder": INTRUDER}
AUDIT = EarlierSource(kind=SourceKind.AUDIT, title="An audit", date_words="2019")


def _start(scene: Scene) -> object:
    work = scene.investigated.by("ceo", keys=True)
    return commands.start_report(**work, title="Mine")


def _passage(scene: Scene) -> Passage:
    return scene.add(Kind.TOLD, "Somebody said so.")


def _withheld(scene: Scene) -> Passage:
    return scene.add(Kind.FOUND, "They said so.", findings=scene.upheld(), publishable=False)


def _rewrite(scene: Scene) -> object:
    passage = _passage(scene)
    return commands.rewrite_passage(
        **scene.with_keys("mo"), passage=passage, draft=Draft("Nobody said so.")
    )


def _mark(scene: Scene) -> object:
    return commands.mark_publishable(**scene.by("mo"), passage=_passage(scene), publishable=False)


def _keep_check(scene: Scene) -> object:
    who = {"actor": scene.cast.actor(AUTHOR), "keys": scene.cast.keys(AUTHOR)}
    looked = queries.look(**who, id=scene.id, today=scene.at.date())
    return commands.keep_check(**scene.with_keys("mo"), looked=looked)


def _answer_flag(scene: Scene) -> object:
    scene.add(Kind.TOLD, "Two people said so.")
    [flag, *_] = scene.check().flags
    return commands.answer_flag(**scene.with_keys("mo"), flag=1, disposition=answer_to(flag))


def _say_shared(scene: Scene) -> object:
    source = scene.record(AUDIT)
    author = scene.cast.actor(AUTHOR)
    return commands.say_shared(actor=author, at=scene.at, source=source, on=scene.at.date())


def _bring(scene: Scene) -> object:
    source = scene.record(AUDIT, investigation=None)
    return commands.bring_source(
        actor=scene.cast.actor("s151"),
        at=scene.at,
        source=source,
        investigation=scene.investigated.row(),
    )


def _pin(scene: Scene) -> object:
    said = scene.record(statement(scene), "mo", investigation=None)
    given = {"source": said, "measure": "WL03"}
    return commands.pin_figure(actor=scene.cast.actor("dcs"), at=scene.at, **given)


def _claim(scene: Scene, slug: str = AUTHOR) -> object:
    return Gridded(scene).claim if slug == AUTHOR else Gridded(scene).add(slug=slug)


def _on_grid(run: Callable[..., object], slug: str = "mo", **given: object) -> Attempt:
    def attempt(scene: Scene) -> object:
        grid = Gridded(scene)
        return run(**grid.by(slug), **given)

    return attempt


def _on_claim(run: Callable[..., object], **given: object) -> Attempt:
    def attempt(scene: Scene) -> object:
        grid = Gridded(scene)
        asked = {"source": grid.source("An audit")} if run is commands.say_stand else {}
        return run(**grid.by("mo"), claim=grid.claim, **asked, **given)

    return attempt


def _keep_grid_check(scene: Scene) -> object:
    grid = Gridded(scene)
    who = {"actor": scene.cast.actor(AUTHOR), "keys": scene.cast.keys(AUTHOR)}
    today = scene.at.date()
    looked = queries.look_at_grid(**who, investigation=scene.investigated.id, today=today)
    return commands.keep_grid_check(**grid.by("mo"), looked=looked)


def _add_point(scene: Scene, slug: str = "union") -> object:
    return commands.add_point(
        actor=scene.cast.actor(slug),
        at=scene.at,
        source=scene.record(replace(AUDIT, openness=Openness.PUBLIC), investigation=None),
        point=PointDraft(PointKind.RECOMMENDATION, "Keep a list."),
        keys=scene.cast.keys(slug),
    )


def _answer(scene: Scene) -> object:
    return commands.answer_recommendation(
        actor=scene.cast.actor("union"),
        at=scene.at,
        point=_add_point(scene, "mo"),
        answer=Answer.DONE,
        words="It is kept.",
        keys=scene.cast.keys("union"),
    )


def _read(scene: Scene) -> object:
    return commands.record_read(
        actor=scene.cast.actor("union"),
        at=scene.at,
        source=AUDIT,
        points=[PointDraft(PointKind.STRENGTH, "Visits are timely.")],
        proposed=1,
        keys=scene.cast.keys("union"),
    )


def _withdraw(scene: Scene) -> object:
    given = Released(scene).submit().by("mo")
    del given["keys"]
    return commands.withdraw_correction(**given)


def _publish_correction(scene: Scene) -> object:
    made = Released(scene).submit()
    commands.agree_correction(**made.read("mo"))
    return commands.publish_correction(**made.read("union"))


def _theme(scene: Scene) -> object:
    return commands.keep_theme(
        actor=scene.cast.actor("union"), at=scene.at, code="homes", name="Homes"
    )


def _open_copy(scene: Scene) -> object:
    embargo = Embargo(scene.cast, scene.at)
    return embargo.open(embargo.agree(), "union-2")


def _print_copy(scene: Scene) -> object:
    embargo = Embargo(scene.cast, scene.at)
    [copy, _] = embargo.address()
    return commands.print_copy(**embargo.scene.with_keys("mo"), copy=copy)


def _stop_copy(scene: Scene) -> object:
    embargo = Embargo(scene.cast, scene.at)
    return embargo.stop(embargo.agree(), "ceo")


REFUSALS: dict[str, Attempt] = {
    "learning.start_report": _start,
    "learning.add_passage": lambda scene: commands.add_passage(
        **scene.with_keys("ceo"), kind=Kind.TOLD, draft=Draft("All was well.")
    ),
    "learning.rewrite_passage": _rewrite,
    "learning.mark_publishable": _mark,
    "learning.record_source": lambda scene: scene.record(AUDIT, "union", investigation=None),
    "learning.bring_source": _bring,
    "learning.pin_figure": _pin,
    "learning.add_point": _add_point,
    "learning.answer_recommendation": _answer,
    "learning.record_read": _read,
    "learning.keep_theme": _theme,
    "learning.add_claim": lambda scene: _claim(scene, "mo"),
    "learning.rewrite_claim": _on_claim(commands.rewrite_claim, draft=CLAIM),
    "learning.say_stand": _on_claim(commands.say_stand, stand=StandDraft(Verdict.SILENT)),
    "learning.settle_conflict": _on_claim(commands.settle_conflict, words="Both."),
    "learning.say_done": _on_grid(commands.say_done, theme="caseload", words="Nothing."),
    "learning.agree_grid": _on_grid(commands.agree_grid, "ceo", revision=2, intruder=INTRUDER),
    "learning.publish_grid": _on_grid(commands.publish_grid, revision=2, intruder=INTRUDER),
    "learning.keep_grid_watch": _on_grid(commands.keep_grid_watch, watch=Watch(names="Alex E")),
    "learning.keep_grid_check": _keep_grid_check,
    "learning.answer_grid_flag": _on_grid(
        commands.answer_grid_flag, "ceo", flag=1, disposition=Disposition(Stands.NOBODY, "None.")
    ),
    "learning.say_shared": _say_shared,
    "learning.keep_watch": lambda scene: commands.keep_watch(
        **scene.with_keys("ceo"), watch=Watch(names="Alex Example")
    ),
    "learning.derive_passage": lambda scene: scene.derive(_passage(scene), slug="mo"),
    "learning.keep_check": _keep_check,
    "learning.answer_flag": _answer_flag,
    "learning.decide_exemption": lambda scene: scene.decide(_withheld(scene), "ceo"),
    "learning.agree_copy": lambda scene: Embargo(scene.cast, scene.at).agree("ceo"),
    "learning.stop_copy": _stop_copy,
    "learning.address_copies": lambda scene: Embargo(scene.cast, scene.at).address("mo"),
    "learning.open_copy": _open_copy,
    "learning.print_copy": _print_copy,
    "learning.decide_left_out": lambda scene: scene.decide_on_finding(scene.upheld()[0], "ceo"),
    "learning.submit": lambda scene: commands.submit(**scene.complete().with_keys("mo")),
    "learning.approve_release": lambda scene: scene.complete().submit().approve("union"),
    "learning.open_release": lambda scene: commands.open_release(
        actor=scene.cast.actor("ceo"), at=scene.at, published=scene.waiting()
    ),
    "learning.propose_correction": lambda scene: Released(scene).propose("ceo"),
    "learning.submit_correction": lambda scene: commands.submit_correction(
        **Released(scene).submit().by("ceo")
    ),
    "learning.withdraw_correction": _withdraw,
    "learning.agree_correction": lambda scene: commands.agree_correction(
        **Released(scene).submit().read("ceo")
    ),
    "learning.publish_correction": _publish_correction,
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
        commands.approve_release(**given, revision=revision, intruder=INTRUDER)
    scene.approve()
    given = scene.with_keys(AUTHOR) | {"actor": both}
    with pytest.raises(NotPermitted, match="You wrote this report"):
        commands.release(**given, revision=revision, **RELEASE)


def test_one_person_in_two_posts_is_one_reader(scene):
    scene.complete().submit().approve("mo")
    also = replace(scene.cast.actor("mo"), roles=frozenset({Role.COMMISSIONER}))
    given = scene.with_keys("mo") | {"actor": also}
    with pytest.raises(NotPermitted, match="You were the first reader"):
        commands.release(**given, revision=scene.row().revision, **RELEASE)


def test_a_reader_whose_keys_do_not_open_the_report_cannot_agree_to_it(scene):
    scene.complete().submit()
    receiver = replace(scene.cast.actor("auditor"), roles=frozenset({Role.RECEIVER}))
    given = scene.with_keys("auditor") | {"actor": receiver}
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.approve_release(**given, revision=scene.row().revision, intruder=INTRUDER)


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
        commands.approve_release(**given, revision=row.revision, intruder=INTRUDER)
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.release(**given, revision=row.revision, **RELEASE)
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
            **RELEASE,
            keys=scene.cast.keys("auditor"),
        )
