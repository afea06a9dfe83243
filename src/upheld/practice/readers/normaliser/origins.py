"""Who told the council: the source of a contact or a referral, in the words that systems have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from upheld.practice.readers.normaliser import agencies

CODE = re.compile(
    r"^(?:[‘'\"(\[]|\(cs\))?\s*(?:(1|2|3|5)\s?([a-f])|(10|4|6|7|8|9))(?![0-9a-z)])", re.IGNORECASE
)
LAST = re.compile(r"[\[(](?:(1|2|3|5)([a-f])|(10|4|6|7|8|9))[\])]$", re.IGNORECASE)
EXCEPT = re.compile(
    r"\b(excluding|excl|excludes|exclude|not|other than|apart from)\b[^()]*?"
    r"(housing|social care|social|schools?|school based|la\b|police|yos|hsc|a and e)[a-z ]*"
)
RULES = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        (r"^individuals? anon", ""),
        (r"anonym\w*.*(not known|unknown)|(unknown|unk) anon.*withheld", ""),
        (r"\banon", "9"),
        (r"^(not known|not recorded|not recorded unknown|unknown|unkown|unk|nk|not mapped)\b|"
         r"\bunknown$", "10"),
        (r"home care.*external|external.*home care", "8"),
        (r"home care.*internal|internal.*home care", "5A"),
        (r"court.*police", ""),
        (r"education(al)? psych", "2B"),
        (r"independent (\w+ )?school", "2A"),
        (r"\bward (staff|sister|manager)", "3F"),
        (r"multi agency safeguarding|independent reviewing", "5A"),
        (r"^fire brigade", ""),
        (r"^home office( ref\w*)?$|^other (team|department)s?$", "8"),
        (r"home office.*immigration", "7"),
        (r"police|\bcaiu?\b|\bppd\b", "6"),
        (r"^(\d+ |edu )?((other|childrens?|nursery) .*)?childrens? centre", "8"),
        (r"childrens? centre", ""),
        (r"^(la|local authority) services?\b.*(external|another|other la\b|not \w+ services)", "5C"),
        (r"^(la|local authority) services?\b.*early help", "5D"),
        (r"^(la|local authority) services?\b.*(social|adult)", "5A"),
        (r"^(la|local authority) services? (other )?internal|^(la|local authority) services? other", "5B"),
        (r"^adults services\b", "5A"),
        (r"^ola\b(?!.*(local auth|l a\b))|from ola|^other internal services$|^individuals? anon", ""),
        (r"6th form|sixth form", "2A"),
        (r"health visit|\bhv\b", "3B"),
        (r"school nurs|nursing school nurse|school (health|medical)", "3C"),
        (r"\ba (and )?e\b|accident (and|or) emergency|casualty|emergency dep", "3E"),
        (r"\bg ?p\b|general pract", "3A"),
        (r"primary health|midwi|camhs|paediatric|health community|community health|pct", "3D"),
        (r"\bnurser", "2A"),
        (r"schools? (and )?colleges?|^sch$", "2A"),
        (r"^adult s? ?services?\b(?!.*mental)", "5A"),
        (r"^other (including|incl) hospice|^other legal agency eg", ""),
        (r"dentist|dental|therap(y|ist) (assess|team|dep)|speech and lang|dietic|walk in centre|radiolog",
         "3F"),
        (r"sexual assault ref|\bsarc\b|matron|optomet|optician|birth notif|secondary health|^(hosp?|nurs)$|consultant|pharmac",
         "3F"),
        (r"environmental health|mental health (staff|officer)|hospital team|hospital social|"
         r"substance misuse", ""),
        (r"ambulance|hospital (a|acute|in)|maternity|hospice|nhs|mental health|psychiat|psycholog|"
         r"nurse|medical|hospital|physiother|clinic|substance misuse|drug and alcohol|\bcmht\b|"
         r"family nurse|\bmed\b", "3F"),
        (r"^health|\bhealth (serv|centre|work|team|other|prof|care|prov|trust|auth|adult|acute)|"
         r"other health", "3F"),
        (r"^legal (services?|section|team|office)$", ""),
        (r"^legal agency$|government agency|benefits agency|housing provider|^home office", ""),
        (r"magistrate|barrister|\bcps\b|crown pros|guardian ad litem|^(prob|sol)$|rehabilitation company|court|cafcass|probation|prison|immigration|legal agency|solicitor|border agency|"
         r"\blegal \w+", "7"),
        (r"supported hous|neighbourhood (?!off|team)", ""),
        (r"^hous$|^(la |local authority |\w+ )?hous(ing|e)?\b|housing (ass|dep|or|la|off)|homeless", "4"),
        (r"early help", "5D"),
        (r"(another|other|external|from other) (la\b|las\b|local auth|l a\b)|la services? external|"
         r"external (e g|eg|from)", "5C"),
        (r"la (services? )?(other )?internal|youth offend|\byo[ts]\b|"
         r"internal (other )?(dep|serv|team)|\binternal$|other la dep", "5B"),
        (r"^(lbh )?other (internal )?(dep|serv)(?!.*own la)|^\d+ lbh other|^ola social", ""),
        (r"other internal|other \w+ (city )?council dep|depts of own la", "5B"),
        (r"customer serv|leisure|librar|trading stand|council tax|env\w* health|anti social", "5B"),
        (r"fostering team|adoption team|"
         r"senior practitioner|\biro\b|leaving care|children in care team|\bmash\b|"
         r"social care|social serv|social work|childrens? services|\bedt\b|emergency duty|"
         r"adult s? ?(social )?serv|out of hours|\bssd\b", "5A"),
        (r"\bla services?|^local authority|sure start|youth serv|targeted|troubled fam|marac|\blado\b",
         "5B"),
        (r"school (liaison|support)|college|early years", ""),
        (r"\bschools?\b|nurser|academy|\bsenco?\b|pre ?school|sixth form|6th form|playgroup", "2A"),
        (r"head ?teacher|teacher\b|pupil referral|\bpru\b", "2A"),
        (r"inclusion officer|attendance officer|\bewo\b|virtual school|educat|connexion|\beducational\b|\besw\b|education welf|\bsend\b", "2B"),
        (r"private foster carer", "1A"),
        (r"foster carer|child minder oth|oth child mind|carer agency|public other ind", ""),
        (r"^nei$|neighbour(?!hood)|neigbour|friend|acquaint|aquaint|acquint|child ?mind", "1B"),
        (r"\bself\b|in person|young person themsel", "1C"),
        (r"^(fath|husb|sis|gran|bro|wife)$|family (member|relat|parent|fri)|relative|^family$|\bmother\b|\bfather\b|grand(m|p|f|s|d)|"
         r"\b(step|half)? ?(brother|sister|aunt|auntie|uncle|husband|wife|son|daughter|parents?|carer|"
         r"sibling|cousin|partner|spouse|niece|nephew)\b|household", "1A"),
        (r"stranger|\bpublic\b|^individual|other individual|councillor|elected member|^mp\b|"
         r"^ind\b|community member", "1D"),
        (r"^vcs$|voluntary|charit|nspcc|n s p c c|barnardo|independ[ae]nt|commissioned|church|faith|ofsted|"
         r"provider|fire|jobcentre|\bother professional|^other( e g.*| agency.*| incl.*| ple.*| "
         r"not.*)?$|victim support|third party|military|mod\b|\bagency\b|residential home|hostel|"
         r"refuge|young carers", "8"),
    )
)  # fmt: skip


def code(word: str, plain: str) -> str | None:
    """The code of a spelling; nothing where its number and its words disagree."""
    said = CODE.match(word.strip()) or LAST.search(word.strip())
    number = "" if said is None else (f"{said[1]}{said[2].upper()}" if said[1] else said[3])
    told = _words(re.sub(r"^[0-9]{2} (?=[a-z])", "", plain))
    if number:
        apart = told is not None and told[:1] != number[:1] and {told, number} != {"1D", "8"}
        return None if apart and not _long(plain) else number
    return told


def _long(plain: str) -> bool:
    """A heading of the census in full names many others that it is not."""
    return len(plain.split()) > 4  # noqa: PLR2004


# A spelling that begins with the heading of a group is of that group, whatever its examples say.
HEADS = tuple(
    (re.compile(pattern), group, fallback)
    for pattern, group, fallback in (
        (r"^(cyp |other )?health\b", "3", "3F"),
        (r"^(la|local authority) (serv(ices?)?|departments?)\b", "5", "5B"),
        (r"^individuals?\b", "1", "1D"),
        (r"^education\b(?! college)", "2", "2B"),
        (r"^(other )?legal agency\b(?!$)|^other legal agency$", "7", "7"),
        (r"^other (including|incl|e g|eg)\b(?! hospice)", "8", "8"),
        (r"^housing\b(?! provider)", "4", "4"),
        (r"^police\b", "6", "6"),
        (r"^adults services\b", "5", "5A"),
        (r"^children s? ?centres?\b|^childrens? centres?\b", "8", "8"),
    )
)


def _words(plain: str) -> str | None:
    told = re.sub(r"^cs ", "", EXCEPT.sub(" ", plain))
    head = next((each for each in HEADS if each[0].search(told)), None)
    found = list(_found(told))
    if head is None:
        if not found:
            return agencies.code(told)
        # Words that point to two groups say that it is not sure.
        return (found[0] or None) if len({agencies.group(each) for each in found}) == 1 else None
    return next((code for code in found if code.startswith(head[1])), head[2])


def _found(told: str) -> Iterator[str]:
    """What each part of a spelling points to: a part that has been read is not read again."""
    for pattern, code in RULES:
        match = pattern.search(told)
        if match:
            yield code
            told = f"{told[: match.start()]} {told[match.end() :]}"
