"""Addresses of the journey in the API: plural nouns, no slash at the end."""

from django.urls import path

from trajectory.sharing.api import changes, facts, journey, moments, nouns, places

urlpatterns = [
    path("journey", journey.TheJourney.as_view(), name="api-journey"),
    path("moments", moments.Moments.as_view(), name="api-moments"),
    path("moments/<str:id>", moments.OneMoment.as_view(), name="api-moment"),
    path("organisations", nouns.Organisations.as_view(), name="api-organisations"),
    path("organisations/<str:id>", nouns.Organisation.as_view(), name="api-organisation"),
    path("groups", nouns.Groups.as_view(), name="api-groups"),
    path("groups/<str:id>", nouns.Group.as_view(), name="api-group"),
    path("routes", nouns.Routes.as_view(), name="api-routes"),
    path("routes/<str:id>", nouns.Route.as_view(), name="api-route"),
    path("phases", nouns.Phases.as_view(), name="api-phases"),
    path("phases/<str:id>", nouns.Phase.as_view(), name="api-phase"),
    path("laws", nouns.Laws.as_view(), name="api-laws"),
    path("laws/<str:id>", nouns.Law.as_view(), name="api-law"),
    path("municipalities", places.Municipalities.as_view(), name="api-municipalities"),
    path("municipalities/<str:id>", places.Municipality.as_view(), name="api-municipality"),
    path("facts", facts.Facts.as_view(), name="api-facts"),
    path("facts/<str:id>", facts.OneFact.as_view(), name="api-fact"),
    path("changes", changes.Changes.as_view(), name="api-changes"),
    path("changes/<str:id>", changes.Change.as_view(), name="api-change"),
    path("languages", nouns.Languages.as_view(), name="api-languages"),
    path("languages/<str:id>", nouns.Language.as_view(), name="api-language"),
]
