"""Pictures, drawn again from their points: nothing else of the file comes along."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from .refused import CannotClean

MOST_POINTS = 60_000_000
_QUALITY = 88
_KINDS = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "png"),
    (b"II*\0", "png"),
    (b"MM\0*", "png"),
    (b"BM", "png"),
)
_FORMATS = ("JPEG", "PNG", "GIF", "TIFF", "BMP", "WEBP")


def ending_of(content: bytes) -> str:
    """How the name of the copy ends; empty for what is no picture that we know."""
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "png"
    return next((ending for magic, ending in _KINDS if content.startswith(magic)), "")


def clean(content: bytes, ending: str) -> bytes:
    """Draw a picture again. Raises `CannotClean` for a broken, huge or moving one."""
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_POINTS:
                raise CannotClean("too-large")
            if getattr(picture, "n_frames", 1) > 1:
                raise CannotClean("moves")
            upright = ImageOps.exif_transpose(picture)
            drawn = upright.convert("RGB" if ending == "jpg" else _mode(upright))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, MemoryError) as no:
        raise CannotClean("broken") from no
    except Image.DecompressionBombError as no:
        raise CannotClean("too-large") from no
    # The points alone go into a fresh picture, so that no note of the old one is copied.
    fresh = Image.frombytes(drawn.mode, drawn.size, drawn.tobytes())
    out = io.BytesIO()
    if ending == "jpg":
        fresh.save(out, "JPEG", quality=_QUALITY)
    else:
        fresh.save(out, "PNG")
    return out.getvalue()


def _mode(picture: Image.Image) -> str:
    if picture.mode in {"1", "L"}:
        return "L"
    return "RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB"
