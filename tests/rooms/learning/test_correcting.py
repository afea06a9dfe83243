"""What is public is corrected by three people, and what stood before stays readable."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from tests.rooms.learning.scene import AUTHOR, INTRUDER, Scene, answer_to, tampering
from upheld.kernel.actor import Role
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.learning import commands, queries
from upheld.learning.drafts import CorrectedWords
from upheld.learning.models import (
    Correction,
    Passage,
    PublishedCorrection,
    PublishedFile,
    PublishedPassage,
)
from upheld.learning.states import (
    CORRECTION_AFTER,
    Correcting,
    Kind,
    Stage,
    require_correcting,
)
from upheld.ledger import queries as ledger

BEFORE = "Visits were written up that nobody made."
AFTER = "Some visits were written up that nobody made."
WHY = "The report said it of every visit."


class Released:
    """A released report, and a correction brought as far as a test needs it."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.published = scene.complete().submit().approve().release()
        self.text = queries.published_wording("visits")

    def passage(self, kind: Kind = Kind.FOUND) -> Passage:
        return Passage.objects.get(report_id=self.scene.id, kind=kind.value)

    def propose(self, slug: str = AUTHOR, text: str = AFTER, why: str = WHY, **changed) -> object:
        given = {"passage": self.passage(), "words": CorrectedWords(text, why)}
        return commands.propose_correction(**self.scene.with_keys(slug), **(given | changed))

    def by(self, slug: str, **given) -> dict[str, object]:
        who = self.scene.with_keys(slug, **given)
        del who["report"]
        row = Correction.objects.filter(report_id=self.scene.id).latest("number")
        return who | {"correction": row}

    def read(self, slug: str, **changed) -> dict[str, object]:
        given = {"revision": self.scene.row().revision, "intruder": INTRUDER}
        return self.by(slug, **(given | changed))

    def submit(self) -> Released:
        self.propose()
        for each in self.scene.check().flags:
            if not each.stands:
                commands.answer_flag(
                    **self.scene.with_keys(AUTHOR),
                    flag=each.number,
                    disposition=answer_to(each),
                )
        commands.submit_correction(**self.by(AUTHOR))
        return self

    def publish(self) -> PublishedCorrection:
        commands.agree_correction(**self.read("mo"))
        return commands.publish_correction(**self.read("ceo"))


@pytest.fixture
def correcting(scene) -> Released:
    return Released(scene)


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_correction_says_what_stood_before_and_why(correcting):
    correcting.submit()
    assert queries.published_wording("visits") == correcting.text
    correcting.publish()
    public = queries.published_by_slug("visits")
    [line] = public.corrections
    assert (line.before, line.after, line.why) == (BEFORE, AFTER, WHY)
    assert line.on == correcting.scene.at.date()
    assert line.proposed_as == correcting.scene.cast.actor(AUTHOR).post_title
    assert line.read_by == "Monitoring officer and Chief executive"
    corrected = public.found[0].passages[0]
    assert (corrected.text, corrected.corrections) == (AFTER, (line,))
    day = correcting.scene.at.date().isoformat()
    text = queries.published_wording("visits")
    assert f"corrected: {day}, read by {line.read_by}: {WHY}" in text
    assert AFTER in text


def test_what_stood_before_stays_readable_and_every_digest_is_in_the_log(correcting):
    files = {each: queries.published_file("visits", each) for each in ("html", "pdf", "docx")}
    correcting.submit().publish()
    entries = ledger.entries_about(
        actor=correcting.scene.cast.actor("mo"), ids=[correcting.published.id]
    )
    released, corrected = (each.fields for each in entries)
    assert entries[-1].event == "learning.correction.published"
    earlier = queries.earlier_wording("visits", 1)
    assert earlier == correcting.text
    assert sha(earlier.encode()) == corrected["earlier"] == released["digest"]
    assert sha(queries.published_wording("visits").encode()) == corrected["digest"]
    [line] = queries.published_by_slug("visits").corrections
    for each in line.earlier_files:
        content = queries.earlier_file("visits", 1, each.format)
        assert content == files[each.format]
        assert sha(content) == each.digest == released[each.format]
    for each in queries.published_by_slug("visits").files:
        content = queries.published_file("visits", each.format)
        assert content != files[each.format]
        assert sha(content) == each.digest == corrected[each.format]
    assert b"Corrected." in queries.published_file("visits", "html")
    assert queries.earlier_wording("visits", 2) is None
    assert queries.earlier_file("visits", 1, "exe") is None
    assert WHY not in str([each.fields for each in entries])


def test_a_passage_is_corrected_twice_and_both_stay_in_the_log(correcting):
    correcting.submit().publish()
    correcting.text = queries.published_wording("visits")
    correcting.propose(text="No visit was checked.", why="It said some.")
    correcting.scene.clear()
    commands.submit_correction(**correcting.by(AUTHOR))
    correcting.publish()
    public = queries.published_by_slug("visits")
    assert [each.edition for each in public.corrections] == [1, 2]
    assert public.corrections[1].before == AFTER
    assert queries.earlier_wording("visits", 2) == correcting.text
    assert PublishedFile.objects.filter(report=public.id).count() == 9


def test_corrected_words_are_checked_before_anybody_reads_them(correcting):
    correcting.propose(text="Two people said that visits were invented.")
    with pytest.raises(NotPossible, match="nobody has checked"):
        commands.submit_correction(**correcting.by(AUTHOR))
    flags = [each for each in correcting.scene.check().flags if not each.stands]
    assert "Two people" in [each.text for each in flags]
    with pytest.raises(NotPossible, match="Answer everything"):
        commands.submit_correction(**correcting.by(AUTHOR))


def test_the_reason_is_checked_too(correcting):
    correcting.propose(why="Two people of the team told us so.")
    flags = [each for each in correcting.scene.check().flags if not each.stands]
    assert "Two people" in [each.text for each in flags]


def test_another_look_sends_a_correction_back_to_its_author(correcting):
    correcting.submit()
    commands.agree_correction(**correcting.read("mo"))
    read = correcting.scene.row().revision
    correcting.scene.check()
    with pytest.raises(NotPossible, match="not submitted this correction"):
        commands.publish_correction(**correcting.read("ceo"))
    commands.submit_correction(**correcting.by(AUTHOR))
    with pytest.raises(NotPossible, match="changed since"):
        commands.agree_correction(**correcting.read("mo", revision=read))
    correcting.publish()


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"text": BEFORE}, "public already"),
        ({"text": " "}, "Write the corrected words"),
        ({"why": " "}, "say why"),
    ],
)
def test_a_correction_has_other_words_and_a_reason(correcting, changed, why):
    with pytest.raises(NotPossible, match=why):
        correcting.propose(**changed)


def test_only_a_public_passage_is_corrected_and_one_at_a_time(correcting):
    with pytest.raises(NotPossible, match="can be corrected"):
        correcting.propose(passage=correcting.passage(Kind.TITLE))
    with pytest.raises(NotPossible, match="can be corrected"):
        correcting.propose(passage=correcting.passage(Kind.CASES))
    correcting.propose()
    with pytest.raises(NotPossible, match="Finish or withdraw"):
        correcting.propose()
    commands.withdraw_correction(**{k: v for k, v in correcting.by(AUTHOR).items() if k != "keys"})
    with pytest.raises(NotPossible, match="has been released"):
        correcting.scene.check()
    correcting.propose()


def test_before_release_there_is_nothing_to_correct(complete):
    passage = Passage.objects.get(report_id=complete.id, kind=Kind.FOUND.value)
    with pytest.raises(NotPossible, match="Only words that are public"):
        commands.propose_correction(
            **complete.with_keys(AUTHOR), passage=passage, words=CorrectedWords(AFTER, WHY)
        )
    assert complete.row().state == Stage.DRAFTED


def test_a_correction_opens_no_other_way_to_change_the_report(correcting):
    correcting.propose()
    with pytest.raises(NotPossible, match="has been released"):
        correcting.scene.add(Kind.TOLD, "Slipped in.")


def test_the_author_and_one_person_alone_publish_nothing(correcting):
    correcting.submit()
    everything = frozenset({Role.INVESTIGATOR, Role.RECEIVER, Role.COMMISSIONER})
    author = replace(correcting.scene.cast.actor(AUTHOR), roles=everything)
    with pytest.raises(NotPermitted, match="You wrote this report"):
        commands.agree_correction(**correcting.read(AUTHOR) | {"actor": author})
    commands.agree_correction(**correcting.read("mo"))
    first = replace(correcting.scene.cast.actor("mo"), roles=everything)
    with pytest.raises(NotPermitted, match="You were the first reader"):
        commands.publish_correction(**correcting.read("mo") | {"actor": first})
    with pytest.raises(NotPermitted, match="You wrote this report"):
        commands.publish_correction(**correcting.read(AUTHOR) | {"actor": author})


@pytest.mark.parametrize("slug", [AUTHOR, "mo", "ceo"])
def test_a_conflict_found_later_takes_the_correction_away(correcting, slug):
    correcting.submit()
    matter = str(correcting.scene.row().matter)
    away = replace(correcting.scene.cast.actor(slug), excluded_from=frozenset({matter}))
    given = correcting.read(slug) | {"actor": away}
    who = {"actor": away, "keys": given["keys"]}
    assert queries.corrections_page(**who, id=correcting.scene.id) is None
    assert queries.correction(**who, report_id=correcting.scene.id) is None
    assert queries.corrections_waiting(**who) == []
    for run in (commands.agree_correction, commands.publish_correction):
        with pytest.raises(NotPermitted, match="no longer here"):
            run(**given)


def test_it_waits_for_whoever_is_next(correcting):
    def waits() -> list[str]:
        cast = correcting.scene.cast
        return [
            slug
            for slug in (AUTHOR, "mo", "ceo")
            if queries.corrections_waiting(actor=cast.actor(slug), keys=cast.keys(slug))
        ]

    correcting.submit()
    assert waits() == ["mo"]
    commands.agree_correction(**correcting.read("mo"))
    assert waits() == ["ceo"]
    commands.publish_correction(**correcting.read("ceo"))
    assert waits() == []


def test_the_database_itself_wants_two_readers(correcting):
    correcting.submit()
    rows = Correction.objects.filter(report_id=correcting.scene.id)
    for changed in (
        {"state": Correcting.AGREED.value},
        {
            "state": Correcting.PUBLISHED.value,
            "first_reader": correcting.scene.cast.person("mo"),
            "second_reader": correcting.scene.cast.person("mo"),
        },
    ):
        with tampering("learning"), pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**changed)


def test_a_recommendation_keeps_its_id_when_it_is_corrected(correcting):
    before = PublishedPassage.objects.get(report=correcting.published, kind="recommendation")
    correcting.propose(passage=correcting.passage(Kind.RECOMMENDATION), text="Check each visit.")
    correcting.scene.clear()
    commands.submit_correction(**correcting.by(AUTHOR))
    correcting.publish()
    assert queries.published_recommendation(id=before.id).text == "Check each visit."


@pytest.mark.parametrize("now", list(Correcting))
@pytest.mark.parametrize("then", list(Correcting))
def test_a_correction_moves_as_its_table_says_and_no_other_way(now, then):
    if then in CORRECTION_AFTER[now]:
        require_correcting(now.value, then=then)
    else:
        with pytest.raises(NotPossible):
            require_correcting(now.value, then=then)
