"""A name that is missing from a page of ours stops the page; the vendor's macros may lean on it."""

from __future__ import annotations

import pytest
from django.template import engines
from jinja2 import UndefinedError


def rendered(source: str, **context: object) -> str:
    return next(iter(engines.all())).env.from_string(source).render(**context)


@pytest.mark.parametrize(
    "source",
    [
        "{{ sumary }}",
        "{{ page.sumary }}",
        "{{ page.sumary.text }}",
        "{% if page.sumary %}yes{% endif %}",
        "{% for line in page.lines %}{{ line }}{% endfor %}",
        "{% if page.state == 'open' %}yes{% endif %}",
        "{% if page.state != 'open' %}yes{% endif %}",
        "{{ page.lines | length }}",
    ],
)
def test_a_misspelt_name_in_our_page_stops_it(source):
    with pytest.raises(UndefinedError):
        rendered(source, page=object())


def test_asking_whether_a_name_is_there_is_allowed():
    assert rendered("{{ 'yes' if page.x is defined else 'no' }}", page=object()) == "no"
    assert rendered("{{ page.x | default('none') }}", page=object()) == "none"


def test_the_vendors_macros_may_lean_on_what_we_left_out():
    macro = "govuk_frontend_jinja/components/tag/macro.html"
    page = rendered(f"{{% from '{macro}' import govukTag %}}{{{{ govukTag({{'text': 'Open'}}) }}}}")

    assert 'class="govuk-tag"' in page


def test_the_vendors_macros_leave_out_attributes_that_nobody_gave():
    macro = "govuk_frontend_jinja/components/input/macro.html"
    given = "{'name': 'login', 'label': {'text': 'Email'}}"
    page = rendered(f"{{% from '{macro}' import govukInput %}}{{{{ govukInput({given}) }}}}")
    assert "disabled" not in page
    assert "spellcheck" not in page
