"""Index of the rooms' addresses for editors; it holds nothing else."""

urlpatterns = []
