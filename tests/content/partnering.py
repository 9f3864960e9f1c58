"""Partners that only the tests have."""


def limited_partner():
    """A school that may show our pages on its own domain only."""
    from content.partners.models import Partner

    return Partner.objects.create(
        code="voorbeeldschool", name="Voorbeeldschool", status="active", domains="school.example", limited=True
    )
