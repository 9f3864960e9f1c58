"""Addresses of the PDF sheets, beside the pages they are drawn from."""

from django.urls import path

from trajectory.sharing import views

urlpatterns = [
    path("poster.pdf", views.journey_poster, name="journey-poster"),
    path("<str:code>/blad.pdf", views.moment_sheet, name="moment-sheet"),
]
