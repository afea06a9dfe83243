"""Open keys for the length of one request: a person's, and a reporter's.

The secret that opens them lives in one cookie of the browser and nowhere else: never in
the framework's session, never in an address. A person's keys count only for whoever has
signed in; keys left open by somebody else in the same browser stay shut.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from upheld.concerns import queries as concerns
from upheld.kernel.actor import Actor, reporter
from upheld.people import clock
from upheld.vault import unlocking
from upheld.vault.keyring import PERSON, REPORTER, Keyring

# The names say nothing about what a visitor came for.
PERSONS_COOKIE = "__Host-unlock" if settings.HTTPS else "unlock"
REPORTERS_COOKIE = "__Host-page" if settings.HTTPS else "page"
_KEPT = "_upheld_open_keys"


def keys_of(request: HttpRequest) -> Keyring | None:
    """The open keys of whoever has signed in; None while they are locked."""
    person = getattr(request.user, "person_id", None)
    keys = _keyring(request, PERSONS_COOKIE)
    if keys is None or keys.kind != PERSON or keys.holder != str(person):
        return None
    return keys


def reporter_of(request: HttpRequest) -> tuple[Actor, Keyring] | None:
    """Who came back with a receipt, and their open keys; None for anybody else."""
    keys = _keyring(request, REPORTERS_COOKIE)
    if keys is None or keys.kind != REPORTER:
        return None
    return reporter(keys.holder), keys


def exclusions_of(request: HttpRequest, actor: Actor) -> frozenset[str]:
    """Matters in which a conflict removes this person's functions, as their own keys say.

    Locked, nothing is known; `web.keys_first` asks for the keys before anything is decided.
    """
    keys = keys_of(request)
    if keys is None:
        return frozenset()
    return concerns.kept_away_from(actor=actor, keys=keys, at=clock.now())


def open_now(request: HttpRequest, secret: str) -> None:
    """Let the rest of this request use keys that have just been unlocked."""
    request.COOKIES[PERSONS_COOKIE] = secret
    request.__dict__.pop(_KEPT, None)


def begin(response: HttpResponseBase, secret: str) -> None:
    """Hand a person's browser the secret of their open keys."""
    _set(response, PERSONS_COOKIE, secret)


def begin_reporter(response: HttpResponseBase, secret: str) -> None:
    """Hand a reporter's browser the secret of their open keys."""
    _set(response, REPORTERS_COOKIE, secret)


def end(request: HttpRequest, response: HttpResponseBase) -> None:
    """Lock a person's keys, here and in the browser."""
    _end(request, response, PERSONS_COOKIE)


def end_reporter(request: HttpRequest, response: HttpResponseBase) -> None:
    """Lock a reporter's keys, here and in the browser."""
    _end(request, response, REPORTERS_COOKIE)


def _keyring(request: HttpRequest, cookie: str) -> Keyring | None:
    secret = request.COOKIES.get(cookie, "")
    if not secret:
        return None
    kept: dict[str, Keyring | None] = request.__dict__.setdefault(_KEPT, {})
    if cookie not in kept:
        kept[cookie] = unlocking.keyring(secret=secret, now=clock.now())
    return kept[cookie]


def _set(response: HttpResponseBase, cookie: str, secret: str) -> None:
    response.cookies.pop(cookie, None)  # an ending asked for before
    response.set_cookie(cookie, secret, secure=settings.HTTPS, httponly=True, samesite="Strict")


def _end(request: HttpRequest, response: HttpResponseBase, cookie: str) -> None:
    if secret := request.COOKIES.get(cookie, ""):
        unlocking.lock(secret=secret)
    request.__dict__.pop(_KEPT, None)
    response.delete_cookie(cookie, samesite="Strict")
