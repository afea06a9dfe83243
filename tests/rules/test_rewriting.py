"""Every table is laid down again at night, or says why it need not be; no id counts upwards."""

from __future__ import annotations

import re

from django.apps import apps
from django.db import models

from tests.rules.repository import files, named
from upheld.ledger import rewriting

OURS = [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("upheld.")]
# A table that a reporter writes may never stand here: the list may only shrink.
LIE_AS_WRITTEN = {"ledger_leaf", "ledger_head", "vault_unlocked"}


def test_every_table_of_ours_is_rewritten_but_those_that_say_why_not():
    assert {m._meta.db_table for m in OURS} - set(rewriting.tables()) == LIE_AS_WRITTEN


def test_whoever_is_left_out_says_why_in_a_sentence():
    reasons = [m.lies_as_written for m in OURS if hasattr(m, "lies_as_written")]
    assert len(reasons) == len(LIE_AS_WRITTEN)
    assert all(each.endswith(".") and len(each) > 10 for each in reasons)


# Words that a council chooses for its own pages: nobody who speaks up writes them.
MAY_COUNT = {"people.HouseText"}


def test_no_id_of_a_rewritten_table_counts_upwards():
    """A number that counts says the order of arrival, wherever the row lies."""
    counting = {
        m._meta.label
        for m in OURS
        if m._meta.db_table in rewriting.tables()
        and any(isinstance(field, models.AutoField) for field in m._meta.fields)
    }
    assert counting <= MAY_COUNT


def test_nothing_else_calls_itself_the_rewrite():
    """The guard lets one function through; this is who may say that it is that function."""
    sayers = {
        named(path) for path in files("src", ".py") if re.search(r"\bREWRITING\b", path.read_text())
    }
    assert sayers == {"src/upheld/ledger/guard.py", "src/upheld/ledger/rewriting.py"}
