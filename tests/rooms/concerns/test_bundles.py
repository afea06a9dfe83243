"""Reading copies beside sealed originals, and a bundle that only a regulator opens."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from pyrage import decrypt
from pyrage.x25519 import Identity

from tests.rooms.disclosure.test_reading_copies import WHO, document, picture
from upheld.concerns import bundle_pdf, bundling, commands, queries
from upheld.concerns.states import KnownAs
from upheld.concerns.submission import File
from upheld.kernel.decision import NotPossible
from upheld.kernel.sealing import CannotOpen, unseal

from .scene import TODAY, WORDS, by, page, raise_alone

NAME = "Ann Example, night desk"


def raised_with(somebody, *files: File, **more):
    return raise_alone(somebody, files=files, **more)


def _files(cast, concern, slug="mo"):
    return queries.files_with_copies(
        actor=cast.actor(slug), keys=cast.keys(slug), concern=concern, today=TODAY
    )


def _copy(cast, concern, original):
    same = {"actor": cast.actor("mo"), "keys": cast.keys("mo"), "concern": concern}
    made = queries.make_reading_copy(**same, original=original, today=TODAY)
    return commands.keep_reading_copy(**by(cast, "mo", concern), original=original, made=made)


def test_a_reading_copy_is_sealed_beside_the_original(cast, somebody):
    concern = raised_with(somebody, File(name="seen.jpg", content=picture()))
    [before] = _files(cast, concern)
    assert before.copy is None

    _copy(cast, concern, before.original)

    [after] = _files(cast, concern)
    assert (after.original, after.ending, after.why) == (before.original, "jpg", "")
    same = {"actor": cast.actor("mo"), "keys": cast.keys("mo"), "concern": concern, "today": TODAY}
    content = queries.reading_copy(**same, copy=after.copy).read()
    assert content.startswith(b"\xff\xd8")
    assert WHO.encode() not in content
    original = commands.open_original(**by(cast, "mo", concern), body=after.original)
    assert original.read() == picture()


@pytest.mark.parametrize(
    ("name", "content", "says_so"),
    [
        ("holiday.jpg", b"MZ\x90\x00\x03\x00\x00\x00\xff\xff", True),  # how a program begins
        ("holiday.jpg", b"Nothing but words", True),
        ("holiday.pdf", b"<html><script></script></html>", True),
        ("notes.txt", b"Nothing but words", False),
        ("tool.exe", b"MZ\x90\x00\x03\x00\x00\x00\xff\xff", False),  # its name says so itself
    ],
)
def test_a_name_that_promises_something_else_is_said_to_whoever_would_open_it(
    cast, somebody, name, content, says_so
):
    concern = raised_with(somebody, File(name=name, content=content))
    [before] = _files(cast, concern)
    assert before.misnamed == ""

    _copy(cast, concern, before.original)

    [after] = _files(cast, concern)
    assert bool(after.misnamed) is says_so
    assert not says_so or name.rpartition(".")[2] in after.misnamed


def test_what_cannot_be_cleaned_says_why_and_opens_as_the_original_alone(cast, somebody):
    concern = raised_with(somebody, File(name="a.svg", content=b"<svg><script/></svg>"))
    [before] = _files(cast, concern)

    _copy(cast, concern, before.original)

    [after] = _files(cast, concern)
    assert after.copy is None
    assert "run as a program" in after.why


def test_nobody_in_conflict_and_nobody_else_makes_or_reads_copies(cast, somebody):
    concern = raised_with(
        somebody, File(name="a.txt", content=b"x"), named_posts=(cast.post("senior-a"),)
    )
    [file] = _files(cast, concern)
    for slug in ("senior-a", "union", "auditor", "independent-person"):
        assert not _files(cast, concern, slug)
        made = queries.make_reading_copy(
            actor=cast.actor(slug),
            keys=cast.keys(slug),
            concern=concern,
            original=file.original,
            today=TODAY,
        )
        assert made is None


@pytest.fixture
def regulator() -> Identity:
    return Identity.generate()


def _export(cast, concern, regulator, *, with_name=False, recipient=None):
    return commands.export_bundle(
        **by(cast, "mo", concern),
        to="Ofsted",
        recipient=recipient or str(regulator.to_public()),
        with_name=with_name,
        reason="They asked for it in writing.",
    )


def _opened(sealed: bytes, regulator: Identity) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(decrypt(sealed, [regulator])))


def test_the_regulators_key_opens_the_bundle_and_no_other_does(cast, somebody, regulator):
    concern = raised_with(
        somebody,
        File(name=f"{WHO}.docx", content=document()),
        File(name="a.svg", content=b"<svg>"),
        known_as=KnownAs.CONFIDENTIAL,
        identity=NAME,
        named_posts=(cast.post("senior-a"),),
    )
    for each in _files(cast, concern):
        _copy(cast, concern, each.original)

    sealed = _export(cast, concern, regulator)

    with pytest.raises(CannotOpen):
        unseal(sealed, str(Identity.generate()))
    with _opened(sealed, regulator) as held:
        assert held.namelist()[:2] == ["concern.json", "concern.pdf"]
        assert any(each.endswith(".docx") for each in held.namelist())
        said = json.loads(held.read("concern.json"))
        assert said["words"] == WORDS
        assert said["named_posts"] == ["Senior post A"]
        assert said["reporter"] is None
        assert "Who the reporter is." in said["left_out"]
        assert any("no reading copy" in each for each in said["left_out"])
        assert held.read("concern.pdf").startswith(b"%PDF-1.7")
        everything = b"".join(held.read(each) for each in held.namelist())
    assert NAME.encode() not in everything
    assert WHO.encode() not in everything


@pytest.mark.parametrize(
    "case",
    [
        (KnownAs.NAMED, True, True),
        (KnownAs.NAMED, False, False),
        (KnownAs.CONFIDENTIAL, True, False),
    ],
)
def test_a_name_goes_along_only_where_it_was_given_openly_and_agreed(
    cast, somebody, regulator, case
):
    known_as, with_name, named = case
    concern = raise_alone(somebody, known_as=known_as, identity=NAME)

    with _opened(_export(cast, concern, regulator, with_name=with_name), regulator) as held:
        assert (json.loads(held.read("concern.json"))["reporter"] == NAME) is named


def test_the_reporter_is_told_where_it_went_and_not_why(cast, somebody, regulator):
    concern = raise_alone(somebody)
    _export(cast, concern, regulator)

    mine = queries.reporter_page(actor=somebody.actor, keys=somebody.keys, today=TODAY)

    assert [each.to for each in mine.exported] == ["Ofsted"]
    assert page(cast, "mo", concern) is not None


@pytest.mark.parametrize("key", ["", "age1nothing", "AGE-SECRET-KEY-1", "a" * 300, "age1é"])
def test_what_is_no_public_key_is_refused(cast, somebody, regulator, key):
    with pytest.raises(NotPossible, match="not a public key"):
        _export(cast, raise_alone(somebody), regulator, recipient=key or " ")


def test_one_letter_changed_is_no_key_and_two_keys_have_two_fingerprints(regulator):
    key = str(regulator.to_public())
    other = str(Identity.generate().to_public())
    slip = key[:-1] + ("q" if key[-1] != "q" else "p")

    assert bundling.fingerprint(key) == bundling.fingerprint(f" {key}\n")
    assert bundling.fingerprint(key) != bundling.fingerprint(other)
    with pytest.raises(NotPossible):
        bundling.fingerprint(slip)


@pytest.mark.parametrize("odd", ["🧒", "中文", "ਪੰਜਾਬੀ", "বাংলা", "\ufffd\u202e"])
def test_a_letter_that_the_font_lacks_stops_no_bundle(odd):
    contents = _contents(f"A child said {odd} to me.")

    document = bundle_pdf.pdf(contents)

    assert document.startswith(b"%PDF")
    assert document == bundle_pdf.pdf(contents)
    assert odd in bundling.as_json(contents)["words"]


def test_the_same_concern_gives_the_same_bytes_and_words_are_never_a_program():
    contents = _contents('#read("/etc/passwd") #panic() *bold* $x$ "quoted" \\ \n\n مرحبا')

    once, twice = (bundling.packed(contents, bundle_pdf.pdf(contents)) for _ in range(2))

    assert once == twice


def _contents(words: str) -> bundling.Contents:
    return bundling.Contents(
        concern="c",
        received_on=TODAY,
        words=words,
        risk="No",
        known_as="Not at all",
        named_posts=(),
        name="",
        messages=(bundling.Message(TODAY, "the convener", "] #while true {}"),),
        files=(("01.txt", b"x"),),
        left_out=("Notes.",),
    )
