"""Addresses of testers; each link is known to whoever got it, and to nobody else."""

from django.urls import path

from content.panel import views

urlpatterns = [
    path("bedankt/", views.thank, name="panel-thanks"),
    path("<str:token>/", views.show_test, name="panel-test"),
]
