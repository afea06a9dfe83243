"""The markup is valid HTML, by the judgement of the validator that the W3C runs.

Needs `npm install` in styles/ (vnu-jar) and Java. A browser repairs what is wrong without a word,
and each repairs it differently: where a paragraph closes early, a screen reader loses the thread.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.urls import resolve

VALIDATOR = Path(__file__).parents[2] / "styles/node_modules/vnu-jar/build/dist/vnu.jar"
# A table that is laid out as blocks on a phone says what its parts are, because Safari forgets it.
# The validator holds such a role for said twice: it does not look at the style.
SAID_TWICE = re.compile(r"The “role” attribute must not be used on a “t[dhr]” element which has a")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not VALIDATOR.exists(), reason="needs `npm install` in styles/: vnu-jar"),
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java, for vnu-jar"),
]


def judged_of(folder: Path) -> list[str]:
    """What the validator says of the pages in a folder: the page, the line and the sentence."""
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", VALIDATOR, "--errors-only", "--format", "json", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    said = json.loads(done.stderr)["messages"]
    return [
        f"{Path(each['url']).name}:{each.get('lastLine')} {each['message']}"
        for each in said
        if not SAID_TWICE.match(each["message"])
    ]


def test_the_pages_are_valid_html(client, sink, tmp_path):
    pages = {name: client.get(f"/{name}") for name in ("", "staying-safe", "cookies", "sink")}
    pages["errors"] = client.post(sink, {"what": "Visits were made up."})
    pages["nothing"] = client.get("/nothing-here")
    for name, response in pages.items():
        (tmp_path / f"{name or 'start'}.html").write_bytes(response.content)

    assert judged_of(tmp_path) == []


def test_every_page_of_the_story_is_valid_html(walked, tmp_path):
    # Two readers see one page alike but for what they may do there, so each of theirs is judged.
    for n, each in enumerate(walked.seen):
        if each.text.lstrip().lower().startswith("<!doctype html"):
            name = resolve(each.address).url_name
            (tmp_path / f"{n}-{each.reader}-{name}.html").write_text(each.text)

    assert len(list(tmp_path.iterdir())) > 1_000
    assert judged_of(tmp_path) == []
