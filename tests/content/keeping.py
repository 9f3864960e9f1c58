"""What a municipal editor does on the screens of her own part."""

from django.urls import reverse

from tests.trajectory.reading import read, values_of
from trajectory.actors.models import ContactPoint, Municipality
from trajectory.journey.local import LocalAddition
from trajectory.journey.moment import ContactMoment


def screen(name: str, *where: object, slug: str = "utrecht") -> str:
    """The address of a screen of a municipality."""
    return reverse(f"local-{name}", args=[slug, *where])


def opened(client, address: str, taal: str = "") -> dict[str, list[str]]:
    """What the form of this screen holds when it is opened."""
    page = client.get(f"{address}?taal={taal}" if taal else address)
    assert page.status_code == 200, address
    return values_of(read(page).find("input", attrs={"name": "seen"}).find_parent("form"))


def press(client, address: str, form: dict, *, action: str = "live", taal: str = "", **typed: str | list[str]):
    """Type into an opened form and press a button."""
    given = {name: [text] if isinstance(text, str) else text for name, text in typed.items()}
    return client.post(f"{address}?taal={taal}" if taal else address, form | given | {"action": action})


def write(client, address: str, *, action: str = "live", taal: str = "", **typed):
    """Open a form, type and press a button."""
    return press(client, address, opened(client, address, taal), action=action, taal=taal, **typed)


def desk(slug: str, **fields) -> ContactPoint:
    """A desk that stands on the site."""
    given = {"role_nl": "Loket Inburgering", "phone": "14 030", "live": True} | fields
    return ContactPoint.objects.create(municipality=Municipality.objects.get(slug=slug), **given)


def note(slug: str, moment: str = "M02", **fields) -> LocalAddition:
    """A note that stands on the site beside the national text of today."""
    given = {"kind": "note", "code": "bel", "summary_nl": "Bel eerst het loket.", "live": True} | fields
    addition = LocalAddition(
        municipality=Municipality.objects.get(slug=slug), moment=ContactMoment.objects.get(code=moment), **given
    )
    addition.clean()
    addition.save()
    return addition


def national_change(code: str = "M02", **texts: str) -> None:
    """The national editors publish another text of a moment."""
    moment = ContactMoment.objects.get(code=code)
    for name, text in texts.items():
        setattr(moment, name, text)
    moment.save_revision().publish()
