"""Every address says for whom it is; what anybody may open is listed here by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

import upheld
from upheld.web.audience import Audience

TEMPLATES = Path(upheld.__file__).parent / "web" / "templates"
OPEN = {Audience.ANYONE, Audience.REPORTER}


def _addresses(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _addresses(each, before + str(each.pattern))
        else:
            yield before + str(each.pattern), each


ADDRESSES = list(_addresses(get_resolver()))
OPEN_TO_ANYONE = {
    *("", "leave", "brand.css", "verify", "cookies", "privacy", "accessibility", "staying-safe"),
}
OPEN_FOLDERS = ("public/", "speak-up/", "verify/", "language/")
OPEN_ACCOUNT_PAGES = {"account/sign-in", "account/sign-in/code", "account/sign-in/closed"}


@pytest.mark.parametrize(("address", "page"), ADDRESSES, ids=[a or "/" for a, _ in ADDRESSES])
def test_an_address_has_a_name_and_an_audience(address, page):
    assert page.name
    assert isinstance(getattr(page.callback, "audience", None), Audience)


@pytest.mark.parametrize(("address", "page"), ADDRESSES, ids=[a or "/" for a, _ in ADDRESSES])
def test_a_page_is_behind_sign_in_unless_it_is_listed(address, page):
    listed = (
        address in OPEN_TO_ANYONE
        or address.startswith(OPEN_FOLDERS)
        or address in OPEN_ACCOUNT_PAGES
    )
    behind_sign_in = getattr(page.callback, "login_required", True)
    assert behind_sign_in is not listed


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda t: t.name)
def test_a_template_works_without_scripts_and_keeps_to_the_policy(template):
    text = template.read_text()
    assert not re.search(r"\son[a-z]+\s*=", text), "an inline handler"
    assert not re.search(r"<style|\sstyle\s*=", text), "an inline style"
    assert not re.search(r"<script(?![^>]*\ssrc=)", text), "an inline script"
    assert "javascript:" not in text
    assert not re.search(r"(src|href)=[\"']https?://(?!www\.gov\.uk)", text), "a third party"
