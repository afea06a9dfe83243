"""A packed file (docx, odt, xlsx), opened with care: no bombs, passwords or parts hidden twice."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from upheld.disclosure.refused import CannotRead

MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 5_000


@dataclass(frozen=True, slots=True, repr=False)
class Packed:
    """The parts of a packed file."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    called: str

    def tree(self, name: str) -> etree._Element:
        """One part as XML. No entity is followed and nothing is fetched."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            return etree.fromstring(self.archive.read(name), parser)
        except (etree.XMLSyntaxError, ValueError) as no:
            raise CannotRead(f"{self.called}: its part {name} is broken.") from no
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as no:
            raise CannotRead(f"{self.called}: its part {name} cannot be unpacked.") from no


def opened(content: bytes, name: str) -> Packed:
    """Open a packed file. One that would fill the memory is refused before it is unpacked."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError) as no:
        raise CannotRead(f"{name} is a broken packed file.") from no
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise CannotRead(f"{name} has more than {MOST_PARTS} parts. No document has so many.")
    if sum(each.file_size for each in parts) > MOST_UNPACKED:
        raise CannotRead(f"{name} would be larger than 200 MB when it is unpacked.")
    if any(each.flag_bits & 1 for each in parts):
        raise CannotRead(f"{name} has a password. Save it without one.")
    names = [each.filename for each in parts]
    if len(set(names)) != len(names):
        raise CannotRead(f"{name} has two parts of one name; somebody may be hiding one of them.")
    return Packed(archive, frozenset(names), name)
