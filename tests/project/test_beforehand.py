"""What is read before the first visitor comes."""

from __future__ import annotations

from django.template import engines
from django.template.backends.jinja2 import Jinja2

from upheld.project import beforehand


def test_no_reporter_waits_for_a_page_to_be_read_for_the_first_time() -> None:
    [engine] = engines.all()
    assert isinstance(engine, Jinja2)
    assert engine.env.cache is not None
    engine.env.cache.clear()
    beforehand.prepare()
    read = {name for _loader, name in engine.env.cache.keys()}  # noqa: SIM118  Not a dict.
    pages = set(engine.env.list_templates(filter_func=beforehand.is_reporters_page))
    assert pages <= read
    assert {"speak_up/check.html", "govuk/field.html", "layout.html"} <= pages
