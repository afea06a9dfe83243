"""A process that seals a document of 200 MB is killed at any moment.

Afterwards there is no half document, nothing of it lies in the clear in any file, temporary ones
and the database included, what was begun is swept away, and the document can be sent again.
`UPHELD_SEALINGS` says how often it is killed: three times in a full run, 40 by `make faults`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from benchmarks.tools.service import ROOT

from tests.faults.conftest import ON_POSTGRESQL

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(ON_POSTGRESQL, reason="files lie on the disk on either database"),
]

KILLS = int(os.environ.get("UPHELD_SEALINGS", "3"))
MEGABYTES = 200


def test_no_half_document_and_nothing_in_the_clear(tmp_path):
    temporary = tmp_path / "var" / "tmp"
    temporary.mkdir(parents=True)
    surroundings = os.environ | {
        "UPHELD_VAR": str(tmp_path / "var"),
        "TMPDIR": str(temporary),
        "DJANGO_SETTINGS_MODULE": "upheld.project.settings",
        "DATABASE_URL": "",
        "UPHELD_KEEP_FREE": "0",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.sealing", str(KILLS), str(MEGABYTES)],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    for each in told["killed"]:
        assert each["in_the_clear"] == [], each
        assert each["not_whole"] == [], each
        assert each["kept"] <= 1, each
    # All but perhaps the last died before the document was kept, and left what is swept away.
    begun = [each for each in told["killed"] if each["died"] and not each["kept"]]
    assert begun
    assert told["swept"] >= 1
    assert told["sent_again"] == 1
