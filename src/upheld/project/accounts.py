"""How django-allauth behaves in this house: nobody signs up, and nothing more is kept."""

from __future__ import annotations

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _


class Accounts(DefaultAccountAdapter):
    """Sign-in without sign-up. People get accounts from the registrar."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: the registrar opens accounts."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own account."""
        return reverse("account")

    def get_client_ip(self, request: HttpRequest) -> str:
        """Nothing: no address is read, so none can be kept. Limits count by account."""
        return "nobody-asks"

    def add_message(  # noqa: PLR0917  Its arguments are django-allauth's.
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say in our own words what was done, where it is worth saying."""
        words = {
            "account/messages/password_changed.txt": _("Your password has been changed."),
            "mfa/messages/totp_activated.txt": _("Your second factor is set up."),
            "mfa/messages/totp_deactivated.txt": _("Your second factor has been removed."),
            "mfa/messages/recovery_codes_generated.txt": _("You have new recovery codes."),
        }.get(message_template or "")
        if words:
            messages.success(request, words)


class SecondFactors(DefaultMFAAdapter):
    """One-time codes, with their secrets encrypted in the database."""

    def get_totp_issuer(self) -> str:
        """What the authenticator app calls this site."""
        return str(settings.UPHELD_COUNCIL_NAME)

    def encrypt(self, text: str) -> str:
        """A secret as Fernet keeps it: a copy of the database alone makes no codes."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Undo `encrypt`."""
        return _fernet().decrypt(encrypted_text.encode()).decode()


def _fernet() -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=b"upheld/second-factor/v1").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(key))
