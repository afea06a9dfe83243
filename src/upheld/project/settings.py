"""Settings, from the environment and with safe defaults.

| variable | meaning |
|---|---|
| `UPHELD_VAR` | where database, keys and log live (default: `var` in the current folder) |
| `DATABASE_URL` | PostgreSQL or SQLite; SQLite in `UPHELD_VAR` by default |
| `UPHELD_HTTPS` | `0` only where a person tries it out on their own machine |
| `UPHELD_HOSTS` | names that the site answers to, separated by commas |
| `UPHELD_ONION` | the site's onion address, where it has one: see docs/tor.md |
| `UPHELD_LARGEST_FILE`, `UPHELD_ALL_FILES` | megabytes: one file, all of a concern (200, 500) |
| `UPHELD_MOST_FILES` | how many files one concern can carry (10) |
| `UPHELD_KEEP_FREE` | megabytes of disk below which files, and not words, are refused (1024) |
| `UPHELD_SITE` | its address as mail prints it (default: `https://` and the first of these names) |
| `UPHELD_MAIL_HOST` | the mail server; without one nobody is told of anything |
| `UPHELD_MAIL_PORT` | its port (default 587) |
| `UPHELD_MAIL_TLS` | `starttls` (default), `tls`, or `none`, which is for this machine alone |
| `UPHELD_MAIL_USER`, `UPHELD_MAIL_PASSWORD` | where the mail server asks who sends |
| `UPHELD_MAIL_FROM` | the sender's address |
| `UPHELD_NOTICE_HOUR` | the hour in London at which the notice of a working day goes out (8) |
| `UPHELD_HELPLINE`, `UPHELD_HELPLINE_NUMBER` | a helpline for a child at risk: both or none |
| `UPHELD_DUTY_TEST_DAYS` | days until the duty contact must be tested again (92) |
| `UPHELD_WATCHED_FOLDER` | files of children's data that are put here are loaded by themselves |
| `UPHELD_KEEP_FILES_DAYS` | days that a file is kept whose spellings wait for somebody (30) |
| `UPHELD_NEIGHBOURS` | codes or names of statistical neighbours, separated by commas |
| `UPHELD_NEIGHBOURS_SOURCE` | who says that they are, such as the DfE's model and its year |
| `UPHELD_PUBLISHED_FIGURES` | a CSV file of their published figures: see docs/practice.md |
"""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from upheld.project.keys import secret_from
from upheld.project.undefined import StrictInOurOwnPages

VAR = Path(os.environ.get("UPHELD_VAR", "var")).absolute()
HTTPS = os.environ.get("UPHELD_HTTPS", "1") != "0"
SOURCE = Path(__file__).parent.parent

SECRET_KEY = secret_from(VAR / "keys" / "django")
UPHELD_FILES_DIR = VAR / "attachments"  # sealed; beside it "arriving"
UPHELD_PRACTICE_DIR = VAR / "practice"  # children's data in the clear: see ADR 0051
UPHELD_WATCHED_FOLDER = os.environ.get("UPHELD_WATCHED_FOLDER", "")
UPHELD_KEEP_FILES_DAYS = int(os.environ.get("UPHELD_KEEP_FILES_DAYS", "30"))
UPHELD_READ_IN_BACKGROUND = True  # a test reads in its own process, when it says so
UPHELD_NEIGHBOURS = os.environ.get("UPHELD_NEIGHBOURS", "")
UPHELD_NEIGHBOURS_SOURCE = os.environ.get("UPHELD_NEIGHBOURS_SOURCE", "")
UPHELD_PUBLISHED_FIGURES = os.environ.get("UPHELD_PUBLISHED_FIGURES", "")
UPHELD_LOG_KEY = VAR / "keys" / "log"
UPHELD_LOG_DIR = VAR / "log"
UPHELD_LOG_ORIGIN = os.environ.get("UPHELD_LOG_ORIGIN", "upheld.example/log")
# Each publication grows the log to a multiple of this with cover entries: one tile, so that
# no partial tile stays. Never make it smaller: the smaller steps would be seen.
UPHELD_LOG_MULTIPLE = 256
UPHELD_SITE_SALT = secret_from(VAR / "keys" / "site-salt")
UPHELD_COUNCIL_NAME = os.environ.get("UPHELD_COUNCIL_NAME", "Upheld")
# Named beside the duty contact's number on the page for a child at risk. Look both up where the
# helpline itself publishes them, and once a year again.
UPHELD_HELPLINE = os.environ.get("UPHELD_HELPLINE", "")
UPHELD_HELPLINE_NUMBER = os.environ.get("UPHELD_HELPLINE_NUMBER", "")
UPHELD_COUNCIL_COLOUR = os.environ.get("UPHELD_COUNCIL_COLOUR", "#0b4f4a")
# Months that a concern is kept after its last answer, by what came of it; the empty name is
# for one that was never answered. A council puts its own retention schedule here.
UPHELD_RETENTION_MONTHS = {
    "upheld": 120,
    "partly-upheld": 120,
    "not-upheld": 72,
    "unable-to-determine": 72,
    "no-finding": 72,
    "": 72,
}
UPHELD_LEAVE_TO = os.environ.get("UPHELD_LEAVE_TO", "https://www.gov.uk/")

DEBUG = False
ALLOWED_HOSTS = os.environ.get("UPHELD_HOSTS", "127.0.0.1,localhost").split(",")
ROOT_URLCONF = "upheld.project.urls"
WSGI_APPLICATION = "upheld.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "upheld.ledger",
    "upheld.vault",
    "upheld.people",
    "upheld.practice",
    "upheld.concerns",
    "upheld.investigations",
    "upheld.learning",
    "upheld.improvement",
    "upheld.oversight",
    "upheld.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "upheld.web.clock_once.ClockOnce",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "upheld.web.only_utf8.OnlyUtf8",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "upheld.web.signed_out.SignedOut",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "upheld.web.account.second_factor.SecondFactorRequired",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "upheld.web.onion.OnionLocation",
    "upheld.web.keys_first.KeysFirst",
]

_SQLITE = {
    # Without IMMEDIATE, four writers got 5,796 "database is locked" against 500 successes.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
_VOLATILE = {**_SQLITE, "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"}
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", "") or f"sqlite:///{VAR / 'upheld.sqlite3'}",
        conn_max_age=60,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = dict(_SQLITE)
    # Unlocked sessions stand in a file of their own, which no backup takes. On
    # PostgreSQL they are an UNLOGGED table instead (vault/migrations). Both forget them when
    # the power fails, so nobody waits until one has reached the disk.
    DATABASES["volatile"] = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(VAR / "volatile.sqlite3"),
        "CONN_MAX_AGE": 60,
        "OPTIONS": _VOLATILE,
    }
DATABASE_ROUTERS = ["upheld.project.routers.Volatile"]
CACHES = {
    # Limits on attempts must hold across processes, so the count stands in the database.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "attempts",
    }
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [SOURCE / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "upheld.project.jinja.environment",
            "undefined": StrictInOurOwnPages,
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "upheld.web.shell.shell",
            ],
        },
    }
]
FORM_RENDERER = "upheld.web.forms.GovukRenderer"

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [SOURCE / "web" / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "upheld.project.storage.Static"},
}
# Django would spool a larger file to disk in the clear. Ours seals each while it arrives.
FILE_UPLOAD_HANDLERS = ["upheld.web.uploads.Seals"]
_MEGABYTE = 1024 * 1024
UPHELD_LARGEST_FILE = int(os.environ.get("UPHELD_LARGEST_FILE", "200")) * _MEGABYTE
UPHELD_ALL_FILES = int(os.environ.get("UPHELD_ALL_FILES", "500")) * _MEGABYTE
UPHELD_MOST_FILES = int(os.environ.get("UPHELD_MOST_FILES", "10"))
UPHELD_KEEP_FREE = int(os.environ.get("UPHELD_KEEP_FREE", "1024")) * _MEGABYTE
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_ADAPTER = "upheld.project.accounts.Accounts"
ACCOUNT_FORMS = {
    "login": "upheld.web.account.forms.SignIn",
    "reauthenticate": "upheld.web.account.forms.ConfirmPassword",
    "change_password": "upheld.web.account.forms.ChangePassword",
}
# Counted by account, never by address: no address is kept, and behind a proxy all are one.
# Each attempt to unlock costs 64 MiB for a moment.
ACCOUNT_RATE_LIMITS = {"login": "", "login_failed": "5/5m/key", "unlock": "5/5m/user"}
MFA_ADAPTER = "upheld.project.accounts.SecondFactors"
MFA_FORMS = {
    "authenticate": "upheld.web.account.forms.EnterCode",
    "reauthenticate": "upheld.web.account.forms.ConfirmCode",
    "activate_totp": "upheld.web.account.forms.SetUpCode",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# What goes out by mail, and when, is in `upheld.jobs.mail`.
UPHELD_MAIL_HOST = EMAIL_HOST = os.environ.get("UPHELD_MAIL_HOST", "")
UPHELD_MAIL_TLS = os.environ.get("UPHELD_MAIL_TLS", "starttls")
UPHELD_NOTICE_HOUR = int(os.environ.get("UPHELD_NOTICE_HOUR", "8"))
UPHELD_DUTY_TEST_DAYS = int(os.environ.get("UPHELD_DUTY_TEST_DAYS", "92"))
UPHELD_SITE = os.environ.get("UPHELD_SITE", f"https://{ALLOWED_HOSTS[0]}/")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
EMAIL_PORT = int(os.environ.get("UPHELD_MAIL_PORT", "587"))
EMAIL_USE_TLS = UPHELD_MAIL_TLS == "starttls"
EMAIL_USE_SSL = UPHELD_MAIL_TLS == "tls"
EMAIL_HOST_USER = os.environ.get("UPHELD_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("UPHELD_MAIL_PASSWORD", "")
EMAIL_TIMEOUT = 20  # seconds: a server that hangs must not hold the next minute up
DEFAULT_FROM_EMAIL = os.environ.get("UPHELD_MAIL_FROM", f"no-answer@{ALLOWED_HOSTS[0]}")

SECURE_SSL_REDIRECT = False
SECURE_CONTENT_TYPE_NOSNIFF = True
# `no-referrer` would make browsers send `Origin: null`, which the CSRF check refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_NAME = "__Host-visit" if HTTPS else "visit"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-form" if HTTPS else "form"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
UPHELD_ONION = os.environ.get("UPHELD_ONION", "")
LANGUAGE_COOKIE_NAME = "__Host-language" if HTTPS else "language"
LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "upheld.web.errors.form_not_accepted"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb")
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"places": {"()": "upheld.project.reports.PlacesAlone"}},
    "filters": {"missing": {"()": "upheld.project.reports.NoMissingPages"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "places",
            "filters": ["missing"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
# No form value, cookie or local variable reaches an error report.
DEFAULT_EXCEPTION_REPORTER_FILTER = "upheld.project.reports.NothingPersonal"
