"""A child at risk now: whom to ring, in words; what the duty contact is told; and the gate.

What is told here goes to the duty contact alone, sealed apart from the concern.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.concerns import commands, queries
from upheld.concerns.queries import OwnAlert, ReaderLine
from upheld.concerns.states import Risk
from upheld.concerns.submission import AtRisk, Submission
from upheld.kernel.actor import ANYONE, Actor
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience
from upheld.web.speak_up import drafts
from upheld.web.speak_up.at_risk_forms import WhereAndHow
from upheld.web.speak_up.drafts import Written
from upheld.web.speak_up.forms import YES

View = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
class NumberToRing:
    """Whom to ring: the number as digits, as a link and in words."""

    title: str
    number: str
    spoken: str
    is_helpline: bool = False

    @property
    def link(self) -> str:
        """What a telephone dials."""
        return "tel:" + self.number.replace(" ", "")


@dataclass(frozen=True, slots=True, repr=False)
class AlertPart:
    """What a reporter tells the duty contact, and who that would be."""

    where: str
    words: str
    reach: str
    readers: tuple[ReaderLine, ...]

    @property
    def says_anything(self) -> bool:
        """Whether there is anything that would be lost if nobody on duty is told."""
        return bool(self.where or self.words or self.reach)

    def reaches_somebody(self, struck: list[str]) -> bool:
        """Whether anybody on duty is left once the reporter has struck these posts."""
        return any(each.post not in struck for each in self.readers)

    @property
    def in_words(self) -> str:
        """The same as a part of the concern itself, for those who read that."""
        said = (
            (_("Where the child is"), self.where),
            (_("For the duty contact"), self.words),
            (_("How to reach me"), self.reach),
        )
        return "\n\n".join(f"{about}: {words}" for about, words in said if words)


def to_ring() -> list[NumberToRing]:
    """The numbers of those on duty today, and of the helpline that the settings name."""
    found = queries.duty_numbers(actor=ANYONE, on=clock.today())
    on_duty = [NumberToRing(each.post_title, each.number, spoken(each.number)) for each in found]
    return [*on_duty, *_helpline()]


def _helpline() -> list[NumberToRing]:
    name, number = settings.UPHELD_HELPLINE, settings.UPHELD_HELPLINE_NUMBER
    if not (name and number):
        return []
    return [NumberToRing(name, number, spoken(number), is_helpline=True)]


def spoken(number: str) -> str:
    """A number in words, as somebody reads it out: "zero one six three two, nine six zero"."""
    said = {
        "0": _("zero"),
        "1": _("one"),
        "2": _("two"),
        "3": _("three"),
        "4": _("four"),
        "5": _("five"),
        "6": _("six"),
        "7": _("seven"),
        "8": _("eight"),
        "9": _("nine"),
        "+": _("plus"),
    }
    return ", ".join(" ".join(said[each] for each in group) for group in number.split())


def when_open(view: View) -> View:
    """Begin a concern only while somebody on duty is there, tested, to hear of a child at risk.

    Whoever has begun goes on: nothing that they wrote is taken from them.
    """

    @wraps(view)
    def shown(request: HttpRequest) -> HttpResponse:
        on = clock.today()
        # The draft first: it is opened once for the whole request, and the view needs it too.
        if drafts.begun(request) is not None or queries.is_open(actor=ANYONE, on=on):
            return view(request)
        return render(request, "speak_up/closed.html", {"to_ring": to_ring()})

    return shown


@for_audience(Audience.REPORTER)
@when_open
def where(request: HttpRequest) -> HttpResponse:
    """Where the child is, and how somebody can safely reach the reporter. All may stay empty."""
    found = drafts.begun(request)
    if found is None or found.answers.get("risk") != Risk.YES:
        return redirect("speak-up-risk")
    form = WhereAndHow(request.POST if request.method == "POST" else None, initial=found.answers)
    if form.is_valid():
        return drafts.keep(request, "speak-up-what", form.cleaned_data)
    return render(request, "speak_up/where.html", {"form": form, "to_ring": to_ring()})


def part_of(found: Written) -> AlertPart | None:
    """What goes to the duty contact, as the check page shows it; None where no child is at risk."""
    held = found.answers
    if held["risk"] != Risk.YES:
        return None
    unknown = _("I do not know") if held.get("where_unknown") else ""
    said = " ".join([held["words"], held.get("alert_words", "")])
    readers = queries.duty_readers_of(
        actor=found.actor, named_posts=found.named_posts, words=said, at=clock.today()
    )
    return AlertPart(
        where=held.get("where") or unknown,
        words=held.get("alert_words", ""),
        reach=held.get("reach", ""),
        readers=tuple(readers),
    )


def tell(found: Written, said: dict[str, Any]) -> Submission:
    """Tell the duty contacts first, and make what is sent of a draft. Twice changes nothing.

    Where nobody on duty could be told the concern says so; if the reporter agreed, it also
    says what they had written for the duty contact.
    """
    sent, alert = found.submission(said["struck"]), part_of(found)
    if alert is None:
        return sent
    if send(found.actor, found.keys, found.actor.id, _told(found, said["struck"])):
        return replace(sent, duty_told=True)
    agreed = said.get("told_here") == YES and alert.says_anything
    words = f"{sent.words}\n\n{alert.in_words}" if agreed else sent.words
    return replace(sent, duty_told=False, words=words)


def send(actor: Actor, keys: Keyring, about: object, told: AtRisk) -> bool:
    """Raise the alert that goes with what somebody raises, once; False if nobody is left."""
    today, struck = clock.today(), {str(each) for each in told.struck}
    found = queries.duty_readers_of(actor=actor, named_posts=told.named_posts, words="", at=today)
    if not any(each.post not in struck for each in found):
        return False  # the page has said so, and to ring
    if queries.own_alert(actor=actor, keys=keys, about=about, today=today) is None:
        way = queries.keys_of_alert(keys=keys, about=about)
        commands.raise_alert(actor=way.actor, at=today, told=told, receipt=way.receipt)
    return True


def told_to(actor: Actor, keys: Keyring) -> OwnAlert | None:
    """What became of the alert that went with a reporter's own concern, where there was one."""
    return queries.own_alert(actor=actor, keys=keys, about=actor.id, today=clock.today())


def _told(found: Written, struck: list[str]) -> AtRisk:
    held: dict[str, Any] = found.answers
    return AtRisk(
        where=held.get("where", ""),
        where_unknown=bool(held.get("where_unknown")),
        reach=held.get("reach", ""),
        words=held.get("alert_words", ""),
        named_posts=found.named_posts,
        somebody_else=found.somebody_else,
        struck=tuple(UUID(each) for each in struck),
    )
