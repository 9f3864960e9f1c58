"""What changed in each version as a feed to subscribe to (Atom, RFC 4287)."""

from datetime import datetime

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, override

from trajectory.sharing.changes import SPOKEN
from trajectory.sharing.dataset import TITLE

MOST = 200  # sentences of one version; the file of changes has them all


class _Feed(Atom1Feed):
    """Every entry says in which language it is written."""

    def item_attributes(self, item: dict) -> dict:
        return {"xml:lang": item["language"]}


def write_atom(versions: list[dict], *, address: str, page: str, author: str, tag: str) -> bytes:
    """The versions, as `read_changes` gives them, with two entries each: in Dutch and in English.

    `address` is where the feed is, `page` explains it in Dutch, `tag` begins the ids, which never change.
    """
    feed = _Feed(
        title=TITLE["nl"],
        link=page,
        description=TITLE["en"],
        language="nl",
        feed_url=address,
        feed_guid=tag,
        author_name=author,
    )
    for version in versions:
        when = datetime.fromisoformat(version["published_at"])
        for code in SPOKEN:
            with override(code):
                number = gettext("Version %(number)s") % {"number": version["version"]}
            sentences = [(change["sentence"][code],) for change in version["changes"][:MOST]]
            feed.add_item(
                title=f"{TITLE[code]}: {number}",
                link=page.replace("/nl/", f"/{code}/") + f"#v{version['version']}",
                description=format_html(
                    "<p>{}</p><ul>{}</ul>", version["why"][code], format_html_join("", "<li>{}</li>", sentences)
                ),
                unique_id=f"{tag}:{version['version']}:{code}",
                pubdate=when,
                updateddate=when,
                language=code,
            )
    return feed.writeString("utf-8").encode()
