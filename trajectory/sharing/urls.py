"""Addresses of the PDF sheets and the list of steps, beside the pages they are drawn from."""

from django.urls import path

from trajectory.sharing import views

urlpatterns = [
    path("poster.pdf", views.journey_poster, name="journey-poster"),
    path("stappen.ics", views.journey_steps, name="journey-steps"),
    path("<str:code>/blad.pdf", views.moment_sheet, name="moment-sheet"),
]
