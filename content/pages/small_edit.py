"""A form on which an editor says that only spelling or style changed."""


class AsksSmallEdit:
    """Each edit is asked anew; a draft that holds a larger change stays a larger change until it is published."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "small_edit" in self.fields:
            self.initial["small_edit"] = False

    def clean(self) -> dict:
        data = super().clean()
        if self.instance.has_unpublished_changes and not self.instance.small_edit:
            data["small_edit"] = False
        return data
