"""Right of reply: served on one day, checked first, answered, weighed, and a gate to sign-off."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.rooms.investigations.scene import Scene, paper
from upheld.investigations import commands, completeness, masking, queries
from upheld.investigations.models import Criticism, Packet
from upheld.investigations.papers import Words
from upheld.investigations.states import Considered, Outcome
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger.models import Opening

WORDS = "You set aside what had been agreed, and nobody wrote down why."
GIST = "What was agreed and what was then done are not the same."


def draft(scene: Scene, slug: str = "senior-a", words: str = WORDS, gist: str = GIST):
    return commands.draft_criticism(
        **scene.work(
            person=scene.cast.person(slug), post=scene.cast.post(slug), words=words, gist=gist
        )
    )


def serve(scene: Scene, days: int = 14):
    return commands.serve_criticism(
        **scene.work(reply_by=scene.at.date() + timedelta(days=days), support="A helpline.")
    )


def mine(scene: Scene, slug: str):
    """What was served on somebody in this investigation; the story has one of its own."""
    return here(scene, scene.cast.actor(slug), slug)


def here(scene: Scene, actor, slug: str):
    found = queries.my_packets(actor=actor, keys=scene.cast.keys(slug))
    return [each for each in found if each.investigation == scene.id]


def as_subject(scene: Scene, slug: str, **given):
    own = {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug)}
    row = queries.packet_served(**own, id=mine(scene, slug)[0].id)
    return {**own, "at": scene.at, "packet": row, **given}


def consider(scene: Scene, packet, considered=Considered.NOT_CHANGED, **changes):
    given = {"packet": packet, "considered": considered, "reasons": "I looked again."}
    return commands.consider_replies(**scene.work(**given) | changes)


def test_each_reads_what_is_said_of_them_and_nothing_else(scene):
    scene.agree()
    draft(scene, "senior-a", "You set plans aside.")
    draft(scene, "senior-a", "You wrote nothing down.")
    draft(scene, "senior-b", "You did not ask.")
    served = serve(scene)
    assert len(served) == 2
    assert {each.served_on for each in served} == {scene.at.date()}
    [packet] = mine(scene, "senior-a")
    assert [each.words for each in packet.passages] == [
        "You set plans aside.",
        "You wrote nothing down.",
    ]
    assert "did not ask" not in repr(packet)
    for slug in ("dcs", "ceo", "mo", "ia", "union"):
        assert mine(scene, slug) == []
    assert len(mine(scene, "senior-b")) == 1


def test_a_conflict_takes_a_packet_from_nobody_it_is_about(scene):
    scene.agree()
    draft(scene)
    serve(scene)
    away = replace(scene.cast.actor("senior-a"), excluded_from=frozenset({str(scene.row().matter)}))
    [packet] = here(scene, away, "senior-a")
    given = as_subject(scene, "senior-a") | {"actor": away}
    commands.open_packet(**given)
    commands.reply(**given, words="It was not so.")
    [packet] = here(scene, away, "senior-a")
    assert packet.replies[0].words == "It was not so."


@pytest.mark.parametrize("slug", ["senior-b", "investigator", "ceo", "mo"])
def test_nobody_else_opens_or_answers_a_packet(scene, slug):
    scene.agree()
    draft(scene)
    serve(scene)
    given = as_subject(scene, "senior-a")
    given |= {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug)}
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.open_packet(**given)
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.reply(**given, words="Mine.")


def test_the_clear_rows_and_the_log_do_not_say_who_is_criticised(scene):
    scene.agree()
    before = set(Opening.objects.values_list("id", flat=True))
    draft(scene)
    serve(scene)
    commands.open_packet(**as_subject(scene, "senior-a"))
    commands.reply(**as_subject(scene, "senior-a"), words="It was not so.")
    person, post = str(scene.cast.person("senior-a")), str(scene.cast.post("senior-a"))
    rows = [*Criticism.objects.values(), *Packet.objects.values()]
    log = [each.fields for each in Opening.objects.exclude(id__in=before)]
    for secret in (person, post, WORDS, "It was not so."):
        assert secret not in repr(rows)
        assert secret not in repr(log)


def test_what_the_check_flags_is_cured_or_left_with_a_reason(scene):
    scene.agree()
    note = "He told the whole room on a Tuesday that nobody should write such a thing down again."
    scene.interview(note=note)
    row = draft(scene, gist=f"As we heard: {note}")
    page = _criticism(scene, row)
    assert "reuse" in {each.kind for each in page.checked.flags[row.id]}
    assert page.checked.notes == 1
    with pytest.raises(NotPossible, match="flagged"):
        serve(scene)
    for flag in page.checked.flags[row.id]:
        what = {"kind": flag.kind, "text": flag.text, "reason": "They consented to these words."}
        commands.decide_on_flag(**scene.work(criticism=row, **what))
    assert _criticism(scene, row).checked.undecided == 0
    serve(scene)


def test_every_document_is_looked_at_by_its_sealed_words(scene, monkeypatch):
    scene.agree()
    text = "Nobody in that office was ever to write down who had been in the room with them."
    scene.document(text.encode())
    for n in range(22):
        scene.document(f"Paper {n}, which has words of its own.".encode())
    scene.document(paper=paper(b"\x00", words=Words(why="It is a picture.")))
    row = draft(scene, gist=f"As it is written: {text}")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a process was begun"))
    checked = _criticism(scene, row).checked
    assert [each.why for each in checked.flags[row.id] if each.kind == "reuse"] == [
        "17 words in a row stand in document 1 as well."
    ]
    assert (checked.documents, checked.no_words, checked.all_documents) == (23, 1, 24)


def test_what_is_too_much_to_read_is_said_to_be_left_out(scene, monkeypatch):
    scene.agree()
    monkeypatch.setattr(masking, "AT_ONCE", 2)
    monkeypatch.setattr(masking, "MOST_LETTERS", 30)
    for _ in range(5):
        scene.document(b"Twenty letters or so.")
    checked = _criticism(scene, draft(scene)).checked
    assert (checked.documents, checked.left_out) == (2, 3)


def test_nothing_is_read_where_nothing_waits_to_be_served(scene, monkeypatch):
    scene.agree().interview(note="A note.")
    scene.document()
    monkeypatch.setattr(masking, "Sources", lambda _: pytest.fail("the file was read"))
    page = queries.serve_page(**_file(scene), today=scene.at.date())
    assert (page.people, page.checked.all_documents) == ((), 0)


def test_a_name_that_the_investigator_keeps_out_stops_the_packet(scene):
    scene.agree()
    commands.keep_watch_list(**scene.work(names="Tomasz Wisniewski\n"))
    row = draft(scene, words="You told Tomasz Wisniewski to change the plan.")
    kinds = {each.kind for each in _criticism(scene, row).checked.flags[row.id]}
    assert "name" in kinds
    given = {"criticism": row, "seen": 1, "words": WORDS, "gist": GIST}
    commands.revise_criticism(**scene.work(**given))
    assert _criticism(scene, row).checked.undecided == 0
    serve(scene)


def test_of_two_who_write_a_passage_again_the_second_is_told(scene):
    scene.agree()
    row = draft(scene)
    given = {"criticism": row, "seen": 1, "words": "First.", "gist": GIST}
    commands.revise_criticism(**scene.work(**given))
    with pytest.raises(NotPossible, match="while you were writing"):
        commands.revise_criticism(**scene.work(**(given | {"words": "Second."})))
    assert _criticism(scene, row).passage.words == "First."


def test_new_criticism_serves_that_passage_alone(scene):
    scene.agree()
    first = draft(scene, words="You set plans aside.")
    serve(scene)
    with pytest.raises(NotPossible, match="was served"):
        commands.withdraw_criticism(**scene.work_without_keys(criticism=first))
    draft(scene, words="You also hid it.")
    [again] = serve(scene)
    assert again.number == 2
    assert [len(each.passages) for each in mine(scene, "senior-a")] == [1, 1]
    with pytest.raises(NotPossible, match="nothing to serve"):
        serve(scene)


def test_what_is_withdrawn_is_served_on_nobody(scene):
    scene.agree()
    row = draft(scene)
    commands.withdraw_criticism(**scene.work_without_keys(criticism=row))
    with pytest.raises(NotPossible, match="nothing to serve"):
        serve(scene)
    with pytest.raises(NotPossible, match="withdrawn"):
        commands.withdraw_criticism(**scene.work_without_keys(criticism=row))


def test_there_is_time_to_reply_and_more_of_it_once(scene):
    scene.agree()
    draft(scene)
    with pytest.raises(NotPossible, match="seven days"):
        serve(scene, days=6)
    [packet] = serve(scene, days=7)
    given = {"packet": packet, "reason": "They were away."}
    later = scene.at.date() + timedelta(days=14)
    with pytest.raises(NotPossible, match="later than"):
        commands.extend_reply(**scene.work(**given, to=packet.reply_by))
    commands.extend_reply(**scene.work(**given, to=later))
    [read] = mine(scene, "senior-a")
    assert (read.reply_by, read.extension) == (later, "They were away.")
    with pytest.raises(NotPossible, match="once"):
        commands.extend_reply(**scene.work(**given, to=later + timedelta(days=7)))


def test_silence_counts_only_once_the_time_is_over(scene):
    scene.agree()
    draft(scene)
    [packet] = serve(scene, days=7)
    with pytest.raises(NotPossible, match="still time"):
        consider(scene, packet, Considered.NO_REPLY)
    after = {"at": scene.at + timedelta(days=8)}
    with pytest.raises(NotPossible, match="No reply came"):
        consider(scene, packet, Considered.CHANGED, **after)
    consider(scene, packet, Considered.NO_REPLY, **after)
    with pytest.raises(NotPossible, match="finished with the replies"):
        commands.reply(**as_subject(scene, "senior-a"), words="Too late.")


def test_a_reply_that_came_on_paper_is_kept_as_such(scene):
    scene.agree()
    draft(scene)
    [packet] = serve(scene)
    given = {"packet": packet, "words": "A letter: it was not so."}
    commands.keep_paper_reply(**scene.work(**given))
    with pytest.raises(NotPossible, match="A reply came"):
        consider(scene, packet, Considered.NO_REPLY)
    consider(scene, packet, Considered.CHANGED)
    [read] = mine(scene, "senior-a")
    assert read.replies[0].by_investigator


def test_whoever_has_no_keys_is_served_on_paper(scene, monkeypatch):
    scene.agree()
    slug = "cabinet"
    monkeypatch.setattr("upheld.vault.holders.keys_that_count", _without(scene.cast.person(slug)))
    draft(scene, slug)
    page = queries.serve_page(
        actor=scene.cast.actor("investigator"),
        keys=scene.cast.keys("investigator"),
        id=scene.id,
        today=scene.at.date(),
    )
    assert [each.on_paper for each in page.people] == [True]
    [packet] = serve(scene)
    assert packet.on_paper
    assert mine(scene, slug) == []


def _without(person):
    from upheld.vault import holders  # noqa: PLC0415  The function before it is replaced.

    whole = holders.keys_that_count
    return lambda ids, at: whole([each for each in ids if each != person], at)


def test_nothing_is_signed_off_before_everybody_could_reply(scene):
    scene.agree()
    area = scene.area()
    allegation = scene.allegation(area)
    scene.find(allegation, posts=(scene.cast.post("senior-a"),))
    scene.answer(area)
    with pytest.raises(NotPossible, match="nobody was served about them: Senior post A"):
        scene.close_replies()
    draft(scene)
    with pytest.raises(NotPossible, match="nobody was served with yet: 1"):
        scene.close_replies()
    [packet] = serve(scene)
    with pytest.raises(NotPossible, match="not considered yet: 1"):
        scene.close_replies()
    commands.reply(**as_subject(scene, "senior-a"), words="It was not so.")
    consider(scene, packet)
    scene.close_replies()
    commands.sign_off_findings(**scene.by("ia"))


def test_a_post_about_which_nobody_was_served_needs_a_reason(scene):
    scene.agree()
    area = scene.area()
    scene.find(scene.allegation(area), posts=(scene.cast.post("senior-a"),))
    scene.answer(area)
    scene.close_replies(**{"Senior post A": "They have died."})
    commands.sign_off_findings(**scene.by("ia"))


def test_a_finding_written_later_opens_the_right_of_reply_again(scene):
    scene.find_everything()
    assert completeness.replies_owed(scene.id).closed
    page = queries.matrix_page(
        actor=scene.cast.actor("investigator"), keys=scene.cast.keys("investigator"), id=scene.id
    )
    row = queries.allegation(
        actor=scene.cast.actor("investigator"),
        investigation=scene.id,
        id=page.areas[0].allegations[0].id,
    )
    scene.find(row, seen=1, outcome=Outcome.NOT_UPHELD, words="Other words.")
    assert completeness.replies_owed(scene.id).lapsed
    with pytest.raises(NotPossible, match="after the right of reply was closed"):
        commands.sign_off_findings(**scene.by("ia"))
    scene.close_replies()
    commands.sign_off_findings(**scene.by("ia"))


def _criticism(scene, row):
    return queries.criticism_page(**_file(scene), criticism=row.id)


def _file(scene):
    return {
        "actor": scene.cast.actor("investigator"),
        "keys": scene.cast.keys("investigator"),
        "id": scene.id,
    }
