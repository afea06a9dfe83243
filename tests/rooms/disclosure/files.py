"""Files that hide something: made here, part by part, as word processors make them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pikepdf

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("table", "table"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
    )
)
SENTENCE = "The service has changed how visits are planned."


def packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def docx(body: str, **others: str) -> bytes:
    """A Word document; other parts by name, with two underscores for the stroke."""
    document = f"<w:document {W} {WP}><w:body>{body}</w:body></w:document>"
    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": document}
    parts |= {f"{name.replace('__', '/')}.xml": content for name, content in others.items()}
    return packed(parts)


def paragraph(words: str = SENTENCE, style: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{style}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


def odt(body: str, meta: str = "", styles: str = "") -> bytes:
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    about = f"<office:document-meta {ODF}><office:meta>{meta}</office:meta></office:document-meta>"
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content, "meta.xml": about})


def pdf(*lines: str, author: str = "", note: str = "", unseen: str = "") -> bytes:
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.obj["/Resources"] = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F1=made.make_indirect(font))
    )
    drawn = "".join(
        f"BT /F1 12 Tf 50 {780 - 20 * at} Td ({line}) Tj ET\n" for at, line in enumerate(lines)
    )
    if unseen:
        drawn += f"BT 1 1 1 rg /F1 12 Tf 50 400 Td ({unseen}) Tj ET\n"
    page.obj["/Contents"] = made.make_stream(drawn.encode())
    if note:
        page.obj["/Annots"] = pikepdf.Array(
            [
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Text,
                    Rect=[10, 10, 30, 30],
                    Contents=pikepdf.String(note),
                )
            ]
        )
    if author:
        made.docinfo["/Author"] = author
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _words() -> Iterator[tuple[str, bytes, list[str]]]:
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>Niamh Callaghan</dc:creator>'
        "<cp:lastModifiedBy>Gwen</cp:lastModifiedBy></cp:coreProperties>"
    )
    yield "properties.docx", docx(paragraph(), docProps__core=core), ["Niamh Callaghan", "Gwen"]
    deleted = (
        f"{paragraph()}<w:p><w:del><w:r><w:delText>Ask Kath first</w:delText></w:r></w:del></w:p>"
    )
    yield "deleted.docx", docx(deleted), ["Ask Kath first"]
    added = "<w:p><w:ins><w:r><w:t>and nobody rang</w:t></w:r></w:ins></w:p>"
    yield "added.docx", docx(paragraph() + added), ["and nobody rang"]
    words = f'<w:comment w:author="Delroy">{paragraph("Is this her?")}</w:comment>'
    said = f"<w:comments {W}>{words}</w:comments>"
    yield "comment.docx", docx(paragraph(), word__comments=said), ["Is this her?", "Delroy"]
    about = '<wp:docPr id="1" descr="Ruby with the team"/>'
    described = f"<w:p><w:r><w:drawing><wp:inline>{about}</wp:inline></w:drawing></w:r></w:p>"
    yield "picture.docx", docx(paragraph() + described), ["Ruby with the team"]
    yield "hidden.docx", docx(paragraph() + paragraph("Child R7", "<w:vanish/>")), ["Child R7"]
    white = paragraph("source: court team", '<w:color w:val="FFFFFF"/>')
    yield "white.docx", docx(paragraph() + white), ["source: court team"]


def _beside() -> Iterator[tuple[str, bytes, list[str]]]:
    """What stands in a file outside its paragraphs: who changed it, links, bookmarks, packets."""
    added = '<w:p><w:ins w:author="Tomasz"><w:r><w:t>since then</w:t></w:r></w:ins></w:p>'
    yield "changed.docx", docx(paragraph() + added), ["Tomasz", "since then"]
    styles = (
        f'<w:styles {W}><w:style w:styleId="No"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )
    quiet = paragraph("for Ikram", '<w:rStyle w:val="No"/>')
    yield "styled.docx", docx(paragraph() + quiet, word__styles=styles), ["for Ikram"]
    link = '<Relationship TargetMode="External" Target="mailto:ellie@b.example"/>'
    rels = {"word/_rels/document.xml.rels": f"<Relationships>{link}</Relationships>"}
    document = f"<w:document {W}><w:body>{paragraph()}</w:body></w:document>"
    yield "link.docx", packed({"word/document.xml": document} | rels), ["ellie@b.example"]
    section = '<text:section text:display="none"><text:p>R7 said it</text:p></text:section>'
    yield "section.odt", odt(f"<text:p>{SENTENCE}</text:p>{section}"), ["R7 said it"]
    data = '<script type="application/ld+json">{"author": "Delroy"}</script>'
    page = f'{data}<p>{SENTENCE}</p><a href="mailto:niamh@b.example">Write to us</a>'
    yield "data.html", f"<html><body>{page}</body></html>".encode(), ["Delroy", "niamh@b.example"]
    yield "packet.pdf", _with_packet(pdf(SENTENCE)), ["Gwen Achterberg", "Notes of Kath"]


def _with_packet(content: bytes) -> bytes:
    """A PDF that names its author in its packet of properties alone, and has a bookmark."""
    with pikepdf.open(io.BytesIO(content)) as made:
        with made.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            about["dc:creator"] = ["Gwen Achterberg"]
        with made.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Notes of Kath", 0))
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


def leaking_files() -> Iterator[tuple[str, bytes, list[str]]]:
    """Name, content and what is hidden, for the corpus."""
    yield from _words()
    yield from _beside()
    meta = "<meta:initial-creator>Yusuf Karamanlis</meta:initial-creator>"
    yield "properties.odt", odt(f"<text:p>{SENTENCE}</text:p>", meta), ["Yusuf Karamanlis"]
    note = "<text:p>Seen<office:annotation><text:p>by Eleri</text:p></office:annotation>.</text:p>"
    yield "comment.odt", odt(note), ["by Eleri"]
    gone = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>She left in May</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    yield "deleted.odt", odt(f"{gone}<text:p>{SENTENCE}</text:p>"), ["She left in May"]
    page = (
        '<html><head><meta name="author" content="Dafydd"></head><body><!-- ask Maggie -->'
        f'<p>{SENTENCE}</p><img alt="Sasha at her desk"><p style="display:none">R7</p></body>'
    )
    yield "page.html", page.encode(), ["Dafydd", "ask Maggie", "Sasha at her desk", "R7"]
    mail = f"From: a@b.example\nBcc: Precious\nSubject: Draft\n\n{SENTENCE}\n"
    yield "mail.eml", mail.encode(), ["Precious"]
    made = pdf(SENTENCE, author="Hye-jin Paek", note="Ask Bill", unseen="for Delroy only")
    yield "made.pdf", made, ["Hye-jin Paek", "Ask Bill", "for Delroy only"]
    yield "remark.md", f"{SENTENCE}\n\n<!-- Jen to check -->\n".encode(), ["Jen to check"]
