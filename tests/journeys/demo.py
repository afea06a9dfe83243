"""A running `upheld demo` on a copy of its folder, so that a story may change what it finds."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from tests import kept_story

UPHELD = Path(sys.executable).with_name("upheld")
PATIENCE = 120.0


@dataclass(frozen=True)
class Demo:
    """Where the demo answers, what it told about itself, and the folder that it runs on."""

    url: str
    told: dict[str, Any]
    var: Path

    def person(self, post: str) -> dict[str, str]:
        """Who can be signed in as, by post: email, password, unlock words and home page."""
        return next(person for person in self.told["people"] if person["post"] == post)


def tell(var: Path) -> Path:
    """Tell the story once, without serving it, or take the one that was kept."""
    kept = kept_story.folder().with_suffix(".demo")
    if kept_story.is_wanted() and kept.exists():
        return kept
    upheld(var, "demo", "--no-serve")
    if kept_story.is_wanted():
        kept.parent.mkdir(parents=True, exist_ok=True)
        whole = Path(tempfile.mkdtemp(dir=kept.parent))
        shutil.copytree(var, whole, dirs_exist_ok=True)
        with suppress(OSError):  # another run was quicker
            whole.rename(kept)
    return var


def upheld(var: Path, *words: str) -> None:
    """Run the program on a demo's folder, as somebody at the server would."""
    subprocess.run([UPHELD, *words], env=_surroundings(var), check=True, timeout=600)


@contextmanager
def running(story: Path, var: Path) -> Iterator[Demo]:
    """Serve a copy of the story, and stop when the caller has finished."""
    shutil.copytree(story, var)
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    # Whoever exits a page stays on this machine.
    here = {"PORT": str(port), "UPHELD_LEAVE_TO": f"{url}/cookies"}
    process = subprocess.Popen([UPHELD, "demo"], env=_surroundings(var) | here)
    try:
        _wait_for(url, process)
        yield Demo(url, json.loads((var / "demo.json").read_text()), var)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _surroundings(var: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {"UPHELD_VAR": str(var), "UPHELD_HTTPS": "0"}


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, f"the demo stopped with {process.returncode}"
        try:
            with urlopen(url, timeout=2):  # noqa: S310  Our own server, on this machine.
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"the demo did not answer within {PATIENCE:.0f} seconds")
