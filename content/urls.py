"""Index of the rooms' addresses for editors; it holds nothing else."""

from django.urls import include, path

urlpatterns = [path("vertalen/", include("content.translation.urls"))]
