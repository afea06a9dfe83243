"""What the printed report tells beside its findings: lists, cases, second readings and figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from upheld.investigations.queries import FullReportRead
from upheld.printing.paper import Block, Heading, Listed, Words
from upheld.web.words import day, of

from .investigations_words import OUTCOMES, SELECTIONS


def fact(label: str, words: str) -> Words:
    """One line with what it is about in front."""
    return Words(words, label=f"{label}:")


def verdict(answered: dict[str, Any]) -> str:
    """An outcome, and whether it was read out of sources that do not state it."""
    said = str(OUTCOMES.get(answered["outcome"], _("No answer yet")))
    inferred = _("Inferred: the sources do not state this verdict.")
    return f"{said}. {inferred}" if answered.get("inferred") else said


def chosen(report: FullReportRead) -> Iterator[Block]:
    """From what the cases were chosen, and what the draw gave."""
    if report.frames:
        yield Heading(_("How cases were chosen"))
    for each in report.frames:
        yield Heading(_("List %(n)s") % {"n": each["number"]}, level=2)
        yield fact(_("To be read"), of(each["wanted"], each["total"]))
        yield fact(_("How they are chosen"), str(SELECTIONS[each["rule"]]))
        if each["reason"]:
            yield fact(_("Why these"), each["reason"])
        yield fact(_("Where the list came from"), each["source"])
        yield fact(_("The list is of"), day(each["as_at"]))
        yield fact(_("Stated on"), day(each["stated_on"]))
        if each["drawn_on"]:
            yield fact(_("Drawn on"), day(each["drawn_on"]))
            yield fact(_("Places on the list that were drawn"), ", ".join(map(str, each["places"])))
            root = _("Drawn by the log’s first %(n)s entries, root") % {"n": each["log_size"]}
            yield fact(root, each["log_root"])


def cases(report: FullReportRead) -> Iterator[Block]:
    """Each case with its outcome, and what a second reader made of it."""
    if not report.cases:
        return
    yield Heading(_("The cases"))
    disagreed = of(report.disagreements, len(report.cases))
    yield Words(_("Second readers disagreed in: %(n)s") % {"n": disagreed})
    for each in report.cases:
        named = {"n": each["number"], "name": each["pseudonym"]}
        yield Heading(_("Case %(n)s: %(name)s") % named, level=2)
        yield fact(_("Outcome"), verdict(each))
        yield fact(_("Reasons"), each["reasons"])
        yield fact(_("Second reader"), _second(each["second"]))


def _second(second: dict[str, Any] | None) -> str:
    if second is None:
        return _("Nobody has been asked")
    if second["agrees"] is None:
        return _("Has not answered")
    said = _("Agrees") if second["agrees"] else _("Disagrees")
    return f"{said}. {second['post']}: {second['words']}"


def figures(report: FullReportRead, number: int) -> Iterator[Block]:
    """The figures that were pinned to one allegation, with what they cannot say."""
    for each in report.pinned:
        said = each["said"]
        if each["allegation"] != number:
            continue
        named = {"n": each["number"], "name": said["name"]}
        yield fact(_("Figure %(n)s: %(name)s") % named, _value(said))
        yield fact(_("Why it is here"), said["why"])
        if said["cannot_say"]:
            yield fact(_("What it cannot say"), "")
            yield Listed(tuple(said["cannot_say"]))


def _value(said: dict[str, Any]) -> str:
    between = f"{day(said['starts'])} – {day(said['ends'])}"
    value = said["hidden"] if said["value"] is None else said["value"]
    if said["numerator"] is not None and said["denominator"] is not None:
        value = f"{value} ({of(int(said['numerator']), int(said['denominator']))})"
    return f"{value}, {between}"
