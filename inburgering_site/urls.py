"""Every address of the site, in two lists: for readers (a language in front) and for editors."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from content.pages.places import show_municipality, show_places
from content.pages.views import show_page
from content.partners import oembed
from content.partners.views import show_partners, show_theme
from content.sharing.guide import Guide
from inburgering_site import views

private = [
    path("admin/", include("content.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]

public = [
    path("", views.choose_language, name="choose-language"),
    path("health/", views.health, name="health"),
    path("data/", include("trajectory.sharing.data_urls")),
    path("robots.txt", views.robots, name="robots"),
    path("embed/theme/<slug:code>.<slug:digest>.css", show_theme, name="theme"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("oembed", oembed.provide, name="oembed"),
    path("api/v1", Guide.as_view()),
    path("api/v1/", include("content.sharing.urls")),
]

in_every_language = i18n_patterns(
    path("", include("trajectory.urls")),
    path("gemeente/", show_places, name="municipalities"),
    path("gemeente/<slug:name>/", show_municipality, name="municipality"),
    path("vragen/", include("content.faq.urls")),
    path("woorden/", include("content.glossary.urls")),
    path("partners/", show_partners, name="partners"),
    path("zoeken/", include("content.search.urls")),
    path("lezerstest/", include("content.panel.urls")),
    re_path(r"^((?:[a-z0-9-]+/)*)$", show_page, name="wagtail_serve"),
    prefix_default_language=True,
)

urlpatterns = [*private, *public, *in_every_language]

handler400 = "inburgering_site.errors.bad_request"
handler403 = "inburgering_site.errors.denied"
handler404 = "inburgering_site.errors.not_found"
handler500 = "inburgering_site.errors.server_error"
