"""How shapes are called in the OpenAPI document."""

from drf_spectacular.openapi import AutoSchema


class NamedSchema(AutoSchema):
    """The description of an address; a TextShape is a Text to who reads it."""

    def get_serializer_name(self, serializer, direction: str) -> str:
        return super().get_serializer_name(serializer, direction).removesuffix("Shape")

    def _get_format_parameters(self) -> list:
        """None: the Accept header chooses, and `format` is a parameter that does not exist."""
        return []
