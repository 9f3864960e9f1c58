"""Addresses of the overview, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from content.overview import history, views

urlpatterns = [
    path("overzicht/te-doen/", require_admin_access(views.show_todo), name="overview-todo"),
    path("overzicht/dekking/", require_admin_access(views.show_coverage), name="overview-coverage"),
    path("overzicht/achterstallig/", require_admin_access(views.show_overdue), name="overview-overdue"),
    path("overzicht/geschiedenis/", require_admin_access(history.show_history), name="overview-history"),
    path("lees-als/", require_admin_access(views.read_as), name="read-as"),
    path("lees-als/venster/", require_admin_access(views.read_as_window), name="read-as-window"),
]
