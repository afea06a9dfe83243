"""Measures: what each of them says, and one expression that works it out from standard tables.

    from upheld.practice.measures import catalogue, computing
    from upheld.practice.measures.engine import Asked, Workbench

    with Workbench(paths, Asked(date(2024, 4, 1), date(2025, 3, 31))) as bench:
        rows = list(computing.answers(bench, catalogue.named("AS01")))

`paths` says where the Parquet files of each standard table lie. `engine` is the only door to Ibis;
`shapes` and `counting` hold the sweep line; each idea of practice has a module of expressions, and
`catalogue` declares the measures that use them. What a store lacks is never shown as nought.
"""
