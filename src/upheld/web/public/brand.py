"""A council's colour, as a style sheet that is served rather than written into a page.

The colour carries white words in the header and stands as words on white and on the page's pale
green, so it must contrast with both by 4.5 to 1 (WCAG 2.2, success criterion 1.4.3). One that does
not is reported by `upheld check` and replaced by the neutral one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from upheld.web.audience import Audience, for_audience

NEUTRAL = "#0b4f4a"
BESIDE_IT = ("#ffffff", "#eef3f2")
ENOUGH = 4.5

_LINEAR_BELOW = 0.04045
_WEIGHTS = (0.2126, 0.7152, 0.0722)


def contrast(one: str, other: str) -> float:
    """The contrast between two colours such as "#0b4f4a", by WCAG's formula: 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(colour: str) -> bool:
    """Whether a colour is six hexadecimal digits and contrasts with what stands beside it."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        return False
    return all(contrast(colour, beside) >= ENOUGH for beside in BESIDE_IT)


@for_audience(Audience.ANYONE)
@cache_control(max_age=3600, public=True)
def brand(request: HttpRequest) -> HttpResponse:
    """The style sheet with the council's colour."""
    colour = settings.UPHELD_COUNCIL_COLOUR
    css = f":root {{ --govuk-brand-colour: {colour if is_readable(colour) else NEUTRAL}; }}\n"
    return HttpResponse(css, content_type="text/css; charset=utf-8")


@register()
def check_colour(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Tell whoever sets a site up that its colour cannot be read."""
    colour = settings.UPHELD_COUNCIL_COLOUR
    if is_readable(colour):
        return []
    return [
        Error(
            f"UPHELD_COUNCIL_COLOUR is {colour!r}, which white words cannot be read on.",
            hint=f'Write it as six digits, such as "{NEUTRAL}", and choose a darker colour.',
            id="upheld.E001",
        )
    ]


def _luminance(colour: str) -> float:
    shares = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = (
        share / 12.92 if share <= _LINEAR_BELOW else ((share + 0.055) / 1.055) ** 2.4
        for share in shares
    )
    return sum(weight * light for weight, light in zip(_WEIGHTS, linear, strict=True))
