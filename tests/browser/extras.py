"""What only the browser tests have on their site: all media, a partner with a domain, a link for a tester."""

import django

TOKEN = "only-for-the-browser-tests-"


def make() -> None:
    """Put them into the database."""
    from tests.content.media import page_with_media  # needs the apps
    from tests.content.partnering import limited_partner

    page_with_media()
    limited_partner()
    link_for_testers()


def link_for_testers() -> None:
    """A round about M06 whose links are the same in each run, TOKEN and the language; and M07 as it was tested."""
    from content.panel.actions import close, digest_of, tell_readers
    from tests.content.paneling import found_round

    for tongue in found_round("nl", "ar", "ti").tongues.all():
        tongue.digest = digest_of(TOKEN + tongue.language)
        tongue.save()
    tested = found_round("nl", "ar", "ti", moment="M07")
    tested.tongues.update(readers=5, last_on=tested.made_on)
    close(made=tested, closed_by=None)
    said = {"nl": "Wat is een module?", "ar": "ما هي الوحدة؟"}
    tell_readers(made=tested, shown=True, said=said, changed={"nl": "Dat leggen wij nu uit."}, told_by=None)


if __name__ == "__main__":
    django.setup()
    make()
