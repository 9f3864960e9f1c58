"""Addresses of the translators' desk, inside the admin."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from wagtail.admin.auth import require_admin_access

from content.translation import views
from content.translation.exchange.views import export, files

urlpatterns = [
    path("", require_admin_access(views.desk), name="translation-desk"),
    path("overzicht/", require_admin_access(views.matrix), name="translation-matrix"),
    path("<str:code>/", require_admin_access(views.desk), name="translation-desk"),
    # Exempt: that check reads all that is sent. The view makes it, once it knows that this is not too much.
    path("<str:code>/bestanden/", csrf_exempt(require_admin_access(files)), name="translation-files"),
    path("<str:code>/bestanden/uit/", require_admin_access(export), name="translation-export"),
    path("<str:code>/<str:kind>/<str:key>/", require_admin_access(views.translate), name="translation-edit"),
    path("<str:code>/<str:kind>/<str:key>/voorstel/", require_admin_access(views.suggest), name="translation-suggest"),
]
