"""Sets up the deployment that is measured: tables, keys, and everybody of the example's house.

A program of its own, so that whoever measures need not be Django:

    python -m benchmarks.tools.people
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import django


def main() -> None:
    """Receivers with keys, posts in line, and a duty contact who answered a test."""
    django.setup()

    from upheld.examples import cast, duty  # noqa: PLC0415  After the setup.
    from upheld.project import installing  # noqa: PLC0415  After the setup.

    installing.prepare()
    before = datetime.now(UTC) - timedelta(days=2)  # noqa: TID251  A door like the others.
    duty.set_up(cast.gather(name="Measured", at=before), before)


if __name__ == "__main__":
    main()
