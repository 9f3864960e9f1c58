"""Addresses of the review screens, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from content.review import bundle_views, views

urlpatterns = [
    path("nakijken/<int:state_id>/", require_admin_access(views.review), name="review"),
    path("bundels/", require_admin_access(bundle_views.show_bundles), name="bundles"),
    path("bundels/nieuw/", require_admin_access(bundle_views.write_bundle), name="bundle-new"),
    path("bundels/<int:pk>/", require_admin_access(bundle_views.show_bundle), name="bundle"),
    path("bundels/<int:pk>/gegevens/", require_admin_access(bundle_views.write_bundle), name="bundle-edit"),
    path("bundels/<int:pk>/toevoegen/", require_admin_access(bundle_views.add_items), name="bundle-add"),
    path("bundels/<int:pk>/doen/", require_admin_access(bundle_views.act), name="bundle-act"),
    path("bundels/<int:pk>/voorbeeld/", require_admin_access(bundle_views.preview), name="bundle-preview"),
    path(
        "bundels/erbij/<int:type_id>/<int:object_id>/",
        require_admin_access(bundle_views.put_in_bundle),
        name="bundle-put",
    ),
]
