"""The disclosure check on a report of 300 pages, a sealed file of 10 MB and 2,000 people.

    .venv/bin/python benchmarks/disclosure.py [--json] [--other PYTHON]

The texts are made here, from ordinary words drawn as often as English draws them, with leaks
planted in known places. Measured: seconds and peak memory of the whole check and of its two halves,
megabytes of draft a second, and how many planted leaks are found. `--other` names a Python that has
what benchmarks/presidio.txt says; Presidio is then given planted sentences that make up a hundredth
of the draft, and both are asked for the same leaks.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.tools import lines

from upheld.disclosure import lexicon, watchlist
from upheld.disclosure.checking import Check
from upheld.disclosure.extracting import extract
from upheld.disclosure.stopwords import STOP

PAGES, WORDS_ON_A_PAGE = 300, 500
SOURCE_BYTES = 10 * 1024 * 1024
PEOPLE = 2_000
PLANTED = 300
AIM_SECONDS, AIM_MB = 5.0, 300
# Made-up people: a given name and a surname of syllables.
_FIRST = (
    *("Aoife", "Babajide", "Catrin", "Dilnoza", "Emeka", "Farzana", "Gethin", "Hadiza", "Ilinca"),
    *("Jarek", "Kemi", "Llinos", "Mirela", "Nuala", "Oyinda", "Petru", "Qadir", "Rhiannon"),
    *("Szymon", "Tendai", "Ulrika", "Vasile", "Wanjiru", "Xiomara", "Yetunde", "Zoltan"),
)
_ENDS = (
    *("ski", "wald", "ford", "ogun", "escu", "elli", "ndo", "shaw"),
    *("thwaite", "worthy", "mberg", "anjan", "ovic", "iras", "yemi"),
)
_HALF, _LONG = 0.5, 9


def names(dice: random.Random) -> list[str]:
    """People who do not exist: a given name and a made-up surname."""
    syllables = [a + b for a in "bcdfghklmnprstvz" for b in "aeiou"]
    found: set[str] = set()
    while len(found) < PEOPLE:
        last = "".join(dice.choice(syllables) for _ in range(2)) + dice.choice(_ENDS)
        found.add(f"{dice.choice(_FIRST)} {last.capitalize()}")
    return sorted(found)


def prose(dice: random.Random, size: int) -> list[str]:
    """Sentences of ordinary words, half of them small ones, until there are so many characters."""
    words = sorted(lexicon.ordinary())
    dice.shuffle(words)
    small = sorted(STOP)
    weights = [1 / (at + 3) for at in range(len(words))]
    drawn = iter(dice.choices(words, weights, k=size // 5))
    made: list[str] = []
    length = 0
    while length < size:
        count = dice.randint(9, 26)
        said = [dice.choice(small) if dice.random() < _HALF else next(drawn) for _ in range(count)]
        sentence = " ".join(said).capitalize() + "."
        made.append(sentence)
        length += len(sentence) + 1
    return made


def planted(dice: random.Random, people: list[str], sealed: list[str]) -> list[tuple[str, str]]:
    """Leaks: names, surnames, misspelt surnames, runs of nine words, small counts."""
    found: list[tuple[str, str]] = []
    for at in range(PLANTED):
        name = dice.choice(people)
        last = name.split()[1]
        run = dice.choice([each for each in dice.sample(sealed, 20) if each.count(" ") > _LONG])
        found.append(
            (
                ("name", name),
                ("name", last),
                ("name", last[:3] + last[4:]),
                ("reuse", " ".join(run.rstrip(".").lower().split()[:9])),
                ("count", f"{dice.randint(2, 4)} social workers"),
            )[at % 5]
        )
    return found


def make(folder: Path) -> list[tuple[str, int, int]]:
    """Write draft, sealed file and list of people; the answer is where leaks stand."""
    dice = random.Random(20)  # noqa: S311 -- text, not secrets
    people = names(dice)
    sealed = prose(dice, SOURCE_BYTES)
    (folder / "sealed.txt").write_text("\n".join(sealed))
    with (folder / "people.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(watchlist.COLUMNS)
        rows.writerows((name, "", "", "") for name in people)
    text = prose(dice, PAGES * WORDS_ON_A_PAGE * 6)
    leaks = planted(dice, people, sealed)
    step = len(text) // len(leaks)
    where: list[tuple[str, int, int]] = []
    parts: list[str] = []
    length = 0
    for at, sentence in enumerate(text):
        parts.append(sentence)
        length += len(sentence) + 1
        if at % step == 0 and leaks:
            kind, said = leaks.pop()
            before = "Then the service heard that "
            where.append((kind, length + len(before), length + len(before) + len(said)))
            parts.append(f"{before}{said} had stayed away.")
            length += len(parts[-1]) + 1
    (folder / "draft.txt").write_text(" ".join(parts))
    (folder / "leaks.json").write_text(json.dumps(where))
    return where


def run(folder: Path) -> dict[str, object]:
    """The check as the command line makes it, with its times. Run in a process of its own."""
    begun = time.perf_counter()
    sealed = extract((folder / "sealed.txt").read_bytes(), "sealed.txt").text
    people = watchlist.read((folder / "people.csv").read_bytes(), "people.csv")
    check = Check(people, {"sealed.txt": sealed})
    made = time.perf_counter()
    draft = extract((folder / "draft.txt").read_bytes(), "draft.txt")
    flags = check.draft(draft, "draft.txt").flags
    done = time.perf_counter()
    return {
        "make": made - begun,
        "look": done - made,
        "peak": lines.peak_of_this_process(),
        "terms": check.watch.terms,
        "flags": [(flag.kind.value, flag.start, flag.end) for flag in flags],
    }


def apart(python: str, program: str, *given: str) -> dict[str, object]:
    """Run something in a process of its own and read its answer."""
    done = subprocess.run([python, program, *given], capture_output=True, check=True, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def share(leaks: list[tuple[str, int, int]], flags: list[list[object]], *, kinds: bool) -> float:
    """How many leaks have a flag (of their kind) over them, in percent."""
    found = sum(
        any(
            (not kinds or kind == told) and start < leak_end and leak_start < end  # type: ignore[operator]
            for told, start, end in flags
        )
        for kind, leak_start, leak_end in leaks
    )
    return 100 * found / len(leaks) if leaks else 0


def main() -> int:
    """Measure, and say."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--other", help="a Python that has Presidio")
    asked.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.run:
        sys.stdout.write(json.dumps(run(given.run)) + "\n")
        return 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        leaks = make(folder)
        ours(folder, leaks, as_json=given.json)
        if given.other:
            beside(folder, leaks, given.other, as_json=given.json)
    return 0


def ours(folder: Path, leaks: list[tuple[str, int, int]], *, as_json: bool) -> None:
    """Our own figures, held against what the design asks for."""
    told = apart(sys.executable, __file__, "--run", str(folder))
    making, looking, peak = (float(str(told[key])) for key in ("make", "look", "peak"))
    size = (folder / "draft.txt").stat().st_size / 1e6
    kept = [list(each) for each in told["flags"]]  # type: ignore[attr-defined]
    name = f"check {PAGES} pages against 10 MB and {PEOPLE} people ({told['terms']} terms)"
    say = {"as_json": as_json}
    lines.say(lines.line(name, making + looking, "s", other=AIM_SECONDS, peak_mb=peak), **say)
    lines.say(lines.line("peak memory of it", peak, "MB", other=AIM_MB, peak_mb=peak), **say)
    lines.say(lines.line("make ready sealed file and watch-list", making, "s", peak_mb=peak), **say)
    lines.say(lines.line("look at the draft", looking, "s", peak_mb=peak), **say)
    lines.say(lines.line("draft looked at", size / looking, "MB/s", peak_mb=peak), **say)
    for kind in ("name", "reuse", "count"):
        of_kind = [each for each in leaks if each[0] == kind]
        found = share(of_kind, kept, kinds=True)
        lines.say(lines.line(f"planted {kind} found", found, "%", peak_mb=peak), **say)


def beside(folder: Path, leaks: list[tuple[str, int, int]], python: str, *, as_json: bool) -> None:
    """Presidio and we on planted sentences, each with the next, from a quarter of the leaks."""
    planted_here = sample(folder, leaks[::4])
    size = (folder / "draft.txt").stat().st_size
    told = apart(sys.executable, __file__, "--run", str(folder))
    theirs = apart(python, str(Path(__file__).parent / "tools" / "presidio_apart.py"), str(folder))
    mine, other = (size / 1e6 / float(str(side["look"])) for side in (told, theirs))
    say = {"as_json": as_json}
    peak = float(str(theirs["peak"]))
    what = f"{theirs['what']} ({size} characters)"
    lines.say(lines.line(f"speed beside {what}", mine, "MB/s", other=other, peak_mb=peak), **say)
    for kind in ("name", "reuse", "count"):
        of_kind = [each for each in planted_here if each[0] == kind]
        recall = [
            share(of_kind, [list(each) for each in side["flags"]], kinds=False)  # type: ignore[attr-defined]
            for side in (told, theirs)
        ]
        name = f"{len(of_kind)} planted {kind}s found, beside {theirs['what']}"
        lines.say(lines.line(name, recall[0], "%", other=recall[1], peak_mb=peak), **say)


def sample(folder: Path, leaks: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Write a short draft of planted sentences; the answer is where leaks stand in it."""
    text = (folder / "draft.txt").read_text()
    made, where = "", []
    for kind, start, end in leaks:
        begin = text.rfind(". ", 0, start) + 2
        after = text.find(". ", text.find(". ", end) + 2) + 2
        where.append((kind, len(made) + start - begin, len(made) + end - begin))
        made += text[begin:after]
    (folder / "draft.txt").write_text(made)
    return where


if __name__ == "__main__":
    raise SystemExit(main())
