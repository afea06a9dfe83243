"""August 2020: the monitoring officer decides why one passage of the report stays locked.

Synthetic: the public record says nothing of what was kept back.
"""

from __future__ import annotations

from typing import Any

from upheld.examples.cast import Cast
from upheld.investigations import queries as investigations
from upheld.learning import commands, queries
from upheld.learning.exemptions import Balance, Exemption, Paragraph, Remains

from .found import made_up
from .told import Told

DECIDED = (2020, 8, 13)
GIST = "Senior managers overrode plans"
"""How the published passage begins that sums up what stays locked."""


def tell(cast: Cast, told: Told) -> None:
    """Each passage that stays locked has its reason, and a published one that sums it up."""
    who: dict[str, Any] = {"actor": cast.actor("mo"), "keys": cast.keys("mo")}
    assert told.learning_report is not None  # noqa: S101  It was started in this chapter.
    assert told.investigation is not None  # noqa: S101  An earlier chapter made it.
    page = queries.appendix(**who, id=told.learning_report)
    assert page is not None  # noqa: S101  The receiver holds it.
    [gist] = [id for id, _place, words in page.can_sum_up if words.startswith(GIST)]
    for line in page.lines:
        report = queries.report(**who, id=page.id)
        passage = queries.passage(**who, id=line.passage.id)
        assert report is not None  # noqa: S101  The page has just shown both.
        assert passage is not None  # noqa: S101
        commands.decide_exemption(
            **who,
            at=told.at(*DECIDED),
            report=report,
            passage=passage,
            investigation=investigations.investigation(actor=who["actor"], id=told.investigation),
            exemption=Exemption(
                paragraph=Paragraph.IDENTITY,
                favour=made_up("The public may know how plans for children came to be changed."),
                against=made_up("Few people were in the room. It would show who spoke."),
                balance=Balance.WITHHOLD,
                conclusion=made_up("People speak only if they are not found out."),
                reason=made_up("It is likely to show who gave evidence in confidence."),
                remains=Remains.SUMMARISED,
                summarised_by=gist,
            ),
        )
