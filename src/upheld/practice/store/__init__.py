"""A store: a folder of Parquet and a manifest, in which every load is kept, hashed and dated.

    store = Store(folder)
    load = loading.load(path, store, Told(at=..., council="Southwater"))
    store.loads()                    # what has been loaded, oldest first
    store.picture()                  # paths of Parquet files by standard table, for measures
    store.rejects(load.id)           # rows that could not be used, in the file's own words

    manifest.json                    the list of loads
    loads/<id>/<table>.parquet       the rows of one load
    loads/<id>/rejects.parquet       rows that were not used; doubts.parquet: values left empty
    pictures/<hash>/<table>.parquet  several loads in one, made when they are first asked for

A load is written aside and moved into place in one step, so that one that fails or is stopped
leaves nothing behind. Nothing here knows Django.
"""

from __future__ import annotations

from upheld.practice.store.folder import Store
from upheld.practice.store.loading import Told, load
from upheld.practice.store.manifest import Load, Stored, Unknown

__all__ = ["Load", "Store", "Stored", "Told", "Unknown", "load"]
