"""A caller who says that a child is at risk now: what is asked of them, and who is told.

The same questions as on the reporters' own page, asked by whoever takes the call. What is
answered goes to the duty contacts alone, unless nobody on duty is left and the caller agrees
that those who read the concern read it too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.concerns import queries
from upheld.concerns.queries import ReaderLine
from upheld.concerns.states import Risk
from upheld.concerns.submission import AtRisk, Submission
from upheld.kernel.actor import Actor, reporter
from upheld.people import clock
from upheld.vault import receipts
from upheld.vault.keyring import reporter_keyring
from upheld.web.casework.taking_down_forms import About, HandOver, WriteDown
from upheld.web.fields import Radios
from upheld.web.speak_up import at_risk
from upheld.web.speak_up.at_risk import AlertPart
from upheld.web.speak_up.at_risk_forms import WhereAndHow

PUT_IN, LEAVE_OUT = "put-in", "leave-out"


class WriteDownAtRisk(WhereAndHow, WriteDown):
    """The child first, then what they say."""

    field_order = ("once", "where", "where_unknown", "alert_words", "reach")

    def __init__(self, *args: Any, on_duty: Iterable[ReaderLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["where_unknown"].label = _("They do not know where the child is")
        self.fields["reach"].label = _("How can somebody safely reach the caller?")
        self.fields["reach"].help_text = _(
            "Only if they want to be reached. A number and a time that are safe for them."
        )
        told = _("%(post)s (only what you write for them about the child)")
        strike = self.fields["strike"]
        assert isinstance(strike, forms.MultipleChoiceField)  # noqa: S101  `WriteDown` made it.
        strike.choices = [
            *strike.choices,  # type: ignore[misc]  # a list, as `WriteDown` left it
            *((each.post, told % {"post": each.title}) for each in on_duty),
        ]


class HandOverUntold(HandOver):
    """Nobody on duty is left: shall what was said about the child go into the concern?"""

    told_here = forms.ChoiceField(
        label=_l("Nobody on duty will be told. Shall those who read the concern read it instead?"),
        help_text=_l("Where the child is, what was said for the duty contact, and how to call."),
        choices=[
            (PUT_IN, _l("Yes: put it into the concern")),
            (LEAVE_OUT, _l("No: it goes to nobody. We have rung, or they will ring")),
        ],
        widget=Radios(),
        error_messages={"required": _l("Ask the caller, then choose yes or no")},
    )
    field_order = ("told_here",)


def is_at_risk(about: About) -> bool:
    """Whether the caller says that a child is at risk now."""
    return Risk(about.cleaned_data["risk"]) is Risk.YES


def written_down(
    request: HttpRequest | None, actor: Actor, about: About, **given: Any
) -> WriteDown:
    """What is asked on the second page; `request` holds the answers once there are any."""
    data = request.POST if request else None
    if not is_at_risk(about):
        return WriteDown(data, **given)
    return WriteDownAtRisk(data, on_duty=on_duty(actor, about), **given)


def on_duty(actor: Actor, about: About, *, struck: Iterable[UUID] = ()) -> list[ReaderLine]:
    """Who would be told at once of the child, and of nothing else."""
    if not is_at_risk(about):
        return []
    found = queries.duty_readers_of(
        actor=actor, named_posts=about.named_posts, words="", at=clock.today()
    )
    out = {str(each) for each in struck}
    return [each for each in found if each.post not in out]


def part_of(actor: Actor, about: About, written: WriteDown) -> AlertPart | None:
    """What goes to the duty contacts, to be read back; None where no child is at risk."""
    if not is_at_risk(about):
        return None
    held = written.cleaned_data
    unknown = _("They do not know") if held["where_unknown"] else ""
    return AlertPart(
        where=held["where"] or unknown,
        words=held["alert_words"],
        reach=held["reach"],
        readers=tuple(on_duty(actor, about, struck=written.struck)),
    )


def hand_over(part: AlertPart | None) -> type[HandOver]:
    """The last form: it asks once more where what was said would reach nobody."""
    untold = part is not None and part.says_anything and not part.readers
    return HandOverUntold if untold else HandOver


def tell(sent: Submission, about: About, written: WriteDown, form: HandOver) -> Submission:
    """Tell the duty contacts first, as if the caller had typed it; twice changes nothing."""
    if not is_at_risk(about):
        return sent
    held = written.cleaned_data
    caller = reporter(str(held["once"]))
    own = reporter_keyring(receipts.derive(form.cleaned_data["receipt"]), caller.id)
    told = AtRisk(
        where=held["where"],
        where_unknown=held["where_unknown"],
        reach=held["reach"],
        words=held["alert_words"],
        named_posts=about.named_posts,
        somebody_else=about.somebody_else,
        struck=written.struck,
    )
    if at_risk.send(caller, own, caller.id, told):
        return replace(sent, duty_told=True)
    part = part_of(caller, about, written)
    if part is None or form.cleaned_data.get("told_here") != PUT_IN:
        return replace(sent, duty_told=False)
    return replace(sent, duty_told=False, words=f"{sent.words}\n\n{part.in_words}")
