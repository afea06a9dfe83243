"""The log for anyone: what it is, its files, its evidence, and what somebody was promised."""

from __future__ import annotations

import html
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.rooms.learning.scene import tampering
from tests.rooms.oversight.conftest import scene  # noqa: F401  A fixture of that room.
from upheld.learning.models import PublishedReport
from upheld.ledger import checkpoints, promises
from upheld.ledger import queries as ledger
from upheld.ledger.models import Head, Opening, Pending
from upheld.oversight.models import Answer
from upheld.people import clock
from upheld_verify import cli as verifier


@pytest.fixture
def anyone(told) -> Client:
    """Somebody without an account, where the story has been told and published."""
    return Client()


def words(answer) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def fetch(client: Client, folder: Path) -> Path:
    """The whole log, fetched as the page says."""
    for line in client.get("/verify/files").text.splitlines():
        address = line.removeprefix("http://testserver")
        place = folder / address.removeprefix("/verify/log/")
        place.parent.mkdir(parents=True, exist_ok=True)
        answer = client.get(address)
        assert answer.status_code == 200
        place.write_bytes(answer.content)
    return folder


def key_on(client: Client) -> str:
    return client.get("/verify/key").text.strip()


def published(event: str) -> Opening:
    """An entry that is in the log and not sealed."""
    found = Opening.objects.filter(fields__event=event, index__isnull=False, sealed=None).first()
    assert found is not None, event
    return found


def test_the_page_says_what_is_true(anyone):
    shown = words(anyone.get("/verify"))
    newest = ledger.checkpoint()
    assert newest is not None
    assert " ".join(newest.text.split()) in shown
    assert f"Entries {newest.size}" in shown
    assert "Published on 5 November 2021" in shown
    assert "Nobody yet. Witnesses come later" in shown
    assert f"upheld-verify log --key {checkpoints.signer().vkey}" in shown
    assert "-i http://testserver/verify/files" in shown


def test_the_log_that_anybody_fetches_is_whole(anyone, tmp_path, capsys):
    folder = fetch(anyone, tmp_path / "log")
    assert verifier.main([str(folder), "--key", key_on(anyone)]) == 0
    assert "is whole" in capsys.readouterr().out


def test_the_checkpoint_beside_an_answer_is_the_beginning_of_the_log(anyone, told, tmp_path):
    folder = fetch(anyone, tmp_path / "log")
    kept = tmp_path / "minutes"
    kept.write_text(Answer.objects.get(id=told.answers["2020-10-01 i"]).checkpoint)
    assert verifier.main([str(folder), "--key", key_on(anyone), "--since", str(kept)]) == 0


@pytest.mark.parametrize(
    "name",
    [
        "../keys/log",
        "..%2fkeys%2flog",
        "%2e%2e/keys/log",
        "tile/../../keys/log",
        "tile/0/../../../keys/log",
        "/etc/passwd",
        "//etc/passwd",
        "tile",
        "tile/",
        "tile/0",
        "tile/0/",
        "tile/0/000.p/..",
        "tile/0/000.p/../../../../keys/log",
        "tile/0/0",
        "tile/0/999",
        "tile/0/000.new",
        "tile/0/٠٠٠",
        "tile/9/" + "9" * 5000,
        "checkpoint.new",
        "checkpoint/",
        "Checkpoint",
        "log",
        "\\..\\keys\\log",
        "%00",
    ],
)
def test_nothing_but_a_file_of_the_log_is_served(anyone, name):
    answer = anyone.get(f"/verify/log/{name}")
    assert answer.status_code == 404
    assert Path(settings.UPHELD_LOG_KEY).read_text() not in answer.text


def test_files_of_the_log_are_only_read(anyone):
    for address in ("/verify", "/verify/files", "/verify/key", "/verify/log/checkpoint"):
        assert anyone.post(address).status_code == 405


@pytest.mark.parametrize(
    "event",
    [
        "oversight.ask.answered",
        "oversight.answer.decided",
        "improvement.proof.judged",
        "improvement.action.closed",
        "learning.report.released",
    ],
)
def test_evidence_of_what_is_public_is_true(anyone, tmp_path, capsys, event):
    entry = published(event)
    answer = anyone.get(f"/verify/entries/{entry.id}/evidence.json")
    assert "attachment" in answer.headers["Content-Disposition"]
    shown = answer.json()["shown"]
    assert shown["event"]["value"] == event
    assert not {"actor", "acting-post", "assurer"} & shown.keys()
    saved = tmp_path / "evidence.json"
    saved.write_bytes(answer.content)
    log = [str(fetch(anyone, tmp_path / "log")), "--key", key_on(anyone)]
    assert verifier.main([*log, "--evidence", str(saved)]) == 0
    assert f"number {entry.index} of the log" in capsys.readouterr().out
    changed = json.loads(saved.read_text())
    changed["shown"]["event"]["value"] = "improvement.action.reopened"
    saved.write_text(json.dumps(changed))
    assert verifier.main([*log, "--evidence", str(saved)]) == 1


def test_who_judges_a_proof_is_not_shown_to_everybody(anyone, cast):
    entry = published("improvement.assurer.appointed")
    answer = anyone.get(f"/verify/entries/{entry.id}/evidence.json")
    assert answer.status_code == 200
    assert str(cast.person("assurer")) not in answer.text


def test_evidence_of_a_release_waits_for_the_day_on_which_all_read_it(anyone):
    address = f"/verify/entries/{published('learning.report.released').id}/evidence.json"
    assert anyone.get(address).status_code == 200
    with tampering("learning"):
        PublishedReport.objects.update(is_open=False)
    assert anyone.get(address).status_code == 404


def test_evidence_of_anything_else_is_not_there(anyone):
    public = ("oversight.", "improvement.", "learning.report.released")
    closed = [
        entry
        for entry in Opening.objects.filter(index__isnull=False)
        if entry.sealed is not None or not entry.fields["event"].startswith(public)
    ]
    rooms = {each.fields["event"].split(".")[0] for each in closed if each.fields}
    assert {"vault", "people", "investigations", "learning"} <= rooms
    seen = set()
    for entry in closed:
        kind = entry.fields["event"] if entry.fields else "sealed"
        if kind not in seen:
            seen.add(kind)
            answer = anyone.get(f"/verify/entries/{entry.id}/evidence.json")
            assert answer.status_code == 404, kind
    assert "sealed" in seen


def test_evidence_waits_until_the_entry_is_in_the_log(anyone, scene):  # noqa: F811
    ask = scene.asked()
    entry = Opening.objects.get(about=str(ask.id))
    assert entry.index is None
    assert anyone.get(f"/verify/entries/{entry.id}/evidence.json").status_code == 404


def paste(client: Client, text: str) -> str:
    answer = client.post("/verify/check", {"text": text})
    assert answer.status_code == 200
    return words(answer)


def digest_in_the_log() -> tuple[bytes, int]:
    held = promises.Leaf.objects.order_by("?").first()
    assert held is not None
    return bytes(held.digest), held.index


def test_a_promise_and_a_proof_are_found_in_the_log(anyone):
    digest, index = digest_in_the_log()
    for text in (
        promises.promise(digest, on=clock.today()),
        promises.standing(digest).proof,
    ):
        for sent in (text, text.strip(), text.replace("\n", "\r\n"), f"\n\n{text}\n"):
            assert f"It is entry {index} in a log of" in paste(anyone, sent)


def test_a_promise_of_today_waits_for_tonight_and_is_broken_the_day_after(anyone, scene):  # noqa: F811
    scene.asked()
    digest = bytes(Pending.objects.first().digest)
    kept = promises.promise(digest, on=clock.today())
    assert "Not yet. It goes into the log tonight." in paste(anyone, kept)
    late = promises.promise(digest, on=clock.today() - timedelta(days=2))
    assert "We signed this, and the log does not hold it." in paste(anyone, late)


def test_what_we_signed_and_do_not_hold_is_a_broken_promise(anyone):
    signer = checkpoints.signer()
    text = f"{signer.origin}/promise/v1\n{checkpoints.base64(bytes(32))}\n2021-11-04\n"
    assert "Somebody has tampered with the log." in paste(anyone, signer.note(text))


def test_a_changed_letter_is_seen(anyone):
    digest, _ = digest_in_the_log()
    promise = promises.promise(digest, on=clock.today())
    proof = promises.standing(digest).proof
    other_day = (clock.today() + timedelta(days=9)).isoformat()
    changed = promise.replace((clock.today() + timedelta(days=1)).isoformat(), other_day)
    assert changed != promise
    assert "This was not signed by this log" in paste(anyone, changed)
    index = promises.standing(digest).index
    moved = proof.replace(f"index {index}\n", f"index {index + 1}\n")
    assert "This was not signed by this log" in paste(anyone, moved)


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "c2sp.org/tlog-proof@v1",
        "c2sp.org/tlog-proof@v1\nextra x\nindex y\n\n",
        "upheld.example/log/promise/v2\n",
        '{"format": "upheld/evidence/v1"}',
        "\N{SNOWMAN}" * 1000,
    ],
)
def test_what_is_neither_is_said_to_be_unreadable(anyone, text):
    assert "We cannot read this." in paste(anyone, text)


def test_nothing_pasted_is_a_mistake_that_is_told(anyone):
    answer = anyone.post("/verify/check", {"text": ""})
    assert answer.status_code == 200
    assert "There is a problem" in words(answer)
    assert 'href="#id_text"' in answer.text
    too_long = anyone.post("/verify/check", {"text": "x" * 20_001})
    assert "There is a problem" in words(too_long)


def test_a_reporter_can_leave_the_page_at_once(anyone):
    answer = anyone.get("/verify/check")
    assert "Exit this page" in words(answer)
    assert 'autocomplete="off"' in answer.text
    assert "no-store" in answer.headers["Cache-Control"]


def test_before_anything_is_published_the_pages_say_so(anyone):
    Head.objects.all().delete()
    assert "Nothing has been published yet." in words(anyone.get("/verify"))
    for address in ("/verify/files", "/verify/key"):
        assert anyone.get(address).status_code == 404


def test_the_page_of_the_matter_says_what_was_asked_answered_and_how_to_check(anyone):
    [address] = set(re.findall(r'href="(/public/matters/[^"]+)"', anyone.get("/public/").text))
    answer = anyone.get(address)
    shown = words(answer)
    changed, proof = shown.rindex("What changed for children"), shown.rindex("Check it yourself")
    assert changed < proof
    assert "Elected members asked 7 things. 3 have an answer that they accepted." in shown
    assert "“Has begun” is not progress that we can check." in shown
    assert "It is not evidence that cases were closed deliberately." in shown
    [evidence, *_] = re.findall(r'href="(/verify/entries/[^"]+)"', answer.text)
    assert anyone.get(evidence).status_code == 200
    assert 'href="/oversight/' not in answer.text
