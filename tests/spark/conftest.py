"""Spark in local mode, once for all tests; without PySpark they are skipped with a reason."""

from __future__ import annotations

import shutil

import pytest


@pytest.fixture(scope="session")
def session(tmp_path_factory):
    sql = pytest.importorskip(
        "pyspark.sql", reason="PySpark is in an environment of its own: make test-spark"
    )
    if not shutil.which("java"):
        pytest.skip("Spark needs Java, and there is none.")
    room = tmp_path_factory.mktemp("spark")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .appName("upheld")
        .config("spark.driver.memory", "2g")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "Europe/London")
        .config("spark.sql.warehouse.dir", str(room / "warehouse"))
        .config("spark.local.dir", str(room))
        # The tables are small: one part each, and no code made for each of hundreds of questions.
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.adaptive.enabled", "false")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
