"""What the receiver is asked about a passage that is not published."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.learning.exemptions import Balance, Exemption, Paragraph, Remains
from upheld.learning.queries import AppendixPage
from upheld.web.fields import Radios

from .investigations_fields import choose, more_words, one_of, text

PARAGRAPHS = {
    Paragraph.INDIVIDUAL: _l("Paragraph 1: it is about a particular person"),
    Paragraph.IDENTITY: _l("Paragraph 2: it is likely to show who somebody is"),
    Paragraph.BUSINESS: _l("Paragraph 3: somebody's financial or business affairs"),
    Paragraph.LABOUR: _l("Paragraph 4: talks between the council and its staff about work"),
    Paragraph.PRIVILEGE: _l("Paragraph 5: advice of lawyers that a court would keep private"),
    Paragraph.NOTICES: _l("Paragraph 6: a notice or an order that the council is about to give"),
    Paragraph.CRIME: _l("Paragraph 7: preventing, investigating or prosecuting crime"),
}
BALANCES = {
    Balance.WITHHOLD: _l("It stays locked: withholding it serves the public more"),
    Balance.PUBLISH: _l("It is published: publishing it serves the public more"),
}
REMAINS = {
    Remains.FAIR: _l("What remains does not mislead"),
    Remains.SUMMARISED: _l("A passage that is published sums it up"),
}
RECALLED = _l("Local Government Act 1972, Schedule 12A, in our words as recalled. Ask a lawyer.")
NONE: list[tuple[str, Any]] = [("", _l("None"))]
GIST = 90  # characters of a passage by which it is told from others in a list


class DecideExemption(forms.Form):
    """The paragraph, the public interest, the reason, and what a reader is left with."""

    paragraph = one_of(
        _l("Which kind of exempt information is it?"),
        _l("Choose which kind of exempt information it is"),
        [(str(each.value), said) for each, said in PARAGRAPHS.items()],
        help_text=RECALLED,
    )
    favour = text(
        _l("What speaks for publishing it?"),
        _l("Enter what speaks for publishing it"),
        rows=3,
        help_text=_l("Begin here: openness is the rule."),
    )
    against = text(
        _l("What speaks against it?"), _l("Enter what speaks against publishing it"), rows=3
    )
    balance = one_of(
        _l("What do you decide?"),
        _l("Choose what you decide"),
        [(each.value, said) for each, said in BALANCES.items()],
    )
    conclusion = text(
        _l("Why does the one weigh more than the other?"),
        _l("Enter why the one weighs more than the other"),
        rows=3,
    )
    reason = more_words(
        _l("Your reason, as you would give it to somebody who asks for the passage"),
        rows=3,
        help_text=_l(
            "For an answer under the Freedom of Information Act 2000, which has exemptions of its "
            "own: ask a lawyer which one fits. No machine checks these words. Say nothing here "
            "that the passage keeps back."
        ),
    )
    remains = forms.ChoiceField(
        label=_l("Does what is published mislead without it?"),
        choices=[(each.value, said) for each, said in REMAINS.items()],
        widget=Radios(),
        required=False,
    )
    because = more_words(_l("If it does not mislead: why not?"), rows=3)
    summarised_by = forms.ChoiceField(
        label=_l("If a passage sums it up: which one?"),
        required=False,
        help_text=_l("Where none does, the author has to write one first."),
    )

    def __init__(self, *args: Any, page: AppendixPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known: list[tuple[str, Any]] = [
            (str(id), f"{place}. {words[:GIST]}") for id, place, words in page.can_sum_up
        ]
        choose(self, "summarised_by", NONE + known)

    def clean(self) -> dict[str, Any]:
        """What is withheld needs a reason, and a word on what remains."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("balance") != Balance.WITHHOLD:
            return given
        if not given.get("reason"):
            self.add_error("reason", _("Enter your reason as you would give it to somebody"))
        if not given.get("remains"):
            self.add_error("remains", _("Choose whether what is published misleads without it"))
        if given.get("remains") == Remains.FAIR and not given.get("because"):
            self.add_error("because", _("Enter why what remains does not mislead"))
        if given.get("remains") == Remains.SUMMARISED and not given.get("summarised_by"):
            self.add_error("summarised_by", _("Choose the passage that sums it up"))
        return given

    def exemption(self) -> Exemption:
        """What a command is given."""
        said = self.cleaned_data
        summary, remains = said["summarised_by"], said["remains"]
        return Exemption(
            paragraph=Paragraph(int(said["paragraph"])),
            balance=Balance(said["balance"]),
            remains=Remains(remains) if remains else None,
            summarised_by=UUID(summary) if summary else None,
            **{each: said[each] for each in ("favour", "against", "conclusion", "reason")},
            because=said["because"],
        )
