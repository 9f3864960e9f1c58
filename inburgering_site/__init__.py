"""The gate of the site: settings, languages, headers and addresses; it knows every room and no room knows it."""
