"""The addresses of the glossary and of one term, the same in every language."""

from django.urls import path

from content.glossary import views

urlpatterns = [
    path("", views.show_terms, name="terms"),
    path("<slug:term>/", views.show_term, name="term"),
]
