"""A table that says something of each code leaves none out: that one would be a broken page."""

from __future__ import annotations

import enum
import importlib
import pkgutil
from collections.abc import Iterator

import upheld

# To import them serves, and so wants the static files collected, or is another program's.
NOT_HERE = (".migrations", "__main__", ".wsgi", ".asgi", ".gunicorn")
# Why a table may leave codes out.
ONLY_SOME = {
    "upheld.concerns.shapes.SHAPES": "the shapes of other bodies are declared in other rooms",
    "upheld.concerns.states._NOT_NOW": "nothing goes back to received",
    "upheld.investigations.commands.interviews._MISSING": "only some additions need words",
    "upheld.practice.measures.periods.MONTHS": "days and weeks are no months",
}


def test_a_table_of_codes_leaves_none_out():
    found = {f"{name} lacks {', '.join(missing)}" for name, missing in _tables() if missing}

    wrong = {each for each in found if each.split(" lacks ")[0] not in ONLY_SOME}
    assert not wrong, "\n".join(sorted(wrong))


def test_what_may_leave_codes_out_still_does():
    assert set(ONLY_SOME) <= {name for name, missing in _tables() if missing}


def _tables() -> Iterator[tuple[str, list[str]]]:
    for each in pkgutil.walk_packages(upheld.__path__, "upheld."):
        if any(part in each.name for part in NOT_HERE):
            continue
        module = importlib.import_module(each.name)
        for name, value in vars(module).items():
            code = _code_of(value)
            if code is not None:
                yield f"{each.name}.{name}", [one.name for one in code if one not in value]


def _code_of(value: object) -> type[enum.Enum] | None:
    """The one kind of code that all keys of a table of two or more are."""
    if not isinstance(value, dict) or len(value) < 2:
        return None
    kinds = {type(key) for key in value}
    kind = kinds.pop()
    return kind if not kinds and issubclass(kind, enum.Enum) else None
