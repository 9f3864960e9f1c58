"""Index of the rooms' addresses; it holds nothing else."""

from django.urls import include, path

urlpatterns = [
    path("klantreis/", include("trajectory.sharing.urls")),
    path("klantreis/", include("trajectory.journey.urls")),
    path("mijn-traject/", include("trajectory.plan.urls")),
    path("moet-ik-inburgeren/", include("trajectory.decision.urls")),
]
