"""Places in the menus of the admin."""

from wagtail.admin.menu import MenuItem


class NationalMenuItem(MenuItem):
    """A place that only national editors see."""

    def is_shown(self, request) -> bool:
        return request.user.has_perm("content.edit_nationally")
