"""Existing papers: proposed as they come, and accepted, changed or left out by a person."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from tests.rooms.disclosure.test_unpacking import MAIL, packed, workbook
from upheld.investigations import bringing, commands, queries
from upheld.investigations.models import Document, ProposedPaper
from upheld.kernel.decision import NotPossible
from upheld.ledger.models import Opening
from upheld.vault import attachments


def _who(scene, slug="investigator"):
    return {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug)}


def _bring(scene, **files: bytes):
    actor = scene.cast.actor("investigator")
    sealed = [(name, attachments.seal([content])) for name, content in files.items()]
    brought = queries.brought_in(actor=actor, files=sealed)
    commands.propose_papers(**scene.work(brought=brought))
    return queries.proposed_page(**_who(scene), id=scene.id).papers


def _accept(scene, id, **changes):
    row = queries.proposed_paper(
        actor=scene.cast.actor("investigator"), investigation=scene.id, id=id
    )
    said = {"title": "The plan", "provenance": "A folder", "dated": "3 March 2020", "parties": "A"}
    return commands.accept_paper(**scene.work(paper=row, **(said | changes)))


def test_a_folder_of_papers_is_proposed_and_none_of_it_is_a_document(scene):
    scene.agree()
    folder = packed(**{"in/mail.eml": MAIL, "sheet.xlsx": workbook(), "../bad.txt": b"x"})
    papers = _bring(scene, **{"folder.zip": folder, "note.txt": b"Met on 4 May 2020."})
    assert [(each.file_name, each.state.value) for each in papers] == [
        ("mail.eml", "waits"),
        ("sheet.xlsx", "waits"),
        ("bad.txt", "refused"),
        ("note.txt", "waits"),
    ]
    assert (papers[0].title, papers[0].days[0]) == ("The plan of March", "2020-03-03")
    assert papers[0].parties == ("A. Clerk", "Team Manager")
    assert papers[3].days == ("2020-05-04",)
    assert "leads out" in papers[2].why
    assert not Document.objects.filter(investigation=scene.id).exists()


def test_an_accepted_paper_is_a_document_as_a_person_describes_it(scene):
    scene.agree()
    [paper] = _bring(scene, **{"mail.eml": MAIL})
    document = _accept(scene, paper.id)
    page = queries.document_page(**_who(scene), id=scene.id, document=document.id)
    line = page.document
    assert (line.title, line.dated, line.parties) == ("The plan", "3 March 2020", "A")
    assert (line.file_name, line.size, page.words.why) == ("mail.eml", len(MAIL), "")
    of = {"investigation": scene.id, "id": document.id}
    assert queries.document_file(**_who(scene), **of).read() == MAIL
    assert queries.search_page(**_who(scene), id=scene.id, text="set aside").found.total == 1
    assert queries.proposed_page(**_who(scene), id=scene.id).papers == ()
    with pytest.raises(NotPossible, match="already"):
        _accept(scene, paper.id)


def _leave_out(scene, *ids):
    commands.leave_out_papers(**scene.work_without_keys(papers=tuple(map(UUID, ids))))


def test_several_are_left_out_together_or_none_of_them(scene, told):
    scene.agree()
    mail, note, other = (
        each.id for each in _bring(scene, **{"a.eml": MAIL, "b.txt": b"Met.", "c.txt": b"Or not."})
    )
    _accept(scene, other)
    elsewhere = ProposedPaper.objects.exclude(investigation=scene.id).first()
    for wrong in (other, str(elsewhere.id), str(uuid4())):
        with pytest.raises(NotPossible, match="one of these papers already"):
            _leave_out(scene, mail, note, wrong)
    with pytest.raises(NotPossible, match="Tick the papers"):
        _leave_out(scene)
    waiting = queries.proposed_page(**_who(scene), id=scene.id).papers
    assert [each.id for each in waiting] == [mail, note]
    before = Opening.objects.count()
    _leave_out(scene, mail, note)
    assert Opening.objects.count() == before + 1
    assert queries.proposed_page(**_who(scene), id=scene.id).papers == ()


def test_what_is_left_out_is_in_no_list_and_no_search(scene):
    scene.agree()
    brought = _bring(scene, **{"mail.eml": MAIL, "bad.zip": b"PK\x03\x04 broken"})
    _leave_out(scene, *(each.id for each in brought))
    assert queries.proposed_page(**_who(scene), id=scene.id).papers == ()
    assert queries.search_page(**_who(scene), id=scene.id, text="plan").found.total == 0
    with pytest.raises(NotPossible, match="already"):
        _accept(scene, brought[0].id)


def test_when_time_is_up_the_rest_is_kept_and_read_later(scene, monkeypatch):
    scene.agree()
    monkeypatch.setattr(bringing, "SECONDS", -1.0)
    [paper] = _bring(scene, **{"mail.eml": MAIL})
    assert "read later" in paper.why
    document = _accept(scene, paper.id)
    assert queries.search_page(**_who(scene), id=scene.id, text="plan").found.not_searched == 1
    read = queries.read_words(**_who(scene), investigation=scene.id, id=document.id)
    commands.keep_words(**scene.work(document=document, words=read))
    assert queries.search_page(**_who(scene), id=scene.id, text="plan").found.total == 1


def test_nothing_of_a_proposal_is_in_the_clear_and_nobody_else_sees_it(scene):
    scene.agree()
    _bring(scene, **{"mail.eml": MAIL})
    rows = [*ProposedPaper.objects.values(), *Opening.objects.values_list("fields", flat=True)]
    for secret in ("mail.eml", "Clerk", "The plan of March", "2020-03-03"):
        assert secret not in repr(rows)
    for slug in ("ceo", "mo", "ia", "senior-a"):
        assert queries.proposed_page(**_who(scene, slug), id=scene.id) is None


def test_nothing_is_brought_in_where_nothing_was_sent(scene):
    scene.agree()
    with pytest.raises(NotPossible, match="no paper"):
        commands.propose_papers(**scene.work(brought=[]))
