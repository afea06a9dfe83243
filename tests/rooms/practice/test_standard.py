"""The standard tables are what the published dataset says, and what is ours says so."""

from __future__ import annotations

import csv
import datetime

import pyarrow as pa
import pytest

from tests.reference_data import reference
from upheld.practice import standard
from upheld.practice.standard import Kind

# The dataset's field types, and the kinds in which we hold them.
TYPES = {
    "datetime": {Kind.DATE},
    "float": {Kind.DECIMAL},
    "int": {Kind.INTEGER},
}


@pytest.fixture
def published():
    """Fields of the published dataset by table and name."""
    tables: dict[str, dict[str, dict[str, str]]] = {}
    with reference("ssd_spec.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            tables.setdefault(row["table"], {})[row["field"]] = row
    return tables


def shared():
    return [table for table in standard.TABLES.values() if not table.own]


def test_every_shared_table_and_field_is_in_the_dataset_and_nothing_else_is(published):
    wrong = [
        f"{table.name}.{field.name}"
        for table in shared()
        for field in table.fields
        if (field.name in published[table.ssd_name]) == field.own
    ]

    assert len(shared()) > 25
    assert wrong == []


def test_a_shared_field_has_the_kind_that_the_dataset_gives_it(published):
    for table in shared():
        for field in table.fields:
            if field.own:
                continue
            kind = published[table.ssd_name][field.name]["ddl_type"]
            assert field.kind in TYPES.get(kind, {Kind.TEXT, Kind.CODE, Kind.FLAG}), field


def test_the_caseload_field_that_misleads_is_left_out():
    assert "prof_professional_caseload" not in standard.TABLES["professionals"].by_name


@pytest.mark.parametrize("table", standard.TABLES.values(), ids=lambda table: table.name)
def test_a_table_can_tell_its_rows_apart_and_says_where_they_came_from(table):
    assert table.key
    assert table.schema.names[-5:] == ["council", "load_id", "as_of", "source_file", "source_row"]
    assert len(set(table.schema.names)) == len(table.schema.names)
    assert all(field.doc.endswith(".") for field in table.fields)


def test_a_date_that_may_be_known_less_exactly_has_its_precision_beside_it():
    names = standard.TABLES["overrides"].schema.names

    assert names.index("over_decision_date_precision") == names.index("over_decision_date") + 1


def test_a_table_from_some_columns_has_all_columns():
    table = standard.table_of(
        "cp_plans",
        {
            "cppl_cp_plan_id": ["1"],
            "cppl_cp_plan_start_date": [datetime.date(2024, 2, 29)],
        },
    )

    assert table.schema == standard.TABLES["cp_plans"].schema
    assert table.column("cppl_cp_plan_start_date").to_pylist() == [datetime.date(2024, 2, 29)]
    assert table.column("cppl_person_id").null_count == 1
    assert standard.empty("cp_plans").schema.field("cppl_person_id").type == pa.string()


def test_a_column_that_the_table_does_not_have_is_refused():
    with pytest.raises(KeyError, match="no column cppl_worker"):
        standard.table_of("cp_plans", {"cppl_worker": ["x"]})
