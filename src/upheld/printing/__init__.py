"""Printing: one tree of blocks, set as a tagged PDF or as a Word document.

Its words: a *paper* has a title and *blocks*; a *mark* stands on every page and says to whom this
copy was issued. Plain functions without Django. The same paper gives the same bytes.

Public modules: `packing`, `paper`, `pdf`, `docx` and `page`. It promises that words go in as data:
nothing in them is read as a command of the program that sets the page.
"""
