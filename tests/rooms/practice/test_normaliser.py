"""Spellings and what they stand for: right, or said to be unsure, and hardly ever wrong."""

from __future__ import annotations

import collections
import hashlib
import json
import re

import pytest
import yaml
from scripts import spellings

from tests.reference_data import reference
from upheld.practice.readers.findings import NotReadable
from upheld.practice.readers.normaliser import mapping, normalise, sent, sets
from upheld.practice.readers.normaliser.labels import STANDARD

# Of the published spellings, those whose fingerprint ends so were kept back from whoever wrote the
# rules. They carry one region's coarser codes, which are not always at one with each other.
KEPT_BACK = 3
# What is shipped holds every spelling, so that councils' files read well. Here each is read without
# the tenth of the list that it is in, as one that has not been published would be.
FOLDS = 10
# What is reached on them today, where other columns of the same codes may have the spelling, and
# where it stands nowhere else in the list. They may only improve.
REACHED = {"column and spelling": (0.916, 0.0196), "spelling": (0.88, 0.0259)}


def fingerprint(word: str) -> int:
    return int(hashlib.sha256(word.encode()).hexdigest(), 16)


def kept_back(word: str) -> bool:
    return fingerprint(word) % 10 < KEPT_BACK


@pytest.fixture(scope="module")
def aliases():
    told = yaml.safe_load(reference("annex_a_aliases_train.yaml").read_text(encoding="utf-8"))
    return told["aliases"]


@pytest.fixture(scope="module")
def published(aliases):
    """Column, spelling and the region's code."""
    return [
        (column, str(word), re.sub(r"\s+", " ", code).strip().lower())
        for column, codes in aliases.items()
        # The spellings of this one column are single letters: the words were broken up on the way.
        if column != "Activity Status"
        for code, words in codes.items()
        for word in words
    ]


@pytest.fixture(scope="module")
def readings(aliases):
    """Column, spelling, and what is kept of it."""
    return [
        (column, word, (name, sent.kind_of(codes.split()), normalise.plain(word)))
        for column, word, name, codes in spellings.readings(aliases)
    ]


@pytest.mark.parametrize("left_out_by", REACHED)
def test_spellings_that_were_kept_back_are_read_right_or_not_at_all(
    readings, published, left_out_by
):
    def fold_of(column, word):
        known_by = word if left_out_by == "spelling" else f"{column}\n{word}"
        return fingerprint(known_by) // 10 % FOLDS

    known = [
        sent.Sent(row for column, word, row in readings if fold_of(column, word) != fold)
        for fold in range(FOLDS)
    ]
    votes = collections.defaultdict(collections.Counter)
    answers = {}
    for column, word, theirs in published:
        by = known[fold_of(column, word)]
        code = normalise.answer(normalise.column(column), word, by).code
        answers[column, word] = code
        if code:
            votes[column, code][theirs] += 1
    stands_for = {key: counted.most_common(1)[0][0] for key, counted in votes.items()}
    right = wrong = count = 0
    for column, word, theirs in published:
        if kept_back(word):
            count += 1
            code = answers[column, word]
            right += code is not None and stands_for[column, code] == theirs
            wrong += code is not None and stands_for[column, code] != theirs

    least, most = REACHED[left_out_by]
    assert count > 1500
    assert right / count >= least, (right, wrong, count)
    assert wrong / count <= most, (right, wrong, count)


def test_what_is_shipped_is_what_was_published(aliases):
    assert spellings.FILE.read_text(encoding="utf-8") == spellings.written(aliases)


def rows(*lines: str) -> sent.Sent:
    return sent.Sent(sent.rows(lines))


SOURCE = "Contact Source"


@pytest.mark.parametrize(
    ("lines", "word", "code", "how"),
    [
        # No rule reads it: it was always read so, or in two ways, or so that no code says it.
        (["[source 10]", "zzz"], "ZZZ", "u) 10: Unknown", "sent"),
        (["[source 1D 1A]", "zzz"], "zzz.", "d) 1D: Individual", "broad"),
        (["[source 10]", "zzz", "[source 6]", "zzz"], "zzz", None, "unsure"),
        (["[source ?]", "zzz"], "zzz", None, "unsure"),
        # The same words in another order and with another number, but not with “not” among them.
        (["[source 6]", "zzz teams 5"], "team, ZZZ 77", "q) 6: Police", "sent"),
        (["[source 6]", "zzz not team"], "not team zzz", None, "unsure"),
        # A rule reads it: what was sent bears it out, or nothing was, or the two differ.
        (["[source 1D 1A]", "mother"], "Mother", "a) 1A: Individual", "words"),
        ([], "Mother", "a) 1A: Individual", "words"),
        (
            ["[source 8]", "mother", "[source 1D 1A]", "mother"],
            "Mother",
            "a) 1A: Individual",
            "words",
        ),
        (["[source 8]", "mother"], "Mother", None, "unsure"),
        # The official label is itself, whatever was made of it.
        (["[source 8]", "q 6 police"], "q) 6: Police", "q) 6: Police", "exact"),
    ],
)
def test_rules_are_weighed_against_what_was_sent(lines, word, code, how):
    answer = normalise.answer(normalise.column(SOURCE), word, rows(*lines))

    assert (answer.code, answer.how) == (code, how)


def test_yes_and_no_are_known_by_the_column_that_they_were_sent_in():
    known = rows("[seen N]", "gone", "[flag -]", "zzz")

    seen = normalise.column("Child Seen During Continuous Assessment")
    alone = normalise.column("Was the Child Seen Alone?")
    plan = normalise.column(
        "Did the Initial Child Protection Conference Result in a Child Protection Plan"
    )
    assert normalise.answer(seen, "gone", known).code == "b) No"
    assert normalise.answer(alone, "gone", known).code is None
    assert normalise.answer(plan, "zzz", known).code == "c) Unknown"


@pytest.mark.parametrize("codes", sorted(STANDARD))
def test_every_official_code_stands_for_itself_with_and_without_its_number(codes):
    column = normalise.Column(codes, codes)
    for label in STANDARD[codes]:
        assert normalise.answer(column, label).code == label
        assert normalise.answer(column, f"  {label.upper()} ").code == label


@pytest.mark.parametrize(
    ("column", "word", "code", "how"),
    [
        ("Gender", "a) Male", "a) Male", "exact"),
        ("Gender", "MALE", "a) Male", "spelling"),
        ("Gender", "Indeterminate", None, "unsure"),
        ("Ethnicity", "WBRI - White British", "a) WBRI", "words"),
        ("Ethnicity", "White/ Not yet obtained", None, "unsure"),
        ("Ethnicity", "Mixed - White and Asian", "h) MWAS", "words"),
        ("Primary Need Code", "N4:Family in accute stress", "N4 - Family in acute stress", "code"),
        ("Contact Source", "Health visiting team", "h) 3B: Health services", "words"),
        ("Contact Source", "6 - School nurse", None, "unsure"),
        ("Contact Source", "NEPH", "a) 1A: Individual", "words"),
        ("Contact Source", "Salvation Army", "s) 8: Other", "words"),
        ("Referral Source", "Constabulery", "q) 6: Police", "words"),
        ("Referral Source", "OTHE", "u) 10: Unknown", "sent"),
        ("Referral Source", "Vicar or lodger", None, "unsure"),
        ("Referral Source", "Vicar at the harbour", None, "unsure"),
        ("Referral Source", "XMBC - Harbour master", "o) 5B: LA services", "words"),
        ("Referral Source", "Educational psychologist", "f) 2B: Education services", "words"),
        ("Referral Source", "Multi-agency safeguarding hub", "n) 5A: LA services", "words"),
        ("Ethnicity", "Asian - not yet obtained", "m) AOTH", "words"),
        ("Initial Category of Abuse", "YNNN", "a) Neglect", "words"),
        ("Initial Category of Abuse", "Neglect; Physical", "e) Multiple/not recommended", "words"),
        ("Was the Child Seen Alone?", "Child seen", None, "unsure"),
        ("Primary Need Code", "Family disfunction", "N5 - Family dysfunction", "words"),
        (
            "Primary Need Code",
            "Socialy unaceptable behavour",
            "N6 - Socially unacceptable behaviour",
            "words",
        ),
        (
            "Reason for Closure",
            "Assessment completed - NFA",
            "RC8 - Case closed after assessment, no further action",
            "words",
        ),
        ("Reason for Closure", "EHA Step Up", None, "unsure"),
        ("Placement Type", "F5 - Placement with carer", None, "unsure"),
        ("Placement Type", "H5 - Placement with foster carer", None, "unsure"),
        ("Placement Type", "Adoption", "i) A5: Placed for adoption - order - foster", "broad"),
        ("Placement Type", "Q1", "c) U3: Foster placement - relative - not FFA", "broad"),
        ("list 8: LA of Placement", "TELFORD AND WREK", "Telford and Wrekin", "words"),
        ("LA of Placement", "MANCHESTER CITY CO", "Manchester", "words"),
        ("LA of Placement", "Thanet", "Kent", "words"),
        ("LA of Placement", "CAERDYDD - CARDIFF", "WAL - Child placed in Wales", "words"),
    ],
)
def test_a_spelling_is_answered_with_how_it_is_known(column, word, code, how):
    answer = normalise.answer(normalise.column(column), word)

    assert (answer.code, answer.how) == (code, how)


def test_a_column_with_different_codes_in_two_lists_must_be_said_with_its_list():
    with pytest.raises(NotReadable, match="No column of Annex A with codes is called"):
        normalise.column("Date of Birth")
    assert normalise.column("list_3: Referral NFA?").rules == "nfa"


def test_what_a_council_has_confirmed_comes_first(tmp_path):
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps({"codes": {"ethnicity": {"W9": "WOTH"}}}))
    confirmed = mapping.read(path)

    assert confirmed.spelling("ethnicity", "W9") == "WOTH"
    assert mapping.Mapping().spelling("ethnicity", "W9") is None
    assert confirmed.fingerprint != mapping.Mapping().fingerprint == ""
    path.write_text("[")
    with pytest.raises(NotReadable, match="it is not JSON of the right shape"):
        mapping.read(path)


@pytest.mark.parametrize(
    ("codes", "word", "code"),
    [
        ("sex", "1", "M"),
        ("sex", "f", "F"),
        ("gender", "02", "F"),
        ("inspection", "ILACS", "ilacs"),
        ("need", "n3", "N3"),
        ("grade", "Requires Improvement", "requires_improvement"),
        ("rec", "E43", "E43"),
        ("rne", "Q", None),
        ("a set that nobody declared", "kept", "kept"),
    ],
)
def test_a_code_of_the_standard_tables_is_itself_or_nothing(codes, word, code):
    assert sets.standard(codes, word) == code
