"""Why a child is known to the council, and why a case was closed: words by which a code is known."""

from __future__ import annotations

Rules = tuple[tuple[str, str], ...]

NEED: Rules = (
    (r"^no? need code|need code not|^([a-j] )?not (stated|recorded|specified)|no need code|^nan$|"
     r"^unknown$|^not (known|applicable|entered|assessed)$|^not yet |^none$", "N0"),
    (r"child in need other|other child in need|^other$", "N9"),
    (r"(other than|not) (a )?(child(ren)?|cin)\b|notcin|step ?parent adoption|^cin other|^court report|notification only|request for (information|access)|general adoption|"
     r"schedule (1|one) offender|^not cin$|^[a-z] not cin$", "N9"),
    (r"socially? unaccept|unacceptable behav|detrimentally on the community|socunac", "N6"),
    (r"family dysfunc|family disfunc|capacity is chronically inadequate|famdysf", "N5"),
    (r"acute (di)?stress|accute stress|acute stress|famstrs", "N4"),
    (r"low income|income below|low ?incm|no recourse|non habitual", "N7"),
    (r"asylum|absent parent|parent(s)? absent|parental absence|absprnt|unaccompanied|\buasc\b", "N8"),
    (r"parent(s|al)? ?(or carers?)?.*(ill|disab|alcohol|drug|addict)|parentill|mentally ill parent|"
     r"\bparents? with\b|alcoholic parent", "N3"),
    (r"abuse (or|and|neglect)|\babuse\b(?!.*substance)|neglect|suspected abuse|emotional harm|"
     r"exploit|traffick|domestic (violence|abuse)|significant harm|forced marriage|abusneg|genital mutilation|section 47|modern slavery", "N1"),
    (r"^abs [a-z]+$", "N1"),
    (r"mental health.*parent|parent.*mental health|young carer|^([a-z][0-9] )?carer$",
     "N3"),
    (r"^mental health|occupational therapy", "N2"),
    (r"parents? (died|in custody|in prison)|\borphan", "N8"),
    (r"radicalis|extremis|fabricated|\b(fgm|cse|cce)\b|risk of harm", "N1"),
    (r"\b(autis|epilep|life limiting|developmental delay|learning diff)", "N2"),
    (r"inadequate parenting|dysfunctional famil", "N5"),
    (r"(youth|young) offend|^offend|anti social|truan|non school attend|beyond control|sexually harmful behav", "N6"),
    (r"destitut|\bnrpf\b|poverty|\bdebts?\b", "N7"),
    (r"not in need$|^non cin|^(adoption|court report|private law)", "N9"),
    (r"^homeless|bereave|family (crisis|stress)|relationship breakdown|teenage pregnan|eviction", "N4"),
    (r"^dis [a-z]+$|^(physical|sensory) support", "N2"),
    (r"^par [a-z]+$|parental (mental|substance|alcohol|drug)", "N3"),
    (r"^(fds|fst) [a-z0-9]+$", "N5"),
    (r"^bhv [a-z]+$", "N6"),
    (r"^inc [a-z]+$", "N7"),
    (r"child s? ?disabl?|childs? (with )?(disab|illness)|own disability|^disab|disabled child|"
     r"child s disab|disablilty|\b(learning|physical|sensory|multiple) disab|chlddis|"
     r"intrinsic condition|cin disability", "N2"),
)  # fmt: skip

CLOSURE: Rules = (
    (r"(nfa|no further action) (at|after|following) (the )?(contact|referral)", "RC7"),
    # An early help assessment is not the one after which a case is closed.
    (r"\beha\b|^assessment(?!.*(nfa|no further))|initial assessment|other agenc", ""),
    (r"step(ped)? (down|up|across).*(after|following|completion).*ass?ess?", ""),
    (r"\badopt(ed|ion order)|^adoption$", "RC1"),
    (r"\bdied\b|deceased|\bdeath\b", "RC2"),
    (r"residence order|child arrangement|\bcao\b", "RC3"),
    (r"special g(uardian|.?ship)|\bsgo\b", "RC4"),
    (r"(transf\w+|moved?) (to |out)?.*(another|other) (la\b|local auth)|moved out of (the )?(area|borough|county|city)|"
     r"another la\b|moved to another area|out of area", "RC5"),
    (r"adult (social|serv|care|case)|adults? (social )?services|to adults?\b", "RC6"),
    (r"(clos|nfa|no further|deemed).*(after|following|completion of) (the )?"
     r"(c and f |single |core )?ass?ess?ment|"
     r"^assess?ments? (completed?|ended|done) (and )?(nfa|no further)|not to be in need|no factors identified", "RC8"),
    (r"early help|step(ped)? (down|up|across)|\bcaf\b|\btaf\b|\btac\b|any other rea|other reason|"
     r"no longer|ceased|withdr|completed|^other\b|reached 18|aged? 18|inappropriate|duplicate|"
     r"plan now in place|custody|remand|advice (given|only)|closed at|referral closure|"
     r"change in circ|not met|did not engage|information and advice|universal|workflow ended", "RC7"),
    (r"\bcp plan\b|child protection|looked after|changed status|^outcome|leaving care|signpost|"
     r"error|(clients?|family|parents?) request|no (longer )?(consent|contact|eligible)|not eligible|"
     r"no assessment|untrace|whereabouts|abroad|no further (action|cin|social work|involvement)|"
     r"(enablement|support|family|universal|intensive|youth|disabled|disability) .*(service|team)|"
     r"short breaks|\bnfa\b|support (ended|complete)|threshold|passed to|divert|not accepted|"
     r"became|\b(lac|cla|icpc|cpp|cp)\b|(turned|over|aged?|is) 18|referred to|"
     r"no (role|concern)|not (required|needed)|section 47|\bs47\b|pregnan|unborn|"
     r"^(case )?clos(ed|ure)( \w+)?$|transf\w+ (to|out) .*(team|service)", "RC7"),
    (r"refus|declin", ""),
    (r"\b(ended|ending|terminated|cancelled|moved|migrat\w+|review\w*|referr(al|ed)|complet\w+|supported|"
     r"support|plan|universal|caf|provid\w+|met|achieved|resolved|reunified|returned|rehab\w+|"
     r"detained|remanded|missing|deport\w*|emigrat\w+|engage\w*|cooperat\w+|co operat\w+)\b", "RC7"),
)  # fmt: skip
