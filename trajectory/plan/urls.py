"""Addresses of my dates, the same Dutch words in every language."""

from django.urls import path

from trajectory.plan import views

urlpatterns = [
    path("", views.show_plan, name="plan"),
    path("agenda.ics", views.give_calendar, name="plan-calendar"),
]
