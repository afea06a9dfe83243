"""Reading copies keep what is read and nothing of who made it; what is doubtful is refused."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from PIL import Image

from upheld.disclosure import apart, cleaning
from upheld.disclosure.refused import CannotClean

WHO = "Ann Example"
WHERE = b"GPS-51.4816"


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    made, out = Image.new("RGB", size, (10, 120, 200)), io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = WHO
    exif[0x010E] = WHERE.decode()
    exif[0x0112] = 6  # turned by a quarter
    made.save(out, kind, exif=exif)
    return out.getvalue()


def pdf() -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.docinfo["/Author"] = WHO
    with made.open_metadata() as meta:
        meta["dc:creator"] = [WHO]
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{WHO}')")
    made.attachments["inner.txt"] = WHO.encode()
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T=WHO, Contents="See"
    )
    shot = pikepdf.Stream(made, picture())
    shot.Subtype, shot.Filter = pikepdf.Name.Image, pikepdf.Name.DCTDecode
    made.pages[0].Annots = pikepdf.Array([note])
    made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=shot))
    made.pages[0].Contents = pikepdf.Stream(made, b"/Im0 Do")
    made.save(out)
    return out.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


TYPES = b"""<Types><Override PartName="/docProps/core.xml" ContentType="c"/>\
<Override PartName="/word/document.xml" ContentType="d"/></Types>"""


def document(**more: bytes) -> bytes:
    words = f'<w:p w:rsidR="00AA"><w:ins w:author="{WHO}" w:date="2020-01-27">Said</w:ins></w:p>'
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": b'<Relationships><Relationship Id="r" Target="docProps/core.xml"/>'
            b'<Relationship Id="d" Target="word/document.xml"/></Relationships>',
            "docProps/core.xml": f"<dc:creator>{WHO}</dc:creator>".encode(),
            "docProps/thumbnail.jpeg": picture(),
            "word/document.xml": words.encode(),
            "word/media/image1.jpeg": picture(),
        }
        | more
    )


def open_document() -> bytes:
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "meta.xml": f"<dc:creator>{WHO}</dc:creator>".encode(),
            "content.xml": f"<a><dc:creator>{WHO}</dc:creator><text:p>Said</text:p></a>".encode(),
        }
    )


def everything_in(content: bytes) -> bytes:
    """A file and all that is packed in it."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as held:
            return b"\n".join(held.read(each) + each.encode() for each in held.namelist())
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as held:
            streams = [each for each in held.objects if isinstance(each, pikepdf.Stream)]
            return content + b"\n".join(bytes(each.read_raw_bytes()) for each in streams)
    return content


FILES = {
    "jpg": picture(),
    "png": picture("PNG"),
    "pdf": pdf(),
    "docx": document(),
    "odt": open_document(),
}


@pytest.mark.parametrize("ending", FILES)
def test_a_reading_copy_says_nothing_of_who_made_the_file(ending):
    assert WHO.encode() in everything_in(FILES[ending])

    made = apart.clean(FILES[ending])

    assert made.ending == ending
    assert WHO.encode() not in everything_in(made.content)
    assert WHERE not in everything_in(made.content)


def test_what_is_read_is_still_there():
    assert b"Said" in everything_in(cleaning.clean(document()).content)
    assert b"Said" in everything_in(cleaning.clean(open_document()).content)
    with Image.open(io.BytesIO(cleaning.clean(picture()).content)) as turned:
        assert turned.size == (30, 40)
    with pikepdf.open(io.BytesIO(cleaning.clean(pdf()).content)) as held:
        assert str(held.pages[0].Annots[0].Contents) == "See"
        assert not held.attachments
        assert "/OpenAction" not in held.Root


def test_the_copy_refers_to_no_part_that_was_taken_out():
    made = everything_in(cleaning.clean(document()).content)

    assert b"docProps" not in made
    assert b'Target="word/document.xml"' in made


@pytest.mark.parametrize("ending", FILES)
def test_the_same_file_gives_the_same_copy(ending):
    assert cleaning.clean(FILES[ending]).content == cleaning.clean(FILES[ending]).content


def test_plain_text_stays_as_it_is():
    assert apart.clean("They said é.\n".encode()).content == "They said é.\n".encode()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", TYPES)
        for number in range(5):
            made.writestr(f"word/{number}.xml", bytes(50 * 1024 * 1024))
    return out.getvalue()


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as held:
        held.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


REFUSED = {
    "an svg with a script": (b"<svg onload='x()'><script>x()</script></svg>", "may-run"),
    "a page": (b"<!DOCTYPE html><p>hello", "may-run"),
    "macros": (document(**{"word/vbaProject.bin": b"x"}), "may-run"),
    "a document in a document": (document(**{"word/embeddings/a.docx": b"PK"}), "may-run"),
    "an unknown part": (document(**{"word/media/image2.emf": b"\1\0\0\0"}), "inner-file"),
    "a zip of something": (packed({"a.txt": b"x"}), "unknown-kind"),
    "a zip bomb": (bomb(), "too-large"),
    "a picture of many points": (b"", "too-large"),
    "a broken picture": (picture()[:200], "broken"),
    "a broken pdf": (b"%PDF-1.7 nothing", "broken"),
    "a locked pdf": (locked(), "locked"),
    "half a document": (document()[:-40], "broken"),
    "a program": (b"\x7fELF\x02\x01\x01\0\0", "unknown-kind"),
    "a sound": (b"ID3\x04\0\0\xff\xfb", "unknown-kind"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_cleaned_says_so(name):
    content, why = REFUSED[name]
    if name == "a picture of many points":
        content = picture("PNG", (9000, 7000))

    with pytest.raises(CannotClean) as told:
        cleaning.clean(content)

    assert told.value.code == why


def test_a_polyglot_is_what_its_first_bytes_say_and_only_that_comes_along():
    both = picture() + document()

    made = cleaning.clean(both).content

    assert b"PK\x03\x04" not in made


def test_apart_means_without_memory_for_a_bomb_and_without_a_trace(monkeypatch):
    with pytest.raises(CannotClean):
        apart.clean(bomb())
    monkeypatch.setattr(apart, "_WAIT", 0.001)
    with pytest.raises(CannotClean, match="took-too-long"):
        apart.clean(picture())
