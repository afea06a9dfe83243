"""A council that never was: histories of children, workers and teams, with known faults planted.

A measure can be trusted only if somebody has seen it find what was there. This package makes a
council's whole history from a seed, plants in it what the worked examples tell of, and writes it
as the sector's own files, with `truth.json` saying what was planted where. Every file says that it
is synthetic. Children and workers are codes; nobody in it has a name.

One history, many pictures: the dataset is whole, Annex A is the latest picture on a day, the census
and the looked-after return cover years. Draws are counted, not taken in turn (see `draws`), so
that the same seed gives the same bytes on any machine and in blocks of any size.
"""
