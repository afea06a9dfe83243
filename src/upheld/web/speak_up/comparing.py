"""What two standards ask of a service for speaking up, and what this one does.

Directive (EU) 2019/1937 does not bind councils in England; it is the clearest list of what a
person who speaks up can expect. The articles are given as recalled from the directive's text, and
the clauses of ISO 37002:2021 by its four steps; a lawyer should check both.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Met(StrEnum):
    """How far something is met."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing that a standard asks for, and an honest answer."""

    source: str | Promise
    asked: str | Promise
    met: Met
    here: str | Promise


COMPARED: tuple[Compared, ...] = (
    Compared(
        _("Directive, article 9(1)(a)"),
        _("A channel that keeps secret who speaks and who is named"),
        Met.YES,
        _("What you write is locked, with keys that the named posts and their staff never get."),
    ),
    Compared(
        _("Directive, article 9(1)(b)"),
        _("A reply within 7 days that it has arrived"),
        Met.YES,
        _("You see at once that it has arrived. A person tells you within 7 days that it is read."),
    ),
    Compared(
        _("Directive, article 9(1)(c)"),
        _("An impartial person who follows it up"),
        Met.YES,
        _(
            "Whoever has a conflict is left out before you send. If nobody is left, somebody "
            "outside the council receives it."
        ),
    ),
    Compared(
        _("Directive, article 9(1)(e)"),
        _("Concerns without a name are followed up too"),
        Met.YES,
        _("You can stay without a name the whole way, and still write and get answers."),
    ),
    Compared(
        _("Directive, article 9(1)(f)"),
        _("Feedback within 3 months"),
        Met.YES,
        _(
            "The day is in your receipt and in a public log. If it is missed, the log shows that "
            "too. The service can show that a day was missed; it cannot make anybody answer."
        ),
    ),
    Compared(
        _("Directive, article 9(1)(g)"),
        _("Clear words about the ways to outside authorities"),
        Met.YES,
        _("“Other ways to speak up” lists them, with the day on which we last checked."),
    ),
    Compared(
        _("Directive, article 9(2)"),
        _("In writing, by voice, and in person when asked"),
        Met.PARTLY,
        _(
            "In writing here. By phone, letter or in person through a receiver, who enters it for "
            "you and reads it back. We take no voice messages: a voice says who is speaking."
        ),
    ),
    Compared(
        _("Directive, article 12"),
        _("Received only by people trained for it"),
        Met.NO,
        _("The council chooses and trains its receivers. This service cannot see if it did."),
    ),
    Compared(
        _("Directive, article 16"),
        _("Nobody learns who you are without your consent"),
        Met.YES,
        _("Two people must agree to open a name, with a reason. You see it when it happens."),
    ),
    Compared(
        _("Directive, articles 17 and 18"),
        _("Records kept no longer than needed"),
        Met.YES,
        _(
            "What comes of a concern says how long it is kept. Two people erase it. What stays in "
            "the log says nothing about you."
        ),
    ),
    Compared(
        _("Directive, articles 19 to 21"),
        _("No reprisals, and help where there are some"),
        Met.PARTLY,
        _(
            "You are asked after 1, 3, 6 and 12 months, and you can report it on any day. Only the "
            "law and the people in charge can stop it."
        ),
    ),
    Compared(
        _("Directive, article 26"),
        _("Numbers every year"),
        Met.YES,
        _("Worked out on fixed days, with small numbers left out, the same for every reader."),
    ),
    Compared(
        _("ISO 37002, receiving"),
        _("More than one way in, and support from the start"),
        Met.YES,
        _("Alone, together through a union, or through a receiver. Four short pages."),
    ),
    Compared(
        _("ISO 37002, assessing"),
        _("Risk first, also the risk to whoever speaks"),
        Met.YES,
        _("A child at risk goes first. Your fears of reprisals are asked for, if you wish to say."),
    ),
    Compared(
        _("ISO 37002, addressing"),
        _("A fair and independent investigation"),
        Met.YES,
        _(
            "The investigator declares ties before they begin. Unions agree the terms. Findings "
            "go through a check that none is left unanswered."
        ),
    ),
    Compared(
        _("ISO 37002, concluding"),
        _("What was learned is acted on, and somebody looks again"),
        Met.YES,
        _("No action is closed without proof, judged by somebody other than its owner."),
    ),
    Compared(
        _("ISO 37002, the whole"),
        _("A certificate"),
        Met.NO,
        _("The guideline is not made for certificates, and we have none."),
    ),
)
