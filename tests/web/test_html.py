"""The markup is valid HTML, by the judgement of the validator that the W3C runs.

Needs `npm install` in styles/ (vnu-jar) and Java. A browser repairs what is wrong without a word,
and each repairs it differently: where a paragraph closes early, a screen reader loses the thread.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

VALIDATOR = Path(__file__).parents[2] / "styles/node_modules/vnu-jar/build/dist/vnu.jar"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not VALIDATOR.exists(), reason="needs `npm install` in styles/: vnu-jar"),
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java, for vnu-jar"),
]


def test_the_pages_are_valid_html(client, sink, tmp_path):
    pages = {name: client.get(f"/{name}") for name in ("", "staying-safe", "cookies", "sink")}
    pages["errors"] = client.post(sink, {"what": "Visits were made up."})
    pages["nothing"] = client.get("/nothing-here")
    for name, response in pages.items():
        (tmp_path / f"{name or 'start'}.html").write_bytes(response.content)

    judged = subprocess.run(
        ["java", "-jar", VALIDATOR, "--errors-only", "--format", "text", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )

    assert judged.returncode == 0, judged.stderr
