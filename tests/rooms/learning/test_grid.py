"""The triangulation grid: claims against sources, conflicts, and since when something was known."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest

from tests.rooms.learning.scene import AUTHOR, FIRST, INTRUDER, SECOND, Scene, answer_to
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.learning import commands, queries
from upheld.learning.dispositions import Disposition
from upheld.learning.drafts import ClaimDraft, EarlierSource, StandDraft
from upheld.learning.queries import CheckPage, FlagLine, GridPage
from upheld.learning.states import Basis, Openness, PointKind, SourceKind, Verdict

CLAIM = ClaimDraft("Caseloads were too high.", "caseload", PointKind.FAILING, publishable=True)


class Gridded:
    """A grid of a scene's matter, with one claim."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.claim = self.add()

    def add(self, draft: ClaimDraft = CLAIM, slug: str = AUTHOR):
        return commands.add_claim(
            actor=self.scene.cast.actor(slug),
            at=self.scene.at,
            investigation=self.scene.investigated.row(),
            claim=draft,
            keys=self.scene.cast.keys(slug),
        )

    def by(self, slug: str = AUTHOR):
        given = {"actor": self.scene.cast.actor(slug), "keys": self.scene.cast.keys(slug)}
        row = queries.grid(
            actor=self.scene.cast.actor(AUTHOR),
            keys=self.scene.cast.keys(AUTHOR),
            investigation=self.scene.investigated.id,
        )
        return given | {"grid": row, "at": self.scene.at}

    def page(self, slug: str = AUTHOR) -> GridPage | None:
        return queries.grid_page(
            actor=self.scene.cast.actor(slug),
            keys=self.scene.cast.keys(slug),
            investigation=self.scene.investigated.id,
        )

    def source(self, title: str, openness: Openness = Openness.PUBLIC):
        return self.scene.record(EarlierSource(SourceKind.AUDIT, title, "2019", openness=openness))

    def say(self, source, verdict: Verdict, claim=None, **given):
        usual = {"on": date(2019, 9, 30)} if verdict is not Verdict.SILENT else {}
        stand = StandDraft(verdict=verdict, **(usual | given))
        return commands.say_stand(
            **self.by(), claim=claim or self.claim, source=source, stand=stand
        )

    def check(self) -> CheckPage:
        """Hold the words against the file, and leave every flag without an answer."""
        given = self.by()
        asked = {"actor": given["actor"], "keys": given["keys"]}
        investigation, today = self.scene.investigated.id, self.scene.at.date()
        looked = queries.look_at_grid(**asked, investigation=investigation, today=today)
        commands.keep_grid_check(**given, looked=looked)
        return self.checked()

    def checked(self, slug: str = AUTHOR) -> CheckPage | None:
        """The newest check as somebody sees it."""
        return queries.grid_check_page(
            actor=self.scene.cast.actor(slug),
            keys=self.scene.cast.keys(slug),
            investigation=self.scene.investigated.id,
        )

    def answer(self, flag: FlagLine, disposition: Disposition | None = None):
        given = {"flag": flag.number, "disposition": disposition or answer_to(flag)}
        return commands.answer_grid_flag(**self.by(), **given)

    def clear(self):
        """Check, and answer everything that was flagged."""
        for each in self.check().flags:
            self.answer(each)
        return self

    def read(self, slug: str, **changed):
        """What a reader's command takes."""
        given = self.by(slug)
        return given | {"revision": given["grid"].revision, "intruder": INTRUDER} | changed

    def agree(self, slug: str = FIRST):
        return commands.agree_grid(**self.read(slug))

    def publish(self, slug: str = SECOND):
        return commands.publish_grid(**self.read(slug))

    def released(self):
        self.scene.complete().submit().approve().release()
        return self


@pytest.fixture
def gridded(scene) -> Gridded:
    return Gridded(scene)


def test_two_sources_that_contradict_each_other_are_an_open_conflict_until_it_is_settled(gridded):
    gridded.say(gridded.source("An audit"), Verdict.AGREES)
    gridded.say(gridded.source("An inspection"), Verdict.CONFLICTS)
    [claim] = gridded.page().claims
    assert claim.is_open
    words = "The audit counted; the inspection asked."
    commands.settle_conflict(**gridded.by(), claim=gridded.claim, words=words)
    [claim] = gridded.page().claims
    assert (claim.is_conflict, claim.is_open, claim.settled) == (True, False, words)


def test_silence_is_no_conflict_and_nothing_is_settled(gridded):
    gridded.say(gridded.source("An audit"), Verdict.AGREES)
    gridded.say(gridded.source("An inspection"), Verdict.SILENT)
    assert not gridded.page().claims[0].is_conflict
    with pytest.raises(NotPossible, match="No two sources"):
        commands.settle_conflict(**gridded.by(), claim=gridded.claim, words="Both.")


def test_a_theme_is_known_since_the_first_source_told_of_it(gridded):
    gridded.say(gridded.source("Late"), Verdict.AGREES, on=date(2020, 1, 1))
    first = gridded.source("Early")
    gridded.say(first, Verdict.AGREES, on=date(2018, 5, 1))
    gridded.say(gridded.source("Denies"), Verdict.CONFLICTS, on=date(2017, 1, 1))
    commands.say_done(**gridded.by(), theme="caseload", words="Nothing was done.")
    [known] = gridded.page().known
    assert (known.theme, known.since, known.source, known.done) == (
        "caseload",
        date(2018, 5, 1),
        first.id,
        "Nothing was done.",
    )


def test_a_strength_is_nothing_that_was_known_and_not_acted_on(gridded):
    strength = gridded.add(ClaimDraft("Visits are timely.", "in-care", PointKind.STRENGTH))
    gridded.say(gridded.source("An audit"), Verdict.AGREES, claim=strength)
    assert gridded.page().known == ()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"on": None}, "from which day"),
        ({"basis": Basis.ATTRIBUTED}, "Who says|who says"),
        ({"attributed_to": "A paper"}, "who says"),
        ({"quotation": "They are high."}, "who agreed"),
    ],
)
def test_where_a_source_stands_is_told_fairly(gridded, given, why):
    source = gridded.source("An inquiry", Openness.KNOWN)
    with pytest.raises(NotPossible, match=why):
        gridded.say(source, Verdict.AGREES, **given)


def test_a_silent_source_is_not_quoted_and_one_that_does_not_bear_on_it_is_not_asked(gridded):
    source = gridded.source("An audit")
    with pytest.raises(NotPossible, match="silent"):
        gridded.say(source, Verdict.SILENT, quotation="Words.")
    elsewhere = gridded.scene.record(
        EarlierSource(SourceKind.AUDIT, "Elsewhere", "2019"), "mo", investigation=None
    )
    with pytest.raises(NotPossible, match="does not bear"):
        gridded.say(elsewhere, Verdict.AGREES)


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (replace(CLAIM, text=" "), "what is claimed"),
        (replace(CLAIM, theme="weather"), "theme of the vocabulary"),
        (replace(CLAIM, tone=PointKind.JUDGEMENT), "strength or a failing"),
    ],
)
def test_a_claim_has_words_a_theme_and_a_tone(gridded, draft, why):
    with pytest.raises(NotPossible, match=why):
        gridded.add(draft)
    with pytest.raises(NotPossible, match=why):
        commands.rewrite_claim(**gridded.by(), claim=gridded.claim, draft=draft)


def test_a_retired_theme_is_offered_no_more_and_a_new_one_is(gridded):
    who = {"actor": gridded.scene.cast.actor("mo"), "at": gridded.scene.at}
    commands.keep_theme(**who, code="homes", name="Homes for children")
    gridded.add(replace(CLAIM, theme="homes"))
    commands.keep_theme(**who, code="homes", name="Homes for children", is_retired=True)
    with pytest.raises(NotPossible, match="theme of the vocabulary"):
        gridded.add(replace(CLAIM, theme="homes"))
    assert gridded.page().theme("homes") == "Homes for children"


@pytest.mark.parametrize("slug", ["union", "dcs", "s151", "hr"])
def test_for_others_there_is_no_grid(gridded, slug):
    assert gridded.page(slug) is None


def test_before_the_first_claim_its_investigator_alone_may_begin(scene):
    def page(slug):
        given = {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug)}
        return queries.grid_page(**given, investigation=scene.investigated.id)

    assert page(AUTHOR).may_write
    assert page("mo") is None


def test_a_conflict_found_later_takes_the_grid_away(gridded):
    gridded.say(gridded.source("An audit"), Verdict.AGREES)
    given = gridded.by("mo")
    away = replace(given["actor"], excluded_from=frozenset({str(given["grid"].matter)}))
    keys, id = given["keys"], gridded.scene.investigated.id
    assert queries.grid(actor=away, keys=keys, investigation=id) is None
    assert queries.grid_page(actor=away, keys=keys, investigation=id) is None
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.agree_grid(**gridded.read("mo", actor=away))
    assert queries.grid_check_page(actor=away, keys=keys, investigation=id) is None


def test_two_others_read_it_and_a_change_sends_it_back(gridded):
    gridded.say(gridded.source("An audit"), Verdict.AGREES)
    gridded.released().clear()
    with pytest.raises(NotPossible, match="has not read"):
        gridded.publish()
    gridded.agree()
    gridded.add()
    with pytest.raises(NotPossible, match="has not read"):
        gridded.publish()
    gridded.clear().agree()
    gridded.publish()
    with pytest.raises(NotPossible, match="public already"):
        gridded.publish()


def test_a_stale_screen_agrees_to_nothing(gridded):
    given = gridded.read("mo")
    gridded.add()
    with pytest.raises(NotPossible, match="has changed"):
        commands.agree_grid(**given)


def test_it_waits_for_the_learning_report_and_for_something_to_publish(gridded):
    gridded.clear().agree()
    with pytest.raises(NotPossible, match="learning report first"):
        gridded.publish()
    locked = replace(CLAIM, publishable=False)
    commands.rewrite_claim(**gridded.by(), claim=gridded.claim, draft=locked)
    with pytest.raises(NotPossible, match="No claim is marked"):
        gridded.agree()


def test_what_is_public_is_what_may_be_and_its_digest_is_in_the_log(gridded):
    gridded.add(replace(CLAIM, text="Kept back.", publishable=False))
    gridded.say(gridded.source("An audit"), Verdict.AGREES, quotation="Too high.")
    hidden = gridded.source("A hidden inquiry", Openness.SEALED)
    gridded.say(hidden, Verdict.CONFLICTS, quotation="Hidden words.", consent="The author")
    gridded.released().clear().agree()
    made = gridded.publish()
    matter = made.matter
    text = queries.public_grid_text(matter=matter)
    assert made.digest == hashlib.sha256(text.encode()).hexdigest()
    for word in ("Kept back", "idden", "The author"):
        assert word not in text
    public = queries.public_grid(matter=matter)
    [claim] = public.claims
    assert claim["by_source"]["An audit"]["quotation"] == "Too high."
    assert public.sources == ("An audit",)
    assert json.loads(text)["known"][0]["since"] == "2019-09-30"


def test_southwaters_regulator_and_investigator_are_an_open_conflict(told):
    public = queries.public_grid(matter=told.matter)
    caseload = public.claims[0]
    assert caseload["is_conflict"]
    assert caseload["settled"] == ""
    said = {each["source"]: each for each in caseload["stands"]}
    assert "largely manageable" in said["Ofsted inspection"]["quotation"]
    investigated = said["Independent investigation of the complaint"]
    assert investigated["quotation"] == "unrealistically high"
    since = {each["theme"]: each["since"] for each in public.known}
    assert since["Fear of speaking out"] == date(2019, 9, 30)
