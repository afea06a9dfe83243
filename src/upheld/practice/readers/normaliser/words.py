"""Words by which a code is known, for each code set: the first rule that fits decides.

`plain` words are small letters without punctuation; `and` stands for & and +. Sources: the guides
to the children in need census, SSDA903 and Annex A, and spellings that councils have published.
"""

from __future__ import annotations

Rules = tuple[tuple[str, str], ...]

GENDER: Rules = (
    (r"indeterminate", ""),
    (r"\b(unborn|not (stated|recorded|specified|known)|unspecified|unknown|u)\b", "U"),
    (
        r"non binary|neither|unable to classify|transgender|gender dysphoria|other gender|intersex",
        "N",
    ),
    (r"^(1 )?(m|male|boy|man)$", "M"),
    (r"^(2 )?(f|female|girl|woman)$", "F"),
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
NFA: Rules = (*FLAG, (r"^nfa$|no further action", "Y"), (r"^fa$|^further action$", "N"))
SEEN: Rules = (
    *FLAG,
    (r"not seen alone", ""),
    (r"not seen|no visit", "N"),
    (r"^(child )?seen( alone)?$|^yes\b", "Y"),
)
ALONE: Rules = (
    *FLAG,
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

NEED: Rules = (
    (r"^no? need code|need code not|^not (stated|recorded|specified)|no need code", "N0"),
    (r"(other than|not) (a )?(child(ren)?|cin)\b|notcin|step ?parent adoption|^cin other", "N9"),
    (r"socially? unaccept|unacceptable behav|detrimentally on the community|socunac", "N6"),
    (r"family dysfunc|family disfunc|capacity is chronically inadequate|famdysf", "N5"),
    (r"acute (di)?stress|accute stress|acute stress|famstrs", "N4"),
    (r"low income|income below|low ?incm", "N7"),
    (r"absent parent|parent(s)? absent|parental absence|absprnt|unaccompanied|\buasc\b", "N8"),
    (r"parent(s|al)? ?(or carers?)?.*(ill|disab|alcohol|drug|addict)|parentill|mentally ill parent|"
     r"\bparents? with\b|alcoholic parent", "N3"),
    (r"abuse (or|and|neglect)|\babuse\b(?!.*substance)|neglect|suspected abuse|emotional harm|"
     r"sexual exploit|abusneg|genital mutilation|section 47|modern slavery", "N1"),
    (r"^abs [a-z]+$", "N1"),
    (r"^dis [a-z]+$|^(physical|sensory) support", "N2"),
    (r"^par [a-z]+$|parental (mental|substance|alcohol|drug)", "N3"),
    (r"^fds [a-z]+$", "N5"),
    (r"^bhv [a-z]+$", "N6"),
    (r"^inc [a-z]+$", "N7"),
    (r"child s? ?disabl?|childs? (with )?(disab|illness)|own disability|^disab|disabled child|"
     r"child s disab|disablilty|\b(learning|physical|sensory|multiple) disab|chlddis|"
     r"intrinsic condition|cin disability", "N2"),
)  # fmt: skip

CLOSURE: Rules = (
    (r"\badopt(ed|ion order)", "RC1"),
    (r"\bdied\b|deceased|\bdeath\b", "RC2"),
    (r"residence order|child arrangement", "RC3"),
    (r"special g(uardian|.?ship)|\bsgo\b", "RC4"),
    (r"(transf\w+|moved?) (to |out)?.*(another|other) (la\b|local auth)|moved out of (the )?area|"
     r"another la\b|moved to another area|out of area", "RC5"),
    (r"adult (social|serv|care|case)|adults? (social )?services|to adults?\b", "RC6"),
    (r"(after|following|completion of) (the )?(c and f |single |initial |core )?ass?ess?ment|"
     r"not to be in need|no factors identified", "RC8"),
    (r"early help|step(ped)? (down|up|across)|\bcaf\b|\btaf\b|\btac\b|any other rea|other reason|"
     r"no longer|ceased|withdr|completed|^other\b|reached 18|aged? 18|inappropriate|duplicate|"
     r"plan now in place|custody|remand|advice (given|only)|closed at|referral closure|"
     r"change in circ|not met|did not engage|information and advice|universal|workflow ended", "RC7"),
)  # fmt: skip

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
    (r"interim care", "C1"),
    (r"freed|freeing", "D1"),
    (r"short.?term breaks|series of short", ""),
    (r"special guardian|residence order|child arrangements", ""),
    (r"full care|care order", "C2"),
    (r"(section|sec|s) ?20\b|accommodated under|\bpo[s ]20\b|seection 20|voluntary accom", "V2"),
    (r"youth rehabilitation|supervision order with|cypa", "J3"),
    (r"\bpace\b|police and criminal", "J2"),
    (r"remand|youth detention|committed for trial|youth dentention", "J1"),
    (r"emergency protection|\bepo\b", "L2"),
    (r"police protection|police powers|s46", "L1"),
    (r"child assessment order", "L3"),
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
    (r"^(residence|child arrangements?)( or child arrangements?)? order|residence order .*granted$",
     "E41"),
    (r"remained with current carers|staying put", "E17"),
    (r"age assess\w* determined|age disputed", "E15"),
    (r"independent .*(no formal|without|not formalised|unsupported|no support)", "E6"),
    (r"independent .*(formal|with|supp)|supported accom|independent accommodation", "E5"),
    (r"adult (social )?(services|care|ss)|adult ss", "E7"),
    (r"custody|sentenced", "E9"),
    (r"remand", "E14"),
    (r"abroad", "E16"),
    (r"any other reason|other reason", "E8"),
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
    (r"fost(er|ering).*(relative|friend)", "U3"),
    (r"foster (carer|placement|care)|agency foster|f carer", "U6"),
    (r"(placed|placement) with (own )?parent|own parents", "P1"),
    (r"semi independent|not subject to children ?s? ?home|not reg children|hostels and other", "H5"),
    (r"independent living|lodgings", "P2"),
    (r"residential employment", "P3"),
    (r"secure (unit|children|accom)|secure .*home", "K1"),
    (r"residential schools?", "S1"),
    (r"residential care home|nursing home", "R1"),
    (r"nhs|health trust", "R2"),
    (r"family centre|mother and baby", "R3"),
    (r"young offender|\byoi\b|prison|secure training", "R5"),
    (r"children s? ?homes?|^homes and hostels|childrens homes?", "K2"),
    (r"^other placements?\b", "Z1"),
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
    (r"^out|outside|out of", "OUT"),
    (r"^in\b|inside|within", "IN"),
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
    (r"no longer requires|nreq|not required", "NREQ"),
    (r"abroad|residence not known|not recorded|no care leaver", ""),
    (r"^(0?1|1)? ?yes( resident in the uk| in touch)?$|^in touch|^0?1$|^y$", "YES"),
    (r"^(0|0?2)? ?no( resident in the uk| not in touch)?$|not in touch|^n$", "NO"),
)
ACCOMMODATION: Rules = (
    (r"former foster|staying put|former fost|foster (carer|placement)", "Z"),
    (r"bed and breakfast|b and b", "W"),
    (r"foyer", "T"),
    (r"emergency", "V"),
    (r"custody|prison|offender", "X"),
    (r"no fixed|homeless", "S"),
    (r"residen\w* not know|not known", "R"),
    (r"supported lodging", "E"),
    (r"lodgings", "K"),
    (r"abroad", "G"),
    (r"deport", "H"),
    (r"semi independent|transitional", "D"),
    (r"independent living|own tenancy|college|university|housing association tenancy", "U"),
    (r"community home|residential care|homes and hostels|nhs", "C"),
    (r"parents?|relatives?", "B"),
    (r"other accom", "Y"),
)
SUITABLE: Rules = (
    (r"unsuitable|not suitable", "2"),
    (r"suitable|^yes$", "1"),
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
    (r"other reason", "RD4"),
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
