"""Django's settings: one file, from the environment. ``docs/operating.md`` lists every SEJUK_ name."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from sejuk.config import env

HOME = env.home()
DEBUG = env.flag("SEJUK_DEBUG", default=False)
SECRET_KEY = env.text("SEJUK_SECRET_KEY") or env.secret(HOME, "secret_key")
# Locks the private keys of phones and units. Always a file of the data folder, so that each backup can read what it holds.
KEY_SECRET = env.secret(HOME, "key_secret")
ALLOWED_HOSTS = env.names("SEJUK_HOSTS", "localhost,127.0.0.1,[::1]")
HTTPS = env.flag("SEJUK_HTTPS", default=False)
CSRF_TRUSTED_ORIGINS = env.names("SEJUK_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_tasks",
    "django_tasks_db",
    "sejuk.journal",
    "sejuk.org",
    "sejuk.briefing",
    "sejuk.activities",
    "sejuk.insight",
    "sejuk.press",
    "sejuk.sync",
    "sejuk.web",
    "sejuk.config",
]
MIDDLEWARE = [
    "sejuk.web.middleware.behind_proxy",
    "sejuk.web.middleware.request_log",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sejuk.web.middleware.plain",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sejuk.web.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sejuk.web.middleware.asker",
    "sejuk.web.middleware.problems",
]
ROOT_URLCONF = "sejuk.config.urls"
WSGI_APPLICATION = "sejuk.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "sejuk.web.context.shared",
            ],
            "builtins": ["sejuk.web.templatetags.sejuk"],
        },
    }
]

DATABASES = {"default": env.database(env.text("SEJUK_DATABASE_URL"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "org.Officer"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "sejuk.org.hashers.ModestArgon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/sign-in/"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "sejuk.web.views.errors.csrf_failed"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if env.flag("SEJUK_HSTS", default=HTTPS) else 0
BEHIND_PROXY = env.flag("SEJUK_BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
# Who must set up six digits before anything else: nobody, who reads words or manages, or everybody.
SECOND_FACTOR = env.choice("SEJUK_SECOND_FACTOR", "leads", ("optional", "leads", "all"))
# A body of which nothing more comes for so long is given up.
BODY_SECONDS = env.number("SEJUK_BODY_SECONDS", 30, most=600)
# So long it is known who opened whose records.
READS_DAYS = env.days("SEJUK_READS_DAYS", 365)
# A phone without contact locks what it stores after so long, and its token ends after so long.
PHONE_LOCK_DAYS = env.days("SEJUK_PHONE_LOCK_DAYS", 7)
PHONE_TOKEN_DAYS = env.days("SEJUK_PHONE_TOKEN_DAYS", 180)
# The largest body is a photo; the push and upload doors hold their own, lower limits.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [str(Path(__file__).parent.parent / "locale")]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = str(HOME / "static")
WHITENOISE_ROOT = str(Path(__file__).parent.parent / "web" / "dist")
WHITENOISE_INDEX_FILE = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:  # noqa: N802 - the setting's name
    """The client's build puts a hash into the names under assets/, so these never change."""
    del path
    return url.startswith("/field/assets/")


def WHITENOISE_ADD_HEADERS_FUNCTION(headers: dict[str, str], path: str, url: str) -> None:  # noqa: N802 - the setting's name
    """The app's shell and its worker are asked for again each time, so that an update is noticed."""
    del path
    if url in ("/field/", "/field/index.html", "/field/sw.js"):
        headers["Cache-Control"] = "no-cache"


STORAGES = {
    "default": env.store(HOME / "photos"),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "sejuk.config.logs.formatter"}},
    "filters": {"routes": {"()": "sejuk.config.logs.Routes"}},
    "handlers": {
        "err": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["routes"]},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["err"], "level": env.text("SEJUK_LOG", "INFO")},
    "loggers": {
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "ERROR"},
        "django.request": {"level": "ERROR"},
        # Whoever scans the internet names any host; the request's own line says that it was refused.
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        "django.server": {"level": "WARNING"},
    },
}
TEST_RUNNER = "django.test.runner.DiscoverRunner"
