"""Every address of the house, with ids of the story's own rows in it."""

from __future__ import annotations

import re
import uuid
from itertools import product
from typing import Any

from tests.web import crawl
from upheld.concerns.models import DutyAlert, Signatory
from upheld.examples.cast import Cast
from upheld.examples.southwater.told import Told
from upheld.investigations.models import (
    Allegation,
    ChildQuestion,
    Document,
    DocumentRequest,
    Finding,
    FollowUp,
    HeadlineArea,
    Interview,
    NamedPerson,
    Packet,
    ProposedPaper,
    Referral,
    ReportRecipient,
    RequiredPaper,
    SafetyAction,
    SecondReading,
)
from upheld.learning.models import (
    Claim,
    EmbargoedCopy,
    Passage,
    Point,
    PublishedReport,
    SourceOfEvidence,
)
from upheld.ledger.models import Opening
from upheld.vault.models import HolderKeys, SealedBody

PARAMETER = re.compile(r"<\w+:(\w+)>")


def addresses(cast: Cast, told: Told) -> list[str]:
    """One address or more for each route. Fails where a parameter is not known here."""
    ids = _ids(cast, told)
    found: list[str] = []
    for route in crawl.routes().values():
        names = PARAMETER.findall(route)
        for values in product(*(_of(ids, route, name) for name in names)):
            given = iter(values)
            found.append("/" + PARAMETER.sub(lambda _: str(next(given)), route))  # noqa: B023
    return found


def unknown(address: str) -> str:
    """The same address with ids that nobody has."""
    return re.sub(
        r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", lambda _: str(uuid.uuid4()), address
    )


def _of(ids: dict[tuple[str, str], list[Any]], route: str, name: str) -> list[Any]:
    fitting = [
        known for (prefix, each), known in ids.items() if each == name and route.startswith(prefix)
    ]
    assert fitting, f"Say in `_ids` what stands for `{name}` in {route}"
    assert fitting[0], f"The story has no row for `{name}` in {route}"
    return fitting[0]


def _ids(cast: Cast, told: Told) -> dict[tuple[str, str], list[Any]]:
    """What stands for each parameter, by the beginning of the route."""
    report = told.learning_report
    inspection = SourceOfEvidence.objects.filter(kind="inspection")
    return {
        ("public/", "year"): [2020],
        ("public/", "slug"): [PublishedReport.objects.get(id=told.published_report).slug],
        ("public/reports/", "ending"): ["html", "pdf", "docx"],
        ("speak-up/for/", "door"): ["foster-carers", "young-people"],
        ("speak-up/your-concern/", "question"): ["when", "work"],
        ("speak-up/your-concern/", "number"): [1],
        ("verify/log/", "name"): ["checkpoint"],
        # The story loads no children's data; the pages of practice are tested with their own.
        ("practice/loads/", "id"): ["0" * 12],
        ("practice/loads/", "kind"): ["rejects", "doubts"],
        ("practice/measures/", "id"): ["AS01"],
        ("practice/files/", "id"): [uuid.uuid4()],
        ("practice/children/", "id"): [uuid.uuid4()],
        ("verify/entries/", "id"): _some(Opening.objects.filter(sealed__isnull=True)),
        ("account/keys/", "id"): [HolderKeys.objects.get(person=cast.person("mo")).id],
        ("language/", "code"): ["cy"],
        ("account/words/", "key"): ["by-phone"],
        ("account/words/", "language"): ["cy"],
        ("account/interests/", "id"): [uuid.uuid4()],  # nobody in the story has one
        ("casework/concerns/", "id"): [told.concern, told.open_concern],
        ("casework/concerns/", "signatory"): _some(Signatory.objects),
        ("casework/concerns/", "body"): _some(SealedBody.objects),
        ("casework/concerns/", "step"): ["close"],
        ("casework/duty/", "id"): _some(DutyAlert.objects.filter(state="waiting")),
        ("casework/duty/", "post"): [cast.post("duty")],
        ("casework/", "request_id"): [uuid.uuid4()],  # nobody in the story asks for a name
        ("casework/concerns/", "corrects"): _some(SealedBody.objects),
        ("casework/grievances/", "id"): [uuid.uuid4()],  # nobody in the story has one
        ("casework/investigations/propose/", "id"): [told.concern, told.open_concern],
        ("casework/investigations/", "id"): [told.investigation],
        ("casework/investigations/", "question"): _some(ChildQuestion.objects),
        ("casework/investigations/", "area"): _some(HeadlineArea.objects),
        ("casework/investigations/", "allegation"): _some(Allegation.objects),
        ("casework/investigations/", "document"): _some(Document.objects),
        ("casework/investigations/", "interview"): _some(Interview.objects),
        # The story serves every passage, so that only the page of the packet has a row in it.
        ("casework/investigations/", "criticism"): [uuid.uuid4()],
        # Nobody brings papers in, in the story: the page of one has tests of its own.
        ("casework/investigations/", "brought"): _some(ProposedPaper.objects),
        ("casework/investigations/", "number"): [1],
        ("casework/investigations/", "version"): [1, 2],
        ("casework/investigations/", "kind"): ["interview"],
        ("casework/investigations/", "target"): [told.investigation],
        ("casework/investigations/", "referral"): _some(Referral.objects),
        ("casework/investigations/", "place"): _some(ReportRecipient.objects),
        ("casework/investigations/", "packet"): _some(Packet.objects),
        ("casework/said-of-me/", "id"): _some(Packet.objects),
        ("casework/investigations/", "paper"): _some(RequiredPaper.objects.filter(reasoned=False)),
        ("casework/outside/safety/", "id"): _some(SafetyAction.objects),
        ("casework/outside/follow-up/", "id"): _some(FollowUp.objects),
        ("casework/outside/second-reading/", "id"): _some(SecondReading.objects),
        ("casework/investigations/", "named"): _some(NamedPerson.objects),
        ("casework/investigations/", "asked"): _some(DocumentRequest.objects),
        # Nothing was corrected in the story: the text before a correction has tests of its own.
        ("public/reports/", "edition"): [1],
        ("casework/learning/<uuid:id>/<uuid:passage>/from", "passage"): _some(
            Passage.objects.filter(report=report, kind="found")
        ),
        ("casework/learning/", "finding"): _some(Finding.objects),
        ("casework/learning/<uuid:id>/corrections/", "passage"): _some(
            Passage.objects.filter(report=report, kind="found")
        ),
        ("casework/learning/", "copy"): _some(EmbargoedCopy.objects.order_by("made_for")),
        ("casework/copies/", "id"): _some(EmbargoedCopy.objects.order_by("made_for")),
        ("casework/learning/", "number"): [1],
        ("casework/learning/", "investigation"): [told.investigation],
        ("casework/learning/", "id"): [report],
        ("casework/learning/", "passage"): _some(Passage.objects.filter(report=report)),
        ("casework/learning/", "source"): _some(inspection),
        ("casework/learning/", "point"): _some(Point.objects.filter(kind="recommendation")),
        ("casework/learning/", "claim"): _some(Claim.objects.order_by("number")),
        ("casework/learning/", "theme"): ["caseload"],
        ("improvement/plans/", "id"): [told.plan],
        ("improvement/recommendations/", "id"): list(told.recommendations.values())[:2],
        ("improvement/actions/", "id"): list(told.actions.values())[:2],
        ("oversight/meetings/", "id"): list(told.meetings.values())[:2],
        ("oversight/asks/", "id"): list(told.asks.values())[:2],
    }


def _some(rows: Any) -> list[Any]:
    return [each.pk for each in rows.all()[:1]]
