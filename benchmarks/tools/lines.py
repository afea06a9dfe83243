"""One measurement a line: for people, or as JSON for other programs."""

from __future__ import annotations

import json
import os
import platform
import resource
import sys
from pathlib import Path

KIB = 1024


def line(
    name: str, ours: float, unit: str, *, other: float | None = None, peak_mb: float | None = None
) -> dict[str, object]:
    """One measurement. `other` is what it is held against: bare work, another program or an aim."""
    return {
        "name": name,
        "ours": _short(ours),
        "other": None if other is None else _short(other),
        "ratio": _short(ours / other) if other else None,
        "unit": unit,
        "peak_mb": round(peak_of_this_process() if peak_mb is None else peak_mb),
        "machine": machine(),
    }


def say(told: dict[str, object], *, as_json: bool) -> None:
    """Print one measurement as soon as it is made."""
    sys.stdout.write(f"{json.dumps(told) if as_json else in_words(told)}\n")
    sys.stdout.flush()


def in_words(told: dict[str, object]) -> str:
    """One measurement for people."""
    beside = "" if told["other"] is None else f"   beside {told['other']}: × {told['ratio']}"
    return f"{told['name']:70} {told['ours']} {told['unit']}{beside}"


def peak_of_this_process() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB


def machine() -> str:
    """What it was measured on."""
    models = [
        each.split(":", 1)[1].strip()
        for each in Path("/proc/cpuinfo").read_text().splitlines()
        if each.startswith("model name")
    ]
    model = models[0] if models else platform.machine()
    return f"{os.cpu_count()} × {model}, Python {platform.python_version()}"


def _short(value: float) -> float:
    return round(value, 4 if abs(value) < 1 else 2)
