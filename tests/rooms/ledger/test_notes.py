from __future__ import annotations

import stat

import pytest

from upheld.ledger import checkpoints
from upheld_verify.notes import CannotCheck, Failed, read_checkpoint, read_key, text_of

SEED = bytes(range(32))
# A key that another house made and prints: the public checksum database of the Go language.
GO = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"


@pytest.fixture
def signer():
    return checkpoints.Signer("upheld.example/log", SEED)


def test_a_key_that_another_house_made_is_read():
    key = read_key(GO)
    assert (key.name, key.id.hex(), len(key.public)) == ("sum.golang.org", "033de0ae", 32)


def test_our_key_is_printed_as_others_print_theirs(signer):
    key = read_key(signer.vkey)
    assert key.name == "upheld.example/log"
    assert signer.vkey.startswith(f"upheld.example/log+{key.id.hex()}+A")


@pytest.mark.parametrize("at", range(0, 70, 3))
def test_a_key_with_a_changed_letter_is_no_key(signer, at):
    letter = "B" if signer.vkey[at] != "B" else "C"
    with pytest.raises(CannotCheck):
        read_key(signer.vkey[:at] + letter + signer.vkey[at + 1 :])


def test_a_checkpoint_is_laid_out_as_the_format_says(signer):
    made = signer.checkpoint(70_000, bytes(32))
    body, _, signatures = made.text.partition("\n\n")
    assert body == f"upheld.example/log\n70000\n{checkpoints.base64(bytes(32))}"
    assert signatures.startswith("\N{EM DASH} upheld.example/log ")
    assert read_checkpoint(made.text, read_key(signer.vkey)).size == 70_000


def test_a_changed_checkpoint_is_refused(signer):
    text = signer.checkpoint(70_000, bytes(32)).text
    key = read_key(signer.vkey)
    for at in range(len(text)):
        changed = text[:at] + ("X" if text[at] != "X" else "Y") + text[at + 1 :]
        with pytest.raises(Failed):
            read_checkpoint(changed, key)


def test_a_checkpoint_of_another_key_is_refused(signer):
    other = checkpoints.Signer("upheld.example/log", bytes(32))
    with pytest.raises(Failed, match="not that of"):
        read_checkpoint(other.checkpoint(1, bytes(32)).text, read_key(signer.vkey))


def test_another_signature_beside_ours_does_no_harm(signer):
    witness = checkpoints.Signer("panel.example/scrutiny", bytes(32))
    text = signer.checkpoint(3, bytes(32)).text
    both = text + witness.note("anything\n").rpartition("\n\n")[2]
    assert read_checkpoint(both, read_key(signer.vkey)).size == 3


@pytest.mark.parametrize("line", ["/promise/v1", "/export/v1"])
def test_no_other_note_of_ours_passes_for_a_checkpoint(signer, line):
    note = signer.note(f"{signer.origin}{line}\n5\n{checkpoints.base64(bytes(32))}\n")
    with pytest.raises(Failed, match="not a checkpoint"):
        read_checkpoint(note, read_key(signer.vkey))


@pytest.mark.parametrize("note", ["", "\n", "words\n", "words\n\n", "words\n\n\N{EM DASH} a b"])
def test_words_without_a_signature_are_refused(signer, note):
    with pytest.raises(Failed):
        text_of(note, read_key(signer.vkey))


def test_the_key_is_made_once_and_only_its_owner_reads_it(log, settings):
    made = checkpoints.make_key()
    assert stat.S_IMODE(settings.UPHELD_LOG_KEY.stat().st_mode) == 0o600
    assert checkpoints.make_key().vkey == checkpoints.signer().vkey == made.vkey


def test_a_key_file_keeps_its_name_when_the_setting_changes(log, settings):
    made = checkpoints.make_key()
    settings.UPHELD_LOG_ORIGIN = "elsewhere.example/log"
    assert checkpoints.signer().origin == made.origin


@pytest.mark.parametrize(
    "words", ["", "not a key", "PRIVATE+KEY+name+00000000+AQ==", "PRIVATE+KEY+name+0+!!"]
)
def test_a_damaged_key_file_is_refused(log, settings, words):
    checkpoints.make_key()
    settings.UPHELD_LOG_KEY.write_text(words)
    with pytest.raises(checkpoints.NoLogKey, match="not the key of a log"):
        checkpoints.signer()


def test_a_key_whose_number_is_another_keys_is_refused(log, settings):
    checkpoints.make_key()
    text = settings.UPHELD_LOG_KEY.read_text()
    settings.UPHELD_LOG_KEY.write_text(text.replace("upheld.example/log", "upheld.example/lag"))
    with pytest.raises(checkpoints.NoLogKey):
        checkpoints.signer()


def test_a_missing_key_is_said_in_words(log):
    with pytest.raises(checkpoints.NoLogKey, match="is missing"):
        checkpoints.signer()


@pytest.mark.parametrize("origin", ["", "two words", "a+b"])
def test_a_name_that_no_note_can_carry_is_refused(log, settings, origin):
    settings.UPHELD_LOG_ORIGIN = origin
    with pytest.raises(checkpoints.NoLogKey, match="UPHELD_LOG_ORIGIN"):
        checkpoints.make_key()
