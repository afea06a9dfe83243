"""Several people at once: what only PostgreSQL's row locks can show."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from .scene import forget_all_keys, found_house, open_for, read, seal

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="SQLite lets one write at a time"
    ),
]


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_bodies_sealed_at_once_get_different_numbers():
    forget_all_keys()
    ana, _ = found_house()
    made = open_for(ana)

    def write(number: int) -> None:
        try:
            seal(ana, made, str(number))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as several:
        list(several.map(write, range(20)))
    assert sorted(read(ana, made), key=int) == [str(number) for number in range(20)]
