"""Which words a council may change, where they stand, and what they say until it does.

What the product promises is not among them: a council cannot promise more, or less, than the
system holds.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class TextPlace:
    """One place on a page for a council's own words."""

    title: str | Promise
    hint: str | Promise
    usual: str | Promise


TEXTS: dict[str, TextPlace] = {
    "start": TextPlace(
        title=_("A few words of your own on the first page"),
        hint=_("For example who stands behind this service, and why the council wants to hear."),
        usual=_(
            "If you work for the council, the law protects you when you tell the truth as you see "
            "it. We cannot promise that nobody will treat you badly for it. If somebody does, tell "
            "us here: you are owed an answer within 7 days."
        ),
    ),
    "by-phone": TextPlace(
        title=_("Raising a concern by phone"),
        hint=_("Give a number, when somebody answers it, and by post who that is."),
        usual=_("Ring the council and ask for the monitoring officer. Do not ring from work."),
    ),
    "by-letter": TextPlace(
        title=_("Raising a concern by letter"),
        hint=_("Give an address, and say by post who opens the letter."),
        usual=_("Write to the monitoring officer at the council. Put “Personal” on the envelope."),
    ),
    "in-person": TextPlace(
        title=_("Raising a concern in person"),
        hint=_("Say whom to ask for, and that they can meet away from the office."),
        usual=_("Ask to meet the monitoring officer. You can choose a place away from the office."),
    ),
    "unions": TextPlace(
        title=_("Unions"),
        hint=_("Name the unions that the council works with. Do not name persons."),
        usual=_("A union can speak for you, so that nobody needs to know your name."),
    ),
    "advice": TextPlace(
        title=_("Free advice from outside the council"),
        hint=_("Name a charity and its number. Check every year that both are still right."),
        usual=_(
            "The charity Protect gives free and private advice about speaking up at work. "
            "Its number is 020 3117 2520."
        ),
    ),
}
