"""The people of the house on the site of the browser tests, each already signed in: prints the key of their session."""

import json

import django


def session_of(user) -> str:
    """The key of a new session of this person, past the password."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    kept = SessionStore()
    kept[SESSION_KEY] = str(user.pk)
    kept[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    kept[HASH_SESSION_KEY] = user.get_session_auth_hash()
    kept.save()
    return kept.session_key


def make() -> dict[str, str]:
    """The national editor, the editor of the example municipality and a translator of Turkish, by name."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from content.editing.roles import NATIONAL, ensure_language_role, ensure_local_role, ensure_roles
    from content.pages.models import ReaderPage
    from trajectory.actors.models import Municipality

    ensure_roles()
    example = "voorbeeldgemeente"
    section = ReaderPage.objects.get(slug=example, locale__language_code="nl")
    roles = {
        "daan": (Group.objects.get(name=NATIONAL), []),
        "bert": (ensure_local_role(Municipality.objects.get(slug=example), section), []),
        "elif": (ensure_language_role("tr"), ["tr"]),
    }
    keys = {}
    for name, (group, languages) in roles.items():
        user = get_user_model().objects.create_user(name, f"{name}@example.org", languages=languages)
        user.groups.add(group)
        keys[name] = session_of(user)
    return keys


if __name__ == "__main__":
    django.setup()
    print(json.dumps(make()))
