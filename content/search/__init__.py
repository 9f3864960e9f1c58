"""One question in one language: the pages and contact moments that answer it, ranked."""
