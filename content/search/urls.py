"""The address of search, the same in every language."""

from django.urls import path

from content.search import views

urlpatterns = [path("", views.search, name="search")]
