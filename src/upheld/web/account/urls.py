"""Addresses of the account. Each page of django-allauth is listed: its own list opens sign-up."""

from __future__ import annotations

from allauth.account import views as allauth
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path

from upheld.web.account import interests, keys, texts, views
from upheld.web.account.second_factor import before_second_factor, enter_code, picture
from upheld.web.audience import Audience, for_audience

for_anyone = for_audience(Audience.ANYONE)
for_account = for_audience(Audience.ACCOUNT)

urlpatterns = [
    path("", views.account, name="account"),
    path("home", views.home, name="home"),
    path("acting-as", views.acting_as, name="acting-as"),
    path("unlock", views.unlock, name="unlock"),
    path("lock", views.lock, name="lock"),
    path("keys", keys.keys, name="keys"),
    path("keys/make", keys.make, name="make-keys"),
    path("keys/<uuid:id>/countersign", keys.countersign, name="countersign-keys"),
    path("interests/declare", interests.declare, name="declare-interest"),
    path("interests/<uuid:id>/end", interests.end, name="end-interest"),
    path("words", texts.texts, name="texts"),
    path("words/<slug:key>/<slug:language>", texts.text, name="text"),
    path("sign-in", for_anyone(allauth.login), name="account_login"),
    path("sign-in/code", enter_code, name="mfa_authenticate"),
    path("sign-in/closed", for_anyone(allauth.account_inactive), name="account_inactive"),
    path("sign-out", views.sign_out, name="account_logout"),
    path("password", for_account(allauth.password_change), name="account_change_password"),
    path(
        "confirm",
        before_second_factor(for_account(allauth.reauthenticate)),
        name="account_reauthenticate",
    ),
    path("confirm/code", for_account(factor.reauthenticate), name="mfa_reauthenticate"),
    path("second-factor", views.second_factor, name="mfa_index"),
    path(
        "second-factor/set-up",
        before_second_factor(for_account(totp.activate_totp)),
        name="mfa_activate_totp",
    ),
    path("second-factor/picture", picture, name="second-factor-picture"),
    path("second-factor/remove", for_account(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "second-factor/codes",
        for_account(codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "second-factor/codes/new",
        for_account(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
]
