"""What Southwater's investigation was asked and what it answered.

Titles, findings, observations and outcomes follow the public record (S44-S64); under which
headline area a finding stands, and how an allegation was worded, is ours, so allegations are
synthetic. A verdict is inferred where the sources do not state it. Reasons are made up.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from upheld.investigations.states import Outcome

UPHELD, PARTLY, NOT = Outcome.UPHELD, Outcome.PARTLY_UPHELD, Outcome.NOT_UPHELD


@dataclass(frozen=True, slots=True)
class Answered:
    """An allegation as the example words it, and the finding that answers it."""

    alleged: str
    outcome: Outcome
    text: str
    facts: tuple[str, ...]
    reasons: str
    inferred: bool = False
    names_posts: bool = False


@dataclass(frozen=True, slots=True)
class Observed:
    """An observation beside an area's findings."""

    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A headline area with its answer as a whole."""

    title: str
    outcome: Outcome
    reasons: str
    answered: tuple[Answered, ...]
    inferred: bool = False
    observed: tuple[Observed, ...] = field(default=())


AREAS: tuple[Area, ...] = (
    Area(
        "The service is failing to keep children safe due to poor and dangerous decision making",
        UPHELD,
        "Concerns were upheld in most of the cases that were examined.",
        (
            Answered(
                "That senior managers set aside on their own what multi-agency meetings had agreed",
                UPHELD,
                "senior managers unilaterally overrode the collective planning arrangements of "
                "multi-agency meetings",
                ("S47", "S170", "S171"),
                "Minutes and case files show plans changed after the meeting without its members. "
                "Which posts did it is not on record.",
                names_posts=True,
            ),
            Answered(
                "That children were kept with parents when that was not safe",
                UPHELD,
                "keeping children with parents put first where wrap-around alternatives were "
                "unavailable or unsuitable",
                ("S173", "S174"),
                "In several cases no service around the family had been confirmed.",
                inferred=True,
            ),
            Answered(
                "That placements were ended without an assessment",
                NOT,
                "placements ended without assessment",
                ("S60",),
                "Every placement that ended in the cases examined had an assessment on file.",
            ),
        ),
        observed=(
            Observed(
                "no child was found at immediate risk at the time of the investigation; the "
                "allegation was that children had been put at risk",
                ("S46",),
            ),
        ),
    ),
    Area(
        "Management issues related to failing to keep children safe",
        UPHELD,
        "All three findings point the same way.",
        (
            Answered(
                "That the peripatetic teams were ended without care for their children",
                UPHELD,
                "ending the peripatetic teams at Christmas 2019 with one week's notice led to "
                "significant numbers unallocated or transferred and was a risk to the service",
                ("S50", "S61", "S182"),
                "Allocation lists before and after show it.",
                inferred=True,
            ),
            Answered(
                "That the hub teams were set up badly",
                UPHELD,
                "hub teams ill-thought out and poorly communicated with no business case or agreed "
                "operating procedures and less qualified agency staff",
                ("S51", "S183", "S184", "S185", "S186", "S200", "S201"),
                "No business case and no operating procedure could be produced.",
                inferred=True,
            ),
            Answered(
                "That the service was reorganised again and again",
                UPHELD,
                "frequent changes of size and structure destabilised the service",
                ("S54",),
                "Structure charts of two years, and what managers said, agree.",
                inferred=True,
            ),
        ),
        inferred=True,
    ),
    Area(
        "Deliberately misleading the regulator Ofsted",
        NOT,
        "Neither allegation under this heading was borne out.",
        (
            Answered(
                "That the regulator was misled so that the rating would be better",
                NOT,
                "the regulator was misled to gain a better rating",
                ("S57",),
                "What inspectors were shown agreed with the records of those days.",
            ),
            Answered(
                "That cases were closed so that caseloads would look lower",
                NOT,
                "cases were closed deliberately to affect caseload figures",
                ("S59",),
                "No instruction to do so was found, and nobody interviewed had been given one.",
            ),
        ),
        observed=(
            Observed(
                "senior managers appeared to renege on a commitment not to withdraw funding after "
                "the visit - assessment teams went from four to three shortly after",
                ("S58", "S149"),
            ),
        ),
    ),
    Area(
        "The use of agency workers and consultants",
        PARTLY,
        "One of the two allegations was upheld.",
        (
            Answered(
                "That consultants were engaged outside the council's rules",
                UPHELD,
                "consultants used without following council policy and without scrutiny so that "
                "safeguards on public money were missing",
                ("S52", "S188"),
                "The waivers and approvals that policy asks for were not on file.",
            ),
            Answered(
                "That agency workers were told to close cases without seeing the child",
                NOT,
                "agency workers told to close as many cases as possible including without welfare "
                "checks or visits",
                ("S56",),
                "Workers who were asked said that they had been given no such instruction.",
            ),
        ),
        inferred=True,
    ),
    Area(
        "A culture of fear has been allowed to grow in children's services",
        UPHELD,
        "People who had complained and people who had not described the same thing.",
        (
            Answered(
                "That managers were afraid to speak",
                UPHELD,
                "belief in a culture of fear was widely held by the managers interviewed including "
                "those who had not complained",
                ("S245",),
                "It was said in interviews from both sides, in much the same words.",
            ),
            Answered(
                "That an inquiry of 2019 was kept from those who had contributed to it",
                UPHELD,
                "findings of the 2019 inquiry were not shared with managers and gave the "
                "impression of being buried - a missed opportunity",
                ("S249", "S63"),
                "No record of sharing it was found, and contributors had not seen it.",
            ),
            Answered(
                "That consultants were given authority over staff",
                UPHELD,
                "consultants were perceived to have too much authority",
                ("S53", "S187"),
                "Managers described decisions taken by people with no line to them.",
            ),
            Answered(
                "That caseloads were too high to do the work safely",
                UPHELD,
                "caseloads unrealistically high",
                ("S49",),
                "Allocation lists of the months in question show it.",
            ),
        ),
    ),
    Area(
        "Creating a loss of trust and confidence by partner agencies",
        NOT,
        "The one allegation under this heading was not borne out.",
        (
            Answered(
                "That partner agencies no longer trusted the service",
                NOT,
                "partners had lost trust and confidence",
                ("S55",),
                "Partners who were asked did not say so.",
            ),
        ),
    ),
)

LATER = Observed(
    "analysis of referrals showed that some cases had been closed too early; it is not evidence of "
    "deliberate closure",
    ("public minutes, 11 February 2021",),
)


def sentence(words: str) -> str:
    """Words of the record as a sentence."""
    return f"{words[:1].upper()}{words[1:]}."


def made_up(words: str) -> str:
    """Words that are in no source, saying so."""
    return f"{words} (Made up for this example.)"
