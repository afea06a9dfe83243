"""What those who begin an investigation type, and divide it. Forms check; they never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.investigations.queries import ProposalPage
from upheld.investigations.reading import AreaRead
from upheld.web.fields import Radios

from .investigations_fields import choose, inferred, line, one_of, text
from .investigations_words import CONTROLLERS, OUTCOMES, PROCUREMENTS


class Propose(forms.Form):
    """Three people and the reasons."""

    reasons = text(
        _l("Why is an investigation needed?"),
        _l("Enter why an investigation is needed"),
        help_text=_l("The commissioner and the investigator read this. Do not say who is named."),
    )
    investigator = one_of(_l("Who should investigate?"), _l("Choose who should investigate"))
    commissioner = one_of(
        _l("Who should commission it?"),
        _l("Choose who should commission it"),
        help_text=_l("They see numbers and your reasons, never the words of the concern."),
    )
    certifier = one_of(
        _l("Who should certify that nothing is left unanswered?"),
        _l("Choose who should certify that nothing is left unanswered"),
        help_text=_l("They see numbers, never what was found."),
    )

    def __init__(self, *args: Any, page: ProposalPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, free in (
            ("investigator", page.investigators),
            ("commissioner", page.commissioners),
            ("certifier", page.certifiers),
        ):
            choose(self, name, ((each.person, each.post_title) for each in free))


class Declare(forms.Form):
    """The investigator's ties, or that there are none."""

    words = text(
        _l("What ties do you have to this council and its people?"),
        _l("Enter what ties you have, or that you have none"),
        help_text=_l("Work, family, friendship, money. Say so if there are none."),
    )


class Commission(forms.Form):
    """The fee and the route."""

    fee_pounds = forms.IntegerField(
        label=_l("Fee in pounds, for the investigation and all reports"),
        min_value=0,
        max_value=10_000_000,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-10"}),
        error_messages={"required": _l("Enter the fee in pounds")},
    )
    procurement = one_of(
        _l("How was the investigator engaged?"),
        _l("Choose how the investigator was engaged"),
        tuple(PROCUREMENTS.items()),
    )
    controller_during = one_of(
        _l("Who answers in law for the personal data during the contract?"),
        _l("Choose who answers for the data during the contract"),
        tuple(CONTROLLERS.items()),
        help_text=_l("The law calls this the data controller. Ask your data protection officer."),
    )
    controller_after = one_of(
        _l("Who answers for it after the contract has ended?"),
        _l("Choose who answers for the data after the contract"),
        tuple(CONTROLLERS.items()),
    )


class DraftTerms(forms.Form):
    """A version of the terms."""

    words = text(
        _l("The terms of reference"),
        _l("Enter the terms of reference"),
        rows=14,
        help_text=_l("Every union and the commissioner read and agree these words."),
    )


class AddArea(forms.Form):
    """The title of a headline area."""

    title = line(_l("What is this headline area called?"), _l("Enter a title"))


class AddAllegation(forms.Form):
    """One thing said to have happened, under an area or not mapped yet."""

    words = text(_l("What is said to have happened?"), _l("Enter what is said to have happened"))
    area = forms.ChoiceField(
        label=_l("Under which headline area?"),
        help_text=_l("You can decide later. Until then it shows as not mapped."),
        required=False,
        widget=Radios(),
    )

    def __init__(self, *args: Any, areas: Iterable[AreaRead], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(each.id, f"{each.number}. {each.title}") for each in areas]
        choose(self, "area", [*known, ("later", _("Not mapped yet"))])

    def clean_area(self) -> UUID | None:
        """The area that was chosen, if one was."""
        chosen = self.cleaned_data["area"]
        return UUID(chosen) if chosen not in {"", "later"} else None


class PlaceAllegation(forms.Form):
    """The headline area under which an allegation belongs."""

    area = one_of(_l("Under which headline area does it belong?"), _l("Choose a headline area"))

    def __init__(self, *args: Any, areas: Iterable[AreaRead], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "area", ((each.id, f"{each.number}. {each.title}") for each in areas))


class AnswerArea(forms.Form):
    """The answer to a headline area as a whole."""

    outcome = one_of(
        _l("What is the answer to this area as a whole?"),
        _l("Choose the answer to this area"),
        tuple(OUTCOMES.items()),
    )
    inferred = inferred()
    reasons = text(_l("Your reasons"), _l("Enter your reasons"))
