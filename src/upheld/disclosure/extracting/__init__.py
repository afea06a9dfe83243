"""The words of a file, in one text with places that stay, and what the file hides.

`extract` reads txt, md, csv, docx, odt, xlsx, pdf, html and eml. The text of the body comes first,
as a reader sees it; below it stand, one a line, the things that a reader does not see: properties,
comments, deleted words, descriptions of pictures. Each of these is a `Hidden` with its place in the
same text, so that names are looked for in them too. What a file is, its first bytes say.
"""

from __future__ import annotations

from .reading import extract
from .texts import Extracted, Hidden, Piece

__all__ = ["Extracted", "Hidden", "Piece", "extract"]
