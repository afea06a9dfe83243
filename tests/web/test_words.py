"""How pages spell dates, counts and what people typed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from upheld.web import words


def test_a_day_is_spelt_with_its_month_as_a_word():
    assert words.day(date(2020, 1, 27)) == "27 January 2020"


def test_a_moment_late_on_a_summer_evening_is_on_londons_next_day():
    assert words.day(datetime(2020, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2020"


def test_no_day_is_spelt_as_nothing():
    assert words.day(None) == ""
    assert words.moment(None) == ""


@pytest.mark.parametrize(
    ("hour", "spelt"), [(14, "27 January 2020 at 2:05pm"), (0, "27 January 2020 at 12:05am")]
)
def test_a_moment_has_a_clock_of_twelve_hours(hour, spelt):
    assert words.moment(datetime(2020, 1, 27, hour, 5, tzinfo=UTC)) == spelt


def test_a_count_says_of_how_many():
    assert words.of(13, 21) == "13 of 21"


def test_typed_words_become_paragraphs_and_are_never_markup():
    typed = "  Thank you.\r\n\r\n<script>alert(1)</script>\r\nMore.\n\n\n"

    assert words.paragraphs(typed) == (
        '<p class="govuk-body" dir="auto">Thank you.</p>\n'
        '<p class="govuk-body" dir="auto">&lt;script&gt;alert(1)&lt;/script&gt;<br>More.</p>'
    )


def test_a_name_turns_round_nothing_beside_it_and_is_never_markup():
    assert words.typed("\u202eana <b>") == "<bdi>\u202eana &lt;b&gt;</bdi>"


def test_no_words_are_no_paragraphs():
    assert words.paragraphs(" \n ") == ""
