from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from . import kept
from .paths import PATHS
from .walks import WALKS

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Machine:
    """A database and a folder that nobody else uses, and the programs that ran there."""

    var: Path
    canaries: dict[str, str]
    told: dict[str, Any]
    said: str
    run: Callable[..., Any]

    def everything(self) -> list[tuple[str, bytes]]:
        """Files, rows, and what the process said while it ran."""
        rows = self.run("rows", {})[0]
        return [
            *kept.files(self.var),
            *((place, bytes.fromhex(value)) for place, value in rows),
            ("what the process said", self.said.encode()),
        ]


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine on which the first process has walked every path into the vault."""
    with _machine(tmp_path_factory.mktemp("machine"), "first_process", list(PATHS)) as made:
        yield made


@pytest.fixture(scope="session")
def told_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine on which the story was told, and every path through its pages walked."""
    with _machine(tmp_path_factory.mktemp("told"), "story_process", list(WALKS)) as made:
        yield made


@contextmanager
def _machine(var: Path, process: str, paths: list[str]) -> Iterator[Machine]:
    (var / "tmp").mkdir()
    surroundings = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST")},
        "DJANGO_SETTINGS_MODULE": "upheld.project.settings",
        "UPHELD_VAR": str(var),
        "TMPDIR": str(var / "tmp"),
    }
    base = os.environ.get("DATABASE_URL", "")
    scratch = f"upheld_canary_{secrets.token_hex(4)}"
    if base.startswith("postgres"):
        surroundings["DATABASE_URL"] = urlunsplit(urlsplit(base)._replace(path=f"/{scratch}"))
        _ask_server(base, f"CREATE DATABASE {scratch}")

    def run(module: str, given: dict[str, str]) -> tuple[Any, str]:
        done = subprocess.run(
            [sys.executable, "-m", f"tests.canary.{module}"],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            env=surroundings,
            cwd=ROOT,
            check=False,
            timeout=600,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout), done.stderr

    try:
        canaries = {name: f"canary{secrets.token_hex(12)}" for name in paths}
        told, said = run(process, canaries)
        yield Machine(var, canaries, told, said, run)
    finally:
        if base.startswith("postgres"):
            _ask_server(base, f"DROP DATABASE {scratch} WITH (FORCE)")


def _ask_server(url: str, statement: str) -> None:
    with psycopg.connect(
        urlunsplit(urlsplit(url)._replace(path="/postgres")), autocommit=True
    ) as it:
        it.execute(statement)
