"""What only the browser tests have on their site: a page with all media, and a partner with a domain of its own."""

import django

django.setup()

from tests.content.media import page_with_media  # noqa: E402
from tests.content.partnering import limited_partner  # noqa: E402

page_with_media()
limited_partner()
