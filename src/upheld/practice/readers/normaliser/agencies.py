"""Who tells a council: names and abbreviations of posts and agencies, by the kind of source.

Written from the guide to the children in need census and from what such people are commonly called.
Used only where no rule of `origins` fits: every name in a spelling must be of the same group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

NAMES = """
1A: mother, father, mum, dad, parent, brother, sister, sibling, uncle, aunt, aunty, nephew, niece, cousin, daughter, daughter in law, son in law, grandmother, grandfather, grandparent, grandson, granddaughter, stepfather, stepmother, step parent, stepparent, husband, wife, spouse, partner, ex partner, relative, foster parent, guardian, household, next of kin, in laws, birth family, in law
1B: neighbour, friend, acquaintance, childminder, babysitter, lodger
1C: self, herself, himself, service user, client, young person
1D: stranger, councillor, employer, politician, passer by, member of public, elected representative, landlord, concerned citizen, colleague, local resident
2A: school, academy, nursery, teacher, headteacher, classroom assistant, teaching assistant, pastoral, kindergarten, playgroup, pre school, preschool, creche, parent support adviser, learning mentor, breakfast club, after school club
2B: education, educational psychologist, pupil support, school attendance, attendance, inclusion, exclusion, tutor, home tuition, connexions, careers, further education, university, governor, truancy, portage, home tutor, special needs
3A: general practitioner, gp, surgery, family doctor, doctor, medical practice
3B: health visitor, health visiting
3C: school nurse, school nursing
3D: midwife, midwifery, paediatrician, paediatrics, primary care, health centre, child and adolescent mental health, community nurse, district nurse, primary link, intermediate care, pre birth, antenatal, maternity
3E: accident and emergency, emergency department, casualty
3F: hospital, hospice, ambulance, paramedic, consultant, clinic, clinician, psychiatrist, psychologist, psychiatric, physiophysiotherapy, therapist, dietitian, dietician, chiropodist, podiatrist, optician, optometrist, dentist, pharmacist, pharmacy, nurse, matron, medical, mental health trust, primary care trust, sexual health, sexual assault referral, community health, walk in centre, emergency services, emergency service, ward manager, radiographer, audiology, audiologist, speech therapist, health, minor injuries, ccg, commissioning group, chemist, palliative care, continence, pregnancy unit, foundation trust, acute trust, perinatal
4: housing, sheltered accommodation, warden, tenancy, landlord services, homelessness, homeless person, homeless persons, estate, lettings, registered social landlord, tenancy support, almo, arms length management organisation
5A: social worker, social work, social services, social care, emergency duty, step down, disability team, disabled children, approved mental health professional, reviewing officer, care manager, duty team, out of hours, children services, fostering team, adoption team, family centre, children and families, childrens services, amhp, asw, family placement, reablement, assessment team, referral and assessment, locality team, transition team, safeguarding team, area office
5B: youth offending, youth service, youth justice, anti social behaviour, neighbourhood officer, neighbourhood team, leisure, library, trading standards, customer services, benefits service, council, council department, community safety, environmental services, youth worker, registration service, elections, revenues, own authority, licensing, chief executive, emergency planning, youth inclusion
5C: another authority, other authority, another council, other council, other local authority, neighbouring authority
5D: early help, early intervention, common assessment framework, team around the family, team around the child, family solutions
6: police, constable, constabulary, custody sergeant, british transport police, public protection unit, vulnerable persons unit, child abuse investigation, merlin, crimestoppers, custody suite
7: court, solicitor, lawyer, barrister, probation, prison, immigration, magistrate, cafcass, coroner, crown prosecution, border force, registrar, guardian ad litem, tribunal, judge, legal agency, yoi, young offender institution
8: voluntary, charity, caritas, change grow live, turning point, with you, catch22, nacro, mencap, scope, coram, family action, spurgeons, st giles, cgl, red cross, age uk, street league, web, party concerned, charitable, church, mosque, faith, fire service, fire and rescue, fire rescue, victim support, citizens advice, samaritans, childline, salvation army, clergy, vicar, priest, minister of religion, imam, rabbi, armed forces, army, coastguard, job centre, jobcentre, independent provider, independent fostering, fostering agency, commissioned, third sector, third party, relate, home start, homestart, barnardos, nspcc, action for children, childrens society, member of parliament, inspection body, multicultural organisation, safe centre, website, internet, media, sports club, rspca, age concern, scouts, girl guides, advocate, advocacy, childrens home
9: anonymous
10: unknown, not known, not stated, not recorded, unspecified, n k, not specified
"""

# The same, but no abbreviation is taken to be the beginning of one of these.
MORE = """
1A: grandma, grandpa, grandad, granddad, stepdad, stepmum, step dad, step mum, twin, boyfriend, girlfriend, fiance, adopter, great aunt, extended family, immediate family, birth parent, nan, nana, granny, step sister, step brother, half brother, half sister, foster mother, foster father, special guardian, maternal, paternal
1B: godparent, godmother, godfather, flatmate, housemate, family friend, nanny, au pair
1C: patient, victim, the child, self referral
1D: witness, whistleblower, visitor, passerby, constituent, well wisher, general public, shopkeeper, taxi driver, bus driver
2A: headmaster, headmistress, deputy head, head of year, form tutor, school secretary, primary, secondary, infant, junior school, grammar school, boarding school, montessori, principal, lunchtime supervisor, school staff, day nursery, playscheme
2B: lea, education authority, learning support, behaviour support, elective home education, school admissions, ed psych, special educational needs, education welfare, education officer, education psychology, virtual school, virtual head, ethnic minority achievement, advisory teacher, area senco, medical tuition, traveller education
3A: locum, practice nurse, practice manager
3D: child development centre, child development, community dental, safeguarding midwife, named nurse, designated nurse, looked after children nurse, lac nurse, family nurse partnership, child health
3E: a e, minor injury
3F: drug worker, alcohol service, addiction, detox, crisis team, home treatment, eating disorder, iapt, psychotherapist, haematology, oncology, diabetes, renal, x ray, genito urinary, gum clinic, family planning, discharge team, discharge coordinator, specialist nurse, macmillan, surgeon, neurology, orthopaedic, dermatology, nhs 111, outpatient, out patient, inpatient, intensive care, nicu, scbu, neonatal, orthotics, gastroenterology, immunisation, vaccination, named doctor, designated doctor, nurse practitioner, health care assistant, healthcare, cardiology, endocrinology, burns unit, fracture clinic, urgent care, dementia, psychosis, recovery service, mental health practitioner, mental health worker, wound, phlebotomy, radiology, general hospital, infirmary, hospital trust
4: registered provider, rough sleeper, rough sleeping, housing benefit, rent, lettings officer, estate manager
6: pcso, detective, public protection, safer neighbourhood, domestic violence unit, vulnerable person, special branch, detective sergeant, sapphire, neighbourhood policing, metropolitan, protecting vulnerable people, policing
7: legal aid, asylum, hmcts, bailiff, parole, uk visas, legal representative, offender manager, offender management, national probation, community rehabilitation, approved premises, secure training, ukvi, official solicitor, public guardian, attorney
"""

# Names that are cut short, as case systems do, which are no beginning of a name above.
SHORT = """
1A: mo fa br bro sis sf sm gf gm gran mil fil dau daui soni sib hus husb wif ptnr rel oth rel hb sb fei frei or sisi broi moti fati neph gdau gson graf gram stef stem auni part mgm pgm mgf pgf guar moth fath pare nok sibl uncl cous grmo grfa gpar
1B: nbr neig nei acq cmr neib aqu
1D: pub mop mp cllr empl pem ppo
2A: sch scl pfsa senco ht ta prim seco spsc
2B: ewo ews esw educ ep wefo edwo epsy eps cme ehe
3A: gp ocgp doc gps doct gprac drs
3B: hv hvis
3C: schn snur sn scnu schnurse
3D: mw midw camhs camh pct dn cmw midwf comw paed fnp anc ccn
3E: ae aed ande
3F: hosp hos cpn cmht cln phy phys ot hot hoot amb nhs nhsd hlth opt slt salt mht mhat con macm cmhn psyt dist hosn hosw cpsn psyc psy dent phar diet chir podi opto ward clin cdc cdt gum miu utc uhb icb ccg eip rmn cns hca ambu nurs
4: hous hsg hass slex slih supo ward rsl hmls homl tmo arms
5A: sw swk ssd csc asc edt eds iro mash swt swa sswk ssw hcin
5B: yot yos yjs asb lib fsu otot yjt yjb ydo
5C: ola otla othla otss
5D: eh eht caf taf tac
6: pol ppu ppd cait caiu pvp btp cid cpu vpu ppn mps dvu ppiu merl wmp gmp
7: prob sol cafc crt pris imm ukba hmp cps leg nps crc noms ukvi hmcts
8: vol vcs nspcc cab dss dwp tp ifa resh reha refu otht hcex cler vica prie agec
9: anon
10: nk unk unkn
"""
# Letters that a council's own name is shortened to.
OWN = re.compile(r"^(lb[a-z]{1,2}|[a-z]{1,3}(mbc|mdc|cc|bc|dc)|cec|bcc|scc|ncc|hcc|kcc)\b")
# What says nothing about who it is.
FILLER = re.compile(
    r"a|and|of|the|or|in|to|for|service|team|staff|worker|officer|department|dept|other|community|"
    r"local|professional|manager|office"
)
MOST = 0.6  # of the other words, that must be part of names that are known
CATCH_ALL = {"5B", "8"}  # where a word that is not known may as well mean something else
PREFIX = range(3, 9)  # letters of an abbreviation that must begin a name
LONG, LONGER = 8, 11  # letters from which one and two letters may be wrong


def group(code: str) -> str:
    """The group of a code: the digit before its letter."""
    return code if code == "10" else code[:1]


def _read(lines: str, between: str | None) -> Iterator[tuple[str, str]]:
    for line in lines.strip().splitlines():
        code, names = line.split(": ")
        for name in names.split(between):
            yield name, code


COMMON = {tuple(name.split()): code for name, code in _read(NAMES, ", ")}
KNOWN = {tuple(name.split()): code for name, code in _read(MORE, ", ")} | COMMON
ABBREVIATED = dict(_read(SHORT, None))
LONGEST = max(len(name) for name in KNOWN)


def code(told: str) -> str | None:
    """The code of a spelling in plain words, where all that it names is of one group."""
    words = told.split()
    if len(words) == 1:
        short = ABBREVIATED.get(told) or _begun(told)
        if short:
            return short
    said = [_plain(word) for word in words]
    found = list(_named(said))
    if not found:
        return "5B" if OWN.search(told) else None
    names = {word for name, _code in found for word in name}
    rest = [word for word in said if word not in names and not FILLER.fullmatch(word)]
    if len(names) < MOST * (len(names) + len(rest)) or (rest and found[0][1] in CATCH_ALL):
        return None
    return found[0][1] if len({group(each) for _name, each in found}) == 1 else None


def _begun(told: str) -> str | None:
    if len(told) not in PREFIX or "other".startswith(told):
        return None
    found = {code for name, code in COMMON.items() if name[0].startswith(told)}
    return min(found) if len({group(each) for each in found}) == 1 else None


def _named(words: list[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each name in the words with its code, longer names first."""
    at = 0
    while at < len(words):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            name = tuple(words[at : at + length])
            if name in KNOWN:
                yield name, KNOWN[name]
                at += length
                break
        else:
            at += 1


@lru_cache(maxsize=10_000)
def _plain(word: str) -> str:
    """A word as the names above have it: without its plural, and with a letter put right."""
    if word in SINGLE:
        return word
    for ending, instead in (("ies", "y"), ("ives", "ife"), ("s", "")):
        if word.endswith(ending) and word.removesuffix(ending) + instead in SINGLE:
            return word.removesuffix(ending) + instead
    return put_right(word, SINGLE)


def put_right(word: str, known: frozenset[str]) -> str:
    """A long word with a letter put right, where it is near to one word that is known."""
    allowed = 0 if len(word) < LONG else 1 if len(word) < LONGER else 2
    if not allowed or word in known:
        return word
    near = [each for each in known if _near(word, each, allowed)]
    return near[0] if len(near) == 1 else word


def _near(one: str, other: str, allowed: int) -> bool:
    """Whether at most so many letters are added, left out or changed; the first must be right."""
    if one[0] != other[0] or abs(len(one) - len(other)) > allowed:
        return False
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row[0] = row[0], number
        for place, theirs in enumerate(other, 1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (letter != theirs)),
            )
    return row[-1] <= allowed


SINGLE = frozenset(word for name in KNOWN for word in name)
