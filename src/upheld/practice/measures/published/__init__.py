"""Do our formulas give the figures that the DfE has published?

For each file that is known by its columns, rows of children or workers are made from the counts
that it publishes (so many assessments of so many days, so many workers of so many hours), each
area and year as a council of its own. Then the measure's own expression runs over those rows, and
its answer is compared with the published percentage or rate, as exactly as both were rounded.
Dividing one published figure by another would prove only division.
"""
