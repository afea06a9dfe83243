"""Walks every path in a fresh database, and says which cookies it handed out.

The canaries come by standard input, since whatever stands in the environment is given to
the second process too.
"""

from __future__ import annotations

import json
import sys

import django


def main() -> None:
    """Migrate, build, walk, tell."""
    django.setup()

    from tests.canary import paths  # noqa: PLC0415  After the setup.
    from upheld.project import installing  # noqa: PLC0415  After the setup.
    from upheld.vault import unlocking  # noqa: PLC0415  After the setup.

    canaries: dict[str, str] = json.load(sys.stdin)
    installing.make_tables()
    house = paths.build()
    for name, path in paths.PATHS.items():
        path(house, canaries[name])
    begun = unlocking.unlock(person=house.person, words=house.words, now=paths.NOON)
    told = {
        "cookie": begun,
        "person": str(house.person),
        "compartment": str(house.compartment.id),
        "words": house.words,
        "receipt": house.receipt,
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
