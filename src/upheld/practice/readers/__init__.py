"""Readers of the files that councils already have: Annex A, SSD, census XML, SSDA903, own CSVs.

    found = readers.recognise(path)
    for batch in found.read(): ...

A file is recognised by what is in it, never by its name. Each reader yields batches of rows of the
standard tables, with the rows that it had to reject and the values that it doubted, in the file's
own words. A file that cannot be used at all raises `NotReadable` with a sentence for whoever
brought it.
"""
