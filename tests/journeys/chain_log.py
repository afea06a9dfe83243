"""The log: published, exported, judged true by the stand-alone verifier, and tampered with."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.journeys.chain import TITLE, Chain
from tests.journeys.demo import upheld

VERIFY = Path(sys.executable).with_name("upheld-verify")


def publish(chain: Chain) -> None:
    """What waits goes into the log, as it would at night."""
    upheld(chain.demo.var, "ledger", "publish")


def export(chain: Chain, to: Path) -> None:
    """Anybody can have a copy of the log."""
    upheld(chain.demo.var, "ledger", "export", str(to))


def save_evidence(chain: Chain) -> Path:
    """Anybody saves the evidence that stands beside an answer on the public page."""
    anybody = chain.anybody()
    anybody.enter("Public record")
    anybody.follow(TITLE)
    return anybody.saves(re.compile("Save the evidence for entry"))


def earlier_checkpoint(chain: Chain, to: Path) -> Path:
    """The lines that somebody kept before any of this happened."""
    to.write_text(chain.demo.told["checkpoint"])
    return to


def verdict(log: Path, *more: str | Path) -> tuple[int, str]:
    """What a program that asks us nothing says of a copy of the log, as a status and in words."""
    asked = [VERIFY, log, *more]
    said = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=120)
    return said.returncode, said.stdout + said.stderr


def flip_a_byte(log: Path) -> None:
    """Change the last byte of the first tile of entries."""
    tile = log / "tile" / "entries" / "000"
    content = bytearray(tile.read_bytes())
    content[-1] ^= 1
    tile.write_bytes(content)
