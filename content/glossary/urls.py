"""The address of the glossary, the same in every language."""

from django.urls import path

from content.glossary import views

urlpatterns = [path("", views.show_terms, name="terms")]
