"""Tells every row of every table, so that the test can look through them."""

from __future__ import annotations

import json
import sys

import django


def main() -> None:
    """Every value in hexadecimal, with the name of its table."""
    django.setup()

    from tests.canary import kept  # noqa: PLC0415  After the setup.

    sys.stdout.write(json.dumps([[place, value.hex()] for place, value in kept.rows()]))


if __name__ == "__main__":
    main()
