"""Writing in Word instead: the template, and what is read of it and not kept by reading."""

from __future__ import annotations

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.investigation_chain import Chain
from tests.web.investigation_chain import text as _text
from tests.web.investigation_chain import url as _url
from upheld.investigations.models import Interview


@pytest.fixture
def chain(sign_in, cast, told):
    return Chain(sign_in, cast, told).begin()


def _written(content, words):
    document = docx.Document(io.BytesIO(content))
    document.paragraphs[-1].text = words
    saved = io.BytesIO()
    document.save(saved)
    return SimpleUploadedFile("Name of somebody.docx", saved.getvalue())


def test_a_note_written_in_word_is_read_shown_and_kept_only_when_it_is_recorded(chain):
    client, id = chain.clients["investigator"], chain.id
    taken = client.get(_url("casework-template", id, "interview", id))
    assert taken["Content-Disposition"] == 'attachment; filename="template.docx"'
    here = _url("casework-interview-add", id)
    sent = {"read": "1", "template": _written(taken.content, "They said <b>so</b>.")}
    shown = client.post(here, sent)
    assert "They said &lt;b&gt;so&lt;/b&gt;." in shown.content.decode()
    assert "Read, and not kept yet" in _text(shown)
    assert not Interview.objects.filter(investigation=id).exists()
    nothing = client.post(here, {"read": "1"})
    assert 'href="#id_template"' in nothing.content.decode()
    wrong = client.post(here, {"read": "1", "template": SimpleUploadedFile("a.docx", b"words")})
    assert "Save it as .docx and send it again" in _text(wrong)


def test_an_answer_written_in_word_is_put_into_the_form(chain):
    client, id = chain.clients["investigator"], chain.id
    chain.press("investigator", "casework-allegation-add", words="That it was so.", area="later")
    allegation = chain.matrix().unplaced[0].id
    taken = client.get(_url("casework-template", id, "finding", allegation))
    here = _url("casework-finding", id, allegation)
    assert chain.finding(allegation, posts=[]).status_code == 302
    shown = client.post(here, {"read": "1", "template": _written(taken.content, "Document 9")})
    assert "Document 9" in shown.content.decode()
    assert "Somebody wrote here since you took the template" in _text(shown)
    assert chain.matrix().unplaced[0].finding.against == ()
    other = client.get(_url("casework-template", id, "interview", id)).content
    refused = client.post(here, {"read": "1", "template": _written(other, "A")})
    assert "template of another page" in _text(refused)


def test_an_answer_to_an_area_written_in_word_is_put_into_the_form(chain):
    client, id = chain.clients["investigator"], chain.id
    for title in ("Decisions", "Caseloads"):
        chain.press("investigator", "casework-area-add", title=title)
    area, another = (each.id for each in chain.matrix().areas[-2:])
    taken = client.get(_url("casework-template", id, "area", area))
    here = _url("casework-area-answer", id, area)
    assert _url("casework-template", id, "area", area) in client.get(here).content.decode()
    sent = {"read": "1", "template": _written(taken.content, "All <b>of</b> it.")}
    shown = client.post(here, sent)
    assert "All &lt;b&gt;of&lt;/b&gt; it." in shown.content.decode()
    assert "Read, and not kept yet" in _text(shown)
    assert "Somebody wrote here" not in _text(shown)
    assert chain.matrix().area(area).reasons == ""
    typed = {"outcome": "upheld", "reasons": "All of it."}
    chain.press("investigator", "casework-area-answer", area, **typed)
    sent = {"read": "1", "template": _written(taken.content, "Less of it.")}
    shown = client.post(here, sent)
    assert "Somebody wrote here since you took the template" in _text(shown)
    assert "Less of it." in shown.content.decode()
    assert chain.matrix().area(area).reasons == "All of it."
    other = client.get(_url("casework-template", id, "area", another)).content
    refused = client.post(here, {"read": "1", "template": _written(other, "A")})
    assert "of another interview, allegation or headline area" in _text(refused)


def test_templates_are_the_investigators(chain):
    for slug in ("ceo", "mo", "ia", "union"):
        address = _url("casework-template", chain.id, "interview", chain.id)
        assert chain.clients[slug].get(address).status_code == 404
    client = chain.clients["investigator"]
    for kind, target in (
        ("nothing", chain.id),
        ("addition", chain.id),
        ("interview", chain.told.concern),
        ("area", chain.id),
    ):
        assert client.get(_url("casework-template", chain.id, kind, target)).status_code == 404
