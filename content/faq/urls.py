"""The addresses of the questions, the same in every language."""

from django.urls import path

from content.faq import views

urlpatterns = [
    path("", views.show_questions, name="questions"),
    path("<slug:question>/", views.show_question, name="question"),
]
