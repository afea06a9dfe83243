"""Looking for words in one investigation, inside the session of whoever holds its keys.

The words of documents are looked up in the sealed index; notes, allegations and findings are few
and change, so they are read as they stand. Only the documents on the page that is shown are
opened, to show what stands around the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from upheld.disclosure.normalising import folded, tokens_of
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring

from . import indexing
from .models import Document, Interview, InterviewAddition, Investigation
from .reading import Matrix, Pages, matrix
from .states import FoundIn, Indexed

A_PAGE = 20
AROUND = 90  # letters on each side of the words
MOST_TERMS = 12
AT_ONCE = 50  # documents that are opened together to look for a phrase
MOST_FOR_A_PHRASE = 100  # documents that are opened for one: some five thousandths of a second each
_PHRASE = re.compile('["“”]([^"“”]+)["“”]')


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """What somebody looks for: beginnings of words, all of which must stand there; and phrases."""

    terms: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Hit:
    """One thing in which the words stand. `words` is what was found, in its surroundings."""

    found_in: FoundIn
    id: str
    number: int
    title: str
    times: int
    before: str = ""
    words: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """One page of what was found, and how much there is.

    `not_searched` are documents whose words nobody has read; `not_opened` have all the words of a
    phrase, and are too many to look whether they stand side by side.
    """

    hits: tuple[Hit, ...]
    total: int
    page: int
    not_searched: int
    not_opened: int
    mismatched: tuple[UUID, ...]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // A_PAGE))


@dataclass(frozen=True, slots=True, repr=False)
class _Reading:
    """Who reads which file."""

    actor: Actor
    keys: Keyring
    investigation: Investigation

    def pages(self, ids: Iterable[UUID | None]) -> Pages:
        return Pages(actor=self.actor, keys=self.keys, ids=ids)


def asked(text: str) -> Asked:
    """What somebody typed: words, and phrases between quotation marks."""
    phrases = (tuple(_forms(each)) for each in _PHRASE.findall(text))
    kept = tuple(each for each in phrases if len(each) > 1)
    return Asked(tuple(dict.fromkeys(_forms(text)))[:MOST_TERMS], kept)


def search(
    *, actor: Actor, keys: Keyring, investigation: Investigation, text: str, page: int
) -> Found | None:
    """One page of what was found; None where these keys do not open the file."""
    file = matrix(actor=actor, keys=keys, investigation=investigation)
    if file is None:
        return None
    reading, wanted = _Reading(actor, keys, investigation), asked(text)
    unread = Document.objects.filter(investigation=investigation, words=None).count()
    if not wanted.terms:
        return Found((), 0, 1, unread, 0, ())
    notes, told = _notes(reading)
    hits = [
        hit for each, said in (*_in_words(file), *told) if (hit := _looked_at(each, said, wanted))
    ]
    documents = _documents(reading, wanted)
    not_opened = max(0, len(documents) - MOST_FOR_A_PHRASE) if wanted.phrases else 0
    if wanted.phrases:
        documents = _with_phrases(reading, documents[:MOST_FOR_A_PHRASE], wanted)
    hits += documents
    page = min(max(1, page), max(1, -(-len(hits) // A_PAGE)))
    shown, opened = _shown(reading, hits[(page - 1) * A_PAGE : page * A_PAGE], wanted)
    mismatched = (*file.mismatched, *notes.mismatched, *opened.mismatched)
    return Found(tuple(shown), len(hits), page, unread, not_opened, mismatched)


def _forms(text: str) -> list[str]:
    return [each for each in map(folded, tokens_of(text)) if each]


def _looked_at(hit: Hit, said: str, wanted: Asked) -> Hit | None:
    """A hit with what was found in its surroundings; None where not all of it stands there."""
    forms = _forms(said)
    times = [sum(form.startswith(term) for form in forms) for term in wanted.terms]
    if not all(times) or not all(_has_phrase(forms, each) for each in wanted.phrases):
        return None
    return _around(replace(hit, times=sum(times)), said, wanted)


def _has_phrase(forms: list[str], phrase: tuple[str, ...]) -> bool:
    """Whether these words stand one after the other; of the last the beginning is enough."""
    return f" {' '.join(phrase)}" in f" {' '.join(forms)}"


def _side_by_side(phrase: tuple[str, ...]) -> str:
    """What finds these words as they are usually written."""
    return r"(?<!\w)" + r"\W+".join(map(re.escape, phrase))


def _around(hit: Hit, said: str, wanted: Asked) -> Hit:
    """Show where the first of the words stands: the whole phrase, where it was one."""
    for looked_for in (*wanted.phrases, *((each,) for each in wanted.terms)):
        found = re.search(rf"{_side_by_side(looked_for)}\w*", said, re.IGNORECASE)
        if found:
            start, end = found.span()
            before, after = said[max(0, start - AROUND) : start], said[end : end + AROUND]
            return replace(hit, before=before, words=found.group(), after=after)
    return replace(hit, after=said[: 2 * AROUND])  # it is written with other letters


def _in_words(file: Matrix) -> Iterator[tuple[Hit, str]]:
    """Allegations, findings and what stands beside them."""
    everything = (*file.unplaced, *(each for area in file.areas for each in area.allegations))
    for each in sorted(everything, key=lambda each: each.number):
        yield Hit(FoundIn.ALLEGATION, each.id, each.number, "", 0), each.words
        if each.finding:
            read = each.finding
            said = "\n".join((read.words, read.reasons, *read.facts, *read.against))
            yield Hit(FoundIn.FINDING, each.id, each.number, "", 0), said
    for area in file.areas:
        for beside in (*area.observations, *area.later):
            said = "\n".join((beside.words, *beside.facts))
            yield Hit(FoundIn.BESIDE, area.id, area.number, area.title, 0), said


def _notes(reading: _Reading) -> tuple[Pages, list[tuple[Hit, str]]]:
    """Every interview note with what was added to it."""
    rows = list(Interview.objects.filter(investigation=reading.investigation).order_by("number"))
    added = list(InterviewAddition.objects.filter(interview__in=rows).order_by("number"))
    pages = reading.pages([each.note_id for each in rows] + [each.body_id for each in added])
    said = {each.id: [pages.of(each.note_id).get("note", "")] for each in rows}
    for each in added:
        said[each.interview_id].append(pages.of(each.body_id).get("words", ""))
    return pages, [
        (Hit(FoundIn.INTERVIEW, str(each.id), each.number, "", 0), "\n\n".join(said[each.id]))
        for each in rows
    ]


def _documents(reading: _Reading, wanted: Asked) -> list[Hit]:
    """The documents in which all of it stands, those with the most of it first."""
    times: dict[int, int] = {}
    parts = indexing.parts(reading.investigation, Indexed.WORDS)
    for part in indexing.each_opened(actor=reading.actor, keys=reading.keys, parts=parts):
        found = [indexing.holding(part, each) for each in wanted.terms]
        for number in set(found[0]).intersection(*found[1:]):
            times[number] = sum(each[number] for each in found)
    rows = Document.objects.filter(investigation=reading.investigation)
    ids = {number: id for number, id in rows.values_list("number", "id") if number in times}
    return [
        Hit(FoundIn.DOCUMENT, str(ids[number]), number, "", times[number])
        for number in sorted(ids, key=lambda each: (-times[each], each))
    ]


def _with_phrases(reading: _Reading, hits: list[Hit], wanted: Asked) -> list[Hit]:
    """Those documents in which the phrases stand; the index does not know the order of words."""
    kept: list[Hit] = []
    for start in range(0, len(hits), AT_ONCE):
        some = hits[start : start + AT_ONCE]
        said, _ = _words_of(reading, some)
        for each in some:
            text = said[each.id][1]
            if all(re.search(_side_by_side(one), text, re.IGNORECASE) for one in wanted.phrases):
                kept.append(each)
                continue
            forms = _forms(text)  # it may be written with other letters, or over a line's end
            if all(_has_phrase(forms, phrase) for phrase in wanted.phrases):
                kept.append(each)
    return kept


def _words_of(reading: _Reading, hits: list[Hit]) -> tuple[dict[str, tuple[str, str]], Pages]:
    """The title of each of these documents and everything that was read of it."""
    ids = [each.id for each in hits if each.found_in is FoundIn.DOCUMENT]
    rows = list(Document.objects.filter(id__in=ids))
    pages = reading.pages([id for each in rows for id in (each.body_id, each.words_id)])
    said: dict[str, tuple[str, str]] = {}
    for each in rows:
        about = pages.of(each.body_id)
        text = pages.attachment(each.words_id).decode() if each.words_id else ""
        title = about.get("title", "")
        said[str(each.id)] = title, "\n".join((title, about.get("file_name", ""), text))
    return said, pages


def _shown(reading: _Reading, hits: list[Hit], wanted: Asked) -> tuple[list[Hit], Pages]:
    """The hits of one page, with what stands around the words in documents."""
    said, pages = _words_of(reading, hits)
    return [
        _around(replace(each, title=said[each.id][0]), said[each.id][1], wanted)
        if each.found_in is FoundIn.DOCUMENT
        else each
        for each in hits
    ], pages
