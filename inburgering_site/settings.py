"""All settings, read from the environment; production is the default and every value has a safe one."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.conf import global_settings, locale
from django.core.exceptions import ImproperlyConfigured

from inburgering_site import accesslog, languages, machines, mail, policies

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var")
TESTING = "pytest" in sys.modules


def wrong(name: str, why: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"Setting {name}: {why}")


def read_bool(name: str, default: bool) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value in {"", "1", "true", "yes", "0", "false", "no"}:
        return default if not value else value in {"1", "true", "yes"}
    raise wrong(name, f"is {value!r}; set it to 1 or 0, for example {name}=1")


def read_site_url() -> str:
    value = os.environ.get("SITE_URL", "http://localhost:8000").rstrip("/")
    try:
        parts = urlsplit(value)
        good = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # half an IPv6 address, or a port that is no number
        good = False
    if not good or parts.path or parts.query or parts.fragment or parts.username:
        raise wrong("SITE_URL", f"is {value!r}; set it to scheme and host, for example SITE_URL=https://example.org")
    return value


def read_secret_key() -> str:
    value = os.environ.get("SECRET_KEY", "")
    if TESTING:
        return value or "only-for-tests-" + "x" * 50
    if len(value) < 50:
        raise wrong(
            "SECRET_KEY",
            "needs 50 or more random characters; set SECRET_KEY in the environment (make demo does)",
        )
    return value


def read_database() -> dict:
    url = os.environ.get("DATABASE_URL", "")
    if not url or url.startswith("sqlite:///"):
        name = url.removeprefix("sqlite:///") or str(VAR_DIR / "site.sqlite3")
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            # IMMEDIATE: concurrent writers wait instead of failing; FULL: a power cut loses no acknowledged write.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    try:
        if url.startswith(("postgres://", "postgresql://")):
            return dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    except ValueError:
        pass  # said below, without the password that may stand in it
    raise wrong("DATABASE_URL", "set it to postgresql://user:password@host/name, or to sqlite:///path of a file")


SECRET_KEY = read_secret_key()
DEBUG = read_bool("DEBUG", False)
SITE_URL = read_site_url()
SECURE = SITE_URL.startswith("https://")
_host = urlsplit(SITE_URL).hostname or "localhost"
_local = ["localhost", "127.0.0.1", "[::1]"] if _host in {"localhost", "127.0.0.1", "::1"} else []
ALLOWED_HOSTS = list(dict.fromkeys([_host, *_local, *os.environ.get("ALLOWED_HOSTS", "").split()]))
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "inburgering_site.errors.csrf_failed"

# Who publishes this site; empty means: a demonstration, not an official government site.
_publisher = ("PUBLISHER_NAME", "PUBLISHER_ADDRESS", "PUBLISHER_EMAIL")
PUBLISHER_NAME, PUBLISHER_ADDRESS, PUBLISHER_EMAIL = (os.environ.get(name, "") for name in _publisher)

INSTALLED_APPS = [
    "inburgering_site",
    "content",
    "trajectory",
    "wagtail_localize",
    "wagtail_localize.locales",
    "modeltranslation",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "inburgering_site.accesslog.access_log",
    "inburgering_site.embedding.embedded",
    "django.middleware.security.SecurityMiddleware",
    "inburgering_site.uploads.SiteFiles",
    "django.middleware.gzip.GZipMiddleware",
    "inburgering_site.headers.site_headers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "inburgering_site.headers.admin_nonce",
    "inburgering_site.headers.read_only",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "inburgering_site.language.language_of_address",
    "inburgering_site.posts.from_our_own_pages",
    "inburgering_site.framing.only_slices",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "content.editing.asked.plain_questions",
    "content.editing.guard.admin_guard",
    "content.editing.guard.one_transaction",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "inburgering_site.urls"
WSGI_APPLICATION = "inburgering_site.wsgi.application"
DATABASES = {"default": read_database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "content.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "inburgering_site.frame.frame",
            ],
        },
    },
]

# Sheets of paper (PDF) are kept in a folder that all workers share; their keys are fingerprints of what is on them.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "sheets": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "sheets",
        "TIMEOUT": 7 * 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}
if TESTING:
    CACHES["sheets"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "sheets"}

# Languages: one list, in inburgering_site/languages.py
languages.teach_django(locale.LANG_INFO)
LANGUAGE_CODE = languages.SOURCE
LANGUAGES = [(language.code, language.name) for language in languages.PUBLIC]
LANGUAGES_BIDI = [*global_settings.LANGUAGES_BIDI, *(lang.code for lang in languages.PUBLIC if lang.bidi)]
SITE_LANGUAGES = languages.BY_CODE
BRIDGE_LANGUAGE = languages.BRIDGE
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a page goes live when it is translated, not when it is sent
MODELTRANSLATION_DEFAULT_LANGUAGE = languages.SOURCE
MODELTRANSLATION_LANGUAGES = (*languages.BY_CODE, *languages.RESERVE)
MODELTRANSLATION_TRANSLATION_FILES = ("content.glossary.translation", "content.faq.translation")
MODELTRANSLATION_FALLBACK_LANGUAGES = (languages.SOURCE,)
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "test" / "media" if TESTING else VAR_DIR / "media"
_hashed = "inburgering_site.styles.StyleStorage"
_plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _plain if DEBUG or TESTING else _hashed},
}
WHITENOISE_USE_FINDERS = DEBUG or TESTING
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

# Logging in
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "inburgering_site.errors.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "inburgering_site.headers.address_of_visitor"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
LOGIN_URL = "wagtailadmin_login"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = ("__Host-session", "__Host-csrf") if SECURE else ("session", "csrf")

# The API (trajectory/sharing/api) says all else itself
REST_FRAMEWORK = {"DEFAULT_SCHEMA_CLASS": "trajectory.sharing.api.named.NamedSchema"}
SPECTACULAR_SETTINGS = {"OAS_VERSION": "3.1.0", "SCHEMA_PATH_PREFIX": "/"}
SPECTACULAR_SETTINGS |= {"POSTPROCESSING_HOOKS": [], "ENUM_GENERATE_CHOICE_DESCRIPTION": False}

# Headers
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 63072000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
BEHIND_PROXY = read_bool("BEHIND_PROXY", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# The server and its guard ask over plain http whether the site is well.
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY, ADMIN_SECURITY_POLICY = policies.READERS, policies.EDITORS

# Inside the pages of partners
EMBED_UNREGISTERED = read_bool("EMBED_UNREGISTERED", True)  # whether everybody may, or only registered partners
EMBED_VERSION = 1  # of the snippet that partners paste; an older one is named in the report

# Wagtail
WAGTAIL_SITE_NAME = "Inburgering in beeld"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
WAGTAIL_FINISH_WORKFLOW_ACTION = "content.review.finish.publish_approved"  # who approves need not be who publishes
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h3", "bold", "italic", "ol", "ul", "link"]},
    }
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILEMBEDS_FINDERS = []
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = ""  # it would name the drafts of other municipalities
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000  # a larger picture would stop the server for a second at each size
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "content.media.picture.PictureForm"
WAGTAILDOCS_DOCUMENT_MODEL = "content.ReaderDocument"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt"]
WAGTAILDOCS_SERVE_METHOD = "direct"  # inburgering_site/uploads.py serves them, with no session and in parts
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # and of an invitation
globals().update(mail.read(os.environ, VAR_DIR) | machines.read(os.environ))  # EMAIL_*, MAIL_MISSING, a translator
LOGGING = accesslog.LOGGING
