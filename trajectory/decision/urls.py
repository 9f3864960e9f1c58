"""The address of the decision tree, the same Dutch words in every language."""

from django.urls import path

from trajectory.decision import views

urlpatterns = [path("", views.show_decision, name="decision")]
