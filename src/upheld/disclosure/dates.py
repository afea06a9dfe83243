"""Days on which something happened to somebody, however the day is written.

A day of the sealed file together with what happened on it points at a person as a name does. A day
that the file does not know is reported where something personal is said to have happened on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import lexicon
from .flags import Flag, Kind
from .normalising import folded
from .numerals import figures
from .posts import stem
from .sentences import bounds
from .stopwords import STOP

_MONTHS = lexicon.word_list("months.txt")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?)?"
_ORDINALS = lexicon.word_list("ordinals.txt")
_NTH = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_DAY = re.compile(
    rf"(?<![\w/.-]){_WEEKDAY}(?:"
    rf"(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH.format('m1')}("
    rf"?:,?[\s-]+(?P<y1>\d{{4}}|'?\d\d\b))?"
    rf"|{_MONTH.format('m2')}\s+(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\b(?:,?\s+(?P<y2>\d{{4}}))?"
    r"|(?P<d3>[0-3]?\d)[/.-](?P<m3>[01]?\d)[/.-](?P<y3>\d{4}|\d\d)"
    r"|(?P<y4>\d{4})-(?P<m4>[01]\d)-(?P<d4>[0-3]\d)"
    rf"|(?:the\s+)?(?P<n5>{_NTH})\s+(?:day\s+)?of\s+{_MONTH.format('m5')}(?:,?\s+(?P<y5>\d{{4}}))?"
    r")(?![\w/])",
    re.IGNORECASE,
)
_OF_A_MONTH = re.compile(r" of (?=[JFMASOND][a-z])")
_PERIODS = frozenset(
    [(31, 3), (1, 4), (30, 6), (1, 7), (31, 8), (1, 9), (30, 9), (1, 10), (31, 12), (1, 1), (31, 7)]
)
_ANY_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NAMED_DAY = re.compile(
    rf"\b(?:on|from|that|since|until|by|before|after)\s+(?:the\s+)?(?:(?:following|next|same|"
    rf"previous|very|last|first|second|third|fourth)\s+)?{_ANY_WEEKDAY}(?!s\b)"
    rf"(?:\s+(?:after|before|morning|afternoon|evening|night|following|of))?"
    rf"|\bthe (?:following|next|same|previous) {_ANY_WEEKDAY}\b"
    r"|\b(?:Christmas|Boxing|New Year.s|Easter|Good|May|St \w+.s)\s+"
    r"(?:Eve|Day|Monday|Friday|Sunday)\b"
    r"|\bthe (?:very )?(?:day|morning|night|evening|afternoon) (?:after|before|of)\b"
    r"|\bthe (?:next|following|same) (?:day|morning|night|evening|afternoon)\b",
    re.IGNORECASE,
)
_AROUND = 36
_CENTURY = 2000
_LONGEST_MONTH = 31

# What happens to one person, or to one family.
PERSONAL = re.compile(
    r"\b(born|d\.?o\.?b|date of birth|"
    r"died|death|suspend\w*|dismiss\w*|sacked|resign\w*|arrest\w*|charged|convict\w*|"
    r"disciplin\w*|gave (?:her |his |their )?notice|hand(?:ed|ing) in (?:her|his|their) notice|"
    r"removed|taken into care|came into care|placed with|went missing|admitted|hospital\w*|"
    r"assault\w*|injur\w*|disclos\w*|alleg\w*|gave evidence|was interviewed|signed off sick|"
    r"sick leave|off sick|maternity|miscarri\w*|gave birth|birth|funeral|overdos\w*|escort\w*|"
    r"last day|left the (?:council|service|authority|team)|joined the (?:council|service|team)|"
    r"strategy meeting|child protection conference|section 47|police protection|"
    r"hearing|tribunal|grievance|settlement|birthday|adopted|moved (?:to|from)|"
    r"refused|complained|shouted|walked out|collapsed|restrained|attack\w*|"
    r"rang|phoned|telephoned|visited|e-?mailed|wrote to|met with)\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(ofsted|inspect\w*|publish\w*|cabinet|committee|parliament|report(?:ed|s)? (?:was|were|to)|"
    r"report was|act \d{4}|regulations|came into force|statutory|full council|scrutiny|year "
    r"end(?:ed|ing)?|"
    r"as at|bank holiday|guidance|will be|is due|are due|deadline|on 31 march|financial year)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, repr=False)
class Day:
    """A day of the year, with the year where it is told, and where it stands."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def same(self, other: tuple[int, int, int | None]) -> bool:
        """Whether both can be the same day."""
        day, month, year = other
        years_fit = self.year is None or year is None or self.year == year
        return (self.day, self.month) == (day, month) and years_fit


def days_in(text: str) -> Iterator[Day]:
    """Every day that a text names. Only around a month or a figure is it looked for closely."""
    done = 0
    # A day has figures, or stands in words before `of` and a month.
    hints = sorted([*figures(text), *(each.start() for each in _OF_A_MONTH.finditer(text))])
    for hint in hints:
        begin = max(done, hint - _AROUND)
        found = _DAY.search(text, begin, hint + _AROUND) if hint >= done else None
        if not found:
            continue
        done = found.end()
        day = _day(found)
        if day and day.month in range(1, 13) and day.day in range(1, _LONGEST_MONTH + 1):
            yield day


def _day(found: re.Match[str]) -> Day | None:
    said = found.groupdict()
    year = next((said[key] for key in ("y1", "y2", "y3", "y4", "y5") if said[key]), None)
    number = next((said[key] for key in ("d1", "d2", "d3", "d4") if said[key]), None)
    if number is None and said["n5"]:
        number = str(_ORDINALS.index(said["n5"].casefold()) + 1)
    written = next((said[key] for key in ("m1", "m2", "m5") if said[key]), None)
    month = said["m3"] or said["m4"]
    if written:
        small = written.casefold()[:3]
        month = str(next(at for at, name in enumerate(_MONTHS, 1) if name.startswith(small)))
    if not number or not month:
        return None
    return Day(*found.span(), int(number), int(month), _year(year))


def _year(said: str | None) -> int | None:
    if said is None:
        return None
    value = int(said.lstrip("'"))
    return value if value >= 100 else _CENTURY + value  # noqa: PLR2004 -- a year of two digits


class Days:
    """The days of a sealed file and the words beside each."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Keep each day with what its sentence says."""
        self.held: dict[tuple[int, int], list[tuple[int | None, frozenset[str], str]]] = {}
        for name, text in texts.items():
            for day in days_in(text):
                beside = _meaning(text[slice(*bounds(text, day.start, day.end))])
                self.held.setdefault((day.day, day.month), []).append((day.year, beside, name))

    def flags(self, text: str) -> Iterator[Flag]:
        """Days of a draft that say who it was."""
        for day in days_in(text):
            said = text[slice(*bounds(text, day.start, day.end))]
            why = self._why(day, said)
            if why:
                yield Flag(Kind.DATE, day.start, day.end, why)
        yield from _relative(text)

    def _why(self, day: Day, said: str) -> str:
        public, personal = _PUBLIC.search(said), PERSONAL.search(said)
        words = _meaning(said)
        for year, beside, name in self.held.get((day.day, day.month), []):
            if not day.same((day.day, day.month, year)):
                continue
            certain = day.year or words & beside or not _ends_a_period(day)
            if (not public and certain) or personal:
                return f"{name} says what happened on this day: whoever was there knows who it was."
        if personal and not public:
            return f"A day and what happened on it to somebody (“{personal.group()}”)."
        return ""


def _ends_a_period(day: Day) -> bool:
    """Days on which years, quarters and terms begin and end, of which everybody speaks."""
    return (day.day, day.month) in _PERIODS


def _relative(text: str) -> Iterator[Flag]:
    """The Tuesday after, Boxing Day: a day that only a reader who was there can place."""
    for found in _NAMED_DAY.finditer(text):
        said = text[slice(*bounds(text, found.start(), found.end()))]
        personal = PERSONAL.search(said)
        if personal and not _PUBLIC.search(said):
            yield Flag(
                Kind.DATE,
                found.start(),
                found.end(),
                f"A day and what happened on it to somebody (“{personal.group()}”).",
            )


def _meaning(sentence: str) -> frozenset[str]:
    plain = _DAY.sub(" ", sentence)
    found = (stem(folded(each)) for each in re.findall(r"[^\W\d_]{3,}", plain))
    return frozenset(each for each in found if each not in STOP)
