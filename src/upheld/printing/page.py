"""A paper as a web page of its own: no script, nothing from elsewhere, the same bytes."""

from __future__ import annotations

from html import escape

from .paper import Block, Heading, Listed, Paper, Table, Words

_STYLE = (
    "body{font-family:Helvetica,Arial,sans-serif;line-height:1.5;max-width:42em;margin:2em auto;"
    "padding:0 1em}table{border-collapse:collapse}td,th{border:1px solid;padding:.3em;"
    "text-align:left}.mark{text-align:right}"
)


def page(paper: Paper) -> bytes:
    """The paper for a browser. Every word goes in as text and is never read as markup."""
    mark = f'<p class="mark">{escape(paper.mark)}</p>\n' if paper.mark else ""
    body = "\n".join(_written(each) for each in paper.blocks)
    title = escape(paper.title)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{mark}<main>\n"
        f"<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


def _written(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
        case Words():
            label = f"<strong>{escape(block.label)}</strong> " if block.label else ""
            return f"<p>{label}{escape(block.text)}</p>"
        case Listed():
            return "<ul>" + "".join(f"<li>{escape(each)}</li>" for each in block.items) + "</ul>"
        case Table():
            head = "".join(f'<th scope="col">{escape(each)}</th>' for each in block.head)
            rows = "".join(
                "<tr>" + "".join(f"<td>{escape(each)}</td>" for each in row) + "</tr>"
                for row in block.rows
            )
            caption = f"<caption>{escape(block.caption)}</caption>"
            return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
