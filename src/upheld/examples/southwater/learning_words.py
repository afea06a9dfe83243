"""The words of Southwater's learning report: ours, in plain English, on facts of the case.

Each passage says where its facts come from and, by the number of one fact, which findings it is
drawn from. Headline areas carry the titles of the council's paper. Which finding a
recommendation is traced to is synthetic, as is the reason for making none.
"""

from __future__ import annotations

from dataclasses import dataclass

from upheld.learning.states import Kind
from upheld.people.states import Origin

SEED, SYNTHETIC = Origin.SEED, Origin.SYNTHETIC

TITLE = "What we learned from concerns about children's services"


@dataclass(frozen=True, slots=True)
class Written:
    """One passage. `facts` name the findings behind it, one fact for each."""

    kind: Kind
    text: str
    facts: tuple[str, ...] = ()
    said_by: str = ""
    as_at: str = ""
    origin: Origin = SEED
    names_the_commissioner: bool = False


_INVESTIGATOR, _AUGUST = "Independent investigator", "August 2020"

BEFORE: tuple[Written, ...] = (
    Written(
        Kind.CHILDREN,
        "Each child's case about which somebody was worried has been looked at again, and what "
        "had to be done was done first.",
        said_by=_INVESTIGATOR,
        as_at=_AUGUST,
    ),
    Written(
        Kind.CHILDREN,
        "No child was found to be at immediate risk at the time of the investigation. The "
        "complaint was that children had been put at risk.",
        said_by=_INVESTIGATOR,
        as_at=_AUGUST,
    ),
    Written(Kind.HEADING, "What people told us"),
    Written(
        Kind.TOLD,
        "In January 2020 a union made one complaint for a group of people who work in children's "
        "services. Most of them were managers. They said that children were not being kept safe, "
        "that the regulator had been misled, that agency workers and consultants were used "
        "wrongly, that people were afraid to speak, and that partners had lost trust.",
        said_by="The council's paper to the scrutiny panel",
        as_at=_AUGUST,
    ),
    Written(
        Kind.TOLD,
        "26 interviews were held, also with managers who had not complained. Documents and "
        "electronic files were read.",
        said_by=_INVESTIGATOR,
        as_at=_AUGUST,
    ),
    Written(
        Kind.COUNT,
        "31 people on whose behalf the complaint was made",
        said_by="The council's paper to the scrutiny panel",
        as_at=_AUGUST,
    ),
    Written(
        Kind.COUNT,
        "About 35 people who complained",
        said_by="The union, to the trade press",
        as_at="2020",
    ),
    Written(
        Kind.COUNT, "About 30 people who complained", said_by="A local newspaper", as_at="2020"
    ),
    Written(Kind.COUNT, "Dozens of people who complained", said_by="The trade press", as_at="2020"),
    Written(Kind.HEADING, "What had been said before"),
    Written(
        Kind.TOLD,
        "An inquiry among staff, finished in September 2019, heard of the same fear of speaking "
        "out. It found a chaotic place to work. What it found was not shared with managers.",
        said_by="Inquiry among staff",
        as_at="September 2019",
        names_the_commissioner=True,
    ),
    Written(
        Kind.TOLD,
        "Ofsted found that caseloads had come down and were largely manageable, and that the "
        "workforce was largely stable. The investigation found caseloads unrealistically high, "
        "and many changes of worker. Both stand here, each with its date. We have not made one "
        "of them.",
        said_by="Ofsted inspection, and the independent investigator",
        as_at="January 2020, and August 2020",
    ),
)

FINDINGS: tuple[Written, ...] = (
    Written(
        Kind.HEADING,
        "Area 1: “The service is failing to keep children safe due to poor and dangerous decision "
        "making”",
    ),
    Written(
        Kind.FOUND,
        "Senior managers overrode plans that several agencies had made together in meetings about "
        "a child. They did so on their own.",
        ("S47",),
    ),
    Written(
        Kind.FOUND,
        "Keeping children with their parents was put first even where the help around the family "
        "was missing or did not fit.",
        ("S173",),
    ),
    Written(
        Kind.NOT_UPHELD,
        "We found no evidence that placements were ended without an assessment.",
        ("S60",),
    ),
    Written(Kind.HEADING, "Area 2: “Management issues related to failing to keep children safe”"),
    Written(
        Kind.FOUND,
        "Temporary teams were ended at Christmas 2019 with one week's notice. Many children had "
        "no worker afterwards or were passed to another. This was a risk to the service.",
        ("S50",),
    ),
    Written(
        Kind.FOUND,
        "New hub teams were not thought through and were poorly explained. There was no business "
        "case and no agreed way of working.",
        ("S51",),
    ),
    Written(
        Kind.FOUND,
        "The size and shape of the service changed so often that it became unsteady.",
        ("S54",),
    ),
    Written(Kind.HEADING, "Area 3: “Deliberately misleading the regulator Ofsted”"),
    Written(
        Kind.NOT_UPHELD,
        "The regulator was not misled in order to get a better rating.",
        ("S57",),
    ),
    Written(
        Kind.NOT_UPHELD,
        "We found no evidence that cases were closed on purpose to change the caseload figures.",
        ("S59",),
    ),
    Written(
        Kind.OBSERVATION,
        "Senior managers appeared to go back on a promise not to take money away after the "
        "inspection: assessment teams went from four to three shortly after it.",
    ),
    Written(Kind.HEADING, "Area 4: “The use of agency workers and consultants”"),
    Written(
        Kind.FOUND,
        "Consultants were used against the council's own policy and without scrutiny, so the "
        "safeguards on public money were missing.",
        ("S52",),
    ),
    Written(
        Kind.NOT_UPHELD,
        "Agency workers were not told to close as many cases as they could without visits or "
        "checks on the child's welfare.",
        ("S56",),
    ),
    Written(
        Kind.HEADING,
        "Area 5: “A culture of fear has been allowed to grow in children's services”",
    ),
    Written(
        Kind.FOUND,
        "The managers whom we interviewed widely believed that there was a culture of fear. So "
        "did those who had not complained.",
        ("S245",),
    ),
    Written(
        Kind.FOUND,
        "What the inquiry of 2019 found was not shared with managers, and it looked as if it had "
        "been buried. A chance to work on it together was missed.",
        ("S249",),
        names_the_commissioner=True,
    ),
    Written(
        Kind.FOUND,
        "Consultants were seen as having too much authority, and this added to the fear.",
        ("S53",),
    ),
    Written(Kind.FOUND, "Caseloads were unrealistically high.", ("S49",)),
    Written(Kind.HEADING, "Area 6: “Creating a loss of trust and confidence by partner agencies”"),
    Written(
        Kind.NOT_UPHELD,
        "We did not find that partner agencies had lost trust and confidence.",
        ("S55",),
    ),
)

AFTER: tuple[Written, ...] = (
    Written(Kind.HEADING, "What we recommend"),
    Written(
        Kind.RECOMMENDATION,
        "Develop a compelling and ambitious vision for the best possible outcomes for children.",
        ("S51", "S54"),
    ),
    Written(
        Kind.RECOMMENDATION,
        "Promote an inclusive culture that connects senior management with practice and addresses "
        "staff concerns swiftly.",
        ("S47", "S245", "S249", "S53"),
    ),
    Written(
        Kind.RECOMMENDATION,
        "Invest in managers and staff to deliver high-quality services.",
        ("S49", "S50"),
    ),
    Written(
        Kind.RECOMMENDATION,
        "A compelling workforce strategy that makes the city a destination of choice.",
        ("S49", "S54"),
    ),
    Written(
        Kind.RECOMMENDATION,
        "A regular independent assessment of the effectiveness of children's social care.",
        ("S47", "S173"),
    ),
    Written(
        Kind.NO_RECOMMENDATION,
        "We make no recommendation of its own about consultants. The council's rules on contracts "
        "already ask for what was missing; they have to be kept.",
        ("S52",),
        origin=SYNTHETIC,
    ),
    Written(Kind.HEADING, "What happens next"),
    Written(
        Kind.DOING,
        "A draft action plan goes to the Children and Families Scrutiny Panel on 27 August 2020 "
        "together with this report.",
        said_by="The council's paper to the scrutiny panel",
        as_at=_AUGUST,
    ),
)

PASSAGES = (*BEFORE, *FINDINGS, *AFTER)
