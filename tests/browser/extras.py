"""What only the browser tests have on their site: a page with all media, and a partner with a domain of its own."""

import django


def make() -> None:
    """Put them into the database."""
    from tests.content.media import page_with_media  # needs the apps
    from tests.content.partnering import limited_partner

    page_with_media()
    limited_partner()


if __name__ == "__main__":
    django.setup()
    make()
