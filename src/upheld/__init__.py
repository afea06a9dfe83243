"""Upheld: from a concern that somebody is afraid to raise to change that anybody can check.

Nothing raised is lost. Nothing is closed without proof.
"""

from __future__ import annotations

__version__ = "0.1.0"
