"""Mails: who, to whom and about what, the words, and the files that hang on them by name."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from upheld.disclosure.refused import CannotRead

from . import webpages
from .texts import Extracted, Piece, together

_SEEN = ("From", "To", "Cc", "Date", "Subject")
_UNSEEN = ("Bcc", "Reply-To", "Sender", "X-Originating-IP", "X-Mailer", "Organization")


def read(content: bytes, name: str) -> Extracted:
    """Read a mail as its reader sees it."""
    try:
        mail = email.message_from_bytes(content, EmailMessage, policy=email.policy.default)
        lines = [f"{each}: {mail[each]}" for each in _SEEN if mail[each]]
        hidden = [Piece(f"heading {each}", str(mail[each])) for each in _UNSEEN if mail[each]]
        body = mail.get_body(("plain", "html"))
        words, kind = (body.get_content(), body.get_content_type()) if body else ("", "")
        hidden += [
            Piece("attached file", part.get_filename() or part.get_content_type())
            for part in mail.iter_attachments()
        ]
    except (LookupError, ValueError, TypeError, AttributeError, KeyError, IndexError) as no:
        raise CannotRead(f"{name} is a broken mail: {no}.") from no
    if not lines and not words:
        raise CannotRead(f"{name} is no mail: it has neither a heading nor words.")
    if kind == "text/html":
        page = webpages.read(str(words), name)
        words = page.text
    return together("\n".join([*lines, "", str(words)]), hidden, "eml")
