"""Words by which a code is known, for each code set: the first rule that fits decides.

`plain` words are small letters without punctuation; `and` stands for & and +. Sources: the guides
to the children in need census, SSDA903 and Annex A, and spellings that councils have published.
"""

from __future__ import annotations

from upheld.practice.readers.normaliser.reasons import CLOSURE, NEED

Rules = tuple[tuple[str, str], ...]

GENDER: Rules = (
    (r"indeterminate", ""),
    (r"\b(unborn|not (stated|recorded|specified|known)|unspecified|unknown|u)\b", "U"),
    (
        r"non ?binary|neither|unable to classify|transgender|gender dysphoria|other gender|intersex",
        "N",
    ),
    (r"^1$|^(1 )?(m|male|boy|man)$", "M"),
    (r"^2$|^(2 )?(f|female|girl|woman)$", "F"),
    (r"^(0|9)( .*)?$", "U"),
)

FLAG: Rules = (
    (r"^(not (known|stated|recorded|obtained)|unknown|refu|refused|nobt( .*)?|uncertain)$", "?"),
    (r"^(0 )?(no|n|false|f)$|^0$|^b no$", "N"),
    (r"^(1 )?(yes|y|true|t)$|^1$|^a yes$", "Y"),
)
DISABLED: Rules = (
    *FLAG,
    (r"\b(not disabled|no disability|none)\b|^not? .*disab", "N"),
    (r"^(mob|hand|pc|inc|comm|ld|hear|vis|beh|con|aut|dda|dlrn|other dda)\b", "Y"),
    (r"autis|asperger|disab|hearing|vision|visual|learning|mobility|incontinen|communicat|"
     r"conc?s?ciou?sness|behavio|personal care|hand function|epilep|sensory|physical", "Y"),
)  # fmt: skip
NFA: Rules = (
    *FLAG,
    (r"^(yes )?nfa$|no further action", "Y"),
    (r"^(not|no) nfa$", "N"),
    (
        r"^fa$|^further action$|^(progress|proceed|accepted)|^(c and f |single |core )?assessment$",
        "N",
    ),
)
SEEN: Rules = (
    *FLAG,
    (r"not seen alone", ""),
    (r"not seen|no visit", "N"),
    (r"^(child )?seen( alone)?$|^yes\b", "Y"),
)
ALONE: Rules = (
    *FLAG,
    (r"^(child )?seen$", ""),
    (r"no visit", "?"),
    (r"not seen", "N"),
    (r"seen alone|^yes\b", "Y"),
)
OFFERED: Rules = (*FLAG, (r"^not offered|declined to offer", "N"), (r"^offered", "Y"))
ACCEPTED: Rules = (
    *FLAG,
    (r"^not offered|not accepted", "N"),
    (r"accepted", "Y"),
)
UASC: Rules = (*FLAG, (r"^(cla|lac|non uasc|not uasc)$", "N"), (r"^(formerly )?uasc$", "Y"))

STATUS: Rules = (
    (r"^(cla|lac|looked after( child)?|child(ren)? in care|cic)( (and|with)? ?(cp|cpp))?$|looked after",
     "CLA"),
    (r"^child protection( plan)?$|^(cp|cpp)( plan)?$|child protection plan", "CPP"),
    (r"^child(ren)? in need( plan)?$|^cin( plan)?$|^cinp$|child in need plan", "CINP"),
    (r"closed|care leaver|^(nfa|ended)$|closed episode", "CLOSED"),
    (r"assessment", "ASSESSMENT"),
)  # fmt: skip

LEGAL: Rules = (
    (r"placement order", "E1"),
    (r"interim (care|co\b)|^ico\b", "C1"),
    (r"freed|freeing", "D1"),
    (r"short.?term breaks.*agreements? (is |are )?recorded", "V4"),
    (r"short.?term breaks.*episodes", "V3"),
    (r"short.?term breaks|series of short", ""),
    (r"special guardian|residence order|child arrangements", ""),
    (r"full care|care order|^s ?31$", "C2"),
    (
        r"(section|sec|s) ?20\b|accommodated under|\bpo[s ]20\b|seection 20|voluntary accom|^(voluntary|accommodated)$",
        "V2",
    ),
    (r"^yro$|youth rehabilitation|supervision order with|cypa", "J3"),
    (r"\bpace\b|police and criminal", "J2"),
    (r"remand|youth detention|committed for trial|youth dentention", "J1"),
    (r"emergency protection|\bepo\b|\bs ?44\b", "L2"),
    (r"police prot\w*|police powers|\bs ?46", "L1"),
    (r"child assessment order", "L3"),
    (r"single (period|placement|episode|occasion)|shared care", "V2"),
    (r"^(ico)$", "C1"),
    (r"^(fco|co)$", "C2"),
    (r"^po$", "E1"),
)

PERMANENCE: Rules = (
    (r"concurrent|parallel|other|transition|time limited|twin", "OTHER"),
    (r"special guardian|\bsgo\b|\bcao\b|child arrangement|residence order", "ORDER"),
    (r"adoption", "ADOPTION"),
    (r"return|birth family|with parent|family and friends|reunif|rehabilit", "FAMILY"),
    (r"supported living|supported community", "SUPPORTED"),
    (r"residential", "RESIDENTIAL"),
    (r"foster", "FOSTERING"),
)

REC: Rules = (
    (r"^post 21", ""),
    (r"new episode begins", "X1"),
    (r"consent dispensed|dispensed with", "E12"),
    (r"adopt\w* .*(unopposed|unapposed)|^adopted$", "E11"),
    (r"\bdied\b|\bdeath\b|deceased", "E2"),
    (r"taken over|taken by another|care taken", "E3"),
    (r"special guard.*other than former.*(friend|relative)|sg relative|carers? other than former "
     r"foster carers? who w", "E47"),
    (r"former foster carers? s? ?(who were|who was) (a )?relative", "E45"),
    (r"former foster carers? s? ?(not|other than) relative|guardian.*former.*other than relatives",
     "E46"),
    (r"special guard.*other (than )?(former )?(foster )?carers", "E48"),
    (r"special g(uard|.?ship).*former f(oster|cs?\b)", "E46"),
    (r"no parental resp|without pr\b|no pr\b", "E13"),
    (r"return\w* .*not part of|unplanned", "E4B"),
    (r"return\w* .*(as )?part of|return\w* home planned|person with pr planned|planned return", "E4A"),
    (r"^cao\b|^(residence|child arrangements?)( or child arrangements?)? order|residence order .*granted$",
     "E41"),
    (r"remained with current carers|staying put", "E17"),
    (r"age assess|age disputed|determined .*18", "E15"),
    (r"independent .*(no formal|without|not formalised|unsupported|no support)", "E6"),
    (r"independent .*(formal|with|supp)|supported accom|independent accommodation", "E5"),
    (r"adult (social )?(services|care|ss)|adult ss", "E7"),
    (r"custody|sentenced", "E9"),
    (r"remand", "E14"),
    (r"abroad", "E16"),
    (r"any other reason|other reason|^other$|^(turned|reached|aged) 18$", "E8"),
    # Of what follows only the broad kind is sure: the finer codes of today ask for more.
    (r"^(e1 )?adopt(ed|ion)( order.*)?$", "E11~"),
    (r"\bsgo\b|special g(uard|.?ship)", "E48~"),
    (r"(return\w*|went|gone) (home|to (live with )?(birth )?(parents?|family|mother|father))", "E4A~"),
    (r"independent living|\bindependence\b|supported lodging|semi independent", "E5~"),
    (r"(another|other) (la|local auth\w*)\b", "E3"),
)  # fmt: skip

PLACEMENT: Rules = (
    (r"new episode begins", ""),
    (r"adopt\w* .*not (with )?(current|cur).*order|placement order not|order .*not (with )?(current|cur)",
     "A6"),
    (r"consent .*not (with )?(current|cur)", "A4"),
    (r"(placed|placement|adoption) .*(placement order|plcmt ord).*(current|foster)", "A5"),
    (r"(placed|adoption) .*consent.*(current|foster)", "A3"),
    (r"temporary .*(hospital|periods in)", "T1"),
    (r"temporary absences|child on holiday", "T2"),
    (r"carer is on holiday|foster carer on holiday", "T3"),
    (r"seven days or less|7 days or less", "T4"),
    (r"^temporary|types of temporary", "T0"),
    (r"(relative|friend).*(approved adopt|adopter).*ffa|(relative|friend).*(who is also|app adopt)",
     "U2"),
    (r"(relative|friend).*not (app |long|ffa)|relative or friend not", "U3"),
    (r"(relative|friend).*long term", "U1"),
    (r"(other foster|foster carer).*(approved adopt|appr adopt|also an approved)", "U5"),
    (r"(other foster|foster carer|foster placement).*not (long|ffa)", "U6"),
    (r"(other foster|foster carer|foster placement).*long term", "U4"),
    (r"fost(er|ering).*(relative|friend)|\breg(ulation)? ?(24|38)\b|connected (person|carer)|kinship",
     "U3"),
    (r"^ifa$|foster (carer|placement|care)|agency foster|f carer", "U6"),
    (r"(placed|placement) with (own )?parent|own parents", "P1"),
    (r"semi independent|not subject to children ?s? ?home|not reg children|hostels and other", "H5"),
    (r"independent living|lodgings", "P2"),
    (r"residential employment", "P3"),
    (r"^secure$|secure (unit|children|accom)|secure .*home", "K1"),
    (r"(residential|boarding) schools?", "S1"),
    (r"residential care home|nursing home|^care home$", "R1"),
    (r"nhs|health trust|^hospital$", "R2"),
    (r"family centre|mother and baby|parent and (child|baby)", "R3"),
    (r"young offender|\byoi\b|prison|(secure|youth) training|\b[sy]tc\b", "R5"),
    (r"children s? ?homes?|^homes and hostels|childrens homes?", "K2"),
    (r"^other( placements?\b.*)?$", "Z1"),
    (r"\b(in|not in) refuge|whereabouts (un)?known", "Z1~"),
    (r"childrens? residential", "K2"),
    (r"\badopti(on|ve)\b", "A5~"),
    (r"^with (own )?parents?$|^at home", "P1"),
)  # fmt: skip

PROVIDER: Rules = (
    (r"parents?\b|parental resp", "PR0"),
    (r"other local auth|another local auth|other la\b", "PR2"),
    (r"own (provision|la)|provided by la|local authority provision", "PR1"),
    (r"public provision|\bpct\b", "PR3"),
    (r"private|for profit(?<!not for profit)", "PR4"),
    (r"voluntary|third sector|3rd sector", "PR5"),
)
LOCATION: Rules = (
    (
        r"^out|outside|out of|^not in (la|the|borough|area)|^o$|(another|other) (la|local auth)",
        "OUT",
    ),
    (r"^in\b|inside|within|^i$|\bown (la|local auth)", "IN"),
    (r"\bout\b|\b(oola|oob|external|extern)\b|other (borough|council|county|area)", "OUT"),
    (r"\bin (the )?(la|borough|area|county|city|authority)\b|^(internal|local)$", "IN"),
)
ELIGIBILITY: Rules = (
    (r"^qualifying|^q$|qualifying", "QUALIFYING"),
    (r"^(fr|f)$|former rel", "FORMER"),
    (r"^r$|^relevant", "RELEVANT"),
    (r"^e$|^eligible|other eligible", "ELIGIBLE"),
)
IN_TOUCH: Rules = (
    (r"died", "DIED"),
    (r"returned? (to live|home)|^rhom", "RHOM"),
    (r"refus", "REFU"),
    (r"no longer (requires|required)|nreq|not required", "NREQ"),
    (r"abroad|residence not known|not recorded|no care leaver", ""),
    (r"^(0?1|1)? ?yes( resident in the uk| in touch)?$|^in touch|^0?1$|^y$", "YES"),
    (r"^(0|0?2)? ?no( resident in the uk| not in touch)?$|not in (touch|contact)|^n$", "NO"),
)
ACCOMMODATION: Rules = (
    (r"former foster|staying put|former fost|foster (carer|placement)", "Z"),
    (r"bed and breakfast|b and b", "W"),
    (r"foyer", "T"),
    (r"emergency", "V"),
    (r"custody|prison|offender|\byoi\b", "X"),
    (r"no fixed|homeless|sofa surf", "S"),
    (r"residen\w* not know|not known|^not (recorded|stated)$|^unknown$", "R"),
    (r"supported lodging", "E"),
    (r"lodgings", "K"),
    (r"abroad", "G"),
    (r"deport", "H"),
    (r"semi independent|transitional", "D"),
    (r"independent living|own tenancy|college|university|housing association tenancy", "U"),
    (r"community home|residential care|homes and hostels|nhs", "C"),
    (r"parents?|relatives?", "B"),
    (r"other accom|^other$", "Y"),
    (r"whereabouts|residence unknown|address (not known|unknown)|lost contact|^missing", "R"),
    (r"^other\b|^(with )?friends?$", "Y"),
)
SUITABLE: Rules = (
    (r"unsuitable|not (considered )?(to be )?suitable|^no?$|^u$", "2"),
    (r"suitable|^y(es)?$|^s$", "1"),
    (r"unsatisfactory|inappropriate|inadequate|^false$", "2"),
    (r"satisfactory|appropriate|adequate|^true$", "1"),
)
ACTIVITY: Rules = (
    (r"pregnan|parenting", "G6"),
    (r"(not in|neet).*(ill|disab)", "G4"),
    (r"not in (education|training|employ)|^neet", "G5"),
    (r"full ?time.*(other than higher)", "F2"),
    (r"part ?time.*(other than higher)", "P2"),
    (r"full ?time.*higher", "F1"),
    (r"part ?time.*higher", "P1"),
    (r"full ?time.*(training|employ|apprentic|work)", "F3"),
    (r"part ?time.*(training|employ|apprentic|work)", "P3"),
)
REVERSED: Rules = (
    (r"needs? changed|change in (the )?child", "RD1"),
    (r"court did not|placement order not granted|did not grant", "RD2"),
    (r"adopters? (could|can|cannot|found|not)|no adopters", "RD3"),
    (r"other reason|disrupt|break ?down", "RD4"),
)
ADOPTER_LEFT: Rules = (
    (r"withdr", "1"),
    (r"on hold", "2"),
    (r"refused", "3"),
)

RULES: dict[str, Rules] = {
    "gender": GENDER,
    "flag": FLAG,
    "disabled": DISABLED,
    "nfa": NFA,
    "seen": SEEN,
    "alone": ALONE,
    "offered": OFFERED,
    "accepted": ACCEPTED,
    "uasc": UASC,
    "need": NEED,
    "closure": CLOSURE,
    "status": STATUS,
    "legal": LEGAL,
    "permanence": PERMANENCE,
    "rec": REC,
    "placement": PLACEMENT,
    "provider": PROVIDER,
    "location": LOCATION,
    "eligibility": ELIGIBILITY,
    "in_touch": IN_TOUCH,
    "accommodation": ACCOMMODATION,
    "suitable": SUITABLE,
    "activity": ACTIVITY,
    "reversed": REVERSED,
    "adopter_left": ADOPTER_LEFT,
}
