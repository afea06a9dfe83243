"""How long a large investigation takes to open and to search, beside opening every body.

Run it with `.venv/bin/python benchmarks/investigations.py`: it uses a fresh SQLite database in a
temporary folder. An investigation is filled by commands: with 500 documents of twenty pages, which
are searched, then with short ones up to 10,000, and its pages are opened. Filling it takes ten
minutes or more; `--documents` and `--papers` make fewer. Each line is a median of five; beside it
stands the naive way in the same run, which opens every body. `--json` prints one object a line.
"""

from __future__ import annotations

import os
import random
import statistics
import string
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.tools import lines

PAGES, WORDS_ON_A_PAGE = 20, 450


def main() -> None:
    """Set up a database that goes away again, and measure."""
    asked = _asked()
    with tempfile.TemporaryDirectory() as var:
        os.environ["UPHELD_VAR"] = var
        os.environ.pop("DATABASE_URL", None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.project.settings"
        django.setup()

        from django.core.management import call_command  # noqa: PLC0415  After the setup.
        from django.db import connections  # noqa: PLC0415  After the setup.

        for alias in connections:
            call_command("migrate", database=alias, verbosity=0)
        measure(asked)
        connections.close_all()


def _asked() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=500, help="of twenty pages, searched")
    parser.add_argument("--papers", type=int, default=10_000, help="in all, listed")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def measure(asked: Namespace) -> None:
    """Fill one file, and measure beside the naive way."""
    from tests.rooms.investigations.scene import Scene  # noqa: PLC0415  After the setup.
    from upheld.examples import duty  # noqa: PLC0415  After the setup.
    from upheld.examples.cast import gather  # noqa: PLC0415  After the setup.
    from upheld.examples.southwater import concerns  # noqa: PLC0415  After the setup.
    from upheld.examples.southwater.told import Told  # noqa: PLC0415  After the setup.
    from upheld.investigations import queries  # noqa: PLC0415  After the setup.

    told = Told()
    cast = gather(name="Southwater", at=told.at(2019, 12, 2))
    duty.set_up(cast, told.at(2019, 12, 2, 10))
    concerns.tell(cast, told)
    assert told.concern is not None  # noqa: S101  The chapter has just been told.
    scene = Scene(cast=cast, concern=told.concern, at=told.at(2020, 6, 1)).agree()
    words = _vocabulary()
    fill(scene, asked.documents, words, letters=PAGES * WORDS_ON_A_PAGE)
    name = f"{asked.documents} documents of {PAGES} pages"
    for what, text in looked_for(words).items():
        show(
            asked,
            f"{name}: {what}",
            lambda text=text: queries.search_page(**_who(scene), text=text),
            lambda text=text: naive_search(scene, text),
        )
    fill(scene, asked.papers - asked.documents, words, letters=20)
    show(
        asked,
        f"an investigation of {asked.papers} documents: its record",
        lambda: queries.investigation_page(**_who(scene)),
        lambda: naive_list(scene),
    )
    show(
        asked,
        f"an investigation of {asked.papers} documents: a page of fifty",
        lambda: queries.documents_page(**_who(scene), page=7),
        lambda: naive_list(scene),
    )


def looked_for(words: list[str]) -> dict[str, str]:
    """What somebody might look for, from what is quick to what is not."""
    return {
        "a rare word": words[9_000],
        "two common words": f"{words[3]} {words[5]}",
        "the beginning of many words": words[0][:2],
        "a phrase": f"“{words[0]} {words[1]}”",
    }


def fill(scene: Any, count: int, words: list[str], *, letters: int) -> None:
    """Keep so many documents, one command each."""
    began = time.perf_counter()
    for n in range(count):
        text = " ".join(_CHANCE.choices(words, _WEIGHTS, k=letters))
        scene.document(text.encode(), title=f"Paper {n + 1}")
    took = (time.perf_counter() - began) * 1000 / count
    sys.stderr.write(f"{count} documents kept, {took:.1f} ms each.\n")


def naive_list(scene: Any) -> int:
    """Open the sealed description of every document."""
    from upheld.investigations.models import Document  # noqa: PLC0415  After the setup.

    return len(_opened(scene, Document.objects.filter(investigation=scene.id), "body_id"))


def naive_search(scene: Any, text: str) -> int:
    """Open the sealed words of every document and look through them."""
    from upheld.investigations.models import Document  # noqa: PLC0415  After the setup.

    asked = text.strip("“”")
    wanted = [asked] if asked != text else asked.split()
    rows = Document.objects.filter(investigation=scene.id)
    return sum(
        all(each in said.lower() for each in wanted) for said in _opened(scene, rows, "words_id")
    )


def _opened(scene: Any, rows: Any, field: str) -> list[str]:
    from upheld.investigations.reading import Pages  # noqa: PLC0415  After the setup.

    ids = list(rows.values_list(field, flat=True))
    who = _who(scene)
    pages = Pages(actor=who["actor"], keys=who["keys"], ids=ids)
    return [pages.attachment(each).decode() or str(pages.of(each)) for each in ids]


def _who(scene: Any) -> dict[str, Any]:
    cast = scene.cast
    who = {"actor": cast.actor("investigator"), "keys": cast.keys("investigator")}
    return who | {"id": scene.id}


def show(
    asked: Namespace, name: str, ours: Callable[[], object], naive: Callable[[], object]
) -> None:
    """One line: the median, and what the naive way took in the same run."""
    told = lines.line(name, _median(ours, 5), "ms", other=_median(naive, 3))
    lines.say(told, as_json=asked.json)


def _median(run: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def _vocabulary() -> list[str]:
    """Made-up words, the commonest first."""
    found = dict.fromkeys(
        "".join(_CHANCE.choices(string.ascii_lowercase, k=_CHANCE.randint(2, 10)))
        for _ in range(45_000)
    )
    return list(found)[: len(_WEIGHTS)]


_CHANCE = random.Random(72)  # noqa: S311  Words for a benchmark.
_WEIGHTS = [1 / n for n in range(1, 40_001)]  # as words of a language are spread (Zipf)

if __name__ == "__main__":
    main()
