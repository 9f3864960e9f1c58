"""Index of the rooms' addresses; it holds nothing else."""

from django.urls import include, path

from trajectory.sharing.open_data import show_open_data

urlpatterns = [
    path("klantreis/", include("trajectory.sharing.urls")),
    path("klantreis/", include("trajectory.journey.urls")),
    path("mijn-traject/", include("trajectory.plan.urls")),
    path("open-data/", show_open_data, name="open-data"),
    path("moet-ik-inburgeren/", include("trajectory.decision.urls")),
]
