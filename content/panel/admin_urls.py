"""Addresses of tests with readers, inside the admin."""

from django.urls import path

from content.panel import screens

urlpatterns = [
    path("lezerstest/", screens.show_rounds, name="panel-rounds"),
    path("lezerstest/nieuw/", screens.make_round, name="panel-new"),
    path("lezerstest/<int:number>/", screens.show_round, name="panel-round"),
    path("lezerstest/<int:number>/doen/", screens.act, name="panel-act"),
]
