"""Ethnic groups in the words that case systems have for them.

The department's own codes first, then words, then the codes of the 2001 census, which number the
groups A to E. Where a spelling names only the broad group, it stands for that group's "any other".
"""

from __future__ import annotations

import re

EXACT = "ABAN AIND APKN AOTH BCRB BAFR BOTH CHNE OOTH MWBC MWBA MWAS MOTH NOBT REFU WBRI WIRI WIRT \
WOTH WROM"
# The extended codes of the school census, by the main code that each is part of.
EXTENDED = {
    "WBRI": "WCOR WENG WNIR WSCO WWEL WOWB",
    "WOTH": "WALB WBOS WCRO WGRE WGRK WGRC WITA WKOS WPOR WSER WTUR WTUK WTUC WEUR WEEU WWEU WOTW",
    "WROM": "WROG WROR WROO",
    "MOTH": "MAOE MABL MACH MBOE MBCH MCOE MWOE MWCH MOTM MOTW",
    "MWAS": "MWAP MWAI MWAO",
    "APKN": "AMPK AKPA AOPK",
    "AOTH": "AAFR AKAO ANEP ASNL ASLT ASRO AOTA",
    "BAFR": "BANN BCON BGHA BNGN BSLN BSOM BSUD BAOF",
    "BOTH": "BEUR BNAM BOTB BBRI",
    "CHNE": "CHKC CMAL CSNG CTWN COCH",
    "OOTH": "OAFG OARA OEGY OFIL OIRN OIRQ OJPN OKOR OKRD OLAM OLEB OLIB OMAL OMRC OPOL OTHA OVIE \
OYEM OOEG",
}
DEPARTMENT = {code: code for code in EXACT.split()} | {
    extended: code for code, several in EXTENDED.items() for extended in several.split()
}
CENSUS = {
    **{f"a{n}": code for n, code in enumerate(("WBRI", "WIRI", "WOTH", "WIRT", "WROM"), 1)},
    **{f"b{n}": code for n, code in enumerate(("MWBC", "MWBA", "MWAS", "MOTH"), 1)},
    **{f"c{n}": code for n, code in enumerate(("AIND", "APKN", "ABAN", "AOTH", "AOTH"), 1)},
    **{f"d{n}": code for n, code in enumerate(("BCRB", "BAFR", "BOTH"), 1)},
    **{f"e{n}": code for n, code in enumerate(("CHNE", "OOTH"), 1)},
}
LETTERS = {"a": "WOTH", "b": "MOTH", "c": "AOTH", "d": "BOTH", "e": "OOTH"}
TOKEN = re.compile(r"(?<![A-Z])([WMABCONR][A-Z]{3})(?![A-Z])")
CENSUS_CODE = re.compile(r"^\(?([a-e])([1-5])\b(?!\.)")
NUMBERED = re.compile(r"^\(?(?:([a-e])\.\1\1?\d+(?:\.\d+)?|([a-e])\s?:\s?\2\d+)\)?", re.IGNORECASE)

NOT_SAID = re.compile(
    r"not (?:yet )?(?:been )?(?:obtained|available|established|known|stated|recorded|asked|given|"
    r"provided|completed|collected|sought|requested|entered|supplied|disclosed|confirmed)|no information|awaiting|to be confirmed|^nan$|refus|declin|prefer\w* not|did not wish|does not wish|"
    r"would not say|undeclared|unknown|form not|information not|no data|no initial client contact|"
    r"withheld|not (?:coded|classified|determined|assessed|held|identified|declared|captured|ascertained|"
    r"shared|answered|updated)|unclassified|undetermined|^(?:notstated|notknown|unkn|nyo|nst|no value|"
    r"invalid|error)$|^(?:blank|null|none|missing|pending|unborn|tbc|tba|n a|not applicable|no ethnicity)\b"
)
REFUSED = re.compile(r"refus|declin|prefer\w* not|wish|would not say|undeclared|withheld")
NOT_YET = re.compile(
    r"sought|requested|awaiting|to be confirmed|obtain|available|established|form not|information not"
)
WHITE_ONLY = re.compile(r"white mixed white|european.*\bm\w*xe?d|white european")
MIXED = re.compile(
    r"\bmixed\b|\bdual\b|\bmulti\w*|mixed race|\bwhite (?:and )?(?:any other )?(?:black|asian)\b|"
    r"white and|\bblack and (?:white|asian)|\basian and (?:white|black|chinese)|chinese and white"
)
ELSEWHERE = re.compile(
    r"\barab|afghan|filipin|philip|japan|vietnam|\bthai\b|thailand|korea|malay|\biran|\biraq|yemen|"
    r"egypt|kurd|leban|libya|morocc|polynes|latin|(?:south|central) americ|alger|cambod|syria|"
    r"saudi|kuwait|israel|tunis|hawai|maori|brazil|colomb|mexic|chile|peru|ecuador|venezuel|boliv|argentin|"
    r"cuba|jordan|palestin|bahrain|qatar|emirat|berber|turkmen|uzbek|kazakh|hispanic|burm|indones|"
    r"mongol|\blao"
)
ASIAN = (
    (r"banglad|bangal?d|banglds", "ABAN"),
    (r"pakist|mirpuri", "APKN"),
    (r"(?<!west )\bindian?\b|punjabi|gujar", "AIND"),
    (r"kashmir|sri lank|nepal|tamil|sinhal|asian", "AOTH"),
)
BLACK = (
    (r"carr?ib|jamaic|west indian|antigua|montserrat|vincent|barbad|trinidad|grenad|dominica|lucia|guyan|bermud", "BCRB"),
    (r"afric|somal|niger|ghan|congo|angol|zimbab|sudan|eritr|ethiop|kenya|ugand|sierra|gambia|"
     r"liberi|zair|rwand|cameroon|ivor|tanzan|zambia|malawi|mozamb|senegal|burund|guinea|botswan|djibout|madagas|lesotho|afro(?!.*car)", "BAFR"),
    (r"\bblack\b|\bbl b", "BOTH"),
)  # fmt: skip
WHITE = (
    (r"gyp?s[yp]?|gyspy|\broma\b|romany", "WROM"),
    (r"travel|\birish heritage", "WIRT"),
    (r"white british irish|english|welsh|scot|cornish|northern irish|\bbritish\b|\bbrit\b", "WBRI"),
    (r"\birish\b", "WIRI"),
    (r"\bwhite\b|poli?sh|portug|alban|turk|greek|cypri|roman(?!y)|italian|jewish|latvi|lithu|"
     r"bulgar|hungar|slovak|czech|ukrain|russia|french|german|spanish|eastern europ|serb|bosn|sloven|macedon|monteneg|cyprus|malt(?:a|ese)|dutch|swed|norweg|danish|croat|"
     r"eston|caucas|western europ|belarus|moldov|armeni|georgian|finnish|austrian|swiss|belgi|iceland|"
     r"australian|new zealand|canadian|scandinav|baltic", "WOTH"),
)  # fmt: skip
COMPOSITE = re.compile(r"black african caribbean(?: black british)?")


def code(word: str, plain: str) -> str | None:
    """The code of a spelling; `plain` is it in small letters without punctuation."""
    if plain in LETTERS or re.fullmatch(r"[fnu]|u x[0-9]", plain):
        return LETTERS.get(plain, "UNKNOWN")
    token = next((DEPARTMENT[t] for t in TOKEN.findall(word) if t in DEPARTMENT), None)
    if token:
        return token
    # Words such as "White, not yet obtained" say the broad group; "White / not yet obtained" does not.
    group = re.sub(r" (?:not yet obtained|form not completed)$", "", plain)
    if group != plain and "/" not in word and re.match(r"white|asian|black|mixed", group):
        return _words(group)
    return _words(plain) or _census(word.strip().lower())


def _census(lower: str) -> str | None:
    found = CENSUS_CODE.match(lower)
    if found:
        return CENSUS.get(found[1] + found[2])
    found = NUMBERED.match(lower)
    return LETTERS[(found[1] or found[2]).lower()] if found else None


def _words(plain: str) -> str | None:
    if "multivalue" in plain:
        return None
    if NOT_SAID.search(plain):
        return _not_said(plain)
    plain = COMPOSITE.sub("black", plain)
    if WHITE_ONLY.search(plain):
        return "WOTH"
    if re.search(r"\bmixed asian$", plain):
        return "AOTH"
    if re.search(r"\bblack\b.*\bmixed black$", plain):
        return "BOTH"
    if MIXED.search(plain):
        return _mixed(plain)
    return _group(plain)


def _not_said(plain: str) -> str | None:
    if re.search(r"white|asian|black|mixed", plain):
        return None
    if REFUSED.search(plain):
        return "REFU"
    return "NOBT" if NOT_YET.search(plain) else "UNKNOWN"


def _mixed(plain: str) -> str:
    if "white" in plain:
        if re.search(r"carr?ib", plain):
            return "MWBC"
        if "africa" in plain:
            return "MWBA"
        if "asian" in plain and "black" not in plain:
            return "MWAS"
    return "MOTH"


def _group(plain: str) -> str | None:
    if "chinese" in plain and not re.search(r"any other|other group", plain):
        return "CHNE"
    if re.search(r"afghan|filipin|philip", plain) or re.search(r"other ethnic|other eth ", plain):
        if re.search(r"other eth.* (?:white|black|mixed)\b", plain):
            return None
        first = _group_named_first(plain)
        return first or (None if re.search(r"\b(?:white|mixed|dual|black)\b", plain) else "OOTH")
    named = re.search(r"\b(?:white|black|asian)\b", plain)
    if not named and ELSEWHERE.search(plain):
        return "OOTH"
    if named and named[0] == "white":
        return _first(WHITE, plain)
    found = _first(ASIAN, plain) or _first(BLACK, plain) or _first(WHITE, plain)
    if found or not re.fullmatch(r"other|any other(?: group)?|other ethnicity", plain):
        return found
    return "OOTH"


def _group_named_first(plain: str) -> str | None:
    """A group that is named before "any other ethnic group" is the group."""
    if not re.search(r"other eth", plain):
        return None
    if re.match(r"asian\b", plain):
        return "AOTH"
    return "WOTH" if re.match(r"white\b", plain) else None


def _first(rules: tuple[tuple[str, str], ...], plain: str) -> str | None:
    return next((code for pattern, code in rules if re.search(pattern, plain)), None)
