"""`upheld disclosure`: the disclosure check on plain files, without Django or a database."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from upheld.disclosure import allowing, measured, watchlist
from upheld.disclosure.checking import Check, Result
from upheld.disclosure.extracting import Extracted, extract
from upheld.disclosure.flags import CURES
from upheld.disclosure.refused import CannotRead
from upheld.disclosure.sentences import bounds

DESCRIPTION = """\
What a draft could give away, held against the file that it was made from. Works without a database.

Files may be txt, md, docx, odt, pdf, html or eml; --against takes folders too.
people.csv has the columns name, aliases (separated by ;), post and holders.
The answer never says that a draft is safe. It leaves with 1 when anything is flagged, with 0 when
nothing is, and with 2 when a file cannot be used.
"""
FLAGGED, NOTHING, UNUSABLE = 1, 0, 2
_KINDS = frozenset([".txt", ".md", ".csv", ".docx", ".odt", ".pdf", ".html", ".htm", ".eml"])
_WIDEST = 220


def main(given: Sequence[str]) -> int:
    """Run one command of `upheld disclosure`; the answer is the exit code."""
    asked = parser().parse_args(given)
    try:
        return _check(asked)
    except CannotRead as no:
        if asked.json:
            sys.stdout.write(json.dumps({"error": str(no)}, ensure_ascii=False) + "\n")
        sys.stderr.write(f"{no}\n")
        return UNUSABLE
    except BrokenPipeError:
        # Whoever read our answer, such as `head`, has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FLAGGED


def parser() -> argparse.ArgumentParser:
    """The commands of `upheld disclosure`."""
    whole = argparse.ArgumentParser(
        prog="upheld disclosure",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="look at a draft before anybody else does")
    check.add_argument("draft", type=Path, metavar="DRAFT", help="the file that is to be published")
    check.add_argument(
        "--against",
        type=Path,
        nargs="+",
        action="extend",
        default=[],
        metavar="FILE",
        help="sealed documents that it was made from; folders are gone through",
    )
    check.add_argument(
        "--people", type=Path, required=True, metavar="CSV", help="whom it must not give away"
    )
    check.add_argument(
        "--allow", type=Path, metavar="TXT", help="phrases cleared by hand, one a line"
    )
    check.add_argument("--json", action="store_true", help="answer in JSON")
    _describe_files(check)
    return whole


def _describe_files(check: argparse.ArgumentParser) -> None:
    check.add_argument(
        "--published",
        type=Path,
        nargs="+",
        action="extend",
        default=[],
        metavar="FILE",
        help="what is public already: its numbers are compared, and its words may be used again",
    )
    check.add_argument(
        "--text",
        type=Path,
        metavar="TXT",
        help="write the draft's text here, which places count in",
    )


def _check(asked: argparse.Namespace) -> int:
    draft = extract(_bytes(asked.draft), str(asked.draft))
    if not any(each.isalnum() for each in draft.text):
        raise CannotRead(f"{asked.draft} has no words: there is nothing to look at.")
    rows = watchlist.read(_bytes(asked.people), str(asked.people))
    allowed = allowing.read(_bytes(asked.allow), str(asked.allow)) if asked.allow else []
    check = Check(
        rows,
        dict(_texts(asked.against)),
        allowed=allowed,
        published=dict(_texts(asked.published)),
    )
    result = check.draft(draft, str(asked.draft))
    if asked.text:
        asked.text.write_text(draft.text, encoding="utf-8", newline="")
    said = _as_json(draft, result) if asked.json else _in_words(draft, result)
    sys.stdout.write(said)
    return FLAGGED if result.flags else NOTHING


def _texts(paths: list[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        files = [each for each in inside if each == path or each.suffix.lower() in _KINDS]
        if not files:
            raise CannotRead(f"{path} is a folder without any file that can be read here.")
        for each in files:
            yield str(each), extract(_bytes(each), str(each)).text


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as no:
        raise CannotRead(f"There is no file {path}.") from no
    except OSError as no:
        raise CannotRead(f"{path} cannot be opened: {no.strerror}.") from no


def _as_json(draft: Extracted, result: Result) -> str:
    flags = [
        {
            "kind": flag.kind.value,
            "start": flag.start,
            "end": flag.end,
            "text": draft.text[flag.start : flag.end],
            "why": flag.why,
        }
        for flag in result.flags
    ]
    told = {"flags": flags, "checked": result.checked}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _in_words(draft: Extracted, result: Result) -> str:
    lines: list[str] = []
    for flag in result.flags:
        begin, end = bounds(draft.text, flag.start, flag.end)
        begin, end = max(begin, flag.start - _WIDEST), min(end, flag.end + _WIDEST)
        text = draft.text
        shown = f"{text[begin : flag.start]}>>{text[flag.start : flag.end]}<<{text[flag.end : end]}"
        lines += [
            f"{flag.kind.value}, characters {flag.start} to {flag.end}",
            f"  {' '.join(shown.split())}",
            f"  Why: {flag.why}",
            f"  What would cure it: {CURES[flag.kind]}",
            "",
        ]
    lines += [
        f"{len(result.flags)} flagged." if result.flags else "Nothing was flagged.",
        *_looked_at(result),
    ]
    return "\n".join(lines) + "\n"


def _looked_at(result: Result) -> list[str]:
    said = result.checked
    recall = ", ".join(f"{kind} {share:g} %" for kind, share in measured.RECALL.items())
    against = (
        f"Looked at {said['words']} words of {said['draft']}, held against {said['source_words']} "
        f"words of sealed text, {said['watched_people']} people and {said['posts']} posts, of "
        f"which {said['posts_of_one_holder']} had one holder."
    )
    found = (
        f"Found of {said['recall_of']}: {recall}. Of those that the rules had not been tried on "
        f"before: {measured.RECALL_AT_FIRST:g} %."
    )
    return [against, found, measured.NOT_SEEN]
