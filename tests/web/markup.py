"""What a test asks of a page's markup: its headings, its ids, where its links lead."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})


@dataclass
class Element:
    """One element: its name, its attributes and all text inside it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """A page, read once."""

    markup: str
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []
        self.feed(self.markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element, and remember that it is open."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that name."""
        for position in range(len(self._open) - 1, -1, -1):
            if self._open[position].name == tag:
                del self._open[position:]
                return

    def handle_data(self, data: str) -> None:
        """Text belongs to every element that is open."""
        for element in self._open:
            element.text += data

    def all(self, name: str, /, **attributes: str) -> list[Element]:
        """The elements of a name with these attributes; `class_` is one of an element's classes."""
        wanted_class = attributes.pop("class_", "")
        return [
            element
            for element in self.elements
            if element.name == name
            and all(element.attributes.get(key) == value for key, value in attributes.items())
            and (not wanted_class or wanted_class in element.attributes.get("class", "").split())
        ]

    def one(self, name: str, /, **attributes: str) -> Element:
        """The only such element; fails where there is none, or more than one."""
        found = self.all(name, **attributes)
        assert len(found) == 1, f"{len(found)} <{name}> with {attributes}"
        return found[0]

    @property
    def ids(self) -> set[str]:
        """Every id on the page."""
        return {e.attributes["id"] for e in self.elements if "id" in e.attributes}

    @property
    def links_within(self) -> set[str]:
        """The ids that links on this page lead to."""
        return {
            e.attributes["href"][1:]
            for e in self.all("a")
            if e.attributes.get("href", "").startswith("#")
        }
