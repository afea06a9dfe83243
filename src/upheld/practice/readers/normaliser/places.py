"""Where a child is placed: councils of England by name, number and national code, and beyond.

Names, numbers and codes are those of the Office for National Statistics and the Department for
Education; districts stand for the county council that answers for children there.
"""

from __future__ import annotations

import re

from upheld.practice.readers.normaliser.councils import BEYOND, COUNCILS, DISTRICTS, FORMER

LABELS = {
    "SCO": "SCO - Child placed in Scotland",
    "WAL": "WAL - Child placed in Wales",
    "NIR": "NIR - Child placed in Northern Ireland",
    "NUK": "NUK - Child placed outside the UK",
    "CON": "CON - Child placed in confidential placement",
}
KIND = re.compile(
    r"\b(?:london borough of|london boro(?:ugh)?|royal borough of|metropolitan (?:district|borough)|"
    r"city and county of|county borough|city council|city of|county of|borough|childrens? (?:services|social care)|"
    r"social services|local authority|council|county|district|unitary|mbc|mdc|cbc|cc|ua|bc|b|c)\b"
)
# What kind of council it is, itself cut off.
KIND_CUT = re.compile(
    r" (?:city )?(?:c|ci|cit|city|co|cou\w*|di|dis\w*|bo|bor\w*|me|met\w*|mb|lo|lond?o?n?)$"
)
CUT = 9  # letters from which a name that was cut off is still sure, if only one name begins so


def _plain(name: str) -> str:
    lower = re.sub(r"[^a-z0-9]+", " ", name.lower().replace("&", " and ").replace("'", ""))
    return " ".join(lower.split())


def _core(name: str) -> str:
    return " ".join(KIND.sub(" ", _plain(name)).split())


def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for line in COUNCILS.strip().splitlines():
        number, code, name = line.split(maxsplit=2)
        for also in (number, code.lower(), _plain(name), _core(name)):
            known.setdefault(also, name)
    known.pop("-", None)  # a council without a code of its own
    for line in FORMER.strip().splitlines():
        also, name = line.split(" = ")
        known.setdefault(_plain(also), name)
    for line in DISTRICTS.strip().splitlines():
        name, districts = line.split(": ")
        for district in districts.split(", "):
            known.setdefault(_core(district), name)
    for line in BEYOND.strip().splitlines():
        country, places = line.split(": ")
        for place in places.split(", "):
            known.setdefault(_core(place), LABELS[country])
    return known


KNOWN = _known()
WORDS = tuple(sorted(name for name in KNOWN if not name[:1].isdigit()))


def label(word: str) -> str | None:
    """The council, or the code beyond England, that a spelling stands for."""
    plain = _plain(word)
    start = plain.split(" ")[0].upper()
    if start in LABELS and (plain.upper() == start or "child placed" in plain):
        return LABELS[start]
    for told in (plain, _core(word), plain.rpartition(" ")[2] if " - " in word else ""):
        if told in KNOWN:
            return KNOWN[told]
    if "confidential" in plain:
        return LABELS["CON"]
    country = re.search(r"\b(scotland|wales|northern ireland)\b", plain)
    if country:
        return LABELS[{"scotland": "SCO", "wales": "WAL"}.get(country[1], "NIR")]
    return _in_two(word) or _cut_off(plain)


def _in_two(word: str) -> str | None:
    """A name in two languages, as Welsh councils have it."""
    found = {KNOWN.get(_core(part)) for part in re.split(r"\s+-\s+|/", word)} - {None}
    return found.pop() if len(found) == 1 else None


def _cut_off(plain: str) -> str | None:
    for told in (plain, KIND_CUT.sub("", plain)):
        if told in KNOWN:
            return KNOWN[told]
        found = {KNOWN[name] for name in WORDS if name.startswith(told)}
        if len(told) >= CUT and len(found) == 1:
            return found.pop()
    return None
