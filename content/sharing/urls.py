"""The addresses of the whole API below its version, without a slash at the end."""

from django.urls import include, path, re_path

from content.sharing import document, guide, pages, questions, terms
from trajectory.sharing.api.resource import Nowhere

urlpatterns = [
    path("", guide.Guide.as_view(), name="api"),
    path("openapi.json", document.OpenApi.as_view(), name="api-document"),
    path("", include("trajectory.sharing.api.urls")),
    path("terms", terms.Terms.as_view(), name="api-terms"),
    path("terms/<str:id>", terms.Term.as_view(), name="api-term"),
    path("questions", questions.Questions.as_view(), name="api-questions"),
    path("questions/<str:id>", questions.OneQuestion.as_view(), name="api-question"),
    path("pages", pages.Pages.as_view(), name="api-pages"),
    path("pages/<str:id>", pages.OnePage.as_view(), name="api-page"),
    re_path("", Nowhere.as_view(), name="api-nowhere"),
]
