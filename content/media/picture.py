"""What happens to a picture that an editor adds. Wagtail finds the form by name: its forms need the models first."""

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from wagtail.images.forms import BaseImageForm

from content.media.bare import bare


class PictureForm(BaseImageForm):
    """Keeps of a new picture only what is to be seen; Wagtail would hand on what the camera wrote, place included."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("tags", None)  # one list for all municipalities: it would tell what others work on

    def clean(self) -> dict:
        data = super().clean()
        file = data.get("file")
        if file and "file" in self.changed_data:
            try:
                data["file"] = ContentFile(bare(file), file.name)
            except OSError:
                self.add_error("file", _("This picture is broken or not whole."))
        return data
