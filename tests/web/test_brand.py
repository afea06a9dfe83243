"""A council's colour: served as a style sheet, and only where everybody can read words on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.web.public import brand

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_the_contrast_of_black_and_white_is_twenty_one():
    assert brand.contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_contrast_of_a_known_pair_is_what_wcag_says():
    # #767676 on white is the lightest grey that passes: 4.54 to 1.
    assert brand.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_does_not_depend_on_which_colour_is_behind(one, other):
    assert brand.contrast(one, other) == brand.contrast(other, one) >= 1


def test_the_neutral_colour_can_be_read():
    assert brand.is_readable(brand.NEUTRAL)


def test_a_councils_own_colour_is_served(client, settings):
    settings.UPHELD_COUNCIL_COLOUR = "#5a1846"

    response = client.get("/brand.css")

    assert response["Content-Type"].startswith("text/css")
    assert "#5a1846" in response.content.decode()
    assert brand.check_colour(None) == []


@pytest.mark.parametrize("colour", ["#ffd700", "red", "#0b4f4a; } body { display: none", ""])
def test_a_colour_that_cannot_be_read_is_reported_and_not_served(client, settings, colour):
    settings.UPHELD_COUNCIL_COLOUR = colour

    css = client.get("/brand.css").content.decode()

    assert css == f":root {{ --govuk-brand-colour: {brand.NEUTRAL}; }}\n"
    assert [error.id for error in brand.check_colour(None)] == ["upheld.E001"]
