"""Addresses of the journey, the same Dutch words in every language."""

from django.urls import path

from trajectory.journey import views

urlpatterns = [
    path("", views.show_journey, name="journey"),
    path("vergelijk/", views.show_comparison, name="journey-compare"),
    path("lokaal/<slug:place>/<slug:name>/", views.show_extra, name="local-moment"),
    path("<str:code>/", views.show_moment, name="journey-moment"),
]
