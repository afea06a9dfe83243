"""The gate before an upgrade of GOV.UK Frontend: do the macros draw what its own fixtures say?

Needs `npm install` in styles/, which holds the release whose styles we serve. An upgrade of either
package without the other makes markup and styles drift apart, and nobody sees it but the reader.
"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.template import engines

COMPONENTS = Path(__file__).parents[2] / "styles/node_modules/govuk-frontend/dist/govuk/components"
FIXTURES = sorted(COMPONENTS.glob("*/fixtures.json"))

pytestmark = pytest.mark.skipif(
    not FIXTURES, reason="needs `npm install` in styles/: GOV.UK Frontend's own fixtures"
)


class Outline(HTMLParser):
    """Markup without the accidents: white space, order of attributes, order of class words."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Any] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element with its attributes, in one order."""
        tidy = {name: " ".join((value or "").split()) for name, value in attrs}
        self.parts.append((tag, sorted(tidy.items())))

    def handle_endtag(self, tag: str) -> None:
        """The end of an element."""
        self.parts.append(tag)

    def handle_data(self, data: str) -> None:
        """Text, with single spaces."""
        if words := " ".join(data.split()):
            self.parts.append(("text", words))


def outline(markup: str) -> list[Any]:
    return Outline(re.sub(r"\s+", " ", markup)).parts


def drawn(component: str, options: dict[str, Any]) -> str:
    name = "govuk" + "".join(word.capitalize() for word in component.split("-"))
    source = (
        f"{{% from 'govuk_frontend_jinja/components/{component}/macro.html' import {name} %}}"
        f"{{{{ {name}(params) }}}}"
    )
    return next(iter(engines.all())).env.from_string(source).render(params=options)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_a_component_is_drawn_as_its_fixtures_say(path):
    told = json.loads(path.read_text())

    different = [
        fixture["name"]
        for fixture in told["fixtures"]
        if outline(drawn(told["component"], fixture["options"])) != outline(fixture["html"])
    ]

    assert different == []
