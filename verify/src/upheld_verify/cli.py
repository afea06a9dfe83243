"""`upheld-verify`: check a copy of a log and say in one sentence each what was found."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import evidence, folder
from .notes import CannotCheck, Failed, Key, read_checkpoint, read_key

TRUE, FALSE, UNKNOWN = 0, 1, 2

EPILOG = """\
It answers 0 where everything is true, 1 where something is not, and 2 where it cannot
tell, because a file is missing or is of another kind.

DIR is a copy made by `upheld ledger export`, or the folder that a web server shows as the
log. The key that lies in the copy shows only that the copy agrees with itself: give the
key that you had from somewhere else with --key.
"""


@dataclass
class Report:
    """What was found so far."""

    answer: int = TRUE
    lines: list[str] = field(default_factory=list)
    facts: dict[str, object] = field(default_factory=dict)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program. The answer is the exit code."""
    asked = _parser().parse_args(arguments)
    report = Report()
    try:
        _check(asked, report)
    except Failed as no:
        report.answer = FALSE
        report.lines.append(str(no))
    except CannotCheck as no:
        report.answer = UNKNOWN
        report.lines.append(str(no))
    _print(report, as_json=asked.json)
    return report.answer


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="upheld-verify",
        description="Check that a log is whole and that nothing was changed or taken out.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("directory", metavar="DIR", type=Path, help="the copy of the log")
    parser.add_argument("--key", metavar="VKEY|FILE", help="the log's key, or a file with it")
    parser.add_argument(
        "--since", metavar="CHECKPOINT", type=Path, help="an older checkpoint of this log"
    )
    parser.add_argument(
        "--evidence",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="a proof, a promise or fields that you were shown (may be given again)",
    )
    parser.add_argument("--json", action="store_true", help="answer for other programs")
    return parser


def _check(asked: argparse.Namespace, report: Report) -> None:
    if not asked.directory.is_dir():
        raise CannotCheck(f"There is no folder {asked.directory}.")
    key = _key(asked.key, asked.directory, report)
    log = folder.check(asked.directory, key)
    size = log.checkpoint.size
    report.facts |= {"origin": key.name, "size": size, "root": log.checkpoint.root.hex()}
    report.facts |= {"made_on": log.made_on.isoformat() if log.made_on else None}
    report.lines.append(f"The log {key.name} is whole: all {size} entries are as signed.")
    if asked.since is not None:
        older = read_checkpoint(_read(asked.since), key)
        folder.check_since(log, older)
        report.lines.append(f"Its first {older.size} entries are those that were signed before.")
    for file in asked.evidence:
        report.lines += evidence.check(_read(file), log, key)


def _key(given: str | None, directory: Path, report: Report) -> Key:
    if given is not None:
        path = Path(given)
        return read_key(given if "+" in given and not path.is_file() else _read(path))
    if not (directory / "log.vkey").is_file():
        raise CannotCheck("There is no log.vkey in this folder. Give the log's key with --key.")
    report.facts["key_from_folder"] = True
    return read_key(_read(directory / "log.vkey"))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as no:
        raise CannotCheck(f"{path} cannot be read.") from no


def _print(report: Report, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"answer": report.answer, **report.facts, "found": report.lines}))
        return
    words = {TRUE: "TRUE", FALSE: "NOT TRUE", UNKNOWN: "CANNOT TELL"}[report.answer]
    for line in report.lines:
        print(line, file=sys.stderr if report.answer and line == report.lines[-1] else sys.stdout)
    if report.facts.get("key_from_folder") and report.answer == TRUE:
        print("The key came with the folder. Compare it with one that you had from elsewhere.")
    print(words)
