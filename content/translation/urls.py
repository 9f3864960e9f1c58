"""Addresses of the translators' desk, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from content.translation import views

urlpatterns = [
    path("", require_admin_access(views.desk), name="translation-desk"),
    path("overzicht/", require_admin_access(views.matrix), name="translation-matrix"),
    path("<str:code>/", require_admin_access(views.desk), name="translation-desk"),
    path("<str:code>/<str:kind>/<str:key>/", require_admin_access(views.translate), name="translation-edit"),
    path("<str:code>/<str:kind>/<str:key>/voorstel/", require_admin_access(views.suggest), name="translation-suggest"),
]
