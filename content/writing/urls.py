"""Addresses of the writers' desk, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from content.writing import views

show_help = require_admin_access(views.show_help)

urlpatterns = [
    path("", require_admin_access(views.show_report), name="writing-report"),
    path("tekst/", require_admin_access(views.look_at_text), name="writing-text"),
    path("pagina/<int:pk>/", show_help, {"kind": "page"}, name="writing-page"),
    path("moment/<int:pk>/", show_help, {"kind": "moment"}, name="writing-moment"),
    path("vraag/<int:pk>/", show_help, {"kind": "question"}, name="writing-question"),
    path("woord/<int:pk>/", show_help, {"kind": "term"}, name="writing-term"),
]
