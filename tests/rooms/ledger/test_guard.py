"""Twelve roads to a room's table, none of them a command; and a few that must stay open."""

from __future__ import annotations

import pytest
from django.core import serializers
from django.db import connection, transaction

from tests.rooms.ledger.conftest import NOON, WORKER
from upheld.kernel.decision import allow
from upheld.ledger.command import COMMANDS, command
from upheld.ledger.guard import OutsideCommand, rooms_written

ROADS = {}


def road(write):
    ROADS[write.__name__] = write
    return write


@road
def plain_save(models, bench, tool):
    bench.save()


@road
def save_base(models, bench, tool):
    bench.save_base()


@road
def update_of_a_queryset(models, bench, tool):
    models.Bench.objects.update(colour="x")


@road
def update_through_the_base_manager(models, bench, tool):
    models.Bench._base_manager.filter(pk=bench.pk).update(colour="x")  # noqa: SLF001  A road.


@road
def update_through_a_related_manager(models, bench, tool):
    bench.tools.update(name="x")


@road
def bulk_create(models, bench, tool):
    models.Tool.objects.bulk_create([models.Tool(bench=bench, name="x")])


@road
def adding_to_many(models, bench, tool):
    tool.lent_to.add(bench.pk + 1)


@road
def clearing_many(models, bench, tool):
    tool.lent_to.clear()


@road
def deleting_a_row_and_what_hangs_on_it(models, bench, tool):
    bench.delete()


@road
def raw_delete(models, bench, tool):
    models.Tool.objects.all()._raw_delete("default")  # noqa: SLF001  A road.


@road
def raw_sql(models, bench, tool):
    with connection.cursor() as cursor:
        cursor.execute("update Workshop_Bench set colour = %s", ["x"])


@road
def reading_in_a_dump(models, bench, tool):
    for each in serializers.deserialize("json", serializers.serialize("json", [bench])):
        each.save()


@pytest.fixture
def tool(workshop, log):
    bench = workshop.commands.make_bench(actor=WORKER, at=NOON)
    return workshop.commands.put_tool(actor=WORKER, at=NOON, bench=bench)


@pytest.mark.parametrize("name", ROADS)
def test_no_road_leads_to_a_rooms_table_but_its_commands(workshop, tool, name):
    rows = (list(workshop.models.Bench.objects.values()), list(tool.lent_to.values()))
    with (
        pytest.raises(OutsideCommand, match="workshop was written by nobody"),
        transaction.atomic(),
    ):
        ROADS[name](workshop.models, tool.bench, tool)
    assert rows == (list(workshop.models.Bench.objects.values()), list(tool.lent_to.values()))
    assert workshop.models.Tool.objects.get().name == "saw"


def test_a_command_of_another_room_may_not_write_it_either(workshop, log):
    def meddle(*, actor, at):
        workshop.models.Bench.objects.create(colour="x")

    meddle.__module__ = "upheld.people.commands"
    run = command(lambda actor: allow("Anybody may try."))(meddle)
    with pytest.raises(OutsideCommand, match="workshop was written by people"):
        run(actor=WORKER, at=NOON)
    del COMMANDS[next(name for name in COMMANDS if name.endswith("meddle"))]


@pytest.mark.parametrize(
    "sql",
    [
        'INSERT INTO "workshop_bench" ("colour") VALUES (%s)',
        "INSERT OR REPLACE INTO workshop_bench VALUES (1)",
        "REPLACE INTO workshop_bench VALUES (1)",
        "UPDATE OR IGNORE workshop_bench SET colour = 1",
        'UPDATE ONLY "public"."workshop_bench" SET colour = 1',
        "WITH x AS (SELECT 1) DELETE FROM workshop_bench",
        "WITH x AS (DELETE FROM workshop_bench RETURNING id) SELECT * FROM x",
        "MERGE INTO workshop_bench USING x ON true WHEN MATCHED THEN DELETE",
        "TRUNCATE TABLE workshop_bench",
        'TRUNCATE "ledger_leaf", "workshop_bench" RESTART IDENTITY',
        "COPY workshop_bench FROM STDIN",
        "\n  update\n  WORKSHOP_BENCH set colour = 1",
    ],
)
def test_every_way_of_writing_is_seen(workshop, sql):
    assert rooms_written(sql) == {"workshop"}


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT * FROM "workshop_bench" WHERE id = %s FOR UPDATE OF "workshop_bench"',
        'CREATE TABLE "workshop_bench" (id int)',
        'INSERT INTO "ledger_pending" VALUES (1)',
        'UPDATE "ledger_head" SET size = 1',
        "DELETE FROM django_session",
        "SAVEPOINT s1",
        "SELECT 'DELETE FROM x'",
    ],
)
def test_reading_and_unguarded_tables_pass(workshop, sql):
    assert rooms_written(sql) == set()
