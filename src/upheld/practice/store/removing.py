"""Taking loads out of a store again: the manifest first, so that nobody meets half a load."""

from __future__ import annotations

import shutil
from collections.abc import Collection

from upheld.practice.store import manifest, pictures
from upheld.practice.store.folder import Store


def remove(store: Store, ids: Collection[str]) -> None:
    """Take these loads out, and every picture that was made of them."""
    with store.writing():
        manifest.write(store.folder, [load for load in store.loads() if load.id not in ids])
        for id in ids:
            shutil.rmtree(store.place(id), ignore_errors=True)
        pictures.forget(store.folder)
