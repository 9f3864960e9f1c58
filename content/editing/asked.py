"""What an editor asks of the admin, without the signs that a database cannot look for."""

from django.http import QueryDict

from content.editing.guard import DOORS

SEARCH = "q"  # the name of every search box of the admin
LONGEST = 300  # signs to search for; SQLite takes no thousand words at once


def plainly(asked: QueryDict) -> QueryDict:
    """The same question without zero bytes, which PostgreSQL refuses; its words without quotes, and not without end.

    The search of Wagtail on SQLite takes a quote for the beginning of a word and breaks (wagtail issue 13227).
    """
    plain = asked.copy()
    for name, values in asked.lists():
        kept = [value.replace("\0", "") for value in values]
        plain.setlist(name, [value[:LONGEST].replace('"', " ") for value in kept] if name == SEARCH else kept)
    return plain


def plain_questions(get_response):
    """Middleware: every search box and list of the admin gets a question that every database understands."""

    def middleware(request):
        if request.GET and request.path_info.startswith(DOORS):
            request.GET = plainly(request.GET)
        return get_response(request)

    return middleware
