"""Who told the council: the source of a contact or a referral, in the words that systems have."""

from __future__ import annotations

import re

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
        (r"anonym\w*.*(not known|unknown)|(unknown|unk) anon.*withheld", ""),
        (r"\banon", "9"),
        (r"^(not known|not recorded|not recorded unknown|unknown|unkown|unk|nk|not mapped)\b|"
         r"\bunknown$", "10"),
        (r"police.*(court|probation)|court.*police|^fire brigade", ""),
        (r"police|\bcaiu?\b|\bppd\b", "6"),
        (r"^(\d+ |edu )?(other|childrens?|nursery) .*childrens? centre|^childrens? centre", "8"),
        (r"childrens? centre", ""),
        (r"health visit|\bhv\b", "3B"),
        (r"school nurs|nursing school nurse", "3C"),
        (r"\ba (and )?e\b|accident (and|or) emergency|casualty|emergency dep", "3E"),
        (r"\bg ?p\b|general pract", "3A"),
        (r"primary health|midwi|camhs|paediatric|health community|community health|pct", "3D"),
        (r"\bnurser", "2A"),
        (r"schools? (and )?colleges?|^sch$", "2A"),
        (r"^adult s? ?services?\b|adults services", "5A"),
        (r"^other (including|incl) hospice|^other legal agency eg", ""),
        (r"matron|optomet|optician|birth notif|secondary health|^(hosp?|nurs)$|consultant|pharmac",
         "3F"),
        (r"environmental health|mental health staff|hospital team|substance misuse prof", ""),
        (r"ambulance|hospital (a|acute|in)|maternity|hospice|nhs|mental health|psychiat|psycholog|"
         r"nurse|medical|hospital|physiother|clinic|substance misuse|drug and alcohol|\bcmht\b|"
         r"family nurse|\bmed\b", "3F"),
        (r"^health|\bhealth (serv|centre|work|team|other|prof|care|prov|trust|auth|adult|acute)|"
         r"other health", "3F"),
        (r"^legal agency$|government agency|benefits agency|housing provider|^home office", ""),
        (r"^(prob|sol)$|rehabilitation company|court|cafcass|probation|prison|immigration|legal agency|solicitor|border agency|"
         r"\blegal \w+", "7"),
        (r"supported hous|neighbourhood", ""),
        (r"^hous$|^(la |local authority |\w+ )?hous(ing|e)\b|housing (ass|dep|or|la|off)|homeless", "4"),
        (r"early help", "5D"),
        (r"(another|other|external|from other) (la\b|las\b|local auth|l a\b)|la services? external|"
         r"external (e g|eg|from)|\bola\b", "5C"),
        (r"la (services? )?(other )?internal|youth offend|\byo[ts]\b|"
         r"internal (other )?(dep|serv|team)|\binternal$|other la dep", "5B"),
        (r"^(lbh )?other (internal )?(dep|serv)|^\d+ lbh other|^ola social", ""),
        (r"other internal|other \w+ (city )?council dep|depts of own la", "5B"),
        (r"social care|social serv|social work|childrens? services|\bedt\b|emergency duty|"
         r"adult s? ?(social )?serv|out of hours|\bssd\b", "5A"),
        (r"^la services?|^local authority|sure start|youth serv|targeted|troubled fam|marac|\blado\b",
         "5B"),
        (r"school (liaison|support)|college|early years", ""),
        (r"\bschools?\b|nurser|academy|\bsenco?\b|pre ?school|sixth form|6th form|playgroup", "2A"),
        (r"educat|connexion|\beducational\b|\besw\b|education welf|\bsend\b", "2B"),
        (r"foster carer|child minder oth|oth child mind|carer agency|public other ind", ""),
        (r"^nei$|neighbour|neigbour|friend|acquaint|aquaint|acquint|child ?mind", "1B"),
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
SAME = {"1": "1", "2": "2", "3": "3", "5": "5"}


def code(word: str, plain: str) -> str | None:
    """The code of a spelling; nothing where its number and its words disagree."""
    said = CODE.match(word.strip()) or LAST.search(word.strip())
    number = "" if said is None else (f"{said[1]}{said[2].upper()}" if said[1] else said[3])
    told = _words(plain)
    if number:
        apart = told is not None and told[:1] != number[:1] and {told, number} != {"1D", "8"}
        return None if apart and not _long(plain) else number
    return told


def _long(plain: str) -> bool:
    """A heading of the census in full names many others that it is not."""
    return len(plain.split()) > 4  # noqa: PLR2004


def _words(plain: str) -> str | None:
    told = re.sub(r"^cs ", "", EXCEPT.sub(" ", plain))
    return next((code for pattern, code in RULES if pattern.search(told)), None) or None
