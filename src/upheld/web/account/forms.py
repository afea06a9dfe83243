"""What the account's pages ask. Forms check and never save."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

from upheld.web.fields import Radios

CODE_ATTRS = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "class": "govuk-input--width-10",
}
CODE_MISSING: dict[str, Any] = {"required": _("Enter the code from your authenticator app")}
PASSWORD_MISSING: dict[str, Any] = {"required": _("Enter your password")}


def _plain(form: forms.Form) -> None:
    """Take away django-allauth's placeholders: they vanish on typing, and a label does not."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class SignIn(account.LoginForm):  # type: ignore[misc]
    """Email address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)
        self.fields["login"].label = _("Email address")
        self.fields["login"].error_messages = {
            "required": _("Enter your email address"),
            "invalid": _("Enter an email address, such as name@example.org"),
        }
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].error_messages = PASSWORD_MISSING
        self.fields["password"].help_text = ""


class ConfirmPassword(account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)
        self.fields["password"].error_messages = PASSWORD_MISSING
        self.fields["password"].help_text = ""


class ChangePassword(account.ChangePasswordForm):  # type: ignore[misc]
    """The old password, and a new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)
        for name, label in (
            ("oldpassword", _("Current password")),
            ("password1", _("New password")),
            ("password2", _("New password again")),
        ):
            self.fields[name].label = label
            self.fields[name].help_text = ""
        self.fields["password1"].help_text = _(
            "At least 12 characters. Three words that do not belong together work well."
        )


class EnterCode(mfa.AuthenticateForm):  # type: ignore[misc]
    """A code from the app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _as_code(self)


class ConfirmCode(mfa.ReauthenticateForm):  # type: ignore[misc]
    """A code once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _as_code(self)


class SetUpCode(totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code, to show that the app has the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _as_code(self)
        self.fields["code"].label = _("Six-digit code from the app")


def _as_code(form: forms.Form) -> None:
    field = form.fields["code"]
    field.widget = forms.TextInput(attrs=CODE_ATTRS)
    field.label = _("Code")
    field.error_messages = CODE_MISSING


class Unlock(forms.Form):
    """The six words."""

    words = forms.CharField(
        label=_("Your six words"),
        help_text=_("With a space between them. You can paste them."),
        # No password box: a browser must not offer to remember these words, nor send them
        # away to have their spelling checked.
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Enter your six words")},
    )


class ActAs(forms.Form):
    """One of the posts that somebody holds."""

    post = forms.ChoiceField(
        label=_("Which post are you acting in?"),
        widget=Radios(),
        error_messages={
            "required": _("Choose a post"),
            "invalid_choice": _("Choose a post that you hold"),
        },
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].choices = choices  # type: ignore[attr-defined]


class DeclareInterest(forms.Form):
    """In which post or person somebody has an interest."""

    post = forms.ChoiceField(
        label=_("Which post is it about?"),
        error_messages={
            "required": _("Choose a post"),
            "invalid_choice": _("Choose a post from the list"),
        },
    )
    about = forms.ChoiceField(
        label=_("What does your interest follow?"),
        choices=[
            ("person", _("The person who holds this post now, wherever they go")),
            ("post", _("The post, whoever holds it")),
        ],
        widget=Radios(),
        error_messages={"required": _("Choose what your interest follows")},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].choices = [("", _("Choose a post")), *choices]  # type: ignore[attr-defined]


class MakeKeys(forms.Form):
    """That somebody knows what new keys do."""

    understood = forms.BooleanField(
        label=_("I understand that new keys do not open what my old keys opened"),
        error_messages={"required": _("Tick the box to show that you understand")},
    )
