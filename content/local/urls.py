"""Addresses of a municipality's own part, inside the admin."""

from django.urls import path

from content.local import desks, notes, views

urlpatterns = [
    path("mijn-gemeente/", views.show_mine, name="local-part"),
    path("gemeente/<slug:slug>/", views.show_overview, name="local-overview"),
    path("gemeente/<slug:slug>/klopt-nog/", views.confirm_parts, name="local-confirm"),
    path("gemeente/<slug:slug>/loket/", desks.add_contact, name="local-contact-add"),
    path("gemeente/<slug:slug>/loket/<int:pk>/", desks.change_contact, name="local-contact-change"),
    path("gemeente/<slug:slug>/loket/<int:pk>/weg/", desks.remove_contact, name="local-contact-remove"),
    path("gemeente/<slug:slug>/momenten/", notes.choose_moment, name="local-note-choose"),
    path("gemeente/<slug:slug>/momenten/<slug:code>/<slug:kind>/", notes.add_note, name="local-note-add"),
    path("gemeente/<slug:slug>/aanvulling/<int:pk>/", notes.change_note, name="local-note-change"),
    path("gemeente/<slug:slug>/aanvulling/<int:pk>/weg/", notes.remove_note, name="local-note-remove"),
    path("gemeente/<slug:slug>/aanvulling/<int:pk>/verschil/", notes.compare_note, name="local-note-compare"),
    path("gemeente/<slug:slug>/pagina/", views.add_page, name="local-page-add"),
]
